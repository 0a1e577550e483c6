"""What the sheets of a talk offer: when to return to it, who could have it, which talk it continues."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from admin.views.help_requests.moments import Clock
from core.actors import Specialist
from core.help_requests import handing, joining, queue, snoozing
from core.help_requests.handing import Colleague
from db.models.help_requests import HelpRequest


@dataclass(frozen=True, slots=True)
class Later:
    """One moment to put a talk off to: as the form sends it, its name, and the exact moment in words."""

    value: str
    name: str
    exact: str


@dataclass(frozen=True, slots=True)
class Other:
    """A talk this one may continue."""

    id: int
    code: str
    opened: str
    about: str


@dataclass(frozen=True, slots=True)
class Sheets:
    """The choices of one open talk."""

    later: Sequence[Later]
    colleagues: Sequence[Colleague]
    others: Sequence[Other]


def sheets(session: Session, help_request: HelpRequest, *, by: Specialist, clock: Clock) -> Sheets:
    """What can be chosen just now."""
    offered = snoozing.choices(session, clock.school, now=clock.now)
    return Sheets(
        later=[Later(clock.field(moment), name, clock.exact(moment)) for name, moment in offered],
        colleagues=handing.colleagues(session, by=by),
        others=_others(session, help_request, by=by, clock=clock),
    )


def _others(session: Session, help_request: HelpRequest, *, by: Specialist, clock: Clock) -> Sequence[Other]:
    """The person's own open talks outside this case."""
    case = {member.id for member in joining.case(session, help_request)}
    waiting = (item.help_request for item in queue.waiting(session, by=by, now=clock.now))
    return [
        Other(request.id, request.code, clock.moment(request.opened_at or request.started_at), request.about.value)
        for request in waiting
        if request.assigned_to == by.id and request.id not in case
    ]
