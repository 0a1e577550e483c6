"""Books: numbered lines without the talks they came from."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from core.actors import Specialist
from core.journals import confirming, entries, work
from db.models.journals import Audience, Direction

FORMULA = "=1+1"


def numbered(session: Session, *, by: Specialist, now: datetime, count: int = 3) -> None:
    """So many talks with a pupil of 7А, each numbered in the books J4 and J7; the topic looks like a formula."""
    for number in range(count):
        record = work.record_work(
            session,
            school_id=by.school_id,
            staff_id=by.id,
            need_id=None,
            direction=Direction.COUNSELLING,
            audience=Audience.STUDENT,
            format="talk",
            channel=None,
            category=None,
            class_name="7А",
            minutes=15,
            happened_at=now - timedelta(minutes=count - number),
            words={"topic": FORMULA},
        )
        for entry in entries.draft_lines(session, record):
            confirming.confirm(session, entry.id, by=by, now=now)
