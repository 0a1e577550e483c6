"""Who books and how they are spoken to, their own meetings, and the buttons that stand on several screens."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State

from bot.dialogs.states import AppointmentForm
from bot.turn import Turn
from core import schools
from core.appointments import Appointment, AppointmentState, Audience, booking, choosing, owning, saying
from core.appointments.slots import Slot
from core.messages import QuickReply
from core.tips import areas

FORM = AppointmentForm.__name__
LASTS = timedelta(minutes=30)  # what is typed later than this is no answer to a question any more
_OF_TIPS = {
    areas.Audience.PARENTS: Audience.PARENT,
    areas.Audience.TEACHERS: Audience.TEACHER,
    areas.Audience.ADMINISTRATION: Audience.ADMINISTRATION,
}


def role(turn: Turn) -> Audience | None:
    """Who books: as this person has said here, or when they chose their tips."""
    person = turn.person
    if person.role is None and person.audience is not None:
        person.role = _OF_TIPS.get(areas.of(person.audience), Audience.STUDENT).value
    return Audience(person.role) if person.role in set(Audience) else None


def said(turn: Turn, name: str, **args: Any) -> str:
    """A text ``appointments-…`` as it is said to this person; «Сіз» to whoever has not said who they are."""
    return saying.said(turn.text, role(turn) or Audience.PARENT, name, **args)


async def mine(turn: Turn, ref: str) -> Appointment:
    """One of the person's own meetings; from now on it speaks the language they speak.

    Raises:
        NotYours: it belongs to somebody else, or is gone.
    """
    appointment = await turn.run(owning.own, turn.person.appointments, ref)
    appointment.locale = turn.text.locale
    return appointment


async def draft(turn: Turn) -> Appointment:
    """The meeting being chosen, begun at the first choice."""
    found = await turn.run(choosing.draft_of, turn.person.appointments)
    if found is not None:
        found.locale = turn.text.locale
        return found
    begun = await turn.run(
        booking.begin,
        school_id=turn.person.school_id,
        channel=turn.inbound.channel,
        address=turn.inbound.address,
        locale=turn.text.locale,
        audience=role(turn) or Audience.PARENT,
        now=turn.now,
    )
    turn.person.appointments = [*await turn.run(choosing.kept, turn.person.appointments), begun.ref]
    return begun


async def ahead(turn: Turn) -> list[QuickReply]:
    """A button for each of the person's meetings that are still to come."""
    found = await turn.run(owning.open_of, turn.person.appointments, now=turn.now)
    return [QuickReply(await _title(turn, one), f"appointments:show:{one.ref}") for one in found[:6]]


async def _title(turn: Turn, appointment: Appointment) -> str:
    if appointment.starts_at is None:
        return turn.text("appointments-mine.waiting")
    return await when(turn, appointment.starts_at)


async def when(turn: Turn, moment: datetime) -> str:
    """«ср 26.11, 15:00», for a button."""
    school = await turn.run(schools.school, turn.person.school_id)
    return f"{saying.short_day(turn.text, school, moment)}, {saying.clock(school, moment)}"


async def at_length(turn: Turn, moment: datetime) -> str:
    """«сәрсенбі, 26 қараша, 15:00»."""
    school = await turn.run(schools.school, turn.person.school_id)
    return f"{saying.day(turn.text, school, moment)}, {saying.clock(school, moment)}"


async def times(turn: Turn, found: Iterable[Slot], ref: str) -> list[QuickReply]:
    """A button for each of these times, with their days."""
    return [QuickReply(await when(turn, slot.starts_at), to_take(slot, ref)) for slot in found]


def to_take(slot: Slot, ref: str) -> str:
    """What a button of a time sends: for the meeting ``ref`` that moves, or for a new one."""
    return f"appointments:take:{slot.key}:{ref}" if ref else f"appointments:take:{slot.key}"


def way_of(appointment: Appointment | None) -> str:
    """How buttons name the meeting a time is chosen for: a new one needs no name."""
    return "" if appointment is None or appointment.state is AppointmentState.DRAFT else appointment.ref


def act(turn: Turn, name: str, payload: str) -> QuickReply:
    """A button ``appointments-act.…``."""
    return QuickReply(turn.text(f"appointments-act.{name}"), payload)


def to_menu(turn: Turn) -> QuickReply:
    """[Menu]."""
    return turn.button("menu-open.title", "menu:open")


def to_letter(turn: Turn) -> QuickReply:
    """[Write a letter]."""
    return turn.button("appointments-act.letter", "help:start")


async def listen(turn: Turn, state: FSMContext, form: State, ref: str) -> None:
    """What is typed next answers a question about the meeting ``ref``."""
    await state.set_state(form)
    await state.update_data({FORM: {"ref": ref, "asked": turn.now.isoformat()}})


async def asked_about(turn: Turn, state: FSMContext) -> str | None:
    """The meeting that was asked about; None when that was too long ago to be answered now."""
    known = (await state.get_data()).get(FORM, {})
    if "asked" not in known or turn.now - datetime.fromisoformat(known["asked"]) > LASTS:
        return None
    return str(known["ref"])


async def leave(turn: Turn, state: FSMContext) -> None:
    """Something was tapped: what is typed after it answers no question of the form."""
    if (turn.person.state or "").startswith(f"{FORM}:"):
        await state.set_state(None)


def read_typed(turn: Turn) -> None:
    """While the form waits for words, the title of a button below its question may be typed as well as tapped."""
    inbound = turn.inbound
    is_asked = (turn.person.state or "").startswith(f"{FORM}:")
    if not is_asked or inbound.text is None or inbound.corrects or inbound.media is not None:
        return
    titles = {title.casefold(): payload for title, payload in turn.person.offered}
    payload = titles.get(inbound.text.strip().casefold())
    if payload is not None:
        turn.inbound = replace(inbound, text=None, payload=payload)
