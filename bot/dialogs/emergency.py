"""«I need help right now»: works everywhere, asks for no consent, and a person hears of it."""

from aiogram.fsm.context import FSMContext

from bot.dialogs import help_requests
from bot.dialogs.states import HelpRequestForm
from bot.filters import Tap
from bot.turn import Turn, TurnRouter
from core.crisis import response
from core.help_requests import About, HelpRequest, Side, drafts, talks, threads

router = TurnRouter(name="crisis")


async def _talk(turn: Turn, state: FSMContext) -> HelpRequest:
    """The talk that is going on, the unsent draft, or a new one."""
    found = await help_requests.current(turn, state) or await turn.run(talks.draft_of, turn.person.threads)
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
    await show_card(turn)


async def show_card(turn: Turn) -> None:
    """The card leaves before anything else."""
    card = await turn.run(
        response.card,
        school_id=turn.person.school_id,
        locale=turn.person.locale or turn.inbound.locale,
        finding=turn.finding,
        now=turn.now,
    )
    turn.send_first(card)


@router.turn(Tap("crisis:safe"))
async def tell_safety(turn: Turn, state: FSMContext, target: str) -> None:
    """The one question: yes, no, I do not know. Anything but yes is an emergency."""
    help_request = await _talk(turn, state)
    is_safe = target == "yes"
    if is_safe:
        await turn.run(threads.append, help_request, side=Side.SYSTEM, text="crisis:safe:yes", now=turn.now)
    else:
        mark = "crisis:safe:no" if target == "no" else "crisis:safe:unsure"
        await turn.run(drafts.call_for_help, help_request, mark=mark, now=turn.now)
    await _stay(state, help_request)
    lines = await turn.run(
        response.lines_text, school_id=turn.person.school_id, text=turn.text, category=None, now=turn.now
    )
    hours = await turn.run(response.hours_text, school_id=turn.person.school_id, text=turn.text, now=turn.now)
    name = "crisis-safe" if is_safe else "crisis-unsafe"
    turn.reply(turn.text(name, lines=lines, hours=hours), turn.button("menu-open.title", "menu:open"))
