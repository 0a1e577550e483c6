"""What goes wrong on purpose: refusals, answers that never come or come late, connections that break."""

from dataclasses import dataclass, field
from enum import StrEnum

from lo_bot_api_emulator import ApiRefusal  # type: ignore[import-untyped]

from tests.telegram.limits import too_many

UNTOUCHED_BY_ANY = {"getUpdates", "getMe", "setWebhook", "deleteWebhook", "getWebhookInfo"}
WORDINGS = {
    400: "Bad Request: chat not found",
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    404: "Not Found",
    409: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    500: "Internal Server Error",
    502: "Bad Gateway",
    504: "Gateway Timeout",
}


class Kind(StrEnum):
    """How a call goes wrong."""

    REFUSED = "refused"
    """an error instead of the effect"""
    CUT = "cut"
    """the effect, then a closed connection"""
    LATE = "late"
    """the effect, then a late answer"""
    HUNG_UP = "hung up"
    """a closed connection, no effect"""


@dataclass(slots=True)
class Fault:
    """One planned fault; ``times`` counts down."""

    kind: Kind
    method: str
    chat_id: int | None
    times: int
    refusal: ApiRefusal | None = None
    seconds: float = 0.0

    def strikes(self, method: str, chat_id: int | None) -> bool:
        """Whether this call meets it."""
        named = self.method == method or (self.method == "*" and method not in UNTOUCHED_BY_ANY)
        return self.times > 0 and named and self.chat_id in (None, chat_id)


@dataclass
class Faults:
    """Every planned fault, the first planned strikes first."""

    planned: list[Fault] = field(default_factory=list)

    def plan(self, fault: Fault) -> None:
        """Add one."""
        self.planned.append(fault)

    def take(self, method: str, chat_id: int | None) -> Fault | None:
        """The fault this call meets, used up once."""
        for fault in self.planned:
            if fault.strikes(method, chat_id):
                fault.times -= 1
                if not fault.times:
                    self.planned.remove(fault)
                return fault
        return None


def refusal(code: int, *, retry_after: int | None = None, description: str | None = None) -> ApiRefusal:
    """An error as Telegram words it, unless the words are given."""
    if code == 429:
        planned = too_many(1 if retry_after is None else retry_after)
    else:
        planned = ApiRefusal(WORDINGS.get(code, "Bad Request"), code)
        planned.parameters = {"retry_after": retry_after} if retry_after else None
    planned.description = description or planned.description
    return planned
