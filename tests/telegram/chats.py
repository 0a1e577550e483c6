"""What lies in a chat: every message of both sides, who may write, and who waits for news."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from lo_bot_api_emulator import ApiRefusal  # type: ignore[import-untyped]

Json = dict[str, Any]
Side = Literal["me", "bot"]
DELETABLE_SECONDS = 48 * 3600
DICE_SECONDS = 24 * 3600  # a throw in a private chat cannot be taken back before that


@dataclass(slots=True)
class Stored:
    """One message. ``wire`` is what the Bot API shows of it: replaced at an edit, never changed in place."""

    wire: Json
    side: Side
    at: float
    silent: bool = False
    protected: bool = False

    @property
    def buttons(self) -> list[list[tuple[str, str | None]]]:
        """Rows of titles and payloads; the payload of a link is None."""
        rows = self.wire.get("reply_markup", {}).get("inline_keyboard", [])
        return [[(button["text"], button.get("callback_data")) for button in row] for row in rows]


@dataclass
class Chat:
    """One chat of one bot."""

    info: Json
    is_open: bool = False
    is_blocked: bool = False
    is_left: bool = False
    messages: dict[int, Stored] = field(default_factory=dict)
    deleted: dict[int, Stored] = field(default_factory=dict)
    keyboard: list[str] = field(default_factory=list)
    toasts: list[str] = field(default_factory=list)
    version: int = 0
    _waiting: set["asyncio.Future[None]"] = field(default_factory=set)

    @property
    def id(self) -> int:
        """The chat id: of a person, or below zero of a group."""
        return int(self.info["id"])

    def keep(self, message: Stored) -> None:
        """A new message, or a newer version of one: it keeps its place."""
        self.messages[message.wire["message_id"]] = message
        self.touch()

    def delete(self, message_id: int) -> None:
        """Take a message off everybody's screen."""
        self.deleted[message_id] = self.messages.pop(message_id)
        self.touch()

    def newest(self) -> Iterator[Stored]:
        """Every visible message, the newest first."""
        return reversed(self.messages.values())

    def touch(self) -> None:
        """Something can be seen that could not be seen before."""
        self.version += 1
        for waiting in self._waiting:
            if not waiting.done():
                waiting.set_result(None)
        self._waiting.clear()

    async def news(self, seconds: float) -> bool:
        """Wait for the next touch; False when none came in time."""
        waiting: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(waiting)
        try:
            await asyncio.wait_for(waiting, seconds)
        except TimeoutError:
            return False
        finally:
            self._waiting.discard(waiting)
        return True

    def check_writable(self) -> None:
        """ApiRefusal when the bot may not write here, as Telegram words it."""
        if self.is_left:
            raise ApiRefusal("Forbidden: bot is not a member of the supergroup chat", 403)
        if self.is_blocked:
            raise ApiRefusal("Forbidden: bot was blocked by the user", 403)
        if not self.is_open:
            raise ApiRefusal("Forbidden: bot can't initiate conversation with a user", 403)

    def to_edit(self, message_id: int) -> Stored:
        """A message of the bot's own, of any age; ApiRefusal otherwise."""
        message = self.messages.get(message_id)
        if message is None:
            raise ApiRefusal("Bad Request: message to edit not found")
        if message.side != "bot":
            raise ApiRefusal("Bad Request: message can't be edited")
        return message

    def why_undeletable(self, message_id: int, now: float) -> str | None:
        """Why Telegram would not delete this message; None when it would."""
        message = self.messages.get(message_id)
        if message is None:
            return "Bad Request: message to delete not found"
        if message.side == "me" and self.id < 0:
            return "Bad Request: message can't be deleted"
        age = now - message.at
        is_kept = age > DELETABLE_SECONDS or ("dice" in message.wire and age < DICE_SECONDS)
        return "Bad Request: message can't be deleted for everyone" if is_kept else None
