"""A message as the bodies WhatsApp takes: no limit is broken and no word is lost.

Up to three short answers are buttons, up to ten a list, more are several lists. An answer that fits into neither is a
numbered line of the text: its number, typed, is as good as a tap. All lengths are counted in UTF-16 units.
"""

from collections.abc import Sequence
from typing import Any

from bot.channels.whatsapp.marks import to_whatsapp
from core import words
from core.messages import MAX_PAYLOAD_BYTES, OutboundMessage, QuickReply

TEXT = 4096
BODY = 1024  # of the words above buttons or a list
BUTTONS, BUTTON_TITLE = 3, 20
ROWS, ROW_TITLE, ROW_DESCRIPTION = 10, 24, 72
WORDLESS = "\u2026"


def bodies(message: OutboundMessage, *, list_title: str) -> list[dict[str, Any]]:
    """The requests that show a message, one at least, without whom they go to; ``list_title`` opens a list.

    Nothing shown can be replaced here, and nothing is silent: it is said anew, aloud.
    """
    tappable, lines = _sorted_out(message.quick_replies)
    said = "\n\n".join(part for part in (message.text.strip(), "\n".join(lines)) if not words.is_blank(part))
    if not tappable:
        return [_text(page) for page in _pages(said, TEXT) or [WORDLESS]]
    above, body = _parted(said)
    texts = [_text(page) for page in _pages(above, TEXT)]
    if _are_buttons(tappable):
        return [*texts, _buttons(body, tappable)]
    first, *others = (tappable[start : start + ROWS] for start in range(0, len(tappable), ROWS))
    heading = _heading(message.text)
    return [*texts, _list(body, first, list_title), *(_list(heading, rows, list_title) for rows in others)]


def has_list(message: OutboundMessage) -> bool:
    """Whether it is shown with a list, for whose button somebody has to give a title."""
    tappable, _ = _sorted_out(message.quick_replies)
    return bool(tappable) and not _are_buttons(tappable)


def _sorted_out(replies: Sequence[QuickReply]) -> tuple[list[QuickReply], list[str]]:
    """What can be tapped, and the numbered lines of what cannot."""
    tappable: list[QuickReply] = []
    lines: list[str] = []
    for number, reply in enumerate(replies, start=1):
        title = " ".join(reply.title.split())
        if _can_be_tapped(title, reply.payload) and all(reply.payload != other.payload for other in tappable):
            tappable.append(QuickReply(title, reply.payload))
        else:
            lines.append(f"{number}) {title}".rstrip())
    return tappable, lines


def _can_be_tapped(title: str, payload: str) -> bool:
    is_sound = payload.isprintable() and payload == payload.strip() and 0 < len(payload.encode()) <= MAX_PAYLOAD_BYTES
    return is_sound and not words.is_blank(title) and _units(title) <= ROW_DESCRIPTION


def _are_buttons(replies: Sequence[QuickReply]) -> bool:
    titles = {reply.title for reply in replies}
    return len(titles) == len(replies) <= BUTTONS and all(_units(title) <= BUTTON_TITLE for title in titles)


def _parted(said: str) -> tuple[str, str]:
    """The words, and the last page of them that stands with what can be tapped."""
    for most in (BODY, BODY // 2, BODY // 4):  # what is written into the words may treble them
        last = words.pages(said, most)[-1]
        if _units(shown := to_whatsapp(last)) <= BODY:
            break
    if words.is_blank(last):
        return said, WORDLESS
    return said.removesuffix(last).rstrip(), shown


def _pages(said: str, most: int) -> list[str]:
    """The words as they are shown, in parts that fit."""
    found: list[str] = []
    for page in words.pages(said, most):
        if words.is_blank(page):
            continue
        if _units(shown := to_whatsapp(page)) <= TEXT:
            found.append(shown)
        else:
            found += _pages(page, most // 2)
    return found


def _heading(text: str) -> str:
    """What stands above the next list: the last line of the words, where it is short enough."""
    last = to_whatsapp(text.strip().rpartition("\n")[2])
    return last if not words.is_blank(last) and _units(last) <= BODY else WORDLESS


def _text(body: str) -> dict[str, Any]:
    return {"type": "text", "text": {"body": body, "preview_url": False}}


def _buttons(body: str, replies: Sequence[QuickReply]) -> dict[str, Any]:
    buttons = [{"type": "reply", "reply": {"id": reply.payload, "title": reply.title}} for reply in replies]
    return _interactive("button", body, {"buttons": buttons})


def _list(body: str, replies: Sequence[QuickReply], title: str) -> dict[str, Any]:
    rows = [_row(reply) for reply in replies]
    return _interactive("list", body, {"button": _cut(title, BUTTON_TITLE), "sections": [{"rows": rows}]})


def _interactive(kind: str, body: str, action: dict[str, Any]) -> dict[str, Any]:
    return {"type": "interactive", "interactive": {"type": kind, "body": {"text": body}, "action": action}}


def _row(reply: QuickReply) -> dict[str, str]:
    """A row; a title that is too long for one stands whole below it."""
    short = _cut(reply.title, ROW_TITLE)
    whole = {} if short == reply.title else {"description": reply.title}
    return {"id": reply.payload, "title": short, **whole}


def _cut(title: str, most: int) -> str:
    if _units(title) <= most:
        return title
    head = title.encode("utf-16-le")[: (most - 1) * 2].decode("utf-16-le", errors="ignore")
    return f"{head.rstrip()}\u2026"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
