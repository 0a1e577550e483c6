"""Offline work afterwards: consent, needs, numbers at once, ten minutes to take it back, today's list."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actors import Role, Specialist
from core.journals import books, confirming, entries, offline, recent_work
from core.journals.done import Done, What, Who
from core.journals.offline import (
    TooLate,
    WorkUnknown,
)
from core.texts import texts
from db.models.audit import AuditRecord
from db.models.journals import Journal, JournalEntry, Need, WorkRecord
from db.models.staff import Staff
from tests.core.journals.conftest import Desk


def _books(session: Session, found: WorkRecord) -> list[str]:
    return [entry.journal.value for entry in offline.lines(session, found)]


def _facts(session: Session, found: WorkRecord, journal: str) -> dict[str, object]:
    entry = next(entry for entry in offline.lines(session, found) if entry.journal == journal)
    return entries.facts_of(session, entry)


def _cells(session: Session, by: Specialist, journal: str, locale: str = "kk") -> tuple[str, ...]:
    book = books.read(session, Journal(journal), school_year=2026, by=by, text=texts(locale))
    return (*book.drafts, *book.lines)[0].cells


class TestConsent:
    """Order No. 92: no assessment of a pupil without the parents' written consent."""

    def test_assessment_waits_for_it(self, session: Session, by: Specialist, now: datetime) -> None:
        """J1 stays a draft and says so; the other book gets its number."""
        found = offline.record(session, Done(what=What.ASSESSMENT), by=by, now=now)

        done = offline.number(session, found.ref, by=by, now=now)

        assert [entry.journal for entry in done.lines] == ["J7"]
        assert [entry.journal for entry in done.left] == ["J1"]

    def test_its_day_is_enough(self, session: Session, by: Specialist, now: datetime) -> None:
        """The cell says there is one and from what day."""
        done = Done(what=What.ASSESSMENT, consent_on=date(2026, 9, 2))
        found = offline.record(session, done, by=by, now=now)

        assert offline.number(session, found.ref, by=by, now=now).left == ()
        assert "бар, 02.09.2026" in _cells(session, by, "J1")

    def test_adults_need_none(self, session: Session, by: Specialist, now: datetime) -> None:
        """Teachers who were asked are asked themselves."""
        done = Done(who=Who.TEACHERS, what=What.ASSESSMENT, participants=9)
        found = offline.record(session, done, by=by, now=now)

        assert offline.number(session, found.ref, by=by, now=now).left == ()

    def test_a_talk_in_the_corridor_is_not_called_anonymous(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        """That word belongs to the chat."""
        found = offline.record(session, Done(), by=by, now=now)

        assert _facts(session, found, "J4")["consent"] is None


class TestNeeds:
    """J6 takes in what somebody came to ask."""

    def test_a_need_that_was_asked_enters_the_book_of_needs(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        """A teacher asked: three drafts, one work."""
        done = Done(who=Who.TEACHERS, was_asked=True, class_name="6В", topic="жаңа оқушының бейімделуі")

        found = offline.record(session, done, by=by, now=now)

        assert _books(session, found) == ["J6", "J4", "J9"]
        assert _cells(session, by, "J6") == (
            "", "23.11.2026, 10:00", "ұстаз", "6В", "бетпе-бет", "", "жаңа оқушының бейімделуі", "кәдімгі",
            "Айгүл Сәрсенова, 23.11.2026", "", "жабылды, 23.11.2026",
        )  # fmt: skip

    def test_numbering_leads_from_the_need_to_the_books(self, session: Session, by: Specialist, now: datetime) -> None:
        """The measures name the numbers of the other lines."""
        found = offline.record(session, Done(was_asked=True), by=by, now=now)

        offline.number(session, found.ref, by=by, now=now)

        assert "кеңес беру журналы № 1, жеке-дара жұмыс журналы № 1" in _cells(session, by, "J6")

    def test_the_need_is_up_to_date_in_whatever_order_the_lines_are_confirmed(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        """The need last, as a person may do it in the books."""
        found = offline.record(session, Done(was_asked=True), by=by, now=now)

        for entry in reversed(offline.lines(session, found)):
            confirming.confirm(session, entry.id, by=by, now=now)

        assert "кеңес беру журналы № 1, жеке-дара жұмыс журналы № 1" in _cells(session, by, "J6")


class TestNumbering:
    """One tap after the entry."""

    def test_gives_each_book_its_next_number(self, session: Session, by: Specialist, now: datetime) -> None:
        """Two consultations: № 1 and № 2 in both books."""
        first, second = (offline.record(session, Done(), by=by, now=now) for _ in range(2))

        offline.number(session, first.ref, by=by, now=now)
        done = offline.number(session, second.ref, by=by, now=now)

        assert [(entry.journal.value, entry.number) for entry in done.lines] == [("J4", 2), ("J7", 2)]

    def test_is_done_once(self, session: Session, by: Specialist, now: datetime) -> None:
        """A second tap finds nothing to number."""
        found = offline.record(session, Done(), by=by, now=now)
        offline.number(session, found.ref, by=by, now=now)

        assert offline.number(session, found.ref, by=by, now=now) == offline.Numbered((), ())

    def test_is_refused_to_another_school(
        self, session: Session, by: Specialist, elsewhere: Specialist, now: datetime
    ) -> None:
        """For them there is no such work."""
        found = offline.record(session, Done(), by=by, now=now)

        with pytest.raises(WorkUnknown):
            offline.number(session, found.ref, by=elsewhere, now=now)


class TestUndo:
    """Taking back."""

    def test_leaves_nothing_behind(self, session: Session, by: Specialist, now: datetime) -> None:
        """Work, need and drafts are gone; that it was taken back is known."""
        found = offline.record(session, Done(was_asked=True), by=by, now=now)

        offline.undo(session, found.ref, by=by, now=now + timedelta(minutes=9))

        assert [session.query(table).count() for table in (WorkRecord, JournalEntry, Need)] == [0, 0, 0]
        assert session.query(AuditRecord).filter_by(tag="journal:work:undone").count() == 1

    def test_is_over_after_ten_minutes(self, session: Session, by: Specialist, now: datetime) -> None:
        """Then the books are the place."""
        found = offline.record(session, Done(), by=by, now=now)

        with pytest.raises(TooLate):
            offline.undo(session, found.ref, by=by, now=now + timedelta(minutes=10, seconds=1))

    def test_is_refused_when_a_line_has_its_number(self, session: Session, by: Specialist, now: datetime) -> None:
        """A number is given once and for good."""
        found = offline.record(session, Done(), by=by, now=now)
        confirming.confirm(session, offline.lines(session, found)[0].id, by=by, now=now)

        with pytest.raises(TooLate):
            offline.undo(session, found.ref, by=by, now=now)

    def test_is_refused_when_somebody_wrote_into_a_draft(self, session: Session, by: Specialist, now: datetime) -> None:
        """Those words are somebody's work."""
        found = offline.record(session, Done(), by=by, now=now)
        draft = offline.lines(session, found)[0]
        entries.edit_draft(session, draft.id, changes={"result": "тыңдалды"}, by=by, now=now)

        with pytest.raises(TooLate):
            offline.undo(session, found.ref, by=by, now=now)

    def test_belongs_to_whoever_wrote_it_down(
        self, session: Session, by: Specialist, colleague: Staff, now: datetime
    ) -> None:
        """Not to the colleague it counts for."""
        found = offline.record(session, Done(colleague=colleague.id), by=by, now=now)
        other = Specialist(id=colleague.id, school_id=by.school_id, roles=frozenset({Role.PSYCHOLOGIST}))

        with pytest.raises(TooLate):
            offline.undo(session, found.ref, by=other, now=now)
        offline.undo(session, found.ref, by=by, now=now)

    def test_an_old_undo_does_not_reach_the_work_that_got_its_number_next(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        """The freed row number is used again; the reference is not."""
        first = offline.record(session, Done(), by=by, now=now)
        ref = first.ref
        offline.undo(session, ref, by=by, now=now)
        second = offline.record(session, Done(), by=by, now=now)

        with pytest.raises(WorkUnknown):
            offline.undo(session, ref, by=by, now=now)

        assert _books(session, second) == ["J4", "J7"]

    def test_never_touches_work_of_the_chat(self, session: Session, desk: Desk, by: Specialist, now: datetime) -> None:
        """A closed talk is opened again in the inbox, not here."""
        desk.drafts(now)
        ref = session.scalars(select(WorkRecord.ref)).one()

        with pytest.raises(WorkUnknown):
            offline.undo(session, ref, by=by, now=now)

    def test_is_refused_to_another_school(
        self, session: Session, by: Specialist, elsewhere: Specialist, now: datetime
    ) -> None:
        """For them there is no such work."""
        found = offline.record(session, Done(), by=by, now=now)

        with pytest.raises(WorkUnknown):
            offline.undo(session, found.ref, by=elsewhere, now=now)


class TestToday:
    """What a person wrote down today."""

    def test_is_ones_own_latest_first_and_of_this_day(
        self, session: Session, by: Specialist, colleague: Staff, now: datetime
    ) -> None:
        """Yesterday's and a colleague's are not in it; what was done last week and written today is."""
        other = Specialist(id=colleague.id, school_id=by.school_id, roles=frozenset({Role.PSYCHOLOGIST}))
        offline.record(session, Done(), by=by, now=now - timedelta(hours=11))
        offline.record(session, Done(), by=other, now=now)
        old = offline.record(session, Done(happened_at=now - timedelta(days=7)), by=by, now=now)
        for_her = offline.record(session, Done(colleague=colleague.id), by=by, now=now)

        assert [found.id for found in recent_work.today(session, by=by, now=now)] == [for_her.id, old.id]

    def test_forgets_what_was_taken_back(self, session: Session, by: Specialist, now: datetime) -> None:
        """Even when a colleague's work got the freed number."""
        found = offline.record(session, Done(), by=by, now=now)
        offline.undo(session, found.ref, by=by, now=now)

        assert recent_work.today(session, by=by, now=now) == []

    def test_the_latest_may_be_of_another_day(self, session: Session, by: Specialist, now: datetime) -> None:
        """The next entry starts from it."""
        assert recent_work.latest(session, by=by) is None
        offline.record(session, Done(), by=by, now=now)
        last = offline.record(session, Done(who=Who.PARENTS), by=by, now=now)

        assert recent_work.latest(session, by=by) is last

    def test_a_class_is_as_large_as_the_last_time(
        self, session: Session, by: Specialist, elsewhere: Specialist, now: datetime
    ) -> None:
        """Of this school, and of work with the whole class alone."""
        for number, who in ((24, Who.CLASS), (26, Who.CLASS), (12, Who.PARENTS)):
            offline.record(session, Done(who=who, class_name="6В", participants=number), by=by, now=now)
        offline.record(session, Done(who=Who.CLASS, class_name="7А", participants=30), by=elsewhere, now=now)

        assert recent_work.class_sizes(session, school_id=by.school_id) == {"6В": 26}
