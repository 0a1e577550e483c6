"""Help requests: a draft, a sent talk, a red one."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from core import schools
from core.actors import Specialist
from core.crisis.markers import Category, Finding, Level
from core.help_requests import About, HelpRequest, drafts, ending, threads
from core.help_requests.closing import Closing
from core.help_requests.ending import Outcome
from db.models.journals import Direction
from tests.factories.contacts import ADDRESS

WORDS = "Менімен ешкім сөйлеспейді"
MILD = Finding()
DANGER = Finding(level=Level.HIGH, category=Category.IDEATION, rules=("test",), languages=("kk",))
EMERGENCY = Finding(level=Level.EMERGENCY, category=Category.PLAN, rules=("test",), languages=("kk",))
DONE = Closing(
    direction=Direction.COUNSELLING,
    format="bot_dialogue",
    category="class",
    topic="Сыныптағы жалғыздық",
    class_name="7А",
    minutes=15,
    result="Сөйлестік",
    recommendation="",
    next_step="Бір аптадан кейін",
)


def draft(session: Session, *, now: datetime, **overrides: Any) -> HelpRequest:
    """An empty draft."""
    values: dict[str, Any] = {"channel": "web", "address": ADDRESS, "locale": "kk", "about": About.SELF}
    if "school_id" not in overrides:
        values["school_id"] = schools.first_school(session).id
    return threads.begin(session, now=now, **{**values, **overrides})


def write(
    session: Session,
    help_request: HelpRequest,
    *,
    now: datetime,
    text: str = WORDS,
    finding: Finding = MILD,
    sends_itself: bool = True,
) -> None:
    """The child writes one message."""
    drafts.write(session, help_request, text=text, finding=finding, sends_itself=sends_itself, now=now)
    session.flush()


def help_request(
    session: Session, *, now: datetime, text: str = WORDS, finding: Finding = MILD, **overrides: Any
) -> HelpRequest:
    """A request that was written and sent."""
    found = draft(session, now=now, **overrides)
    write(session, found, text=text, finding=finding, now=now)
    drafts.send(session, found, now=now)
    session.flush()
    return found


def end_danger(
    session: Session, request_id: int, *, by: Specialist, now: datetime, outcome: Outcome = Outcome.CONFIRMED
) -> HelpRequest:
    """A person ends the danger, with a reason."""
    return ending.end_crisis(session, request_id, outcome=outcome, reason="анасы қасында", by=by, now=now)
