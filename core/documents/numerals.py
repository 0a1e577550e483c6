"""Numbers in words, as the last page of a laced book names its pages twice."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

MOST: Final = 9_999


def in_words(locale: str, number: int) -> str:
    """A number of pages from 1 to :data:`MOST` in words; above that nothing, and a person writes it."""
    if not 1 <= number <= MOST:
        return ""
    said = _said()[locale]
    thousands, rest = divmod(number, 1000)
    hundreds, rest = divmod(rest, 100)
    return " ".join(
        filter(None, (said["thousands"][thousands], said["hundreds"][hundreds], _below_hundred(said, rest)))
    )


def _below_hundred(said: Mapping[str, Any], number: int) -> str:
    tens, units = divmod(number, 10)
    if tens == 1:
        return str(said["teens"][units])
    return str(said["joint"]).join(filter(None, (said["tens"][tens], said["units"][units])))


@cache
def _said() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(Path(__file__).with_name("numerals.toml").read_text(encoding="utf-8"))
