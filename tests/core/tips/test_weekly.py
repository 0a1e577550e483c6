"""The week's readings of tips: one draft in the prevention book, labelled as readings, and no fact of work."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actors import Role, Specialist
from core.journals import books, confirming
from core.texts import texts
from core.tips import counting, weekly
from db.models.journals import EntryState, Journal, JournalEntry, JournalRollup, WorkRecord
from tests.factories.schools import another_school
from tests.factories.staff import psychologist
from tests.factories.tips import a_shipped, school_of

MONDAY = date(2026, 11, 16)
# the first minute of the next Monday in Almaty
OVER = datetime(2026, 11, 22, 19, 0, tzinfo=UTC)


def read(session: Session, day: date, times: int = 1, what: str = "opened", school: int | None = None) -> None:
    tip = a_shipped(session).id
    for _ in range(times):
        counting.count(session, school_id=school or school_of(session), tip_id=tip, what=what, day=day)


def lines(session: Session) -> list[JournalEntry]:
    return list(session.scalars(select(JournalEntry).order_by(JournalEntry.happened_on)))


def test_a_finished_week_is_one_draft_of_the_prevention_book(session: Session) -> None:
    read(session, MONDAY, 3)
    read(session, MONDAY + timedelta(days=6), 4)
    read(session, MONDAY + timedelta(days=7))
    by = Specialist(psychologist(session).id, school_of(session), frozenset({Role.PSYCHOLOGIST}))

    assert weekly.draft_weeks(session, now=OVER) == 1

    (entry,) = lines(session)
    assert (entry.journal, entry.state, entry.work_id) == (Journal.PREVENTION, EntryState.DRAFT, None)
    assert entry.happened_on == MONDAY + timedelta(days=6)
    book = books.read(session, Journal.PREVENTION, school_year=2026, by=by, text=texts("kk"))
    assert "ботта алдын алу кеңестері: 7 қаралым" in book.drafts[0].cells
    assert "7 қаралым (адам саны емес)" in book.drafts[0].cells
    assert "16.11.2026–22.11.2026" in book.drafts[0].cells
    assert session.scalars(select(WorkRecord)).all() == []
    confirming.confirm(session, entry.id, by=by, now=OVER)
    assert entry.number == 1


def test_a_week_is_not_over_while_its_sunday_lasts(session: Session) -> None:
    read(session, MONDAY)

    assert weekly.draft_weeks(session, now=OVER - timedelta(seconds=1)) == 0
    assert lines(session) == []


def test_a_week_nobody_read_in_has_no_line(session: Session) -> None:
    read(session, MONDAY, what="helped")

    assert weekly.draft_weeks(session, now=OVER) == 0


def test_a_week_is_drafted_once_also_when_its_draft_was_taken_away(session: Session) -> None:
    read(session, MONDAY)
    weekly.draft_weeks(session, now=OVER)
    assert weekly.draft_weeks(session, now=OVER + timedelta(hours=1)) == 0

    session.delete(lines(session)[0])
    session.flush()

    assert weekly.draft_weeks(session, now=OVER + timedelta(hours=2)) == 0
    assert lines(session) == []
    assert session.scalars(select(JournalRollup.week)).all() == [MONDAY]


def test_weeks_slept_through_are_made_up_for_within_the_school_year(session: Session) -> None:
    for week in (date(2026, 8, 31), date(2026, 10, 5), MONDAY):
        read(session, week)
    read(session, date(2026, 3, 2))

    assert weekly.draft_weeks(session, now=OVER) == 3
    assert [(line.happened_on, line.school_year) for line in lines(session)] == [
        (date(2026, 9, 6), 2026), (date(2026, 10, 11), 2026), (date(2026, 11, 22), 2026)
    ]  # fmt: skip


def test_each_school_has_its_own_readings(session: Session) -> None:
    read(session, MONDAY, school=another_school(session).id)

    assert weekly.draft_weeks(session, now=OVER) == 1
    assert lines(session)[0].school_id != school_of(session)
