"""Hoaxes: a number once given stays; the next line says what it was; work that was done is a person's to correct."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from core.actors import Specialist
from core.help_requests import closing, undoing
from core.help_requests.closing import Dismissal
from core.journals import books, confirming, hoaxes, months, verifying
from core.texts import texts
from db.models.help_requests import RequestState
from db.models.journals import EntryState, Journal, JournalEntry, Need
from tests.core.journals.conftest import Desk


@pytest.fixture
def engine() -> str:
    """Numbering is tried on both engines elsewhere."""
    return "sqlite"


def _needs(session: Session, by: Specialist, locale: str = "kk") -> list[tuple[int | None, EntryState, str, str]]:
    book = books.read(session, Journal.NEEDS, school_year=2026, by=by, text=texts(locale))
    status = book.keys.index("status")
    return [(line.number, line.state, line.cells[status], line.reason) for line in book.lines]


def test_a_numbered_hoax_is_struck_and_corrected_by_itself(
    session: Session, desk: Desk, by: Specialist, now: datetime
) -> None:
    """Also in a month that is locked: the reason stands in every language of the service."""
    request = desk.accept(now)
    months.lock(session, "2026-11", by=by, now=now)

    closing.dismiss(session, request.id, reason=Dismissal.HOAX, by=by, now=now)
    session.expire_all()

    (first, struck, _, _), (second, stands, status, reason) = _needs(session, by)
    assert (first, struck) == (1, EntryState.CORRECTED)
    assert (second, stands) == (2, EntryState.CONFIRMED)
    assert status.startswith("жабылды, 23.11.2026")
    assert status.endswith(texts("kk")("books-status-hoax"))
    assert reason == texts("kk")("books-reason-hoax")
    assert _needs(session, by, "ru")[1][3] == texts("ru")("books-reason-hoax")
    assert session.query(Need).one().is_hoax
    assert verifying.verify(session, by.school_id).problems == ()


def test_a_hoax_that_was_never_numbered_gets_no_number(
    session: Session, desk: Desk, by: Specialist, now: datetime
) -> None:
    """It is known as one and enters no book."""
    request = desk.ask(now)

    closing.dismiss(session, request.id, reason=Dismissal.HOAX, by=by, now=now)

    assert hoaxes.is_hoax(session, request.id)
    assert session.query(JournalEntry).count() == 0


@pytest.mark.parametrize("take_back", [undoing.undo, closing.reopen])
def test_a_mistake_is_taken_back_by_another_line(
    session: Session, desk: Desk, by: Specialist, now: datetime, take_back: object
) -> None:
    """The book shows that somebody thought so and that it was wrong."""
    request = desk.accept(now)
    closing.dismiss(session, request.id, reason=Dismissal.HOAX, by=by, now=now)

    take_back(session, request.id, by=by, now=now + timedelta(minutes=1))  # type: ignore[operator]

    found = _needs(session, by)
    assert [state for _, state, _, _ in found] == [EntryState.CORRECTED, EntryState.CORRECTED, EntryState.CONFIRMED]
    assert (found[2][2], found[2][3]) == ("жұмыста", texts("kk")("books-reason-not-hoax"))
    assert not hoaxes.is_hoax(session, request.id)


def test_a_child_who_wrote_on_and_was_helped_was_none(
    session: Session, desk: Desk, by: Specialist, now: datetime
) -> None:
    """Closing with work says that it was a need: statistics count it."""
    request = desk.accept(now)
    closing.dismiss(session, request.id, reason=Dismissal.HOAX, by=by, now=now)
    request.state, request.closed_at = RequestState.IN_WORK, None  # as the child's next words do

    desk.close(request, now + timedelta(days=1))

    assert not hoaxes.is_hoax(session, request.id)
    assert texts("kk")("books-status-hoax") not in _needs(session, by)[-1][2]


def test_work_that_was_numbered_is_left_to_a_person(
    session: Session, desk: Desk, by: Specialist, now: datetime
) -> None:
    """Its lines stand as they were and are listed."""
    request = desk.ask(now)
    desk.close(request, now)
    done = session.query(JournalEntry).filter_by(journal=Journal.COUNSELLING).one()
    confirming.confirm(session, done.id, by=by, now=now)
    closing.reopen(session, request.id, by=by, now=now)

    closing.dismiss(session, request.id, reason=Dismissal.HOAX, by=by, now=now)

    left = hoaxes.work_left(session, request.id)
    assert [(line.journal, line.number, line.state) for line in left] == [
        (Journal.COUNSELLING, 1, EntryState.CONFIRMED),
        (Journal.INDIVIDUAL, None, EntryState.DRAFT),
    ]
