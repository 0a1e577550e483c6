"""What is sent, by ours and by the peers, and how its cost is taken."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass

from bench.load import TEXTS
from bench.telegram_api import Api

TEXT = TEXTS[0]
IN_FLIGHT = 30
A_SECOND = 30


@dataclass(frozen=True, slots=True)
class Sent:
    """Messages a second, and what one of them cost."""

    rate: float
    cpu_ms: float

    def shown(self) -> str:
        """For the process that asked."""
        return json.dumps(asdict(self))


@dataclass(frozen=True, slots=True)
class Share:
    """How much of what is allowed was used, and how often too much was asked."""

    share: float
    refused: int
    rate: float
    cpu_ms: float

    def shown(self) -> str:
        """For the process that asked."""
        return json.dumps(asdict(self))


async def measure(send: Callable[[int], Awaitable[None]], count: int, *, at_once: int) -> Sent:
    """Send ``count`` messages, ``at_once`` of them on their way; ``send(number)`` sends one."""
    numbers = iter(range(count))

    async def hand() -> None:
        for number in numbers:
            await send(number)

    wall, cpu = time.perf_counter(), time.process_time()
    await asyncio.gather(*(hand() for _ in range(at_once)))
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return Sent(rate=count / wall, cpu_ms=cpu / count * 1e3)


def share_of(api: Api, sent: Sent) -> Share:
    """The share is taken where it counts, at the API, and after the thirty that anybody may send at once.

    A burst at the beginning would flatter whoever begins with one.
    """
    taken, refused = api.stats()
    held = (len(taken) - A_SECOND) / (taken[-1] - taken[A_SECOND - 1])
    return Share(share=held / A_SECOND * 100, refused=refused, rate=sent.rate, cpu_ms=sent.cpu_ms)
