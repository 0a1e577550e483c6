"""Appointments: said honestly that they come, and what can be done meanwhile."""

from bot.filters import Tap
from bot.turn import Turn, TurnRouter

router = TurnRouter(name="appointments")


@router.turn(Tap("appointments:open"))
async def tell(turn: Turn) -> None:
    """[Meet the psychologist]."""
    turn.reply(
        turn.text("appointments-soon"),
        turn.button("menu-open.self", "help:start"),
        turn.button("menu-open.title", "menu:open"),
    )
