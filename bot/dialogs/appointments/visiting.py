"""Who an adult is: asked once, after the meeting is theirs; every question can be skipped."""

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State

from bot.dialogs import help_requests, menu
from bot.dialogs.appointments import voice
from bot.dialogs.appointments.refusing import kindly
from bot.dialogs.states import AppointmentForm
from bot.filters import InState, Tap, Written
from bot.turn import Turn, TurnRouter
from core import words
from core.appointments import Audience, visitors
from core.appointments import choosing as rules
from core.messages import QuickReply

router = TurnRouter(name="appointments-visiting")
NAME, PHONE, CLASS = "appointments-name", "appointments-phone", "appointments-class"
QUESTIONS = {AppointmentForm.name: "name", AppointmentForm.phone: "phone", AppointmentForm.class_name: "class"}
NAME_WORDS, OTHER_WORDS = 6, 4  # more words without a figure are told to somebody: no name, no number, no class
# whose meetings take what is corrected: never a child's, who may book from a parent's telephone and stays unknown
ADULTS = tuple(audience for audience in Audience if audience is not Audience.STUDENT)


async def ask_name(turn: Turn, state: FSMContext, ref: str) -> None:
    """How the psychologist shall call them."""
    await _ask(turn, state, AppointmentForm.name, ref)


@router.turn(InState(AppointmentForm.name), Written())
async def hear_name(turn: Turn, state: FSMContext) -> None:
    """The name: what cannot be one is asked for again."""
    ref = await _asked(turn, state, most=NAME_WORDS)
    if ref is None:
        return
    try:
        name = visitors.name(turn.inbound.text or "")
    except visitors.NameTooLong:
        turn.reply(turn.text("appointments-name-long", most=visitors.LONGEST_NAME), _skip(turn, ref, "name"))
        return
    except visitors.NameEmpty:
        turn.reply(turn.text("appointments-name-empty"), _skip(turn, ref, "name"))
        return
    turn.kept_in = NAME
    await _keep(turn, ref, name=name)
    await _ask_phone(turn, state, ref, lead=turn.text("appointments-thanks", name=name))


async def _ask_phone(turn: Turn, state: FSMContext, ref: str, *, lead: str = "") -> None:
    await _ask(turn, state, AppointmentForm.phone, ref, lead=lead)


@router.turn(InState(AppointmentForm.phone), Written())
async def hear_phone(turn: Turn, state: FSMContext) -> None:
    """The telephone, however it is spelled."""
    ref = await _asked(turn, state, most=OTHER_WORDS)
    if ref is None:
        return
    try:
        phone = visitors.phone(turn.inbound.text or "")
    except visitors.PhoneUnknown:
        turn.reply(turn.text("appointments-phone-wrong"), _skip(turn, ref, "phone"))
        return
    turn.kept_in = PHONE
    await _keep(turn, ref, phone=phone)
    await _ask_class(turn, state, ref, lead=turn.text("appointments-phone-kept", phone=visitors.spaced(phone)))


async def _ask_class(turn: Turn, state: FSMContext, ref: str, *, lead: str = "") -> None:
    """Parents alone are asked about a class."""
    if voice.role(turn) is not Audience.PARENT:
        await _finish(turn, state, ref, lead=lead)
        return
    await _ask(turn, state, AppointmentForm.class_name, ref, lead=lead)


@router.turn(InState(AppointmentForm.class_name), Written())
async def hear_class(turn: Turn, state: FSMContext) -> None:
    """The class of the child."""
    ref = await _asked(turn, state, most=OTHER_WORDS)
    if ref is None:
        return
    class_name = words.class_name(turn.inbound.text or "")
    if class_name is None:
        turn.reply(turn.text("appointments-class-wrong"), _skip(turn, ref, "class"))
        return
    turn.kept_in = CLASS
    await turn.run(rules.tell_class, await voice.mine(turn, ref), class_name)
    await _finish(turn, state, ref, lead=turn.text("appointments-class-kept", name=class_name))


@router.turn(Tap("appointments:skip"))
@kindly
async def skip(turn: Turn, state: FSMContext, target: str) -> None:
    """[Skip]: ``<meeting>:<question>``; on to the next one."""
    ref, _, question = target.partition(":")
    await voice.mine(turn, ref)
    following = {"name": _ask_phone, "phone": _ask_class, "class": _finish}.get(question)
    if following is None:
        await menu.show_stale(turn, state)
        return
    await following(turn, state, ref)


async def _ask(turn: Turn, state: FSMContext, form: State, ref: str, *, lead: str = "") -> None:
    """The next question, below what was said to the answer before it; it can be skipped."""
    question = QUESTIONS[form]
    await voice.listen(turn, state, form, ref)
    asked = turn.text(f"appointments-{question}")
    turn.reply(f"{lead}\n{asked}" if lead else asked, _skip(turn, ref, question))


async def _finish(turn: Turn, state: FSMContext, ref: str, *, lead: str = "") -> None:
    await state.set_state(None)
    where = {"channel": turn.inbound.channel, "bot": turn.inbound.bot, "address": turn.inbound.address}
    known = await turn.run(visitors.of, **where)
    told = turn.text("appointments-known" if known is not None else "appointments-unknown")
    turn.reply(
        f"{lead}\n{told}" if lead else told,
        voice.act(turn, "show", f"appointments:show:{ref}"),
        voice.to_menu(turn),
    )


async def _asked(turn: Turn, state: FSMContext, *, most: int) -> str | None:
    """The meeting that was asked about; a letter are words that come long after, and more than ``most`` of them.

    Whoever tells of a trouble where a name or a number was asked for shall be heard, not told that it is none.
    """
    ref = await voice.asked_about(turn, state)
    typed = turn.inbound.text or ""
    is_told = len(typed.split()) > most and not any(letter.isdigit() for letter in typed)
    if ref is None or ref not in turn.person.appointments or is_told:
        await help_requests.write(turn, state)
        return None
    return ref


async def _keep(turn: Turn, ref: str, **said: str) -> None:
    """On the adult's card, and on the meeting that was asked about."""
    inbound = turn.inbound
    await turn.run(
        visitors.keep,
        school_id=turn.person.school_id,
        channel=inbound.channel,
        bot=inbound.bot,
        address=inbound.address,
        now=turn.now,
        **said,
    )
    appointment = await voice.mine(turn, ref)
    await turn.run(visitors.attend, appointment, bot=inbound.bot, address=inbound.address, now=turn.now)


async def correct_name(turn: Turn, _state: FSMContext) -> None:
    """The name was written anew."""
    turn.kept_in = NAME
    appointment = await turn.run(rules.newest, turn.person.appointments, audiences=ADULTS)
    try:
        name = visitors.name(turn.inbound.text or "")
    except (visitors.NameTooLong, visitors.NameEmpty):
        appointment = None
    if appointment is not None:
        await _keep(turn, appointment.ref, name=name)
    _tell_corrected(turn, is_so=appointment is not None)


async def correct_phone(turn: Turn, _state: FSMContext) -> None:
    """The telephone was written anew."""
    turn.kept_in = PHONE
    appointment = await turn.run(rules.newest, turn.person.appointments, audiences=ADULTS)
    try:
        phone = visitors.phone(turn.inbound.text or "")
    except visitors.PhoneUnknown:
        appointment = None
    if appointment is not None:
        await _keep(turn, appointment.ref, phone=phone)
    _tell_corrected(turn, is_so=appointment is not None)


async def correct_class(turn: Turn, _state: FSMContext) -> None:
    """The class was written anew."""
    turn.kept_in = CLASS
    appointment = await turn.run(rules.newest, turn.person.appointments, audiences=(Audience.PARENT,))
    class_name = words.class_name(turn.inbound.text or "")
    is_so = appointment is not None and class_name is not None
    if appointment is not None and class_name is not None:
        await turn.run(rules.tell_class, appointment, class_name)
    _tell_corrected(turn, is_so=is_so)


CORRECTED = {NAME: correct_name, PHONE: correct_phone, CLASS: correct_class}


def _tell_corrected(turn: Turn, *, is_so: bool) -> None:
    told = "appointments-corrected" if is_so else "appointments-uncorrected"
    turn.reply(voice.said(turn, told), voice.to_menu(turn))


def _skip(turn: Turn, ref: str, question: str) -> QuickReply:
    return voice.act(turn, "skip", f"appointments:skip:{ref}:{question}")
