"""Waiting: for an earlier time, for any time; and what was offered is taken or not."""

from aiogram.fsm.context import FSMContext

from bot.dialogs import menu
from bot.dialogs.appointments import opening, taking, voice
from bot.dialogs.appointments.refusing import kindly
from bot.filters import Tap
from bot.turn import Turn, TurnRouter
from core import schools
from core.appointments import AppointmentState, HoldPurpose, booking, cards, owning, slots, waiting
from core.appointments import choosing as rules

router = TurnRouter(name="appointments-queueing")
SHOWN = 6
ASK = "wait"


@router.turn(Tap("appointments:earlier"))
@kindly
async def ask_earlier(turn: Turn, target: str) -> None:
    """[An earlier time]: one that is free now can be had now; otherwise it is told as soon as there is one."""
    ref, _, answer = target.partition(":")
    appointment = await voice.mine(turn, ref)
    if appointment.starts_at is not None:
        rules.require_ahead(appointment, now=turn.now)
    school = await turn.run(schools.school, appointment.school_id)
    found = await turn.run(rules.earlier, school, appointment, now=turn.now, count=SHOWN)
    if found and answer != ASK:
        turn.reply(
            voice.said(turn, "appointments-earlier-now"),
            *await voice.times(turn, found, ref),
            voice.act(turn, "none-suits", f"appointments:earlier:{ref}:{ASK}"),
            voice.act(turn, "show", f"appointments:show:{ref}"),
            voice.to_menu(turn),
        )
        return
    if appointment.state is AppointmentState.CANCELLED:  # the clock ended this waiting: it is a meeting more again
        await turn.run(
            owning.require_room_for_one, turn.person.appointments, school_id=turn.person.school_id, now=turn.now
        )
    await turn.run(waiting.ask, appointment, now=turn.now)
    told = "appointments-queued" if appointment.starts_at is None else "appointments-earlier"
    turn.reply(voice.said(turn, told), voice.act(turn, "show", f"appointments:show:{ref}"), voice.to_menu(turn))


@router.turn(Tap("appointments:wait"))
@kindly
async def wait(turn: Turn) -> None:
    """[Tell me when something is free]: who waits already keeps their place."""
    for own in await turn.run(owning.open_of, turn.person.appointments, now=turn.now):
        if own.state is AppointmentState.WAITING:
            turn.send(await turn.run(cards.booked, own, now=turn.now))
            return
    await turn.run(owning.require_room_for_one, turn.person.appointments, school_id=turn.person.school_id, now=turn.now)
    if voice.role(turn) is None:
        opening.ask_role(turn)
        return
    draft = await voice.draft(turn)
    await turn.run(waiting.begin, draft, now=turn.now)
    turn.reply(
        voice.said(turn, "appointments-queued"),
        voice.act(turn, "show", f"appointments:show:{draft.ref}"),
        voice.to_letter(turn),
        voice.to_menu(turn),
    )


@router.turn(Tap("appointments:unwait"))
@kindly
async def stop(turn: Turn, target: str) -> None:
    """[Wait no longer]."""
    appointment = await voice.mine(turn, target)
    if appointment.state is not AppointmentState.CANCELLED:
        rules.require_ahead(appointment, now=turn.now)
        await turn.run(waiting.stop, appointment, now=turn.now)
    has_time = appointment.state is not AppointmentState.CANCELLED
    told = "appointments-unqueued-kept" if has_time else "appointments-unqueued"
    to = ("show", f"appointments:show:{target}") if has_time else ("new", "appointments:new")
    turn.reply(voice.said(turn, told), voice.act(turn, *to), voice.to_menu(turn))


@router.turn(Tap("appointments:claim"))
@kindly
async def claim(turn: Turn, state: FSMContext, target: str) -> None:
    """[Take it]: the time that this very button names becomes the meeting's; a second tap shows what stands."""
    ref, _, key = target.partition(":")
    appointment = await voice.mine(turn, ref)
    found = await turn.run(booking.held, appointment)
    is_first = appointment.starts_at is None
    if found is None or found.purpose is HoldPurpose.CHOICE or slots.key_of(found) != key:
        await _tell_over(turn, state, ref)
        return
    try:
        await turn.run(booking.confirm, appointment, now=turn.now)
    except booking.HoldOver:
        await _tell_over(turn, state, ref)
        return
    await taking.tell(turn, state, appointment, is_first=is_first)


async def _tell_over(turn: Turn, state: FSMContext, ref: str) -> None:
    """Nothing is offered any more (or it was taken by this very person): what stands now says both truly."""
    appointment = await voice.mine(turn, ref)
    if appointment.state is AppointmentState.DRAFT:
        await menu.show_stale(turn, state)
        return
    turn.reply(voice.said(turn, "appointments-offer-over"))
    turn.send(await turn.run(cards.booked, appointment, now=turn.now))


@router.turn(Tap("appointments:missed"))
@kindly
async def hear_missed(turn: Turn, target: str) -> None:
    """All is well, was said to the kind question after a meeting nobody came to."""
    await voice.mine(turn, target.partition(":")[0])
    turn.reply(voice.said(turn, "appointments-missed-fine"), voice.to_letter(turn), voice.to_menu(turn))


@router.turn(Tap("appointments:decline"))
@kindly
async def decline(turn: Turn, target: str) -> None:
    """[No, thank you]: what stands, stands."""
    appointment = await voice.mine(turn, target)
    found = await turn.run(booking.held, appointment)
    if found is not None and found.purpose is not HoldPurpose.CHOICE:
        await turn.run(waiting.decline, appointment, now=turn.now)
        told = "appointments-declined" if appointment.starts_at is not None else "appointments-declined-waiting"
        turn.reply(voice.said(turn, told))
    turn.send(await turn.run(cards.booked, appointment, now=turn.now))
