"""Polling: ask for updates, play them, and only then ask for the next ones; asking confirms what came before."""

from collections.abc import Callable
from typing import Any

import structlog

from bot.channels.telegram.api import BotApi, Conflict, TokenRefused
from bot.channels.telegram.intake import Intake
from bot.channels.telegram.updates import ALLOWED
from bot.conversation import StorageUnavailable
from bot.pace import Timer
from core.messages import SendError, Throttled

log = structlog.get_logger()
WAIT_SECONDS = 25
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0


class Poller:
    """Reads the updates of one bot."""

    def __init__(
        self, api: BotApi, intake: Intake, timer: Timer, *, told: Callable[[str, SendError | None], None]
    ) -> None:
        self._api = api
        self._intake = intake
        self._timer = timer
        self._told = told
        self._offset: int | None = None
        self._pause = FIRST_PAUSE
        self._is_open = False

    async def run(self) -> None:
        """Read until cancelled; whatever fails, ask again after a pause that grows."""
        while True:
            try:
                await self.once()
            except StorageUnavailable:  # not confirmed: the same updates come again
                await self._rest()
            except Throttled as asked:
                await self._timer.sleep(asked.retry_after)
            except SendError as problem:
                self._told(self._api.bot, problem)
                self._is_open = self._is_open and not isinstance(problem, Conflict | TokenRefused)
                await self._rest()
            except Exception as error:  # noqa: BLE001  one bot's odd answer must not end the web chat
                log.error("polling_failed", problem=type(error).__name__)
                await self._rest()

    async def once(self) -> int:
        """One question and its answer.

        Returns:
            How many updates were played and committed.
        """
        if not self._is_open:
            await self._take_back_from_webhook()
        updates: list[dict[str, Any]] = await self._api.call(
            "getUpdates",
            seconds=WAIT_SECONDS + 10,
            offset=self._offset,
            timeout=WAIT_SECONDS,
            allowed_updates=list(ALLOWED),
        )
        self._told(self._api.bot, None)
        if updates:
            await self._intake.take(self._api.bot, updates)
            self._offset = updates[-1]["update_id"] + 1
        self._pause = FIRST_PAUSE
        return len(updates)

    async def _take_back_from_webhook(self) -> None:
        """Telegram answers no question while it delivers somewhere; what waits there is kept."""
        found = await self._api.call("getWebhookInfo")
        if found.get("url"):
            log.warning("webhook_taken_back")
            await self._api.call("deleteWebhook", drop_pending_updates=False)
        self._is_open = True

    async def _rest(self) -> None:
        await self._timer.sleep(self._pause)
        self._pause = min(self._pause * 2, LONGEST_PAUSE)
