"""Errors in Graph's own shape."""

from typing import Any

Json = dict[str, Any]
TITLES = {
    2: "Service temporarily unavailable",
    4: "Application request limit reached",
    10: "Application does not have permission for this action",
    33: "Parameter value is not valid",
    100: "Invalid parameter",
    190: "Invalid OAuth access token",
    368: "Temporarily blocked for policies violations",
    80007: "Rate limit issues",
    130429: "Rate limit hit",
    130472: "User's number is part of an experiment",
    131000: "Something went wrong",
    131005: "Access denied",
    131008: "Required parameter is missing",
    131009: "Parameter value is not valid",
    131016: "Service unavailable",
    131021: "Recipient cannot be sender",
    131026: "Message undeliverable",
    131030: "Recipient phone number not in allowed list",
    131031: "Account has been locked",
    131042: "Business eligibility payment issue",
    131047: "Re-engagement message",
    131048: "Spam rate limit hit",
    131049: "This message was not delivered to maintain healthy ecosystem engagement.",
    131050: "User has stopped marketing messages",
    131051: "Unsupported message type",
    131052: "Media download error",
    131053: "Media upload error",
    131056: "(Business Account, Consumer Account) pair rate limit hit",
    131057: "Account in maintenance mode",
    132000: "Template Param Count Mismatch",
    132001: "Template does not exist",
    132005: "Template Hydrated Text Too Long",
    132007: "Template Format Character Policy Violated",
    132012: "Template Parameter Format Mismatch",
    132015: "Template is Paused",
    132016: "Template is Disabled",
    133010: "Phone number not registered",
}
TRACE = "Az8or2yhqkZfEZ_TESTtrace"
ELSEWHERE = "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/"


def title(code: int) -> str:
    """A code in Meta's words."""
    return TITLES.get(code, "Error")


class Refusal(Exception):
    """A Graph call that is refused at once."""

    def __init__(self, code: int, details: str = "", *, status: int = 400, subcode: int | None = None) -> None:
        super().__init__(f"#{code} {details}")
        self.code = code
        self.details = details or title(code)
        self.status = status
        self.subcode = subcode

    @property
    def envelope(self) -> Json:
        """The answer's body."""
        error: Json = {"message": f"(#{self.code}) {title(self.code)}", "type": "OAuthException", "code": self.code}
        error |= {"error_subcode": self.subcode} if self.subcode is not None else {}
        error |= {"error_data": {"messaging_product": "whatsapp", "details": self.details}, "fbtrace_id": TRACE}
        return {"error": error}


def missing(identifier: str, verb: str = "get") -> Refusal:
    """What Graph says of an id it does not know or does not show."""
    return Refusal(
        100,
        f"Unsupported {verb} request. Object with ID '{identifier}' does not exist, cannot be loaded due to missing "
        "permissions, or does not support this operation",
        subcode=33,
    )


def failure(code: int) -> Json:
    """The same as a status tells it, long after the message was accepted."""
    return {
        "code": code,
        "title": title(code),
        "message": title(code),
        "error_data": {"details": f"{title(code)}."},
        "href": ELSEWHERE,
    }
