"""The menu, and what every turn falls back to."""

from aiogram.fsm.context import FSMContext

from bot.dialogs import in_danger
from bot.filters import Tap
from bot.turn import Turn, TurnRouter
from core.help_requests import talks

router = TurnRouter(name="menu")


async def show(turn: Turn, state: FSMContext, *, lead: str = "menu-open") -> None:
    """The menu: help first, danger always there, an unsent draft never forgotten."""
    if turn.danger is not None:
        await in_danger.show_menu(turn, state)
        return
    await state.set_state(None)
    draft = await turn.run(talks.draft_of, turn.person.threads)
    buttons = [
        turn.button("menu-open.self", "help:start"),
        turn.button("menu-open.friend", "help:friend"),
        turn.button("menu-open.now", "crisis:now"),
        turn.button("menu-open.tips", "tips:open"),
        turn.button("menu-open.mine", "help:list"),
        turn.button("menu-open.appointment", "appointments:open"),
        turn.button("menu-open.messages", "subscriptions:open"),
        turn.button("menu-open.privacy", "privacy:open"),
        turn.button("menu-open.language", "start:language"),
    ]
    if draft is not None:
        buttons.insert(0, turn.button("menu-open.draft", "help:continue"))
    turn.reply(turn.text("menu-unsent" if draft is not None and lead == "menu-open" else lead), *buttons)


@router.turn(Tap("menu:open"))
async def open_menu(turn: Turn, state: FSMContext) -> None:
    """[Menu]."""
    await show(turn, state)


async def show_stale(turn: Turn, state: FSMContext) -> None:
    """A button that no longer means anything: say so kindly, and give the menu back."""
    await show(turn, state, lead="menu-stale")
