"""What a person sees: the visible messages, their buttons, toasts, and waiting for all of it."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from tests.telegram.chats import Chat, Side, Stored
from tests.telegram.parser import Entity
from tests.telegram.updates import Updates

WAIT_SECONDS = 10.0
QUIET_SECONDS = 0.15
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Shown:
    """One visible message. ``text`` is plain (or the caption), ``wire`` is the whole Message."""

    side: Side
    text: str
    entities: list[Entity]
    buttons: list[list[tuple[str, str | None]]]
    protected: bool
    silent: bool
    message_id: int
    wire: dict[str, Any]

    @property
    def titles(self) -> list[str]:
        """The titles of its buttons."""
        return [title for row in self.buttons for title, _ in row]

    def marked(self, kind: str) -> list[str]:
        """What stands in the text as "bold", "italic", "text_link" …"""
        units = self.text.encode("utf-16-le")
        found = [mark for mark in self.entities if mark["type"] == kind]
        ends = [(2 * mark["offset"], 2 * (mark["offset"] + mark["length"])) for mark in found]
        return [units[begin:end].decode("utf-16-le") for begin, end in ends]


def shown(message: Stored) -> Shown:
    """A message as it stands on the screen."""
    wire = message.wire
    text: str = wire["text"] if "text" in wire else wire.get("caption", "")
    entities: list[Entity] = wire["entities"] if "entities" in wire else wire.get("caption_entities", [])
    return Shown(
        side=message.side,
        text=text,
        entities=entities,
        buttons=message.buttons,
        protected=message.protected,
        silent=message.silent,
        message_id=wire["message_id"],
        wire=wire,
    )


class Screen:
    """One person's chat with one bot, as it stands on the phone."""

    def __init__(self, chat: Chat, updates: Updates) -> None:
        self.chat = chat
        self._updates = updates

    def screen(self) -> list[Shown]:
        """Every visible message, in order."""
        return [shown(message) for message in self.chat.messages.values()]

    def texts(self, side: Side = "bot") -> list[str]:
        """The visible texts of one side, in order."""
        return [message.text for message in self.screen() if message.side == side]

    def newest(self) -> Shown:
        """The bot's newest visible message; AssertionError when there is none."""
        for message in self.chat.newest():
            if message.side == "bot":
                return shown(message)
        raise AssertionError("the bot shows nothing")

    def titles(self) -> list[str]:
        """The titles of the buttons under the bot's newest message."""
        return self.newest().titles

    @property
    def toasts(self) -> list[str]:
        """What popped up after pressing buttons."""
        return self.chat.toasts

    async def until(self, found: Callable[[], Found], *, timeout: float = WAIT_SECONDS) -> Found:  # noqa: ASYNC109
        """Wait until this is true; what it gave. AssertionError with the screen otherwise."""
        deadline = time.monotonic() + timeout
        while not (value := found()):
            left = deadline - time.monotonic()
            if left <= 0 or not await self.chat.news(left):
                value = found()
                assert value, f"not seen in {timeout} s; shown: {self.texts()}"
                break
        return value

    async def sees(self, *fragments: str, timeout: float = WAIT_SECONDS) -> str:  # noqa: ASYNC109
        """Wait until one visible message of the bot contains every fragment; its text, the newest first."""

        def match() -> list[str]:
            texts = reversed(self.texts())
            return [text for text in texts if all(fragment in text for fragment in fragments)]

        try:
            return (await self.until(match, timeout=timeout))[0]
        except AssertionError as error:
            raise AssertionError(f"nothing shows {fragments!r}: {error}") from None

    async def settles(self, *, quiet: float = QUIET_SECONDS, timeout: float = WAIT_SECONDS) -> None:  # noqa: ASYNC109
        """Wait until the bot has taken every update of this chat and nothing new arrives for a while."""
        deadline = time.monotonic() + timeout
        while await self.chat.news(quiet) or self._updates.waits_for(self.chat.id):
            assert time.monotonic() < deadline, f"never settled; shown: {self.texts()}"
