"""Exercises: step by step, left at any of them; what is typed lives only as long as the exercise does."""

from bot.dialogs.exercises.interruptions import MARK, beside, correct, read_typed
from bot.dialogs.exercises.place import leave
from bot.dialogs.exercises.steps import router

__all__ = ["MARK", "beside", "correct", "leave", "read_typed", "router"]
