"""Sending over Telegram at the pace it allows; the chat that was reached is told back, to be compared."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.channels.telegram import keyboard
from bot.channels.telegram.addresses import address_of, bot_and_chat
from bot.channels.telegram.api import BadRequest, BotApi, Conflict, TokenRefused
from bot.channels.telegram.enclosures import Enclosures, has_room_below
from bot.channels.telegram.hints import Hints
from bot.channels.telegram.line import Line
from bot.pace import Pace
from core import markup, words
from core.messages import (
    Attachment,
    ContactUnreachable,
    Delivered,
    OutboundMessage,
    Parcel,
    Picture,
    SendError,
    Throttled,
    Uncertain,
)

MOST = 4096  # UTF-16 units of a message without its marks
NO_PREVIEW = {"is_disabled": True}
NOTICEABLE = 0.7  # seconds
LONGEST_WAY = 0.4  # seconds a message may take without slowing the next ones: twelve at thirty a second
NOT_BEFORE = 60.0  # seconds after which a bot that Telegram refuses may be asked again
SAME = "message is not modified"
UNPARSED = "can't parse entities"
WORDLESS = "there is no text in the message to edit"  # a picture or a file stands there
NOT_THERE = ("message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID")


class TelegramSender:
    """Sends parcels with the bot that each address names."""

    batch = 1
    leaves_traces = True
    can_repeat = False

    def __init__(
        self, bots: Mapping[str, BotApi], pace: Pace, hints: Hints, *, per_second: float, is_paid: bool = False
    ) -> None:
        self._bots = bots
        self._pace = pace
        self._hints = hints
        self._is_paid = is_paid
        self._enclosures = Enclosures()
        self.at_once = math.ceil(LONGEST_WAY * per_second * max(1, len(bots)))

    async def ready(self, address: str) -> None:
        """Wait for this chat's own second; the child sees that more is being written."""
        bot, chat = bot_and_chat(address)
        await self._pace.open(bot)
        if self._pace.chat_waits(address) > NOTICEABLE:
            self._hints.give(bot, "sendChatAction", chat_id=chat, action="typing")
        await self._pace.chat(address)

    def is_open(self, address: str) -> bool:
        """Whether neither the bot nor the chat has to wait; a bot whose token is missing may be back."""
        bot, _ = bot_and_chat(address)
        return bot in self._bots and self._pace.is_open(bot) and self._pace.chat_waits(address) <= 0

    async def send(self, parcels: Sequence[Parcel]) -> Sequence[Delivered | SendError]:
        """Hand over parcels in order."""
        return [await self._send(parcel) for parcel in parcels]

    async def _send(self, parcel: Parcel) -> Delivered | SendError:
        bot, chat = bot_and_chat(parcel.address)
        if bot not in self._bots:
            return ContactUnreachable()
        line = Line(self._bots[bot], self._pace, is_broadcast=parcel.is_broadcast, is_paid=self._is_paid)
        try:
            return await self._show(line, chat, parcel.message)
        except (TokenRefused, Conflict):  # the operator's to mend; nobody's message is thrown away for it
            self._pace.hold_broadcasts(bot, NOT_BEFORE)
            problem: SendError = Throttled(NOT_BEFORE)
        except SendError as refusal:
            problem = refusal
        return Uncertain() if parcel.is_broadcast and line.done else problem

    async def _show(self, line: Line, chat: int, message: OutboundMessage) -> Delivered:
        enclosed = message.picture or message.attachment
        if enclosed is None:
            return await self._words(line, chat, message)
        if message.replaces is not None:  # words cannot be changed into it: it stands below instead
            await self._take_away(line, chat, message.replaces)
        is_caption = has_room_below(message.text)
        above = await self._enclosed(line, chat, message, enclosed, has_words=is_caption)
        if above is not None and is_caption:
            return above
        said = await self._words(line, chat, replace(message, replaces=None))
        return said if above is None else replace(said, also=(above.shown, *said.also))

    async def _words(self, line: Line, chat: int, message: OutboundMessage) -> Delivered:
        first, *others = words.pages(message.text, MOST)
        shown: Delivered | None = None
        if message.replaces is not None:
            shown = await self._edit(line, chat, message, first, is_last=not others)
        if shown is None:
            shown = await self._say(line, chat, message, first, is_last=not others)
        for number, piece in enumerate(others, start=1):
            above = (*shown.also, shown.shown)
            shown = await self._say(line, chat, message, piece, is_last=number == len(others))
            shown = replace(shown, also=above)
        return shown

    async def _enclosed(
        self, line: Line, chat: int, message: OutboundMessage, enclosed: Picture | Attachment, *, has_words: bool
    ) -> Delivered | None:
        """The picture or the file, with the words below it where they have room; None when it could not be sent."""
        below = {"caption": markup.to_html(message.text), "parse_mode": "HTML"} if has_words else {}
        result = await self._enclosures.send(
            line,
            enclosed,
            chat_id=chat,
            reply_markup=_below(message, is_last=has_words),
            disable_notification=message.is_silent or None,
            protect_content=message.is_private or None,
            **below,
        )
        if result is None:
            return None
        self._pace.wrote(address_of(line.bot, chat))
        return _receipt(line, result)

    async def _take_away(self, line: Line, chat: int, place: str) -> None:
        if place.isdecimal():
            try:
                await line.call("deleteMessage", chat_id=chat, message_id=int(place))
            except BadRequest:  # gone already, or too old: what is new stands below it
                return

    async def _edit(
        self, line: Line, chat: int, message: OutboundMessage, piece: str, *, is_last: bool
    ) -> Delivered | None:
        """Put the words in place of what is shown; None when that is not there any more."""
        place = str(message.replaces)
        if not place.isdecimal():
            return None
        try:
            result = await self._ask(
                line,
                "editMessageText",
                chat,
                piece,
                message_id=int(place),
                reply_markup=_below(message, is_last=is_last),
            )
        except BadRequest as refusal:
            if SAME in refusal.words:
                return Delivered(address_of(line.bot, chat), place)
            if WORDLESS in refusal.words:
                await self._take_away(line, chat, place)
                return None
            if any(sign in refusal.words for sign in NOT_THERE):
                return None
            raise
        return _receipt(line, result)

    async def _say(self, line: Line, chat: int, message: OutboundMessage, piece: str, *, is_last: bool) -> Delivered:
        result = await self._ask(
            line,
            "sendMessage",
            chat,
            piece,
            reply_markup=_below(message, is_last=is_last),
            disable_notification=message.is_silent or None,
            protect_content=message.is_private or None,
        )
        self._pace.wrote(address_of(line.bot, chat))
        return _receipt(line, result)

    async def _ask(self, line: Line, method: str, chat: int, piece: str, **fields: Any) -> Any:
        """Ask with marks; words that Telegram's parser does not take are sent without them, never lost."""
        given = {"chat_id": chat, "link_preview_options": NO_PREVIEW, **fields}
        try:
            return await line.call(method, text=markup.to_html(piece), parse_mode="HTML", **given)
        except BadRequest as refusal:
            if UNPARSED not in refusal.words:
                raise
        return await line.call(method, text=piece, **given)


def _below(message: OutboundMessage, *, is_last: bool) -> dict[str, Any] | None:
    return keyboard.inline(message.quick_replies) if is_last else None


def _receipt(line: Line, result: Any) -> Delivered:
    return Delivered(address=address_of(line.bot, int(result["chat"]["id"])), shown=str(result["message_id"]))
