"""The load both sides carry: the same words, the same number of chats, and how its cost is taken."""

import asyncio
import json
import math
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

TEXTS = tuple(json.loads(Path(__file__).with_name("texts.json").read_text(encoding="utf-8")))
WARM_UP = 3  # turns of every chat that are played before the clock starts


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run of turns cost."""

    rate: float
    cpu_ms: float
    p50_ms: float
    p99_ms: float


def percentile(values: Sequence[float], share: float) -> float:
    """The value that ``share`` of all values do not exceed."""
    return sorted(values)[max(0, math.ceil(len(values) * share) - 1)]


async def measure(turn: Callable[[int, int], Awaitable[None]], *, chats: int, turns: int) -> Cost:
    """Play ``turns`` turns from ``chats`` chats that each wait for their answer; ``turn(chat, number)`` plays one."""
    waited: list[float] = []

    async def chat(which: int, numbers: range) -> None:
        for number in numbers:
            began = time.perf_counter()
            await turn(which, number)
            waited.append(time.perf_counter() - began)

    await asyncio.gather(*(chat(which, range(WARM_UP)) for which in range(chats)))
    waited.clear()
    wall, cpu = time.perf_counter(), time.process_time()
    await asyncio.gather(*(chat(which, range(WARM_UP, WARM_UP + turns // chats)) for which in range(chats)))
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return Cost(
        rate=len(waited) / wall,
        cpu_ms=cpu / len(waited) * 1e3,
        p50_ms=percentile(waited, 0.5) * 1e3,
        p99_ms=percentile(waited, 0.99) * 1e3,
    )


def show(cost: Cost) -> None:
    """Print the cost for the process that asked."""
    print(json.dumps(asdict(cost)))
