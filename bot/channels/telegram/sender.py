"""Sending over Telegram at the pace it allows; the chat that was reached is told back, to be compared."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.channels.telegram import keyboard
from bot.channels.telegram.addresses import address_of, bot_and_chat
from bot.channels.telegram.api import BadRequest, BotApi, Conflict, TokenRefused
from bot.channels.telegram.enclosures import Enclosures, has_room_below
from bot.channels.telegram.hints import Hints
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
)

MOST = 4096  # UTF-16 units of a message without its marks
NO_PREVIEW = {"is_disabled": True}
NOTICEABLE = 0.7  # seconds
NOT_BEFORE = 60.0  # seconds after which a bot that Telegram refuses may be asked again
SAME = "message is not modified"
UNPARSED = "can't parse entities"
WORDLESS = "there is no text in the message to edit"  # a picture or a file stands there
NOT_THERE = ("message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID")


class TelegramSender:
    """Sends parcels with the bot that each address names."""

    batch = 1
    at_once = 12  # what is on its way when thirty messages a second take up to 0.4 s each
    leaves_traces = True

    def __init__(self, bots: Mapping[str, BotApi], pace: Pace, hints: Hints) -> None:
        self._bots = bots
        self._pace = pace
        self._hints = hints
        self._enclosures = Enclosures(pace)

    async def ready(self, address: str) -> None:
        """Wait for this chat's own second; the child sees that more is being written."""
        bot, chat = bot_and_chat(address)
        await self._pace.open(bot)
        if self._pace.chat_waits(address) > NOTICEABLE:
            self._hints.give(bot, "sendChatAction", chat_id=chat, action="typing")
        await self._pace.chat(address)

    async def send(self, parcels: Sequence[Parcel]) -> Sequence[Delivered | SendError]:
        """Hand over parcels in order."""
        return [await self._send(parcel) for parcel in parcels]

    async def _send(self, parcel: Parcel) -> Delivered | SendError:
        bot, chat = bot_and_chat(parcel.address)
        if bot not in self._bots:
            return ContactUnreachable()
        try:
            return await self._show(self._bots[bot], chat, parcel.message)
        except Throttled as asked:
            self._pace.pause(bot, asked.retry_after)
            return asked
        except (TokenRefused, Conflict):  # the operator's to mend; nobody's message is thrown away for it
            return Throttled(NOT_BEFORE)
        except SendError as problem:
            return problem

    async def _show(self, api: BotApi, chat: int, message: OutboundMessage) -> Delivered:
        enclosed = message.picture or message.attachment
        if enclosed is None:
            return await self._words(api, chat, message)
        if message.replaces is not None:  # words cannot be changed into it: it stands below instead
            await self._take_away(api, chat, message.replaces)
        is_caption = has_room_below(message.text)
        above = await self._enclosed(api, chat, message, enclosed, has_words=is_caption)
        if above is not None and is_caption:
            return above
        said = await self._words(api, chat, replace(message, replaces=None))
        return said if above is None else replace(said, also=(above.shown, *said.also))

    async def _words(self, api: BotApi, chat: int, message: OutboundMessage) -> Delivered:
        first, *others = words.pages(message.text, MOST)
        shown: Delivered | None = None
        if message.replaces is not None:
            shown = await self._edit(api, chat, message, first, is_last=not others)
        if shown is None:
            shown = await self._say(api, chat, message, first, is_last=not others)
        for number, piece in enumerate(others, start=1):
            above = (*shown.also, shown.shown)
            shown = await self._say(api, chat, message, piece, is_last=number == len(others))
            shown = replace(shown, also=above)
        return shown

    async def _enclosed(
        self, api: BotApi, chat: int, message: OutboundMessage, enclosed: Picture | Attachment, *, has_words: bool
    ) -> Delivered | None:
        """The picture or the file, with the words below it where they have room; None when it could not be sent."""
        below = {"caption": markup.to_html(message.text), "parse_mode": "HTML"} if has_words else {}
        result = await self._enclosures.send(
            api,
            enclosed,
            chat_id=chat,
            reply_markup=_below(message, is_last=has_words),
            disable_notification=message.is_silent or None,
            protect_content=message.is_private or None,
            **below,
        )
        if result is None:
            return None
        self._pace.wrote(address_of(api.bot, chat))
        return _receipt(api, result)

    async def _take_away(self, api: BotApi, chat: int, place: str) -> None:
        if place.isdecimal():
            await self._pace.step(api.bot)
            try:
                await api.call("deleteMessage", chat_id=chat, message_id=int(place))
            except BadRequest:  # gone already, or too old: what is new stands below it
                return

    async def _edit(
        self, api: BotApi, chat: int, message: OutboundMessage, piece: str, *, is_last: bool
    ) -> Delivered | None:
        """Put the words in place of what is shown; None when that is not there any more."""
        place = str(message.replaces)
        if not place.isdecimal():
            return None
        try:
            result = await self._ask(
                api,
                "editMessageText",
                chat,
                piece,
                message_id=int(place),
                reply_markup=_below(message, is_last=is_last),
            )
        except BadRequest as refusal:
            if SAME in refusal.words:
                return Delivered(address_of(api.bot, chat), place)
            if WORDLESS in refusal.words:
                await self._take_away(api, chat, place)
                return None
            if any(sign in refusal.words for sign in NOT_THERE):
                return None
            raise
        return _receipt(api, result)

    async def _say(self, api: BotApi, chat: int, message: OutboundMessage, piece: str, *, is_last: bool) -> Delivered:
        result = await self._ask(
            api,
            "sendMessage",
            chat,
            piece,
            reply_markup=_below(message, is_last=is_last),
            disable_notification=message.is_silent or None,
            protect_content=message.is_private or None,
        )
        self._pace.wrote(address_of(api.bot, chat))
        return _receipt(api, result)

    async def _ask(self, api: BotApi, method: str, chat: int, piece: str, **fields: Any) -> Any:
        """Ask with marks; words that Telegram's parser does not take are sent without them, never lost."""
        await self._pace.step(api.bot)
        given = {"chat_id": chat, "link_preview_options": NO_PREVIEW, **fields}
        try:
            return await api.call(method, text=markup.to_html(piece), parse_mode="HTML", **given)
        except BadRequest as refusal:
            if UNPARSED not in refusal.words:
                raise
        await self._pace.step(api.bot)
        return await api.call(method, text=piece, **given)


def _below(message: OutboundMessage, *, is_last: bool) -> dict[str, Any] | None:
    return keyboard.inline(message.quick_replies) if is_last else None


def _receipt(api: BotApi, result: Any) -> Delivered:
    return Delivered(address=address_of(api.bot, int(result["chat"]["id"])), shown=str(result["message_id"]))
