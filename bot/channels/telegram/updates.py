"""An update becomes an inbound message by an allow-list: what is not named here is never looked at, kept or logged."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.channels.telegram.addresses import address_of
from core import words
from core.messages import MAX_PAYLOAD_BYTES, InboundMessage, Media

CHANNEL = "telegram"
ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member")
COMMANDS = {
    "start": "start:begin",
    "menu": "menu:open",
    "hide": "privacy:hide",
    "privacy": "privacy:open",
    "help": "help:start",
    "stop": "subscriptions:stop",
}
_COMMAND = re.compile(r"/([a-z]+)(?:@\w+)?(?:\s+(.*))?", re.DOTALL | re.IGNORECASE)
_STAFF_LINK = re.compile(r"duty-([A-Za-z0-9_-]{20,48})")
_POSTER = re.compile(r"j-([A-Za-z0-9]{4,16})")
_START_PARAMETER = re.compile(r"[A-Za-z0-9_-]{1,64}")
# the kind of a message by the field it has; the first that is found counts
_MEDIA = {
    "photo": Media.PHOTO,
    "voice": Media.VOICE,
    "audio": Media.VOICE,
    "video": Media.VIDEO,
    "video_note": Media.VIDEO,
    "animation": Media.VIDEO,
    "sticker": Media.STICKER,
    "document": Media.DOCUMENT,
    "venue": Media.LOCATION,
    "location": Media.LOCATION,
    "contact": Media.CONTACT,
    "users_shared": Media.CONTACT,
    "chat_shared": Media.CONTACT,
    "poll": Media.POLL,
    "dice": Media.DICE,
    "story": Media.OTHER,
    "game": Media.OTHER,
    "checklist": Media.OTHER,
    "paid_media": Media.OTHER,
    "invoice": Media.OTHER,
    "gift": Media.OTHER,
    "unique_gift": Media.OTHER,
    "giveaway": Media.OTHER,
    "passport_data": Media.OTHER,
    "web_app_data": Media.OTHER,
}
# where a formatted message keeps its words, and what stands between several of them
_RICH = {"summary": "", "text": "", "alternative_text": "", "caption": "", "blocks": "\n", "items": "\n", "cells": "\n"}
_FORWARDED = ("forward_origin", "forward_date")
_LEFT, _CAME = ("kicked", "left"), ("member", "administrator", "creator")


@dataclass(frozen=True, slots=True)
class Arrived:
    """What an update comes down to: words or a tap, a tap's number to be answered, or a group to be left."""

    update_id: int
    inbound: InboundMessage | None = None
    tap: str | None = None
    group: int | None = None


def read(update: Mapping[str, Any], *, bot: str, voice: bool = False) -> Arrived:
    """Read one update; whatever it is, it has a number and can be confirmed."""
    number = update["update_id"]
    try:
        if isinstance(query := update.get("callback_query"), dict):
            return _tap(number, query, bot)
        for kind in ("message", "edited_message"):
            if isinstance(message := update.get(kind), dict):
                return _message(number, message, bot, corrects=kind == "edited_message", voice=voice)
        if isinstance(change := update.get("my_chat_member"), dict):
            return _membership(number, change, bot)
    except (AttributeError, KeyError, TypeError, ValueError):  # of a shape no Bot API has shown yet
        return Arrived(number)
    return Arrived(number)


def _tap(number: int, query: Mapping[str, Any], bot: str) -> Arrived:
    tap, data, below = str(query["id"]), query.get("data"), query.get("message")
    if not isinstance(below, dict) or below["chat"]["type"] != "private":
        return Arrived(number, tap=tap)
    if not isinstance(data, str) or not data.isprintable() or not 0 < len(data.encode()) <= MAX_PAYLOAD_BYTES:
        return Arrived(number, tap=tap)
    shown = str(int(below["message_id"]))
    return Arrived(number, _inbound(number, bot, below["chat"]["id"], payload=data, shown=shown), tap=tap)


def _message(number: int, message: Mapping[str, Any], bot: str, *, corrects: bool, voice: bool) -> Arrived:
    chat = message["chat"]
    if chat["type"] != "private":
        return Arrived(number, group=None if chat["type"] == "channel" else int(chat["id"]))
    text = _text(message)
    if corrects and text is None:
        return Arrived(number)  # a place that moves, a picture exchanged: nothing was written
    media = None if corrects else next((kind for field, kind in _MEDIA.items() if field in message), None)
    payload = None if corrects or text is None else _command(text)
    if media is None and text is None:
        if "text" not in message:
            return Arrived(number)  # Telegram's own notices: a pinned message, a changed timer
        media = Media.OTHER
    return Arrived(
        number,
        _inbound(
            number,
            bot,
            chat["id"],
            text=None if payload else text,
            payload=payload,
            source=str(int(message["message_id"])),
            corrects=corrects,
            media=media,
            file=_file(message, media, bot, voice=voice),
            album=str(message["media_group_id"]) if "media_group_id" in message else None,
            is_forwarded=any(field in message for field in _FORWARDED),
        ),
    )


def _membership(number: int, change: Mapping[str, Any], bot: str) -> Arrived:
    chat, status = change["chat"], change["new_chat_member"]["status"]
    if chat["type"] == "channel":
        return Arrived(number)
    if chat["type"] != "private":
        return Arrived(number, group=int(chat["id"]) if status in _CAME else None)
    payload = "start:left" if status in _LEFT else "start:back"
    return Arrived(number, _inbound(number, bot, chat["id"], payload=payload))


def _inbound(number: int, bot: str, chat: object, **parts: Any) -> InboundMessage:
    if not isinstance(chat, int):
        raise TypeError("a chat without a number")
    return InboundMessage(
        channel=CHANNEL, bot=bot, external_id=str(number), address=address_of(bot, chat), can_clean=True, **parts
    )


def _text(message: Mapping[str, Any]) -> str | None:
    written = message.get("text", message.get("caption"))
    if isinstance(rich := message.get("rich_message"), dict):
        written = _rich(rich)
    if not isinstance(written, str):
        return None
    clean = words.readable(written)
    return None if words.is_blank(clean) else clean


def _rich(part: object, joint: str = "") -> str:
    """The words of a formatted message; who is mentioned in it and where its links lead is left out."""
    if isinstance(part, list):
        return joint.join(words for one in part if (words := _rich(one)))
    if isinstance(part, dict):
        return "\n".join(words for name, between in _RICH.items() if (words := _rich(part.get(name), between)))
    return part if isinstance(part, str) else ""


def _command(text: str) -> str | None:
    """The payload of a command that stands alone; words stay words.

    Of what a link added to /start, only a member of staff's own one-time link and a poster's code are looked at.
    """
    match = _COMMAND.fullmatch(text.strip())
    if match is None or (name := match[1].lower()) not in COMMANDS:
        return None
    rest = (match[2] or "").strip()
    if name == "start" and (token := _STAFF_LINK.fullmatch(rest)) is not None:
        return f"duty:link:{token[1]}"
    if name == "start" and (code := _POSTER.fullmatch(rest)) is not None:
        return f"subscriptions:join:{code[1]}"
    is_parameter = name == "start" and _START_PARAMETER.fullmatch(rest) is not None
    return COMMANDS[name] if not rest or is_parameter else None


def _file(message: Mapping[str, Any], media: Media | None, bot: str, *, voice: bool) -> str | None:
    """Where the channel keeps a picture (or a voice, where the school allows one); the largest of its sizes."""
    if media is Media.PHOTO:
        sizes = [size for size in message["photo"] if isinstance(size, dict)]
        largest = max(sizes, key=lambda size: int(size.get("width", 0)) * int(size.get("height", 0)))
        return f"{bot}:{largest['file_id']}"
    if media is Media.VOICE and voice and isinstance(message.get("voice"), dict):
        return f"{bot}:{message['voice']['file_id']}"
    return None
