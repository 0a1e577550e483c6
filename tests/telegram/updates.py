"""The updates of one bot: kept until confirmed, handed to one poller at a time."""

import asyncio
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from lo_bot_api_emulator import ApiRefusal  # type: ignore[import-untyped]

KEPT_SECONDS = 24 * 3600
FIRST_ID = 815_000_001
LEFT_OUT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}
TERMINATED = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
TERMINATED_BY_WEBHOOK = "Conflict: terminated by setWebhook request"
WEBHOOK_IS_SET = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


@dataclass(slots=True, frozen=True)
class Update:
    """One update as it goes over the wire, the chat it came from and the queue it waits in."""

    id: int
    kind: str
    raw: str
    chat_id: int
    queue: object
    at: float


class Updates:
    """What a bot has not confirmed yet. ``clock`` is the emulator's."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self.pending: dict[int, Update] = {}
        self.next_id = FIRST_ID
        self.allowed: list[str] = []
        self.has_webhook = False
        self.added: Callable[[Update], None] | None = None
        self._poll: asyncio.Future[None] | None = None

    def add(self, kind: str, body: dict[str, Any], *, chat_id: int, queue: object) -> int:
        """Keep an update; its id, or 0 when the bot did not ask for this kind."""
        if not self._wanted(kind):
            return 0
        update_id, self.next_id = self.next_id, self.next_id + 1
        raw = json.dumps({"update_id": update_id, kind: body}, separators=(",", ":"))
        update = Update(update_id, kind, raw, chat_id, queue, self.clock())
        self.pending[update_id] = update
        self.wake()
        if self.added is not None:
            self.added(update)
        return update_id

    def confirm(self, update_id: int) -> None:
        """Forget one that was delivered."""
        self.pending.pop(update_id, None)

    def allow(self, kinds: list[str] | None) -> None:
        """Remember which kinds the bot wants; None leaves it as it was, an empty list is the default."""
        if kinds is not None:
            self.allowed = kinds

    def drop_old(self) -> None:
        """Forget what is older than a day."""
        horizon = self.clock() - KEPT_SECONDS
        while self.pending and (first := next(iter(self.pending.values()))).at < horizon:
            del self.pending[first.id]

    @property
    def is_polled(self) -> bool:
        """Whether a getUpdates waits just now."""
        return self._poll is not None and not self._poll.done()

    def wake(self) -> None:
        """Let the waiting poll look again."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)

    def terminate(self, reason: str) -> None:
        """End the waiting poll with 409."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(ApiRefusal(reason, 409))
        self._poll = None

    async def poll(self, *, offset: int, limit: int, seconds: float) -> list[str]:
        """One getUpdates: raw updates, at once when there are some; ApiRefusal 409 when another one came."""
        if self.has_webhook:
            raise ApiRefusal(WEBHOOK_IS_SET, 409)
        self.terminate(TERMINATED)
        self._forget_before(offset)
        found = self._first(limit)
        if found or seconds <= 0:
            return found
        mine = self._poll = asyncio.get_running_loop().create_future()
        try:
            await asyncio.wait_for(mine, seconds)
        except TimeoutError:
            return []
        finally:
            if self._poll is mine:
                self._poll = None
        return self._first(limit)

    def waits_for(self, chat_id: int) -> bool:
        """Whether something of this chat is not confirmed yet."""
        return any(update.chat_id == chat_id for update in self.pending.values())

    def _wanted(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in LEFT_OUT_BY_DEFAULT

    def _forget_before(self, offset: int) -> None:
        self.drop_old()
        if offset < 0:
            self._forget(list(self.pending)[:offset])
        else:
            self._forget(self._below(offset))

    def _below(self, offset: int) -> list[int]:
        found = []
        for update_id in self.pending:
            if update_id >= offset:
                break
            found.append(update_id)
        return found

    def _forget(self, update_ids: Iterable[int]) -> None:
        for update_id in update_ids:
            del self.pending[update_id]

    def _first(self, limit: int) -> list[str]:
        found: list[str] = []
        for update in self.pending.values():
            if len(found) == limit:
                break
            found.append(update.raw)
        return found
