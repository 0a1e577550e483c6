"""Dialog state on the contact's own row: it commits or vanishes with everything else the turn did."""

from collections.abc import Mapping
from typing import Any

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey

from core.contacts import Person


class PersonStorage(BaseStorage):
    """aiogram's storage over one person's row, already loaded in this turn."""

    def __init__(self, person: Person) -> None:
        self._person = person

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        """Remember the dialog's state; what stands in the data under a form's own name goes when the form is left."""
        name = state.state if isinstance(state, State) else state
        left = _form(self._person.state)
        if left != _form(name):
            self._person.data.pop(left, None)
        self._person.state = name

    async def get_state(self, key: StorageKey) -> str | None:
        """The dialog's state."""
        return self._person.state

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        """Remember the dialog's data."""
        self._person.data = dict(data)

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        """The dialog's data."""
        return dict(self._person.data)

    async def close(self) -> None:
        """Nothing is held."""


def _form(state: str | None) -> str:
    return (state or "").partition(":")[0]


def context(person: Person) -> FSMContext:
    """The state of one person's dialog."""
    return FSMContext(PersonStorage(person), StorageKey(bot_id=0, chat_id=person.id, user_id=person.id))
