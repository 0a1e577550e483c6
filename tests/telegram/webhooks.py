"""Updates posted to a bot's webhook, as the real server does: in parallel, one at a time for each queue, for ever."""

import asyncio
import random
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

import aiohttp

from tests.telegram.updates import Update, Updates

FIRST_PAUSE, LONGEST_PAUSE = 0.1, 1.0
SHUFFLE_SECONDS = 0.02


@dataclass
class Knobs:
    """How the pump misbehaves. ``duplicates`` posts each update that many times, at once."""

    duplicates: int = 1
    disorder: bool = False
    is_away: bool = False
    post_seconds: float = 60.0
    chance: random.Random = field(default_factory=lambda: random.Random(20261123))


@dataclass(frozen=True, slots=True)
class Target:
    """Where to post."""

    url: str
    secret: str | None = None
    max_connections: int = 40


class Pump:
    """Posts what ``updates`` holds to ``target`` until it is stopped."""

    def __init__(self, updates: Updates, target: Target, knobs: Knobs) -> None:
        self.updates = updates
        self.target = target
        self.knobs = knobs
        self.last_error: str | None = None
        self.posts = 0
        self._queues: dict[object, deque[Update]] = {}
        self._ready: deque[object] = deque()
        self._pauses: dict[object, float] = {}
        self._posting: set[asyncio.Task[None]] = set()
        self._timers: set[asyncio.TimerHandle] = set()
        self._stopped = False

    async def start(self) -> None:
        """Take what already waits, then whatever comes."""
        self._http = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0, ssl=False),
            timeout=aiohttp.ClientTimeout(total=self.knobs.post_seconds),
        )
        self.updates.drop_old()
        for update in self.updates.pending.values():
            self.add(update)
        self.updates.added = self.add

    async def stop(self) -> None:
        """Break off what is under way: it was not confirmed and stays."""
        self._stopped, self.updates.added = True, None
        for timer in self._timers:
            timer.cancel()
        for task in self._posting:
            task.cancel()
        await asyncio.gather(*self._posting, return_exceptions=True)
        await self._http.close()

    def add(self, update: Update) -> None:
        """One more to post."""
        queue = update.id if self.knobs.disorder else update.queue
        waiting = self._queues.setdefault(queue, deque())
        waiting.append(update)
        if len(waiting) == 1:
            self._make_ready(queue)

    def wake(self) -> None:
        """Look again: Telegram is back."""
        self._dispatch()

    def _make_ready(self, queue: object) -> None:
        self._ready.append(queue)
        if self.knobs.disorder:
            self._later(SHUFFLE_SECONDS, self._shuffle)
        else:
            self._dispatch()

    def _shuffle(self) -> None:
        self.knobs.chance.shuffle(self._ready)
        self._dispatch()

    def _dispatch(self) -> None:
        if self._stopped or self.knobs.is_away:
            return
        while self._ready and len(self._posting) < self.target.max_connections:
            task = asyncio.ensure_future(self._deliver(self._ready.popleft()))
            self._posting.add(task)
            task.add_done_callback(self._finished)

    def _finished(self, task: "asyncio.Task[None]") -> None:
        self._posting.discard(task)
        self._dispatch()

    async def _deliver(self, queue: object) -> None:
        self.updates.drop_old()
        waiting = self._queues[queue]
        if waiting[0].id in self.updates.pending and not await self._is_accepted(waiting[0]):
            pause = self._pauses.get(queue, FIRST_PAUSE)
            self._pauses[queue] = min(pause * 2, LONGEST_PAUSE)
            self._later(pause, lambda: self._make_ready(queue))
            return
        self._pauses.pop(queue, None)
        self.updates.confirm(waiting.popleft().id)
        if waiting:
            self._make_ready(queue)
        else:
            del self._queues[queue]

    async def _is_accepted(self, update: Update) -> bool:
        answers = await asyncio.gather(*(self._post(update) for _ in range(self.knobs.duplicates)))
        return all(answers)

    async def _post(self, update: Update) -> bool:
        headers = {"Content-Type": "application/json"}
        if self.target.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self.target.secret
        self.posts += 1
        try:
            request = self._http.post(self.target.url, data=update.raw.encode(), headers=headers, allow_redirects=False)
            async with request as answer:
                with suppress(aiohttp.ClientError):
                    await answer.read()
                if 200 <= answer.status < 300:
                    return True
                self.last_error = f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            self.last_error = f"Connection failed: {type(error).__name__}"
        return False

    def _later(self, seconds: float, act: Callable[[], None]) -> None:
        def fire() -> None:
            self._timers.discard(timer)
            if not self._stopped:
                act()

        timer = asyncio.get_running_loop().call_later(seconds, fire)
        self._timers.add(timer)
