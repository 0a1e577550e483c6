"""What a page is looked at in: a language, light or dark, a width; and how many of these one run looks at."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from core.texts import LOCALES

LOOKS: Final = ("light", "dark")
WIDTHS: Final = (1440, 820, 390)
NARROWEST: Final = 360
HEIGHTS: Final = {1440: 900, 820: 1180, 390: 844, 360: 740}
# ``SENIM_CRAWL=full`` looks at every page in every language, light and width (an hour); without it each page is looked
# at once, in a dress of its own, so that every language, light and width is worn by many pages
IS_FULL: Final = os.environ.get("SENIM_CRAWL") == "full"


@dataclass(frozen=True, slots=True)
class Dress:
    """One way to look at a page."""

    locale: str
    look: str
    width: int

    def __str__(self) -> str:
        return f"{self.locale} {self.look} {self.width}"


EVERY: Final[Sequence[Dress]] = [Dress(*worn) for worn in product(LOCALES, LOOKS, WIDTHS)]


def dressed(paths: Sequence[str]) -> Iterator[tuple[str, Dress]]:
    """Each page with the dresses to look at it in."""
    for number, path in enumerate(paths):
        # five is prime to eighteen: neighbours differ in everything
        for dress in EVERY if IS_FULL else (EVERY[number * 5 % len(EVERY)],):
            yield path, dress
