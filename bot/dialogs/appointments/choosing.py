"""The days with free times, and the times of a day."""

from collections.abc import Sequence
from datetime import date

from aiogram.fsm.context import FSMContext

from bot.dialogs import menu
from bot.dialogs.appointments import voice
from bot.dialogs.appointments.refusing import kindly, to_wait
from bot.filters import Tap
from bot.turn import Turn, TurnRouter
from core import schools
from core.appointments import Appointment, Audience, booking, cards, listing, saying
from core.appointments import choosing as rules
from core.appointments.listing import Day
from core.cyclogram import hours
from core.messages import MAX_QUICK_REPLIES, QuickReply

router = TurnRouter(name="appointments-choosing")
DAYS_A_PAGE = MAX_QUICK_REPLIES - 3  # further days, back, menu
TIMES_A_PAGE = 6


@router.turn(Tap("appointments:move"))
@kindly
async def move(turn: Turn, state: FSMContext, target: str) -> None:
    """[Move]: the same days; the old time stays until another is confirmed."""
    appointment = await voice.mine(turn, target)
    rules.require_ahead(appointment, now=turn.now)
    await turn.run(booking.require_movable, appointment)
    await show_days(turn, state, appointment)


@router.turn(Tap("appointments:days"))
@kindly
async def show_further(turn: Turn, state: FSMContext, target: str) -> None:
    """[Further days]: ``<page>`` or ``<page>:<meeting>``."""
    page, _, ref = target.partition(":")
    appointment = await voice.mine(turn, ref) if ref else None
    await show_days(turn, state, appointment, page=int(page) if page.isdecimal() else 0)


async def show_days(
    turn: Turn, state: FSMContext, moving: Appointment | None, *, page: int = 0, lead: str = ""
) -> None:
    """The soonest time, then only days with free times; ``moving``: the meeting that gets another time."""
    subject = moving or await turn.run(rules.draft_of, turn.person.appointments)
    days = await _free_days(turn, subject)
    if not days:
        await _show_none(turn, moving)
        return
    ref = voice.way_of(moving)
    if page:
        await _show_page(turn, state, days, page, ref)
        return
    soonest = days[0].slots[0]
    buttons = [QuickReply(f"⚡ {await voice.when(turn, soonest.starts_at)}", voice.to_take(soonest, ref))]
    shown = _first_days(days, ref)
    buttons += await _day_buttons(turn, days[:shown], ref)
    if shown < len(days):
        buttons.append(voice.act(turn, "further", f"appointments:days:1:{ref}".rstrip(":")))
    if moving is None:
        buttons.append(voice.act(turn, "about", "appointments:about"))
        buttons.append(turn.button("appointments-who.change", "appointments:role"))
    else:
        buttons.append(voice.act(turn, "show", f"appointments:show:{ref}"))
    said = voice.said(turn, "appointments-days", soonest=await voice.at_length(turn, soonest.starts_at))
    topic = await turn.run(cards.about, subject, turn.text) if subject is not None and moving is None else ""
    turn.reply("\n".join(part for part in (lead, topic, said) if part), *buttons, voice.to_menu(turn))


@router.turn(Tap("appointments:day"))
@kindly
async def show_times(turn: Turn, state: FSMContext, target: str) -> None:
    """The times of a day: ``<date>``, then the meeting that moves (or nothing) and a page."""
    written, ref, page = [*target.split(":"), "", ""][:3]
    moving = await voice.mine(turn, ref) if ref else None
    subject = moving or await turn.run(rules.draft_of, turn.person.appointments)
    found = {day.day.isoformat(): day for day in await _free_days(turn, subject)}.get(written)
    if found is None:
        await show_days(turn, state, moving, lead=_why_not(turn, written))
        return
    first = (int(page) if page.isdecimal() else 0) * TIMES_A_PAGE
    slots = found.slots[first : first + TIMES_A_PAGE] or found.slots[:TIMES_A_PAGE]
    school = await turn.run(schools.school, turn.person.school_id)
    buttons = [QuickReply(saying.clock(school, slot.starts_at), voice.to_take(slot, ref)) for slot in slots]
    if first:
        buttons.append(voice.act(turn, "sooner", f"appointments:day:{written}:{ref}:{first // TIMES_A_PAGE - 1}"))
    if first + TIMES_A_PAGE < len(found.slots):
        buttons.append(voice.act(turn, "later", f"appointments:day:{written}:{ref}:{first // TIMES_A_PAGE + 1}"))
    other = voice.act(turn, "days", f"appointments:move:{ref}" if ref else "appointments:new")
    day = saying.first(saying.day(turn.text, school, slots[0].starts_at))
    turn.reply(voice.said(turn, "appointments-times", day=f"*{day}*"), *buttons, other, voice.to_menu(turn))


async def _free_days(turn: Turn, subject: Appointment | None) -> Sequence[Day]:
    """The days with free times; the time a meeting has already is no other time for it."""
    school = await turn.run(schools.school, turn.person.school_id)
    found = await turn.run(
        listing.free_days,
        school,
        audience=_audience(turn, subject),
        now=turn.now,
        ignoring=None if subject is None else subject.id,
    )
    own = None if subject is None else subject.starts_at
    others = [Day(day.day, [slot for slot in day.slots if slot.starts_at != own]) for day in found]
    return [day for day in others if day.slots]


def _audience(turn: Turn, subject: Appointment | None) -> Audience:
    if subject is not None:
        return subject.audience
    return voice.role(turn) or Audience.PARENT


def _first_days(days: Sequence[Day], ref: str) -> int:
    """How many days stand on the first screen beside the soonest time and what else can be pressed there."""
    room = MAX_QUICK_REPLIES - (3 if ref else 4)
    return room if len(days) <= room else room - 1


async def _show_page(turn: Turn, state: FSMContext, days: Sequence[Day], page: int, ref: str) -> None:
    first = _first_days(days, ref) + (page - 1) * DAYS_A_PAGE
    shown = days[first : first + DAYS_A_PAGE]
    if not shown:
        await menu.show_stale(turn, state)
        return
    buttons = await _day_buttons(turn, shown, ref)
    if first + DAYS_A_PAGE < len(days):
        buttons.append(voice.act(turn, "further", f"appointments:days:{page + 1}:{ref}".rstrip(":")))
    buttons.append(voice.act(turn, "nearer", f"appointments:move:{ref}" if ref else "appointments:new"))
    turn.reply(voice.said(turn, "appointments-further"), *buttons, voice.to_menu(turn))


async def _day_buttons(turn: Turn, days: Sequence[Day], ref: str) -> list[QuickReply]:
    school = await turn.run(schools.school, turn.person.school_id)
    return [
        QuickReply(
            saying.short_day(turn.text, school, day.slots[0].starts_at),
            f"appointments:day:{day.day.isoformat()}:{ref}".rstrip(":"),
        )
        for day in days
    ]


def _why_not(turn: Turn, written: str) -> str:
    """Why a day that was offered once has no times any more; nothing of what never was a day."""
    try:
        date.fromisoformat(written)
    except ValueError:
        return ""
    return voice.said(turn, "appointments-day-gone")


async def _show_none(turn: Turn, moving: Appointment | None) -> None:
    """Nothing is free: said as it is, with what can be done instead."""
    if moving is not None:
        turn.reply(
            voice.said(turn, "appointments-none-else" if moving.starts_at is not None else "appointments-none-yet"),
            voice.act(turn, "show", f"appointments:show:{moving.ref}"),
            voice.to_letter(turn),
            voice.to_menu(turn),
        )
        return
    school = await turn.run(schools.school, turn.person.school_id)
    audience = _audience(turn, None)
    days = (await turn.run(hours.rules_of, school.id)).horizon_days
    is_received = await turn.run(rules.receives, school, audience=audience, now=turn.now)
    turn.reply(
        voice.said(turn, "appointments-none" if is_received else "appointments-no-hours", days=days),
        to_wait(turn),
        voice.to_letter(turn),
        turn.button("appointments-who.change", "appointments:role"),
        voice.to_menu(turn),
    )
