"""What a message of WhatsApp says: its words, the tap it stands for, or the kind of what came instead of words."""

import re
from collections.abc import Mapping
from typing import Any

from bot.channels.whatsapp.commands import payload_of
from bot.channels.whatsapp.templates import payload_of_title
from core import words
from core.messages import MAX_PAYLOAD_BYTES, Media

_MEDIA = {
    "image": Media.PHOTO,
    "audio": Media.VOICE,
    "video": Media.VIDEO,
    "sticker": Media.STICKER,
    "document": Media.DOCUMENT,
    "location": Media.LOCATION,
    "contacts": Media.CONTACT,
}
_CAPTIONED = ("image", "video", "document")
_FILE = re.compile(r"[\w-]{1,128}", re.ASCII)


def parts_of(kind: str, message: Mapping[str, Any], number: str, *, voice: bool) -> dict[str, Any] | None:
    """What a message of this kind says, as fields of an inbound message; None when it says nothing."""
    if kind == "text":
        return _spoken(_words(message["text"]["body"]))
    if kind == "button":
        return _accepted(message)
    if kind == "interactive":
        answer = message["interactive"]
        chosen = answer.get("button_reply") or answer.get("list_reply") or {}
        return _tapped(chosen.get("id"), chosen.get("title"))
    if kind == "edit":
        return _rewritten(message["edit"])
    if kind == "revoke":
        return {"media": Media.DELETED, "source": _source(message["revoke"])}
    content = message.get(kind)
    media = _MEDIA.get(kind, Media.OTHER)
    return {
        "media": media,
        "text": _words(content.get("caption")) if kind in _CAPTIONED and isinstance(content, dict) else None,
        "file": _file(media, content, number, voice=voice),
    }


def _spoken(text: str | None) -> dict[str, Any]:
    if text is None:
        return {"media": Media.OTHER}
    payload = payload_of(text)
    return {"payload": payload} if payload else {"text": text}


def _tapped(payload: object, title: object) -> dict[str, Any]:
    """A tap on what was ours; of anything else the words that stood there."""
    is_ours = isinstance(payload, str) and payload.isprintable() and 0 < len(payload.encode()) <= MAX_PAYLOAD_BYTES
    return {"payload": payload} if is_ours else _spoken(_words(title))


def _accepted(message: Mapping[str, Any]) -> dict[str, Any]:
    """A tap on an invitation; a template's button sends back what it says, and names the message it stood under."""
    title = message["button"].get("text")
    context = message.get("context")
    shown = context.get("id") if isinstance(context, dict) else None
    return {"payload": payload_of_title(title), "shown": shown if isinstance(shown, str) else None}


def _rewritten(edit: Mapping[str, Any]) -> dict[str, Any] | None:
    message = edit["message"]
    kind = message.get("type")
    written = (
        message["text"]["body"] if kind == "text" else message[kind].get("caption") if kind in _CAPTIONED else None
    )
    text = _words(written)
    return None if text is None else {"text": text, "corrects": True, "source": _source(edit)}


def _file(media: Media, content: object, number: str, *, voice: bool) -> str | None:
    """Where the channel keeps a picture, or a voice where the school allows one."""
    if not isinstance(content, dict) or media not in (Media.PHOTO, Media.VOICE):
        return None
    if media is Media.VOICE and not (voice and content.get("voice") is True):
        return None
    name = content.get("id")
    return f"{number}:{name}" if isinstance(name, str) and _FILE.fullmatch(name) else None


def _words(written: object) -> str | None:
    if not isinstance(written, str):
        return None
    clean = words.readable(written)
    return None if words.is_blank(clean) else clean


def _source(change: Mapping[str, Any]) -> str:
    original = change["original_message_id"]
    if not isinstance(original, str) or not original:
        raise ValueError("a change of nothing")
    return original
