"""Table E: what was asked, how soon it was answered, what turned out to be a hoax."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from core.actors import Specialist
from core.help_requests import answers
from core.reports import statistics
from core.reports.periods import parse
from core.suppression import OUTSIDE
from db.models.help_requests import HelpRequest
from db.models.journals import Need
from tests.core.journals.conftest import Desk


def _cells(session: Session, by: Specialist, name: str, **how: Any) -> tuple[Any, ...]:
    found = statistics.tables(session, by.school_id, parse(session, "2026-11"), **how)["E"]
    return next(line.cells for line in found.lines if line.label["text"] == f"reports-needs-{name}")


def _answer(session: Session, request: HelpRequest, by: Specialist, at: datetime) -> None:
    answers.accept(session, request.id, by=by, now=at)
    answers.answer(session, request.id, text="Жазғаныңа рақмет.", by=by, now=at)


class TestAnsweringInTime:
    """By the end of the next working day; in danger on the same day."""

    def test_is_until_the_next_working_day_closes(self, session: Session, by: Specialist, now: datetime) -> None:
        """Asked on Monday morning: Tuesday afternoon is in time, Wednesday is late."""
        for wait in (timedelta(hours=1), timedelta(hours=29), timedelta(hours=48)):
            _answer(session, Desk(session, by).ask(now), by, now + wait)

        assert _cells(session, by, "received") == (3, 0, 0, 3)
        assert _cells(session, by, "answered")[0] == 3
        assert _cells(session, by, "in-time")[0] == 2
        assert _cells(session, by, "mean")[0]["args"] == {"hours": "26", "minutes": "0"}

    def test_is_the_same_day_when_a_life_is_in_danger(self, session: Session, by: Specialist, now: datetime) -> None:
        request = Desk(session, by).ask(now)
        request.risk, request.risk_raised_at = "high", now
        _answer(session, request, by, now + timedelta(hours=20))

        assert _cells(session, by, "red")[0] == 1
        assert _cells(session, by, "in-time")[0] == 0

    def test_of_danger_is_counted_exactly_inside_the_school_alone(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        Desk(session, by).ask(now).risk = "emergency"

        assert _cells(session, by, "red")[-1] == 1
        assert _cells(session, by, "red", k=OUTSIDE) == (None,) * 4


class TestAHoax:
    """It keeps its number in the book, and stands apart here."""

    def test_is_counted_in_its_own_line_alone(self, session: Session, by: Specialist, now: datetime) -> None:
        for _ in range(2):
            request = Desk(session, by).ask(now)
        session.query(Need).filter_by(help_request_id=request.id).one().is_hoax = True

        assert _cells(session, by, "hoax")[0] == 1
        assert _cells(session, by, "received")[0] == 1
