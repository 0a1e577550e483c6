"""Where somebody stands who is asking for messages. What was said so far goes the moment they turn to anything else."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Self

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State

from bot.dialogs.states import SubscriptionForm
from bot.turn import Turn
from core.subscriptions import Audience

FORM = SubscriptionForm.__name__
LASTS = timedelta(minutes=30)  # what is typed later than this is no answer to a question any more
WAYS = ("subscriptions", "start")  # what may be tapped on the way: the form's own buttons, a language, the consent


@dataclass(frozen=True, slots=True)
class Wish:
    """What was said so far; ``school_id`` is a poster's school."""

    audience: Audience | None = None
    classes: tuple[str, ...] = ()
    school_id: int | None = None

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left to be asked; pupils and parents get messages for a class."""
        return bool(self.classes) or self.audience in (Audience.TEACHER, Audience.ADMINISTRATION)

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Self:
        """Back from the dialog's data."""
        audience = kept["audience"]
        return cls(audience and Audience(audience), tuple(kept["classes"]), kept["school_id"])


async def remember(turn: Turn, state: FSMContext, wish: Wish, form: State) -> None:
    """Keep what was said until the form is left."""
    kept = {"audience": wish.audience, "classes": list(wish.classes), "school_id": wish.school_id}
    await state.set_state(form)
    await state.update_data({FORM: {**kept, "asked": turn.now.isoformat()}})


async def recall(state: FSMContext) -> Wish:
    """What was said so far; an empty wish outside the form."""
    kept = (await state.get_data()).get(FORM)
    return Wish.of(kept) if kept else Wish()


async def is_awaited(turn: Turn, state: FSMContext) -> bool:
    """Whether the question was asked lately enough for what is typed to be its answer."""
    asked = (await state.get_data()).get(FORM, {}).get("asked")
    return asked is not None and turn.now - datetime.fromisoformat(asked) <= LASTS


def is_inside(turn: Turn) -> bool:
    """Whether the form is open."""
    return (turn.person.state or "").startswith(f"{FORM}:")


async def leave(turn: Turn, state: FSMContext) -> None:
    """Something else was tapped: what was said in the form is forgotten."""
    if is_inside(turn) and (turn.inbound.payload or "").partition(":")[0] not in WAYS:
        await state.set_state(None)


def read_typed(turn: Turn) -> None:
    """In the form a button's title may be typed as well; its number, where no class is awaited."""
    inbound = turn.inbound
    if not is_inside(turn) or inbound.text is None or inbound.corrects or inbound.media is not None:
        return
    typed = inbound.text.strip().casefold()
    meant = {title.casefold(): payload for title, payload in turn.person.offered}
    if turn.person.state != SubscriptionForm.classes.state:
        meant |= {str(number): payload for number, (_, payload) in enumerate(turn.person.offered, start=1)}
    if typed in meant:
        turn.inbound = replace(inbound, text=None, payload=meant[typed])
