"""Ending a danger: a person says how it was, with a finished protocol or a written reason; then a day of watch."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from core.actors import Specialist
from core.crisis import response
from core.help_requests import answers, protocol, threads
from core.help_requests.watching import WATCH_LASTS
from db.models.help_requests import HelpRequest, Side


class Outcome(StrEnum):
    """What the danger was when one looked at it."""

    CONFIRMED = "confirmed"
    TOO_HIGH = "too_high"
    FALSE = "false"


class ReasonMissing(Exception):
    """Red is never ended in silence: either the protocol is finished, or the reason is written."""


def end_crisis(
    session: Session, request_id: int, *, outcome: Outcome, reason: str, by: Specialist, now: datetime
) -> HelpRequest:
    """A psychologist decided that the danger is over, or that it was none. A calm talk stays as it is.

    ``reason`` becomes a private note after the mark; the outcome stands on the alerts of this danger. For a day the
    talk is watched: any new sign makes it red again.

    Raises:
        ReasonMissing: nothing was written, and the protocol of a confirmed danger is not finished.
        AlreadyTaken: a colleague has the talk.
        RequestUnknown: another school's, deleted, or not there.
    """
    help_request = answers.accept(session, request_id, by=by, now=now)
    if not help_request.is_red:
        return help_request
    is_done = outcome is Outcome.CONFIRMED and protocol.is_finished(session, help_request)
    if not reason.strip() and not is_done:
        raise ReasonMissing
    for alert in protocol.alerts_of(session, help_request):
        alert.outcome = outcome.value
    response.end_crisis(session, help_request, staff_id=by.id, now=now)
    help_request.watched_until = now + WATCH_LASTS
    threads.append(session, help_request, side=Side.SYSTEM, text=_MARKS[outcome], now=now, staff_id=by.id)
    if reason.strip():
        session.flush()  # the mark stands before its reason
        answers.note(session, request_id, text=reason, by=by, now=now)
    return help_request


_MARKS = {
    Outcome.CONFIRMED: "crisis:ended",
    Outcome.TOO_HIGH: "crisis:ended:too-high",
    Outcome.FALSE: "crisis:ended:false",
}
