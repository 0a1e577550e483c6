"""Why an act of the inbox was not done, in kind words, and what the form still holds."""

from dataclasses import dataclass
from typing import Final

from admin.security import translate
from admin.views.help_requests.forms import NotFilled, Typed
from core.classes import ClassUnknown
from core.crypto import SealBroken
from core.help_requests.answers import AlreadyTaken, AnswerEmpty, NothingToResend, RequestUnknown
from core.help_requests.cases import TalkClosed
from core.help_requests.closing import StillRed, TooLate
from core.help_requests.ending import ReasonMissing
from core.help_requests.handing import ColleagueUnknown
from core.help_requests.joining import CannotJoin
from core.help_requests.protocol import NotInDanger, StepUnknown
from core.help_requests.snoozing import MomentPast, RedStaysAwake
from core.help_requests.verdicts import NotJudgeable
from core.saved_views import NameMissing, TooManyViews, ViewUnknown


class AlreadyClosed(Exception):
    """The talk was closed before: closing it again would write the same work into the journals twice."""


WORDS: Final[dict[type[Exception], tuple[str, int]]] = {
    AnswerEmpty: ("desk-refused-empty", 422),
    StillRed: ("desk-refused-red", 409),
    AlreadyClosed: ("desk-refused-closed", 409),
    ClassUnknown: ("offline-refused-no-class", 422),
    TalkClosed: ("desk-refused-shut", 409),
    ColleagueUnknown: ("desk-refused-colleague", 409),
    AlreadyTaken: ("desk-refused-taken", 409),
    RequestUnknown: ("desk-refused-gone", 404),
    SealBroken: ("desk-refused-gone", 404),
    RedStaysAwake: ("desk-refused-awake", 409),
    MomentPast: ("desk-refused-past", 422),
    CannotJoin: ("desk-refused-join", 409),
    NothingToResend: ("desk-refused-resend", 409),
    ReasonMissing: ("protocol-refused-reason", 422),
    NotInDanger: ("protocol-refused-rest", 409),
    StepUnknown: ("protocol-refused-step", 404),
    NotJudgeable: ("verdict-refused", 409),
    TooLate: ("desk-refused-late", 409),
    NameMissing: ("desk-refused-name", 422),
    TooManyViews: ("desk-refused-views", 409),
    ViewUnknown: ("desk-refused-form", 404),
}
GONE: Final = (RequestUnknown, SealBroken, AlreadyTaken)
REFUSED: Final[tuple[type[Exception], ...]] = (NotFilled, *WORDS)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why, with which status, of which act, and what was typed."""

    words: str
    status: int
    act: str
    typed: Typed


def words(problem: Exception) -> tuple[str, int]:
    """What to say, and the status of the answer."""
    if isinstance(problem, NotFilled):
        return translate(str(problem)), 422
    name, status = WORDS[type(problem)]
    return translate(name), status
