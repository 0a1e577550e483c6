"""Where a dialog can stand between two turns."""

from aiogram.fsm.state import State, StatesGroup


class HelpRequestForm(StatesGroup):
    """Writing to the psychologist, telling one's class, or typing a resume secret."""

    writing = State()
    class_name = State()
    secret = State()
