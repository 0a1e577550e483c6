"""Webhooks as Meta sends them: signed, repeated until they are answered 200, and in whatever order they come."""

import asyncio
import hashlib
import hmac
import json
import random
import uuid
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

import aiohttp

Json = dict[str, Any]
Signed = bool | Literal["missing"]
AGENT = "facebookexternalua"


@dataclass
class Knobs:
    """How webhooks behave.

    ``duplicates`` posts each that many times at once, ``batch`` puts so many waiting messages of one person into one
    post, ``disorder`` lets messages of one person overtake each other, ``hasty`` brings the statuses of a message
    before the answer to the call that sent it. Pauses between repetitions grow from the first to the longest.
    """

    duplicates: int = 1
    batch: int = 1
    disorder: bool = False
    hasty: bool = False
    first_pause: float = 0.02
    longest_pause: float = 0.5
    post_seconds: float = 30.0
    chance: random.Random = field(default_factory=lambda: random.Random(20261126))


@dataclass(slots=True)
class Waiting:
    """One value on its way to the product, and who waits for it."""

    person: str
    value: Json
    taken: "asyncio.Future[None]"


class Webhooks:
    """Brings values to ``url``; what comes while there is no url is lost, as at Meta's."""

    def __init__(self, waba: str, secret: str, arrived: Callable[[str], None]) -> None:
        self.waba, self.secret = waba, secret
        self.knobs = Knobs()
        self.url: str | None = None
        self.posts = 0
        self.last_status = 0
        self.here = asyncio.Event()
        self.here.set()
        self._arrived = arrived
        self._queues: dict[object, deque[Waiting]] = {}
        self._unanswered: Counter[str] = Counter()
        self._working: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Open the client."""
        self._http = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0), headers={"User-Agent": AGENT})

    async def stop(self) -> None:
        """Break off what is under way."""
        for task in self._working:
            task.cancel()
        await asyncio.gather(*self._working, return_exceptions=True)
        await self._http.close()

    async def shakes_hands(self, url: str, verify: str) -> bool:
        """Ask an address for the challenge; whether it answered right, and then it is the one."""
        challenge = str(uuid.uuid4().int % 10**10)
        query = {"hub.mode": "subscribe", "hub.verify_token": verify, "hub.challenge": challenge}
        try:
            async with self._http.get(url, params=query, allow_redirects=False) as answer:
                is_right = answer.status == 200 and await answer.text() == challenge
        except (aiohttp.ClientError, OSError, TimeoutError):
            return False
        self.url = url if is_right else self.url
        return is_right

    def waits_for(self, person: str) -> bool:
        """Whether something of this person was not answered 200 yet."""
        return self._unanswered[person] > 0

    def bring(self, person: str, value: Json, queue: object = None) -> "asyncio.Future[None]":
        """Bring one value, one after the other within a queue; done when it was answered 200."""
        if self.url is None:
            return self.loses()
        waiting = Waiting(person, value, asyncio.get_running_loop().create_future())
        queue = object() if queue is None or self.knobs.disorder else queue
        self._unanswered[person] += 1
        line = self._queues.setdefault(queue, deque())
        line.append(waiting)
        if len(line) == 1:
            task = asyncio.ensure_future(self._work(queue))
            self._working.add(task)
            task.add_done_callback(self._working.discard)
        return waiting.taken

    def loses(self) -> "asyncio.Future[None]":
        """What is lost is not waited for."""
        lost: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        lost.set_result(None)
        return lost

    async def post(self, values: list[Json], *, field: str = "messages", sign: Signed = True) -> int:
        """One POST; the status of its answer, 0 when there was none."""
        raw = json.dumps(envelope(self.waba, values, field)).encode()
        return await self.post_raw(raw, sign=sign)

    async def post_raw(self, raw: bytes, *, sign: Signed = True) -> int:
        """The same with any bytes."""
        assert self.url is not None, "there is no webhook: brings_to(url) first"
        headers = {"Content-Type": "application/json", **signature(self.secret, raw, sign)}
        timeout = aiohttp.ClientTimeout(total=self.knobs.post_seconds)
        self.posts += 1
        try:
            async with self._http.post(
                self.url, data=raw, headers=headers, timeout=timeout, allow_redirects=False
            ) as answer:
                await answer.read()
                self.last_status = answer.status
        except (aiohttp.ClientError, OSError, TimeoutError):
            self.last_status = 0
            return 0
        return answer.status

    async def _work(self, queue: object) -> None:
        line, pause = self._queues[queue], self.knobs.first_pause
        while line:
            batch = [line[place] for place in range(min(self.knobs.batch, len(line)))]
            if await self._is_taken([waiting.value for waiting in batch]):
                pause = self.knobs.first_pause
                for _ in batch:
                    self._answered(line.popleft())
            else:
                await asyncio.sleep(pause)
                pause = min(pause * 2, self.knobs.longest_pause)
        del self._queues[queue]

    async def _is_taken(self, values: list[Json]) -> bool:
        await self.here.wait()
        posted = [self.post(values) for _ in range(self.knobs.duplicates)]
        return set(await asyncio.gather(*posted)) == {200}

    def _answered(self, waiting: Waiting) -> None:
        self._unanswered[waiting.person] -= 1
        if not waiting.taken.done():
            waiting.taken.set_result(None)
        self._arrived(waiting.person)


def envelope(waba: str, values: list[Json], field: str) -> Json:
    """What one POST carries: an array of changes."""
    changes = [{"field": field, "value": value} for value in values]
    return {"object": "whatsapp_business_account", "entry": [{"id": waba, "changes": changes}]}


def signature(secret: str, raw: bytes, sign: Signed) -> dict[str, str]:
    """The header over the raw body: right, wrong, or none."""
    if sign == "missing":
        return {}
    key = secret if sign else f"{secret}-of-somebody-else"
    return {"X-Hub-Signature-256": "sha256=" + hmac.new(key.encode(), raw, hashlib.sha256).hexdigest()}
