"""The root: finds the dialog by the tapped payload or by the stored state, and loses nothing that fits nowhere."""

from typing import Any

from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.fsm.context import FSMContext

from bot.dialogs import (
    appointments,
    duty,
    emergency,
    help_requests,
    media,
    menu,
    privacy,
    resuming,
    start,
    talks,
    tips,
)
from bot.turn import Turn, TurnRouter

FEATURES: dict[str, tuple[TurnRouter, ...]] = {
    "start": (start.router,),
    "menu": (menu.router,),
    "help": (help_requests.router, talks.router, resuming.router),
    "crisis": (emergency.router,),
    "tips": (tips.router,),
    "appointments": (appointments.router,),
    "privacy": (privacy.router,),
    "media": (media.router,),
    "duty": (duty.router,),
}
STATES = {"HelpRequestForm": "help"}


async def dispatch(turn: Turn, state: FSMContext) -> Any:
    """Send the turn to its dialog; an unknown button gets the menu, unknown words become a draft."""
    if turn.inbound.corrects:
        return await help_requests.correct(turn, state)
    if turn.inbound.media is not None:
        return await media.receive(turn, state)
    payload = turn.inbound.payload
    feature = payload.partition(":")[0] if payload else STATES.get((turn.person.state or "").partition(":")[0], "")
    for dialog in FEATURES.get(feature, ()):
        answer = await dialog.propagate_event("turn", turn, state=state)  # type: ignore[arg-type]
        if answer is not UNHANDLED:
            return answer
    if turn.inbound.text is not None:
        return await help_requests.write(turn, state)
    return await menu.show_stale(turn, state)
