"""What the Cloud API says when it does not do it, in the words of our own vocabulary.

Only the number of an error decides. Its words are for people, change without notice and may name somebody.
"""

from collections.abc import Callable, Mapping
from typing import Any

from core.messages import (
    ChannelAway,
    ContactUnreachable,
    MessageRefused,
    SendError,
    Throttled,
    Uncertain,
    WindowClosed,
)


class TokenRefused(SendError):
    """The API does not know this token any more, or the token may not do this: the operator's to mend."""


class AccountTrouble(SendError):
    """Something is wrong with the account or its number (a lock, a payment, a registration): the operator's to mend."""


def trouble_of(problem: SendError | None) -> str | None:
    """What of it the operator has to mend; None for what passes, or is one message's own."""
    if isinstance(problem, TokenRefused):
        return "token"
    return "account" if isinstance(problem, AccountTrouble) else None


class TemplateRefused(MessageRefused):
    """The template is missing, paused, or was filled in wrongly."""


class MediaRefused(MessageRefused):
    """What was enclosed could not be taken; the words could be."""


class BadRequest(MessageRefused):
    """The API understood and will not do it; ``code`` is its number of the error, and names nobody."""

    def __init__(self, code: int) -> None:
        super().__init__(f"code {code}")
        self.code = code


class PairThrottled(Throttled):
    """Too much at once for one chat: it alone has to wait."""

    def __init__(self) -> None:
        super().__init__(12.0)


NOT_THERE, HIDDEN = 100, 33
Refusal = Callable[[], SendError]


def _wait(seconds: float) -> Refusal:
    return lambda: Throttled(seconds)


def _bad(code: int) -> Refusal:
    return lambda: BadRequest(code)


CODES: Mapping[int, Refusal] = {
    # the token: expired, withdrawn, or without a permission
    **dict.fromkeys((0, 3, 10, 190, *range(200, 220)), TokenRefused),
    # the account: a policy, a lock, the payment, the display name, the registration, the certificate, the access
    **dict.fromkeys((33, 368, 130497, 131031, 131042, 131037, 133010, 131045, 131005), AccountTrouble),
    # too fast: the number, the app and the account by the hour, the number for what looked like spam, registering
    130429: _wait(2.0),
    4: _wait(60.0),
    80007: _wait(60.0),
    131048: _wait(600.0),
    133016: _wait(600.0),
    # too fast for this one chat
    131056: PairThrottled,
    # more than a day since the person wrote
    131047: WindowClosed,
    # the person: not there, blocks us or has an old app; is ourselves; is not on a test number's list; is shut out
    **dict.fromkeys((131026, 131021, 131030), ContactUnreachable),
    # the person is spared advertising: too much of it, declined, part of an experiment
    **dict.fromkeys((131049, 131050, 130472), MessageRefused),
    # the template: its gaps, its name or language, its length, its rules, its form, paused, switched off, its flow
    **dict.fromkeys(
        (132000, 132001, 132005, 132007, 132012, 132015, 132016, 132068, 132069),
        TemplateRefused,
    ),
    # what was enclosed: could not be brought, could not be taken
    **dict.fromkeys((131052, 131053), MediaRefused),
    # the request itself: its kind, a wrong field, a missing one, a wrong value, a thing that is not there
    **{code: _bad(code) for code in (131051, 100, 131008, 131009)},
    # the API: down, overloaded, under maintenance, something unknown that passes
    **dict.fromkeys((1, 2, 131016, 131057, 133004), ChannelAway),
    # something went wrong there, and may do so again
    131000: SendError,
}
# an answer without a number comes from something in between, or from an API that broke on the way
STATUSES: Mapping[int, Refusal] = {
    400: _bad(400),
    401: TokenRefused,
    413: _bad(413),
    429: _wait(5.0),
    500: Uncertain,  # it may have been done before something broke
    504: Uncertain,
}


def refusal(status: int, answer: Mapping[str, Any]) -> SendError:
    """What an answer of this HTTP status means that is no result."""
    found = answer.get("error")
    error = found if isinstance(found, dict) else {}
    code = _code(error)
    if code == NOT_THERE and error.get("error_subcode") == HIDDEN:  # the number is not there for this token
        return AccountTrouble()
    if code is not None and code in CODES:
        return CODES[code]()
    if status in STATUSES and (code is None or status not in (400, 413)):
        return STATUSES[status]()
    if code is not None and 400 <= status < 500:
        return BadRequest(code)
    return Uncertain() if status < 400 else ChannelAway()


def of_status(error: Mapping[str, Any]) -> SendError:
    """What became of a message that was taken over first and failed afterwards."""
    code = _code(error)
    if code is not None and code in CODES:
        return CODES[code]()
    return BadRequest(code or 0)


def _code(error: Mapping[str, Any]) -> int | None:
    code = error.get("code")
    if isinstance(code, str) and code.isascii() and code.isdecimal():
        return int(code)
    return code if isinstance(code, int) and not isinstance(code, bool) else None
