"""Quick replies as buttons under the message: short ones share a row, long ones have their own."""

from collections.abc import Sequence
from typing import Any

from core.messages import QuickReply

ROW_LETTERS = 24
ROW_BUTTONS = 3


def inline(quick_replies: Sequence[QuickReply]) -> dict[str, Any] | None:
    """Telegram's ``reply_markup``, or None when there is nothing to tap."""
    if not quick_replies:
        return None
    rows: list[list[dict[str, str]]] = []
    letters = ROW_LETTERS + 1
    for reply in quick_replies:
        letters += len(reply.title)
        if letters > ROW_LETTERS or len(rows[-1]) == ROW_BUTTONS:
            rows.append([])
            letters = len(reply.title)
        rows[-1].append({"text": reply.title, "callback_data": reply.payload})
    return {"inline_keyboard": rows}
