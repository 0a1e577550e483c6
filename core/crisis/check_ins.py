"""Check-ins: a chat in danger is asked again, in a neutral envelope, until a person is with the child."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import calendar, outbox, schools
from core.messages import OutboundMessage, QuickReply
from core.texts import texts
from db.models.help_requests import HelpRequest, RequestState
from db.models.outbox import Lane
from db.models.schools import School

FIRST_AFTER = timedelta(minutes=10)
SECOND_AFTER = timedelta(hours=2)
AT_LEAST = timedelta(hours=3)  # between the second and the one of the morning
SERIES = 3


def begin(help_request: HelpRequest, *, now: datetime) -> None:
    """Danger was told: the three questions start anew, the first in ten minutes."""
    help_request.check_ins = 0
    help_request.check_in_at = now + FIRST_AFTER


def go_on(help_request: HelpRequest, *, now: datetime) -> None:
    """The child wrote more in a talk that rested because a person had answered: what is left of the series goes on."""
    if help_request.is_red and help_request.check_in_at is None and help_request.check_ins < SERIES:
        help_request.check_in_at = now + FIRST_AFTER


def stop(help_request: HelpRequest) -> None:
    """A person has ended the danger, or the talk is gone."""
    help_request.check_ins = 0
    help_request.check_in_at = None


def send_due(session: Session, *, now: datetime) -> int:
    """Send every envelope whose moment has come; after an outage one a talk, however many moments were missed.

    Returns:
        How many were sent.
    """
    statement = (
        select(HelpRequest)
        .where(HelpRequest.check_in_at <= now)
        .with_for_update(key_share=True, skip_locked=True)  # who is writing at this moment is not silent
        .execution_options(populate_existing=True)
    )
    due = session.scalars(statement).all()
    return sum(_ask(session, help_request, now) for help_request in due)


def _ask(session: Session, help_request: HelpRequest, now: datetime) -> bool:
    to = outbox.to_thread(help_request)
    moment, help_request.check_in_at = help_request.check_in_at, None
    if to is None or moment is None or _is_over(help_request) or _is_with_somebody(help_request):
        return False
    outbox.enqueue(session, envelope(help_request), to=to, lane=Lane.CRISIS, now=now)
    help_request.check_ins += 1
    help_request.check_in_at = _next(schools.school(session, help_request.school_id), help_request, moment, now)
    help_request.version += 1
    return True


def envelope(help_request: HelpRequest) -> OutboundMessage:
    """What a lock screen may show: nothing of the matter, no sound."""
    text = texts(help_request.locale)
    opening = QuickReply(text("crisis-check-in.open"), f"crisis:check:{help_request.ref}")
    return OutboundMessage(text("crisis-check-in"), (opening,), is_silent=True, is_private=True)


def _is_over(help_request: HelpRequest) -> bool:
    return not help_request.is_red or help_request.state is RequestState.ERASED


def _is_with_somebody(help_request: HelpRequest) -> bool:
    """A person has answered what the child wrote last: that is the better check-in."""
    answered, spoke = help_request.last_staff_at, help_request.last_child_at
    return answered is not None and (spoke is None or spoke <= answered)


def _next(school: School, help_request: HelpRequest, moment: datetime, now: datetime) -> datetime | None:
    """When to ask again, counted from the moment this one was due; never sooner than ten minutes from now."""
    if help_request.check_ins >= SERIES:
        return None
    planned = moment + SECOND_AFTER - FIRST_AFTER if help_request.check_ins == 1 else _morning(school, now)
    return max(planned, now + FIRST_AFTER)


def _morning(school: School, now: datetime) -> datetime:
    """The hour at which the school opens, on the next day that leaves a rest before it; holidays have mornings too."""
    here = calendar.local(school, now)
    opening = here.replace(hour=school.opens.hour, minute=school.opens.minute, second=0, microsecond=0)
    return opening if opening - here >= AT_LEAST else opening + timedelta(days=1)
