"""A time is kept, looked at, and confirmed; the plain case asks nothing in between."""

from dataclasses import replace

from aiogram.fsm.context import FSMContext

from bot.dialogs import menu
from bot.dialogs.appointments import opening, visiting, voice
from bot.dialogs.appointments.refusing import kindly, offer_nearest
from bot.filters import Tap
from bot.turn import Turn, TurnRouter
from core.appointments import (
    Appointment,
    AppointmentState,
    Audience,
    booking,
    cards,
    invitation,
    listing,
    owning,
    visitors,
)
from core.appointments import choosing as rules

router = TurnRouter(name="appointments-taking")


@router.turn(Tap("appointments:take"))
@kindly
async def take(turn: Turn, state: FSMContext, target: str) -> None:
    """A time: ``<key>``, then the meeting that would move. It is kept for two minutes."""
    key, _, ref = target.partition(":")
    if ref:
        appointment = await voice.mine(turn, ref)
        rules.require_ahead(appointment, now=turn.now)
        own = cards.own_slot(appointment)
        if own is not None and own.key == key:
            turn.send(await turn.run(cards.booked, appointment, now=turn.now))
            return
    elif voice.role(turn) is None:
        opening.ask_role(turn)
        return
    else:
        await _require_room(turn)
        appointment = await voice.draft(turn)
    try:
        await turn.run(booking.hold, appointment, key, now=turn.now)
    except listing.NotOffered as refusal:
        await offer_nearest(turn, refusal, ref)
        return
    if appointment.state is AppointmentState.DRAFT:
        await turn.run(rules.meet_online, appointment, is_online=appointment.is_online)
    await _show(turn, state, appointment)


async def _show(turn: Turn, state: FSMContext, appointment: Appointment) -> None:
    """The card to confirm, or what stands when nothing is being decided any more."""
    found = await turn.run(booking.held, appointment)
    if found is not None:
        turn.send(await turn.run(cards.asked, appointment, found, turn.text))
    elif appointment.state is AppointmentState.DRAFT:
        await opening.begin(turn, state)
    else:
        turn.send(await turn.run(cards.booked, appointment, now=turn.now))


@router.turn(Tap("appointments:confirm"))
@kindly
async def confirm(turn: Turn, state: FSMContext, target: str) -> None:
    """[Confirm]: ``<meeting>``, the time its card names, and what the meeting was like when the card was made.

    A card confirms the time that stands on it, or none; one that was decided since shows what stands now.
    """
    ref, key, stamp = [*target.split(":"), "", ""][:3]
    appointment = await voice.mine(turn, ref)
    is_first = appointment.starts_at is None
    if stamp and stamp != cards.stamp(appointment):
        turn.send(await turn.run(cards.booked, appointment, now=turn.now))
        return
    if appointment.state is AppointmentState.DRAFT:
        await _require_room(turn)
    found = await turn.run(booking.held, appointment)
    try:
        if key and (found is None or rules.held_slot(found).key != key):
            await turn.run(booking.hold, appointment, key, now=turn.now)
        await turn.run(booking.confirm, appointment, now=turn.now)
    except listing.NotOffered as refusal:
        await offer_nearest(turn, refusal, voice.way_of(appointment), was_held=True)
        return
    except booking.HoldOver:
        turn.reply(voice.said(turn, "appointments-hold-over"))
        await _show(turn, state, appointment)
        return
    await tell(turn, state, appointment, is_first=is_first)


async def tell(turn: Turn, state: FSMContext, appointment: Appointment, *, is_first: bool) -> None:
    """The card of what was just decided; an adult nobody knows yet is asked who they are, after it is theirs.

    Not in a chat in danger: what is typed there goes to whoever helps, and must not be taken for a name.
    """
    await turn.run(rules.meet_online, appointment, is_online=appointment.is_online)
    message = await turn.run(cards.booked, appointment, now=turn.now)
    file = await turn.run(invitation.renewed, appointment, now=turn.now)
    turn.send(replace(message, attachment=file))
    if not is_first or appointment.audience is Audience.STUDENT:
        return
    inbound = turn.inbound
    is_known = await turn.run(visitors.attend, appointment, bot=inbound.bot, address=inbound.address, now=turn.now)
    if not is_known and turn.danger is None:
        await visiting.ask_name(turn, state, appointment.ref)


@router.turn(Tap("appointments:leave"))
@kindly
async def leave(turn: Turn, target: str) -> None:
    """[Cancel] below a time that is only kept: it is given back, and nothing that stands changes."""
    appointment = await voice.mine(turn, target)
    if appointment.state is AppointmentState.DRAFT:
        await turn.run(rules.start_over, appointment)
        turn.reply(
            voice.said(turn, "appointments-left"), voice.act(turn, "new", "appointments:new"), voice.to_menu(turn)
        )
        return
    await turn.run(booking.let_go, appointment)
    turn.send(await turn.run(cards.booked, appointment, now=turn.now))


@router.turn(Tap("appointments:company"))
@kindly
async def ask_company(turn: Turn, target: str) -> None:
    """[How many come]."""
    appointment = await voice.mine(turn, target)
    if await _is_decided(turn, appointment):
        return
    numbers = range(1, rules.MOST_PEOPLE + 1)
    buttons = [turn.button(f"appointments-people.of{n}", f"appointments:people:{target}:{n}") for n in numbers]
    if appointment.audience is Audience.STUDENT:
        buttons.append(turn.button("appointments-people.teacher", f"appointments:people:{target}:t"))
    turn.reply(voice.said(turn, "appointments-people"), *buttons)


@router.turn(Tap("appointments:people"))
@kindly
async def bring(turn: Turn, state: FSMContext, target: str) -> None:
    """So many, or the class teacher: back to the card."""
    ref, _, written = target.partition(":")
    appointment = await voice.mine(turn, ref)
    if await _is_decided(turn, appointment):
        return
    with_teacher = written == "t" and appointment.audience is Audience.STUDENT
    if not with_teacher and written not in {str(n) for n in range(1, rules.MOST_PEOPLE + 1)}:
        await menu.show_stale(turn, state)
        return
    number = 1 if with_teacher else int(written)
    rules.bring(appointment, participants=number, with_teacher=with_teacher)
    await _show(turn, state, appointment)


@router.turn(Tap("appointments:online"))
@kindly
async def meet_online(turn: Turn, state: FSMContext, target: str) -> None:
    """[Online]."""
    await _meet(turn, state, target, is_online=True)


@router.turn(Tap("appointments:room"))
@kindly
async def meet_here(turn: Turn, state: FSMContext, target: str) -> None:
    """[At school]."""
    await _meet(turn, state, target, is_online=False)


async def _meet(turn: Turn, state: FSMContext, ref: str, *, is_online: bool) -> None:
    appointment = await voice.mine(turn, ref)
    if not await _is_decided(turn, appointment):
        await turn.run(rules.meet_online, appointment, is_online=is_online)
        await _show(turn, state, appointment)


async def _is_decided(turn: Turn, appointment: Appointment) -> bool:
    """A button of a card that was confirmed since changes nothing: what stands is shown instead."""
    if appointment.state is AppointmentState.DRAFT:
        return False
    turn.send(await turn.run(cards.booked, appointment, now=turn.now))
    return True


async def _require_room(turn: Turn) -> None:
    await turn.run(owning.require_room_for_one, turn.person.appointments, school_id=turn.person.school_id, now=turn.now)
