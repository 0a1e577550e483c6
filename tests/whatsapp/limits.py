"""How often a business may write, counted strictly, and which files WhatsApp takes."""

import math
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.whatsapp.refusals import Refusal

MEGABYTE = 1024 * 1024
OFFICE = "application/vnd.openxmlformats-officedocument."
DOCUMENTS = {
    "text/plain",
    "application/pdf",
    "application/msword",
    "application/vnd.ms-excel",
    "application/vnd.ms-powerpoint",
    f"{OFFICE}wordprocessingml.document",
    f"{OFFICE}spreadsheetml.sheet",
    f"{OFFICE}presentationml.presentation",
}
KINDS: dict[str, tuple[set[str], int]] = {
    "image": ({"image/jpeg", "image/png"}, 5 * MEGABYTE),
    "document": (DOCUMENTS, 100 * MEGABYTE),
    "audio": ({"audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"}, 16 * MEGABYTE),
    "video": ({"video/mp4", "video/3gpp"}, 16 * MEGABYTE),
    "sticker": ({"image/webp"}, 512 * 1024),
}
TOO_FAST = "Cloud API message throughput has been reached."
TOO_FAST_FOR_ONE = (
    "Too many messages sent from the sender phone number to the same recipient phone number in a short period of time."
)


def check_file(mime: str, size: int) -> None:
    """Refusal when WhatsApp would not take such a file."""
    for mimes, most in KINDS.values():
        if mime.partition(";")[0].strip().lower() in mimes:
            if not 0 < size <= most:
                raise Refusal(131053, f"Media file size {size} is not between 1 and {most} bytes.")
            return
    known = ", ".join(sorted(mime for mimes, _ in KINDS.values() for mime in mimes))
    raise Refusal(100, f"Param file must be a file with one of the following types: {known}. Received '{mime}'.")


def fits(mime: str, kind: str) -> bool:
    """Whether a file of this type can be shown as an image, a document …"""
    return mime.partition(";")[0].strip().lower() in KINDS[kind][0]


@dataclass
class Limits:
    """A sliding second per number, in and out together, and a bucket per pair of number and person.

    ``sent`` and ``refused`` (by code) count, ``times`` holds the ``clock`` of each accepted one.
    """

    per_second: float = 80
    pair_seconds: float = 6.0
    pair_burst: float = 45
    clock: Callable[[], float] = time.monotonic
    sent: int = 0
    refused: dict[int, int] = field(default_factory=lambda: {130429: 0, 131056: 0})
    times: list[float] = field(default_factory=list)
    _windows: dict[str, deque[float]] = field(default_factory=dict, repr=False)
    _buckets: dict[tuple[str, str], tuple[float, float]] = field(default_factory=dict, repr=False)

    @classmethod
    def none(cls) -> "Limits":
        """Count only."""
        return cls(per_second=math.inf, pair_burst=math.inf)

    def admit(self, number: str, person: str) -> None:
        """Count one message that goes out; Refusal when it is one too many."""
        now = self.clock()
        if self._in_this_second(number, now) >= self.per_second:
            self._refuse(130429, TOO_FAST)
        allowance = self._allowance((number, person), now)
        if allowance < 1:
            self._refuse(131056, TOO_FAST_FOR_ONE)
        self._buckets[number, person] = (allowance - 1, now)
        self._windows[number].append(now)
        self.sent += 1
        self.times.append(now)

    def came_in(self, number: str) -> None:
        """Count one message of a person: the second is shared."""
        now = self.clock()
        self._in_this_second(number, now)
        self._windows[number].append(now)

    def _in_this_second(self, number: str, now: float) -> int:
        window = self._windows.setdefault(number, deque())
        while window and window[0] <= now - 1.0:
            window.popleft()
        return len(window)

    def _allowance(self, pair: tuple[str, str], now: float) -> float:
        allowance, since = self._buckets.get(pair, (self.pair_burst, now))
        return min(self.pair_burst, allowance + (now - since) / self.pair_seconds)

    def _refuse(self, code: int, details: str) -> None:
        self.refused[code] += 1
        raise Refusal(code, details)
