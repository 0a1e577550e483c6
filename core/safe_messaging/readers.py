"""Whom a text is for, as the rules ask it: children or adults, and how small the smallest are."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

PUPILS: Final = ("pupils_0_4", "pupils_5_7", "pupils_8_11")  # values of core/tips/areas.py, which stands above
ADULTS: Final = ("parents", "teachers", "administration")


@dataclass(frozen=True, slots=True)
class Readers:
    """The audiences of one text; none named means everybody."""

    audiences: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        """Every audience that will read it."""
        return self.audiences or frozenset((*PUPILS, *ADULTS))

    def are(self, only: str) -> bool:
        """Whether a rule that is ``only`` for some readers (a key of ``ONLY``) holds for these."""
        return ONLY[only](self.all)


ONLY: Final[Mapping[str, Callable[[frozenset[str]], bool]]] = {
    "all": lambda _audiences: True,
    "pupils": lambda audiences: not audiences.isdisjoint(PUPILS),
    "adults": lambda audiences: not audiences.isdisjoint(ADULTS),
    "smallest": lambda audiences: "pupils_0_4" in audiences,
    "young": lambda audiences: not audiences.isdisjoint(PUPILS[:2]),
    "only_pupils": lambda audiences: audiences.isdisjoint(ADULTS),
    "only_adults": lambda audiences: audiences.isdisjoint(PUPILS),
}
