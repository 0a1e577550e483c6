"""aiogram's own models of Telegram's objects: the bot does without them, tests that ask them for a judgement do not."""

from functools import cache
from typing import Literal, Optional, Union

from aiogram import types
from aiogram.client.default import Default


@cache
def build() -> None:
    """Build them as aiogram itself does when it is imported alone."""
    known = {name: getattr(types, name) for name in types.__all__}
    words = {"List": list, "Optional": Optional, "Union": Union, "Literal": Literal, "Default": Default, **known}
    for model in known.values():
        if hasattr(model, "model_rebuild"):
            model.model_rebuild(_types_namespace=words)
