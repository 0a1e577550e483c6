"""Canaries: strings and numbers that occur nowhere else, so that one found later has leaked."""

import itertools
from collections.abc import Callable
from typing import Any

Json = dict[str, Any]
_count = itertools.count(1)
FIRST_NUMBER = 940_500_000_000_003
NUMBER_STEP = 1_000_003


class Mint:
    """Makes canaries and remembers which, as the strings to search for."""

    def __init__(self) -> None:
        self.made: set[str] = set()

    def word(self) -> str:
        """A unique word, as CNRY00017x."""
        return self._made(f"CNRY{next(_count):05d}x")

    def number(self) -> int:
        """A unique number of fifteen digits: as large as a Telegram id may be."""
        return int(self._made(str(FIRST_NUMBER + NUMBER_STEP * next(_count))))

    def phone(self, spelling: str) -> str:
        """A unique phone number in one of SPELLINGS; its last ten digits are a canary too."""
        last_ten = self._made(f"70{10_000_003 + 7 * next(_count):08d}")
        return self._made(SPELLINGS[spelling](last_ten))

    def degrees(self) -> float:
        """A unique coordinate."""
        return float(self._made(f"4{next(_count) % 9}.{5_150_000_000 + 1_009 * next(_count)}1"))

    def user(self) -> Json:
        """Somebody with every field a User has."""
        return {"id": self.number(), "is_bot": False, **self.names(), "language_code": self.word(), "is_premium": True}

    def names(self) -> Json:
        """First and last name and username."""
        return {"first_name": self.word(), "last_name": self.word(), "username": self.word()}

    def chat(self, kind: str) -> Json:
        """A channel or a group."""
        return {"id": -self.number(), "type": kind, "title": self.word(), "username": self.word()}

    def _made(self, canary: str) -> str:
        self.made.add(canary)
        return canary


SPELLINGS: dict[str, Callable[[str], str]] = {
    "plus": lambda digits: f"+7{digits}",
    "eight": lambda digits: f"8{digits}",
    "quoted": lambda digits: f"%2B7{digits}",
    "link": lambda digits: f"tel:+7{digits}",
    "spaces": lambda digits: f"+7 {digits[:3]} {digits[3:6]} {digits[6:8]} {digits[8:]}",
    "bare": lambda digits: digits,
}
