"""How often a bot may write: Telegram's flood limits, counted strictly."""

import math
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from lo_bot_api_emulator import ApiRefusal  # type: ignore[import-untyped]


def too_many(seconds: int) -> ApiRefusal:
    """The refusal 429 as Telegram words it."""
    return ApiRefusal(f"Too Many Requests: retry after {seconds}", 429, {"retry_after": seconds})


@dataclass
class Limits:
    """A sliding second per bot and a bucket per chat, over every send* and edit* (not sendChatAction).

    ``sent`` and ``refused_429`` count, ``times`` holds the ``clock`` of each accepted one.
    """

    per_second: float = 30
    per_chat_per_second: float = 1.0
    burst_per_chat: int = 3
    clock: Callable[[], float] = time.monotonic
    sent: int = 0
    refused_429: int = 0
    times: list[float] = field(default_factory=list)
    _windows: dict[int, deque[float]] = field(default_factory=dict, repr=False)
    _buckets: dict[tuple[int, int], tuple[float, float]] = field(default_factory=dict, repr=False)

    @classmethod
    def none(cls) -> "Limits":
        """Count only."""
        return cls(per_second=math.inf, per_chat_per_second=math.inf)

    def admit(self, bot_id: int, chat_id: int) -> None:
        """Count one send; ApiRefusal 429 when it is one too many."""
        now = self.clock()
        wait = max(self._wait_for_bot(bot_id, now), self._wait_for_chat((bot_id, chat_id), now))
        if wait > 0:
            self.refused_429 += 1
            raise too_many(max(1, math.ceil(wait)))
        self._take(bot_id, chat_id, now)

    def _wait_for_bot(self, bot_id: int, now: float) -> float:
        if self.per_second == math.inf:
            return 0.0
        window = self._windows.setdefault(bot_id, deque())
        while window and window[0] <= now - 1.0:
            window.popleft()
        return window[0] + 1.0 - now if len(window) >= self.per_second else 0.0

    def _wait_for_chat(self, key: tuple[int, int], now: float) -> float:
        if self.per_chat_per_second == math.inf:
            return 0.0
        allowance, since = self._buckets.get(key, (float(self.burst_per_chat), now))
        allowance = min(float(self.burst_per_chat), allowance + (now - since) * self.per_chat_per_second)
        self._buckets[key] = (allowance, now)
        return 0.0 if allowance >= 1.0 else (1.0 - allowance) / self.per_chat_per_second

    def _take(self, bot_id: int, chat_id: int, now: float) -> None:
        if self.per_second != math.inf:
            self._windows[bot_id].append(now)
        if self.per_chat_per_second != math.inf:
            allowance, since = self._buckets[bot_id, chat_id]
            self._buckets[bot_id, chat_id] = (allowance - 1.0, since)
        self.sent += 1
        self.times.append(now)
