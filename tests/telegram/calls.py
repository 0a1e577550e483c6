"""What bots called: one record for each request."""

from collections import deque
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(slots=True)
class Call:
    """One request of a bot, decoded, and what came of it. ``fault`` says how it was spoilt, if it was."""

    bot_id: int
    method: str
    fields: Json
    time: float
    uploads: Json = field(default_factory=dict)
    result: Any = None
    error: Json | None = None
    fault: str | None = None

    @property
    def chat_id(self) -> int | None:
        """The chat it was about, if the request named one."""
        value = self.fields.get("chat_id")
        return value if isinstance(value, int) else None


Calls = deque[Call]
