"""A brought journal becomes drafts: whole or not at all, each row once, and only what its person said."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from core.actors import NotAllowed, Specialist
from core.documents import writing
from core.journals import books, columns, confirming, entries, months
from core.journals import paper as book_paper
from core.journals.importing import checking, keeping, taking
from core.journals.importing.cells import Wrong
from core.journals.importing.keeping import ColumnTwice, DayMissing, ImportUnknown
from core.journals.importing.taking import ColumnsUnsettled, NothingToTake, RowsWrong, TooLate
from core.texts import texts
from db.models.journals import Audience, Journal, JournalEntry, JournalImport, WorkRecord
from db.models.schools import SchoolClass
from tests.core.journals.importing.conftest import HEADING, ROWS, workbook

Bring = Callable[..., JournalImport]
BAD: tuple[tuple[object, ...], ...] = (
    HEADING,
    (1, "05.10.2026", 40, "8Б", "страх", "поговорили"),
    (2, "05.10.2025", 40, "8Б", "страх", "поговорили"),
    (3, "кеше", 40, "8Б", "страх", "поговорили"),
    (4, None, 40, "8Б", "страх", "поговорили"),
    (5, "24.12.2026", 40, "8Б", "страх", "поговорили"),
    (6, "06.10.2026", "ұзақ", "8Б", "страх", "поговорили"),
    (7, "06.10.2026", None, None, None, None),
    (8, "07.09.2026", 40, "8Б", "страх", "поговорили"),
    (9, "07.10.2026", 40, "9Ю", "страх", "поговорили"),
    (10, "07.10.2026", 40, "8Б", "страх", "а" * 2001),
)


def lines(session: Session) -> list[JournalEntry]:
    return session.query(JournalEntry).order_by(JournalEntry.id).all()


def works(session: Session) -> list[WorkRecord]:
    return session.query(WorkRecord).order_by(WorkRecord.id).all()


def take(session: Session, kept: JournalImport, by: Specialist, now: datetime, **options: bool) -> taking.Taken:
    return taking.take(session, kept.ref, **{"leave_wrong": False, **options}, by=by, now=now)


class TestAJournal:
    """From a school's own form to drafts."""

    def test_becomes_drafts_and_work_that_is_counted_once(
        self, session: Session, bring: Bring, by: Specialist, now: datetime
    ) -> None:
        kept = bring(ROWS)
        assert keeping.keys(kept) == {
            0: "number",
            1: "happened_on",
            2: "minutes",
            3: "client",
            4: "reason",
            5: "result",
        }

        done = take(session, kept, by, now)

        assert (done.lines, done.left) == (2, 0)
        first, second = lines(session)
        assert [line.journal for line in (first, second)] == [Journal.COUNSELLING] * 2
        assert [line.number for line in (first, second)] == [None, None]
        assert [line.happened_on for line in (first, second)] == [date(2026, 10, 5), date(2026, 10, 12)]
        assert entries.facts_of(session, second)["result"] == "=2+2"
        assert [(work.class_name, work.minutes, work.audience) for work in works(session)] == [
            ("8Б", 40, Audience.STUDENT),
            ("7А", 60, Audience.PARENT),
        ]
        assert works(session)[0].category == "violence"
        assert confirming.confirm_all(session, Journal.COUNSELLING, school_year=2026, by=by, now=now).numbered == 2
        with pytest.raises(ImportUnknown):
            keeping.find(session, kept.ref, by=by)

    def test_of_the_other_side_is_not_counted_twice(
        self, session: Session, bring: Bring, by: Specialist, now: datetime
    ) -> None:
        take(session, bring(ROWS, Journal.INDIVIDUAL), by, now)

        assert len(lines(session)) == 2
        assert works(session) == []

    def test_that_is_not_counted_shows_a_deputy_head_no_child(
        self, session: Session, bring: Bring, by: Specialist, deputy: Specialist, now: datetime
    ) -> None:
        rows = (("күні", "тақырып", "қамтылды"), ("05.10.2026", "Айгерім", None), ("06.10.2026", "тренинг", 25))
        kept = bring(rows, Journal.PREVENTION)
        keeping.settle(session, kept, {0: "happened_at", 1: "topic", 2: "reach"}, is_counted=False)
        take(session, kept, by, now)
        confirming.confirm_all(session, Journal.PREVENTION, school_year=2026, by=by, now=now)

        one, many = books.read(session, Journal.PREVENTION, school_year=2026, by=deputy, text=texts("kk")).lines

        assert (one.is_masked, "Айгерім" in one.cells) == (True, False)
        assert (many.is_masked, "тренинг" in many.cells) == (False, True)

    def test_keeps_struck_rows_out(self, session: Session, bring: Bring, by: Specialist, now: datetime) -> None:
        kept = bring(ROWS, struck=(4,))

        assert checking.check(session, kept, by=by, now=now).struck == 1
        assert take(session, kept, by, now).lines == 1

    def test_brought_again_is_told(self, session: Session, bring: Bring, by: Specialist, now: datetime) -> None:
        take(session, bring(ROWS), by, now)
        kept = bring((*ROWS[:6], ROWS[5]))

        found = checking.check(session, kept, by=by, now=now)
        assert [row.number for row in found.there] == [4, 6]
        assert [row.number for row in found.ready] == [7]
        with pytest.raises(NothingToTake):
            take(session, bring(ROWS), by, now)
        assert take(session, bring(ROWS), by, now, again=True).lines == 2

    @pytest.mark.parametrize(("locale", "form"), [("kk", "xlsx"), ("ru", "csv")])
    def test_taken_out_of_the_service_comes_back_as_it_was(
        self, session: Session, bring: Bring, by: Specialist, now: datetime, tmp_path: Path, locale: str, form: str
    ) -> None:
        take(session, bring(ROWS), by, now)
        confirming.confirm_all(session, Journal.COUNSELLING, school_year=2026, by=by, now=now)
        wrong = lines(session)[0].id
        confirming.correct(session, wrong, changes={"result": "тыңдалды"}, reason="қате", by=by, now=now)
        options = {"school_year": 2026, "by": by, "now": now}
        paper = book_paper.paper(session, Journal.COUNSELLING, text=texts(locale), **options)
        writing.write(paper, form, tmp_path / "book")

        kept = keeping.bring(session, keeping.read((tmp_path / "book").read_bytes()), Journal.COUNSELLING, **options)

        shown = columns.of_book(session, Journal.COUNSELLING, school_id=by.school_id, school_year=2026)
        assert list(keeping.keys(kept).values()) == [column.key for column in shown]
        found = checking.check(session, kept, by=by, now=now)
        assert (len(found.rows), len(found.there), found.struck) == (2, 2, 1)


class TestAWrongRow:
    """Nothing is half-imported."""

    @pytest.fixture
    def kept(self, session: Session, bring: Bring, by: Specialist, now: datetime) -> JournalImport:
        session.add(SchoolClass(school_id=by.school_id, name="8Б", grade=8, pupils=25))
        months.lock(session, "2026-09", by=by, now=now)
        return bring(BAD)

    def test_says_what_is_wrong_and_where(
        self, session: Session, kept: JournalImport, by: Specialist, now: datetime
    ) -> None:
        found = checking.check(session, kept, by=by, now=now)

        assert [(row.number, row.problems[0].key, row.problems[0].wrong) for row in found.wrong] == [
            (3, "happened_on", Wrong.DAY_OUTSIDE),
            (4, "happened_on", Wrong.DAY_UNREADABLE),
            (5, "happened_on", Wrong.DAY_MISSING),
            (6, "happened_on", Wrong.DAY_AHEAD),
            (7, "minutes", Wrong.NUMBER_UNREADABLE),
            (8, "", Wrong.NOTHING_SAID),
            (9, "happened_on", Wrong.MONTH_LOCKED),
            (10, "client", Wrong.CLASS_UNKNOWN),
            (11, "result", Wrong.TOO_LONG),
        ]

    def test_lets_nothing_in_until_somebody_leaves_it_out(
        self, session: Session, kept: JournalImport, by: Specialist, now: datetime
    ) -> None:
        with pytest.raises(RowsWrong):
            take(session, kept, by, now)
        assert lines(session) == []

        done = take(session, kept, by, now, leave_wrong=True)

        assert (done.lines, done.left) == (1, 9)

    def test_can_be_mended(self, session: Session, kept: JournalImport, by: Specialist, now: datetime) -> None:
        keeping.mend(session, kept, {3: {"happened_on": "05.10.2026"}, 7: {"minutes": "30"}})

        found = checking.check(session, kept, by=by, now=now)

        assert [row.number for row in found.ready] == [2, 3, 7]

    def test_of_a_group_needs_a_number(self, session: Session, bring: Bring, by: Specialist, now: datetime) -> None:
        rows = (("Күні", "Сынып", "Түрі", "Қатысқандар саны"), ("12.10.2026", "8Б", "топтық", None))
        kept = bring(rows, Journal.ASSESSMENT)

        assert [row.problems[0].wrong for row in checking.check(session, kept, by=by, now=now).wrong] == [
            Wrong.NUMBER_MISSING
        ]
        keeping.settle(session, kept, keeping.keys(kept), is_counted=False)
        assert checking.check(session, kept, by=by, now=now).wrong == ()


class TestColumns:
    """Which is which is the person's to say."""

    def test_are_chosen_by_the_person(self, session: Session, bring: Bring, by: Specialist, now: datetime) -> None:
        kept = bring((("бірінші", "екінші"), ("12.10.2026", "үрей")))
        with pytest.raises(ColumnsUnsettled):
            take(session, kept, by, now)
        with pytest.raises(DayMissing):
            keeping.settle(session, kept, {1: "reason", 0: "made_up"}, is_counted=True)
        with pytest.raises(ColumnTwice):
            keeping.settle(session, kept, {0: "happened_on", 1: "happened_on"}, is_counted=True)

        keeping.settle(session, kept, {0: "happened_on", 1: "reason"}, is_counted=True)

        assert take(session, kept, by, now).lines == 1

    def test_belong_to_the_chosen_sheet(self, session: Session, by: Specialist, now: datetime) -> None:
        content = workbook((*ROWS, *ROWS), ROWS[1:6])
        kept = keeping.bring(session, keeping.read(content), Journal.COUNSELLING, school_year=2026, by=by, now=now)

        keeping.choose_sheet(session, kept, 1)

        assert keeping.opened(session, kept).head == 0
        assert len(checking.check(session, kept, by=by, now=now).rows) == 2


class TestWhatWasTaken:
    """It can be taken back while nobody touched it; what waits is its person's own and lives a day."""

    @pytest.mark.parametrize(
        "engine", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)], indirect=True
    )
    def test_goes_again(self, session: Session, bring: Bring, by: Specialist, now: datetime) -> None:
        ref = take(session, bring(ROWS), by, now).ref

        assert taking.undo(session, ref, by=by, now=now + timedelta(hours=1)) == 2
        assert (lines(session), works(session)) == ([], [])
        with pytest.raises(ImportUnknown):
            taking.undo(session, ref, by=by, now=now)

    def test_stays_once_a_line_is_numbered(self, session: Session, bring: Bring, by: Specialist, now: datetime) -> None:
        ref = take(session, bring(ROWS), by, now).ref
        confirming.confirm(session, lines(session)[0].id, by=by, now=now)

        with pytest.raises(TooLate):
            taking.undo(session, ref, by=by, now=now)
        assert len(lines(session)) == 2

    def test_is_for_its_person_alone(
        self, session: Session, bring: Bring, by: Specialist, elsewhere: Specialist, deputy: Specialist, now: datetime
    ) -> None:
        kept = bring(ROWS)

        with pytest.raises(ImportUnknown):
            keeping.find(session, kept.ref, by=elsewhere)
        with pytest.raises(NotAllowed):
            keeping.find(session, kept.ref, by=deputy)

    def test_is_thrown_away_after_a_day(self, session: Session, bring: Bring, by: Specialist, now: datetime) -> None:
        bring(ROWS)
        keeping.purge(session, now=now + timedelta(hours=23))
        assert len(keeping.waiting(session, by=by)) == 1

        keeping.purge(session, now=now + timedelta(hours=25))

        assert list(keeping.waiting(session, by=by)) == []
