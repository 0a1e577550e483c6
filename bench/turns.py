"""Our turn: `Conversation.handle` on a migrated and seeded database, to its commit."""

import asyncio
import secrets
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from bench.load import TEXTS, measure, show
from bot.app import Bot, routed
from bot.channels.web.talk_key import address_of
from bot.conversation import Conversation
from core.messages import InboundMessage
from core.settings import Settings

BEGINNING = ("start:begin", "start:locale:kk", "start:agree", "help:start")
SECONDS_APART = 3  # on the turns' own clock: slow enough that the throttle hushes no reply and every row is written


class Chats:
    """Children in the writing state; delivery is off."""

    def __init__(self, home: Path, chats: int) -> None:
        self.bot = Bot(Settings(home=home, _env_file=None))  # type: ignore[call-arg]
        seconds = count(step=SECONDS_APART)
        start = datetime.now(UTC).replace(hour=1)
        self._conversation = Conversation(
            self.bot.lane,
            routed(),
            committed=lambda: None,
            clock=lambda: start + timedelta(seconds=next(seconds)),
        )
        self._addresses = [address_of(secrets.token_urlsafe(32)) for _ in range(chats)]

    async def begin(self) -> None:
        """Bring every chat to where a child writes."""
        self.bot.lane.start()
        for chat, address in enumerate(self._addresses):
            for step, payload in enumerate(BEGINNING):
                await self._take(chat, f"{step}", address, payload=payload)

    async def write(self, chat: int, number: int) -> None:
        """One message, to its commit."""
        await self._take(chat, f"m{number}", self._addresses[chat], text=TEXTS[(chat + number) % len(TEXTS)])

    async def tap(self, chat: int, name: str, payload: str) -> None:
        """One tap, to its commit."""
        await self._take(chat, name, self._addresses[chat], payload=payload)

    async def end(self) -> None:
        """Close everything."""
        await self.bot.lane.stop()
        await self.bot.database.dispose()

    async def _take(
        self, chat: int, name: str, address: str, *, text: str | None = None, payload: str | None = None
    ) -> None:
        message = InboundMessage("web", "web", f"{chat}-{name}", address, text=text, payload=payload, locale="kk")
        await self._conversation.handle(message)


async def main(chats: int, turns: int) -> None:
    """Measure in a home of its own."""
    with tempfile.TemporaryDirectory() as home:
        children = Chats(Path(home), chats)
        await children.begin()
        show(await measure(children.write, chats=chats, turns=turns))
        await children.end()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2])))
