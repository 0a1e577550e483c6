"""A school that receives people, and what its chat is asked about in tests of booking."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import schools
from core.appointments import Appointment, AppointmentHold, AppointmentState, Audience, listing, saying
from core.appointments.slots import Slot
from core.cyclogram import hours as usual
from core.help_requests import HelpRequest
from core.texts import texts
from tests.chat import Chat, LiveBot
from tests.factories.appointments import hours, room
from tests.factories.staff import psychologist


def t(chat: Chat, name: str, /, **args: Any) -> str:
    """A text in the language of this person."""
    return texts(chat.locale)(name, **args)


def act(chat: Chat, name: str) -> str:
    """The title of a button of booking."""
    return t(chat, f"appointments-act.{name}")


def open_hours(session: Session, **overrides: Any) -> int:
    """One more psychologist receives everybody from Monday to Friday, 15:00 to 17:00; their id."""
    member = psychologist(session)
    hours(session, member.id, **{"room_id": room(session).id, **overrides})
    return member.id


def meetings(live: LiveBot) -> list[Appointment]:
    """Every meeting there is, in the order they were begun."""
    with live.bot.database.reading() as session:
        return list(session.scalars(select(Appointment).order_by(Appointment.id)))


def holds(live: LiveBot) -> list[AppointmentHold]:
    """Every time that is kept."""
    with live.bot.database.reading() as session:
        return list(session.scalars(select(AppointmentHold)))


def the_booked(live: LiveBot) -> Appointment:
    """The only meeting that has its time."""
    [found] = [one for one in meetings(live) if one.state is AppointmentState.BOOKED]
    return found


def free(live: LiveBot, *, audience: Audience = Audience.PARENT) -> Sequence[Slot]:
    """The free times, one at a moment, soonest first."""
    with live.bot.database.reading() as session:
        school = schools.first_school(session)
        found = listing.free_days(session, school, audience=audience, now=live.clock())
        return [slot for day in found for slot in day.slots]


def title(live: LiveBot, chat: Chat, moment: datetime) -> str:
    """How a button names a time with its day."""
    with live.bot.database.reading() as session:
        school = schools.first_school(session)
        return f"{saying.short_day(texts(chat.locale), school, moment)}, {saying.clock(school, moment)}"


async def comes(live: LiveBot, locale: str, *, role: str | None = "parent") -> Chat:
    """Somebody who has agreed, and has said who they are."""
    chat = live.chat(locale=locale)
    await chat.begins()
    if role is not None:
        await chat.sends(f"appointments:role:{role}")
    return chat


async def takes_soonest(live: LiveBot, chat: Chat) -> None:
    """The soonest time is kept for them."""
    await chat.sends("appointments:new")
    await chat.taps(next(title for title in chat.titles() if title.startswith("⚡")))


async def books(live: LiveBot, chat: Chat) -> Appointment:
    """The soonest time is theirs, and every question after it is skipped."""
    await takes_soonest(live, chat)
    await chat.taps(act(chat, "confirm"))
    for _ in range(3):
        if act(chat, "skip") in chat.titles():
            await chat.taps(act(chat, "skip"))
    return meetings(live)[-1]


def rules(**changed: Any) -> Any:
    """Rules of booking of the first school that differ from the usual ones, for ``lane.run``."""

    def set_rules(session: Session) -> None:
        found = usual.rules_of(session, schools.first_school(session).id)
        for name, value in changed.items():
            setattr(found, name, value)
        session.add(found)

    return set_rules


def letters(live: LiveBot) -> list[HelpRequest]:
    """Every talk there is."""
    with live.bot.database.reading() as session:
        return list(session.scalars(select(HelpRequest).order_by(HelpRequest.id)))
