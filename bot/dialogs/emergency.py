"""«I need help right now», and the one question: works everywhere, asks for no consent, and a person hears of it."""

from dataclasses import replace

from aiogram.fsm.context import FSMContext

from bot.dialogs import help_requests, in_danger, talks
from bot.dialogs.states import HelpRequestForm
from bot.filters import Tap
from bot.turn import Turn, TurnRouter
from core import spelling
from core.crisis import cards
from core.crisis.markers import Level
from core.help_requests import About, HelpRequest, Side, drafts, threads
from core.help_requests import talks as rules
from core.messages import OutboundMessage
from core.texts import LOCALES, texts

router = TurnRouter(name="crisis")
QUESTIONS = ("crisis:safe:", "crisis:friend:")


async def hear(turn: Turn, state: FSMContext) -> None:
    """Words of danger: they are kept and sent in this very turn, and the card leaves first."""
    help_request = await help_requests.keep(turn, state, sends_itself=False)
    await in_danger.respond(turn, help_request)


async def hear_together(turn: Turn) -> None:
    """Children split one sentence into several messages: what they tell together counts as if it stood in one."""
    if turn.finding.is_crisis or not turn.person.threads:
        return
    said = await turn.run(rules.lately_said, turn.person.threads, now=turn.now)
    if not said:
        return
    together = turn.screen(turn.inbound.text or "", [words for words, _level in said])
    levels = [turn.finding.level, *(level for _words, level in said)]
    # what was grave alone has been answered already: only more danger than any of them counts
    if together.is_crisis and all(together.level.rank > Level(level).rank for level in levels):
        turn.finding = together


def hear_answer(turn: Turn) -> None:
    """«No» that was typed, not tapped, right below the one question is the answer to it."""
    if turn.inbound.text is None or turn.inbound.corrects or turn.inbound.media is not None:
        return
    offered = {payload.split(":")[2]: payload for _title, payload in turn.person.offered if _asks(payload)}
    typed = [word.folded for word in spelling.spelled(turn.inbound.text)]
    for answer, payload in offered.items():
        titles = (texts(locale)(f"crisis-question.{answer}") for locale in LOCALES)
        if typed in ([word.folded for word in spelling.spelled(title)] for title in titles):
            turn.inbound = replace(turn.inbound, text=None, payload=payload)
            return


def _asks(payload: str) -> bool:
    return payload.startswith(QUESTIONS)


async def _talk(turn: Turn, state: FSMContext, ref: str = "") -> HelpRequest:
    """The talk a button names, the one that is going on, the one in danger, the unsent draft, or a new one."""
    try:
        return await turn.run(threads.own, turn.person.threads, ref)
    except threads.NotYours:
        found = await help_requests.current(turn, state) or turn.danger
    found = found or await turn.run(rules.draft_of, turn.person.threads)
    return found or await turn.new_thread(About.SELF)


async def _stay(state: FSMContext, help_request: HelpRequest) -> None:
    await state.set_data({"thread": help_request.ref})
    await state.set_state(HelpRequestForm.writing)


@router.turn(Tap("crisis:now"))
async def call_for_help(turn: Turn, state: FSMContext) -> None:
    """The button that is always there."""
    help_request = await _talk(turn, state)
    await help_requests.bring_missed(turn, help_request)
    await turn.run(drafts.call_for_help, help_request, mark="crisis:button", now=turn.now)
    await _stay(state, help_request)
    await in_danger.show_card(turn, help_request)


@router.turn(Tap("crisis:safe"))
async def tell_safety(turn: Turn, state: FSMContext, target: str) -> None:
    """The one question: yes, no, I do not know. Anything but yes is an emergency."""
    await _note_answer(turn, state, "safe", target)


@router.turn(Tap("crisis:friend"))
async def tell_of_friend(turn: Turn, state: FSMContext, target: str) -> None:
    """Whether anybody is with a friend in danger."""
    await _note_answer(turn, state, "friend", target)


async def _note_answer(turn: Turn, state: FSMContext, about: str, target: str) -> None:
    """Keep an answer for whoever helps, wake the duty unless it is calm, and say what can be done now."""
    answer, _, ref = target.partition(":")
    is_calm = answer == "yes"
    mark = f"crisis:{about}:{answer if answer in cards.ANSWERS else 'unsure'}"
    help_request = await _talk(turn, state, ref)
    if is_calm:
        await turn.run(threads.append, help_request, side=Side.SYSTEM, text=mark, now=turn.now)
    else:
        await turn.run(drafts.call_for_help, help_request, mark=mark, now=turn.now)
        in_danger.enter(turn, help_request)
    await _stay(state, help_request)
    words = await turn.run(
        cards.after_answer,
        help_request,
        text=turn.text,
        name=f"crisis-{about}-{'calm' if is_calm else 'danger'}",
        now=turn.now,
    )
    turn.send_first(OutboundMessage(words, (in_danger.now_button(turn),)))


@router.turn(Tap("crisis:check"))
async def open_check_in(turn: Turn, state: FSMContext, target: str) -> None:
    """[Open] of a check-in: the question takes the place of its envelope; after the danger it is a greeting."""
    try:
        help_request = await turn.run(threads.own, turn.person.threads, target)
    except threads.NotYours:
        await talks.gone(turn, state)
        return
    await _stay(state, help_request)
    if not help_request.is_red:
        turn.unfold(turn.text("crisis-check-over"), turn.button("menu-open.title", "menu:open"))
        return
    in_danger.enter(turn, help_request)
    asked = await turn.run(cards.check, help_request, text=turn.text, now=turn.now)
    turn.send_first(replace(asked, replaces=turn.inbound.shown))
