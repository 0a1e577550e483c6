"""What comes in the middle of an exercise and is no part of it: pictures, letters, old buttons, words written anew."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from aiogram.fsm.context import FSMContext

from bot.dialogs.exercises.place import remember, run_of
from bot.turn import Turn
from core.exercises import scripts
from core.exercises.running import Run
from core.messages import QuickReply

MARK = "exercises"  # what a trace knows instead of a thread: these words belong to none


async def beside(turn: Turn, state: FSMContext, handle: Callable[[Turn, FSMContext], Awaitable[None]]) -> None:
    """Let another dialog take it; the exercise stays where it is, and a button leads back to it."""
    run = run_of(turn)
    await handle(turn, state)
    if run is None or turn.danger is not None:
        return
    await remember(state, run)
    if turn.replies:
        message, lane = turn.replies[-1]
        turn.replies[-1] = replace(message, quick_replies=(*message.quick_replies, _way_back(turn, run))), lane


def read_typed(turn: Turn) -> None:
    """In an exercise the title of a button that was offered, or a number to choose, may be typed as well as tapped."""
    run, inbound = run_of(turn), turn.inbound
    if run is None or inbound.text is None or inbound.corrects or inbound.media is not None:
        return
    typed = inbound.text.strip().casefold()
    meant = {title.casefold(): payload for title, payload in turn.person.offered}
    meant |= {choice: f"exercises:pick:{run.code}~{run.step}~{choice}" for choice in run.current.choices}
    if typed in meant:
        turn.inbound = replace(inbound, text=None, payload=meant[typed])


async def correct(turn: Turn, _state: FSMContext) -> None:
    """An answer was written anew: it is not kept, so the new words must not become a letter either."""
    run = run_of(turn)
    back = [] if run is None else [_way_back(turn, run)]
    turn.reply(turn.text("exercises-corrected"), *back, turn.button("menu-open.title", "menu:open"))


async def show_stale(turn: Turn, target: str) -> None:
    """A button of another step, of another exercise or of last month."""
    run, code = run_of(turn), target.partition("~")[0]
    again = f"exercises:start:{code}" if code in scripts.SCRIPTS else "exercises:open"
    back = [] if run is None else [_way_back(turn, run)]
    turn.reply(
        turn.text("exercises-stale"),
        *back,
        turn.button("exercises-stale.again", again),
        turn.button("menu-open.title", "menu:open"),
    )


def _way_back(turn: Turn, run: Run) -> QuickReply:
    return turn.button("exercises-step.back", f"exercises:step:{run.code}~{run.step}")
