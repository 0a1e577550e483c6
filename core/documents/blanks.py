"""Blanks: what only the printed copy knows is left to a pen."""

from typing import Final

PAGES: Final = "{pages}"
WORDS: Final = "{words}"


def filled_by_hand(line: str) -> str:
    """A line of the last page with room for the number of pages, in figures and in words."""
    return line.replace(PAGES, "______").replace(WORDS, "____________________")
