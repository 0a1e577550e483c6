"""A meeting that stands: looked at, cancelled, promised, found, put into one's own calendar."""

from dataclasses import replace

from aiogram.fsm.context import FSMContext

from bot.dialogs.appointments import opening, voice
from bot.dialogs.appointments.refusing import kindly
from bot.filters import Tap
from bot.turn import Turn, TurnRouter
from core.appointments import AppointmentState, booking, cards, invitation, saying
from core.appointments import choosing as rules
from core.messages import OutboundMessage, QuickReply

router = TurnRouter(name="appointments-keeping")


@router.turn(Tap("appointments:show"))
@kindly
async def show(turn: Turn, state: FSMContext, target: str) -> None:
    """One of my meetings."""
    appointment = await voice.mine(turn, target)
    if appointment.state is AppointmentState.DRAFT:
        await opening.begin(turn, state)
        return
    turn.send(await turn.run(cards.booked, appointment, now=turn.now))


@router.turn(Tap("appointments:cancel"))
@kindly
async def ask_cancel(turn: Turn, target: str) -> None:
    """[Cancel]: asked once."""
    appointment = await voice.mine(turn, target)
    rules.require_ahead(appointment, now=turn.now)
    if appointment.starts_at is None:
        asked = voice.said(turn, "appointments-cancel-waiting")
    else:
        time = saying.first(await voice.at_length(turn, appointment.starts_at))
        asked = voice.said(turn, "appointments-cancel", time=f"*{time}*")
    turn.reply(
        asked,
        turn.button("appointments-act.drop", f"appointments:drop:{target}"),
        turn.button("appointments-act.stay", f"appointments:show:{target}"),
    )


@router.turn(Tap("appointments:drop"))
@kindly
async def drop(turn: Turn, target: str) -> None:
    """[Yes, cancel]: the time is free for others at once; a second tap finds it done."""
    appointment = await voice.mine(turn, target)
    if appointment.state is not AppointmentState.CANCELLED:
        rules.require_ahead(appointment, now=turn.now)
    await turn.run(booking.cancel, appointment, now=turn.now)
    words = OutboundMessage(
        voice.said(turn, "appointments-cancelled"),
        (voice.act(turn, "new", "appointments:new"), voice.to_menu(turn)),
    )
    turn.send(replace(words, attachment=await turn.run(invitation.renewed, appointment, now=turn.now)))


@router.turn(Tap("appointments:come"))
@kindly
async def come(turn: Turn, target: str) -> None:
    """[I'll come]."""
    appointment = await voice.mine(turn, target)
    rules.come(appointment, now=turn.now)
    if appointment.starts_at is not None:
        when = await voice.at_length(turn, appointment.starts_at)
        turn.reply(voice.said(turn, "appointments-come", time=when), _to_meeting(turn, target), voice.to_menu(turn))


@router.turn(Tap("appointments:route"))
@kindly
async def show_way(turn: Turn, target: str) -> None:
    """[How to find it]."""
    appointment = await voice.mine(turn, target)
    place = await turn.run(saying.place, appointment, turn.text)
    way = await turn.run(saying.way, appointment, turn.text)
    told = "\n".join(part for part in (place, way) if part) or voice.said(turn, "appointments-no-way")
    turn.reply(told, _to_meeting(turn, target), voice.to_menu(turn))


@router.turn(Tap("appointments:file"))
@kindly
async def hand_file(turn: Turn, target: str) -> None:
    """[Calendar file]: from now on a change of the meeting brings the file anew."""
    appointment = await voice.mine(turn, target)
    file = await turn.run(invitation.calendar_file, appointment, now=turn.now)
    appointment.has_calendar_file = True
    turn.hand(file, voice.said(turn, "appointments-file"), _to_meeting(turn, target), voice.to_menu(turn))


def _to_meeting(turn: Turn, ref: str) -> QuickReply:
    return voice.act(turn, "show", f"appointments:show:{ref}")
