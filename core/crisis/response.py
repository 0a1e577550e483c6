"""What happens when a life may be in danger: the request turns red and stays so until a person has ended it."""

from datetime import datetime

from sqlalchemy.orm import Session

from core import calendar, schools
from core.bus import publish
from core.crisis import check_ins
from core.crisis.markers import Category, Finding, Level
from core.events import CrisisEnded, CrisisRaised
from db.models.help_requests import HelpRequest

# nobody knows what was written: the soft card, and a person looks; it wakes nobody
UNSCREENED = Finding(is_soft=True, is_unscreened=True)
CALL_FOR_HELP = Finding(level=Level.EMERGENCY, category=Category.OTHER, rules=("button",), languages=(), spans=())


def raise_crisis(session: Session, help_request: HelpRequest, *, finding: Finding, now: datetime) -> None:
    """Turn a request red. It stays so until a person ends it; a later, milder message never lowers it."""
    if not help_request.is_red or finding.level.rank > Level(help_request.risk).rank:
        help_request.risk = finding.level.value
        help_request.risk_category = _category(help_request, finding)
    elif help_request.risk_category in {None, Category.OTHER}:  # otherwise its kind stays: somebody acts upon it
        help_request.risk_category = _category(help_request, finding)
    help_request.risk_raised_at = help_request.risk_raised_at if help_request.is_red else now
    help_request.risk_raised_at = help_request.risk_raised_at or now
    help_request.risk_ended_at = None
    help_request.risk_ended_by = None
    help_request.snoozed_until = None
    # the earliest promise stays: who writes again must not fall behind in the queue
    help_request.due_at = min(help_request.due_at or now, now)
    check_ins.begin(help_request, now=now)
    raised = CrisisRaised(
        help_request_id=help_request.id,
        level=help_request.risk,
        category=help_request.risk_category,
        rules=finding.rules,
        now=now,
    )
    publish(session, raised)


def end_crisis(session: Session, help_request: HelpRequest, *, staff_id: int, now: datetime) -> None:
    """A person decided that the danger is over."""
    check_ins.stop(help_request)
    help_request.risk_ended_at = now
    help_request.risk_ended_by = staff_id
    help_request.due_at = None if _is_answered(help_request) else _ordinary_due(session, help_request, now)
    help_request.version += 1
    publish(session, CrisisEnded(help_request_id=help_request.id, staff_id=staff_id, now=now))


def _category(help_request: HelpRequest, finding: Finding) -> str | None:
    """What the words told; a button, which tells nothing, does not take that away."""
    if finding.category in {None, Category.OTHER}:
        return help_request.risk_category or finding.category
    return finding.category


def _is_answered(help_request: HelpRequest) -> bool:
    written, answered = help_request.last_child_at, help_request.last_staff_at
    return answered is not None and (written is None or written <= answered)


def _ordinary_due(session: Session, help_request: HelpRequest, now: datetime) -> datetime:
    return calendar.due_by(session, schools.school(session, help_request.school_id), now=now)
