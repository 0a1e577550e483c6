"""The root: finds the dialog by the tapped payload or by the stored state, and loses nothing that fits nowhere."""

from typing import Any

from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.fsm.context import FSMContext

from bot.dialogs import (
    appointments,
    broadcasts,
    duty,
    emergency,
    exercises,
    help_requests,
    media,
    menu,
    moods,
    privacy,
    resuming,
    start,
    subscriptions,
    talks,
    tips,
)
from bot.turn import Turn, TurnRouter
from core import traces

FEATURES: dict[str, tuple[TurnRouter, ...]] = {
    "start": (start.router,),
    "menu": (menu.router,),
    "help": (help_requests.router, talks.router, resuming.router),
    "crisis": (emergency.router,),
    "tips": tips.ROUTERS,
    "exercises": (exercises.router,),
    "moods": (moods.router,),
    "appointments": appointments.ROUTERS,
    "privacy": (privacy.router,),
    "media": (media.router,),
    "duty": (duty.router,),
    "subscriptions": subscriptions.ROUTERS,
    "broadcasts": (broadcasts.router,),
}
STATES = {
    "HelpRequestForm": "help",
    "ExerciseForm": "exercises",
    "TipsForm": "tips",
    "MoodForm": "moods",
    "AppointmentForm": "appointments",
    "SubscriptionForm": "subscriptions",
}
# what was typed there is no letter, and what is written anew of it is none either
CORRECTED = {
    exercises.MARK: exercises.correct,
    moods.MARK: moods.correct,
    tips.MARK: tips.correct,
    **appointments.CORRECTED,
    **subscriptions.CORRECTED,
}


async def dispatch(turn: Turn, state: FSMContext) -> Any:
    """Send the turn to its dialog; an unknown button gets the menu, unknown words become a draft."""
    await subscriptions.come_back(turn)
    await start.come_back_unsaid(turn)
    if turn.inbound.corrects:
        return await _correct(turn, state)
    if turn.inbound.media is not None:
        return await exercises.beside(turn, state, media.receive)
    exercises.read_typed(turn)
    appointments.read_typed(turn)
    subscriptions.read_typed(turn)
    if await subscriptions.hear(turn):
        return None
    payload = turn.inbound.payload
    feature = payload.partition(":")[0] if payload else STATES.get((turn.person.state or "").partition(":")[0], "")
    leads_away = payload is not None and not payload.startswith(subscriptions.IN_PASSING)
    if leads_away and feature != "exercises":
        await exercises.leave(turn, state)
    if leads_away:
        await tips.leave_search(turn, state)
        await moods.leave_note(turn, state)
        await appointments.leave(turn, state)
        await subscriptions.leave(turn, state)
    answer = await _play(turn, state, feature)
    await subscriptions.offer_beside(turn)
    return answer


async def _play(turn: Turn, state: FSMContext, feature: str) -> Any:
    for dialog in FEATURES.get(feature, ()):
        answer = await dialog.propagate_event("turn", turn, state=state)  # type: ignore[arg-type]
        if answer is not UNHANDLED:
            return answer
    if turn.inbound.text is not None:
        return await help_requests.write(turn, state)
    return await menu.show_stale(turn, state)


async def _correct(turn: Turn, state: FSMContext) -> Any:
    """A message was written anew: it belongs where it was written first."""
    inbound = turn.inbound
    place = await turn.run(
        traces.thread_of, channel=inbound.channel, address=inbound.address, source=inbound.source or ""
    )
    return await CORRECTED.get(place or "", help_requests.correct)(turn, state)
