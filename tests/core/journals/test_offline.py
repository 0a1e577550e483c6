"""Offline work: one piece of work, a draft in each of its books, and ten minutes to take it back."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from core.actors import NotAllowed, Specialist
from core.journals import books, entries, offline, work
from core.journals.done import Done, What, Who
from core.journals.entries import EntryUnknown
from core.journals.offline import (
    CategoryUnknown,
    ColleagueUnknown,
    InTheFuture,
    LongAgo,
    NumberMissing,
    WorkUnknown,
)
from core.texts import LOCALES, texts
from db.models.audit import AuditRecord
from db.models.journals import Audience, Direction, Journal, WorkRecord
from db.models.staff import Staff

# who x what -> the two books: the service's routing table for work done by hand
BY_WHO = {"pupil": "J7", "class": "J8", "parents": "J9", "teachers": "J9", "administration": "J9"}
BY_WHAT = {
    "consultation": "J4",
    "assessment": "J1",
    "correction": "J3",
    "prevention": "J2",
    "awareness": "J5",
    "training": "J2",
}
TABLE = [(who, what, BY_WHAT[what], BY_WHO[who]) for who in Who for what in What]


def _books(session: Session, found: WorkRecord) -> list[str]:
    return [entry.journal.value for entry in offline.lines(session, found)]


def _cells(session: Session, by: Specialist, journal: str, locale: str = "kk") -> tuple[str, ...]:
    book = books.read(session, Journal(journal), school_year=2026, by=by, text=texts(locale))
    return (*book.drafts, *book.lines)[0].cells


class TestRecording:
    """One fact of work and its drafts."""

    @pytest.mark.parametrize(("who", "what", "by_direction", "by_audience"), TABLE)
    def test_every_person_and_every_kind_has_its_two_books(
        self, session: Session, by: Specialist, now: datetime, who: str, what: str, by_direction: str, by_audience: str
    ) -> None:
        """All thirty pairs; each is one work record of the audience the service counts."""
        found = offline.record(session, Done(who=Who(who), what=What(what), participants=12), by=by, now=now)

        assert _books(session, found) == sorted([by_direction, by_audience])
        assert all(entry.number is None for entry in offline.lines(session, found))
        assert session.query(WorkRecord).count() == 1

    def test_every_book_but_the_one_of_needs_is_fed_by_hand(self) -> None:
        """J6 is fed as well, when somebody asked."""
        assert {*BY_WHO.values(), *BY_WHAT.values()} == {book.value for book in Journal} - {"J6"}

    def test_nothing_but_a_tap_makes_a_whole_entry(self, session: Session, by: Specialist, now: datetime) -> None:
        """A consultation of one pupil, just now, face to face, by whoever tapped."""
        found = offline.record(session, Done(), by=by, now=now)

        assert (found.audience, found.direction, found.format) == (
            Audience.STUDENT,
            Direction.COUNSELLING,
            "consultation",
        )
        assert (found.happened_at, found.channel, found.participants, found.is_group) == (now, "offline", 1, False)
        assert (found.staff_id, found.entered_by, found.need_id) == (by.id, None, None)

    def test_a_training_may_serve_another_direction(self, session: Session, by: Specialist, now: datetime) -> None:
        """The person's choice wins over the usual one."""
        found = offline.record(
            session,
            Done(who=Who.TEACHERS, what=What.TRAINING, direction=Direction.AWARENESS, participants=14),
            by=by,
            now=now,
        )

        assert _books(session, found) == ["J5", "J9"]
        assert found.is_group

    def test_a_class_is_never_counted_as_one_pupil(self, session: Session, by: Specialist, now: datetime) -> None:
        """How many were there has to be said."""
        with pytest.raises(NumberMissing):
            offline.record(session, Done(who=Who.CLASS), by=by, now=now)

        assert session.query(WorkRecord).count() == 0

    def test_one_pupil_stays_one_whatever_number_was_left_in_the_form(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        """The number belongs to groups."""
        found = offline.record(session, Done(who=Who.PUPIL, participants=26), by=by, now=now)

        assert (found.participants, found.is_group) == (1, False)

    def test_what_was_said_stands_in_the_cells(self, session: Session, by: Specialist, now: datetime) -> None:
        """A class hour as the prevention and the group book show it."""
        done = Done(
            who=Who.CLASS,
            what=What.PREVENTION,
            minutes=45,
            participants=26,
            class_name="6В",
            category="fear",
            topic="Бір-бірімізді қолдаймыз",
            result="белсенді қатысты",
            note="сынып жетекшісімен бірге",
        )

        offline.record(session, done, by=by, now=now)

        assert _cells(session, by, "J2") == (
            "", "23.11.2026, 10:00", "Бір-бірімізді қолдаймыз", "③ қорқыныш", "сабақ", "оқушы, 6В", "26", "",
            "белсенді қатысты", "сынып жетекшісімен бірге",
        )  # fmt: skip
        assert "26" in _cells(session, by, "J8")

    @pytest.mark.parametrize("locale", LOCALES)
    def test_every_cell_speaks_the_readers_language(
        self, session: Session, by: Specialist, now: datetime, locale: str
    ) -> None:
        """No name of a text shows, whatever was tapped."""
        for who in Who:
            for what in What:
                done = Done(who=who, what=what, participants=5, minutes=15, was_asked=True, category="fear")
                offline.record(session, done, by=by, now=now)

        shown = [
            cell
            for journal in Journal
            for line in books.read(session, journal, school_year=2026, by=by, text=texts(locale)).drafts
            for cell in line.cells
        ]

        assert [cell for cell in shown if "journals-" in cell or "books-" in cell] == []

    def test_the_counselling_book_knows_it_was_face_to_face_and_again(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        """First or repeated, and the form of turning to the service."""
        offline.record(session, Done(is_repeat=True, client="О-8Б-03", class_name="8Б"), by=by, now=now)

        cells = _cells(session, by, "J4")

        assert {"О-8Б-03, 8Б", "қайталама", "бетпе-бет"} <= set(cells)

    def test_it_happened_when_the_person_says_and_enters_the_book_of_that_year(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        """Written down in November, done in May: last year's book."""
        may = now - timedelta(days=190)

        found = offline.record(session, Done(happened_at=may), by=by, now=now)

        assert {entry.school_year for entry in offline.lines(session, found)} == {2025}

    @pytest.mark.parametrize(("days", "refusal"), [(1 / 1440, InTheFuture), (-500, LongAgo)])
    def test_no_book_takes_the_future_or_the_long_ago(
        self, session: Session, by: Specialist, now: datetime, days: float, refusal: type[Exception]
    ) -> None:
        """A minute ahead is too much; the year before last is closed."""
        with pytest.raises(refusal):
            offline.record(session, Done(happened_at=now + timedelta(days=days)), by=by, now=now)

    def test_a_problem_nobody_named_is_refused(self, session: Session, by: Specialist, now: datetime) -> None:
        """Statistics could not count it."""
        with pytest.raises(CategoryUnknown):
            offline.record(session, Done(category="made-up"), by=by, now=now)

    def test_only_a_psychologist_writes(self, session: Session, deputy: Specialist, now: datetime) -> None:
        """A deputy head checks the books and does not fill them."""
        with pytest.raises(NotAllowed):
            offline.record(session, Done(), by=deputy, now=now)

    def test_the_audit_knows_the_act_and_no_word(self, session: Session, by: Specialist, now: datetime) -> None:
        """Which books; not whom or what about."""
        found = offline.record(session, Done(topic="құпия-сөз", client="құпия"), by=by, now=now)

        act = session.query(AuditRecord).filter_by(tag="journal:work:recorded").one()

        assert (act.staff_id, act.subject, act.subject_id) == (by.id, "work_record", found.id)
        assert act.detail == {"journals": ["J4", "J7"], "for_colleague": False}


class TestColleague:
    """Work of one person that another wrote down."""

    def test_counts_for_whoever_did_it(self, session: Session, by: Specialist, colleague: Staff, now: datetime) -> None:
        """Both are remembered."""
        found = offline.record(session, Done(colleague=colleague.id), by=by, now=now)

        assert (found.staff_id, found.entered_by) == (colleague.id, by.id)

    def test_choosing_oneself_is_no_colleague(self, session: Session, by: Specialist, now: datetime) -> None:
        """Nothing is entered on one's own behalf."""
        found = offline.record(session, Done(colleague=by.id), by=by, now=now)

        assert (found.staff_id, found.entered_by) == (by.id, None)

    def test_is_a_psychologist_of_the_same_school_who_still_works(
        self,
        session: Session,
        by: Specialist,
        deputy: Specialist,
        elsewhere: Specialist,
        colleague: Staff,
        now: datetime,
    ) -> None:
        """Another school's, a deputy head, one who left: none of them."""
        assert [person.name for person in offline.colleagues(session, by=by)] == ["Сәуле Ибраева"]
        colleague.active = False
        session.flush()
        for stranger in (elsewhere.id, deputy.id, colleague.id, 999_999):
            with pytest.raises(ColleagueUnknown):
                offline.record(session, Done(colleague=stranger), by=by, now=now)


def test_the_words_are_sealed(session: Session, by: Specialist, now: datetime) -> None:
    """In the work and in both lines."""
    found = offline.record(session, Done(topic="құпия-сөз", client="құпия-бала"), by=by, now=now)

    assert "құпия".encode() not in found.sealed_words
    assert all("құпия".encode() not in entry.sealed_facts for entry in offline.lines(session, found))
    assert work.words_of(session, found)["topic"] == "құпия-сөз"


def test_lines_of_a_foreign_school_stay_unknown(
    session: Session, by: Specialist, elsewhere: Specialist, now: datetime
) -> None:
    """Neither the work nor its lines can be opened from there."""
    found = offline.record(session, Done(), by=by, now=now)

    with pytest.raises(EntryUnknown):
        entries.find(session, offline.lines(session, found)[0].id, by=elsewhere)
    with pytest.raises(WorkUnknown):
        offline.find(session, found.ref, by=elsewhere)
