"""Verifying: the life of a book is whole, whatever it went through; what somebody else wrote is not."""

import random
from datetime import UTC, datetime, timedelta
from typing import Final

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from core import calendar, chain, schools
from core.actors import Specialist
from core.help_requests import closing, undoing
from core.journals import confirming, signing, verifying
from core.journals.problems import Kind
from db.models.chain import ChainLink
from db.models.journals import Audience, Direction, Journal, JournalEntry
from db.models.reports import FrozenReport, ReportKind
from db.models.schools import School
from tests.core.journals.conftest import Desk
from tests.core.journals.tampering import Tamper

EDITS: Final = 1000
NEXT_YEAR: Final = datetime(2027, 9, 6, 5, 0, tzinfo=UTC)


def _life(session: Session, desk: Desk, now: datetime) -> None:
    """Talks and groups confirmed and corrected, a need that is followed, a close taken back, another school year."""
    for _ in range(3):
        for line in desk.drafts(now):
            confirming.confirm(session, line.id, by=desk.by, now=now)
    of_book = select(JournalEntry).where(JournalEntry.journal == Journal.COUNSELLING)
    wrong = session.scalars(of_book.where(JournalEntry.school_id == desk.by.school_id)).first()
    assert wrong is not None
    confirming.correct(session, wrong.id, changes={"result": "келісті"}, reason="толық емес", by=desk.by, now=now)
    request = desk.accept(now)
    desk.close(request, now)
    undoing.undo(session, request.id, by=desk.by, now=now + timedelta(minutes=1))
    desk.close(request, now + timedelta(minutes=2))
    closing.reopen(session, request.id, by=desk.by, now=now + timedelta(minutes=3))
    for moment in (now, NEXT_YEAR):
        for direction, audience in ((Direction.PREVENTION, Audience.STUDENT), (Direction.AWARENESS, Audience.PARENT)):
            for line in desk.group(moment, direction, audience):
                confirming.confirm(session, line.id, by=desk.by, now=moment)
    session.flush()


def _report(session: Session, by: Specialist, now: datetime) -> FrozenReport:
    report = FrozenReport(
        ref="frozen",
        school_id=by.school_id,
        kind=ReportKind.STATISTICAL,
        period="2026-10",
        first_day=now.date(),
        last_day=now.date(),
        sealed_content=b"sealed",
        made_at=now,
        made_by=by.id,
    )
    session.add(report)
    session.flush()
    chain.append(session, by.school_id, "report", report.id, chain.row_of(report))
    return report


def _head(session: Session, by: Specialist) -> str:
    last = chain.last_link(session, by.school_id)
    assert last is not None
    return f"{last.position} {chain.code_of(last.mac)}"


def test_a_life_by_the_rules_is_whole(session: Session, desk: Desk, now: datetime) -> None:
    """Confirmed, corrected, followed, undone, in two school years: no problem, and the printed head is found."""
    _life(session, desk, now)
    _report(session, desk.by, now)
    session.expire_all()

    day = now.date()
    head = chain.keep_head(session, desk.by.school_id, day=day)
    assert head is not None
    found = verifying.verify(session, desk.by.school_id, heads={day: head.code.lower()})

    numbered = session.scalars(select(JournalEntry.id).where(JournalEntry.number.is_not(None))).all()
    assert (found.problems, found.lines) == ((), len(numbered))
    assert found.links == head.position > found.lines


class TestOnSqlite:
    """What the tables can be made to say without the service; one engine tells enough."""

    @pytest.fixture
    def engine(self) -> str:
        """The one that keeps anything anywhere."""
        return "sqlite"

    def test_every_edit_without_the_key_is_found(self, session: Session, desk: Desk, now: datetime) -> None:
        """A thousand edits by somebody who knows how digests are made, beside a head of the day before."""
        _life(session, desk, now)
        tamper = Tamper(session, desk.by, random.Random(1))
        session.execute(text("PRAGMA defer_foreign_keys = ON"))
        head = _head(session, desk.by)

        unseen: list[str] = []
        for _ in range(EDITS):
            change = tamper.rng.choice(tamper.changes)
            edit = session.begin_nested()
            tamper.said = ""
            change()
            session.expire_all()
            if not verifying.verify(session, desk.by.school_id, heads=[head]).problems:
                unseen.append(f"{change.__name__}: {tamper.said}")
            edit.rollback()

        assert unseen == []
        assert verifying.verify(session, desk.by.school_id, heads=[head]).problems == ()

    def test_a_chain_cut_off_at_a_seam_is_found_by_count(self, session: Session, desk: Desk, now: datetime) -> None:
        """Links and lines of the last act gone together leave a chain that is whole in itself."""
        _life(session, desk, now)
        head = _head(session, desk.by)
        for _ in range(2):
            last = chain.last_link(session, desk.by.school_id)
            assert last is not None
            session.execute(text("DELETE FROM journal_entries WHERE id = :id"), {"id": last.subject_id})
            session.execute(text("DELETE FROM chain_links WHERE position = :at"), {"at": last.position})
            session.expire_all()

        alone = verifying.verify(session, desk.by.school_id).problems
        (problem,) = verifying.verify(session, desk.by.school_id, heads=[head]).problems

        assert alone == ()
        assert (problem.kind, problem.position) == (Kind.CUT_OFF, int(head.split()[0]))

    def test_a_problem_says_which_line_it_is(self, session: Session, desk: Desk, now: datetime) -> None:
        """A changed line by its book, year and number; a number taken away; a frozen report; a kept head."""
        _life(session, desk, now)
        report = _report(session, desk.by, now)
        chain.keep_head(session, desk.by.school_id, day=now.date())
        for statement in (
            "UPDATE journal_entries SET happened_on = '2026-01-01' WHERE journal = 'J4' AND number = 2",
            "UPDATE journal_entries SET number = 40 WHERE journal = 'J4' AND number = 3",
            "UPDATE frozen_reports SET period = '2026-11'",
            "UPDATE chain_heads SET code = 'AAAA'",
        ):
            session.execute(text(statement))
        session.expire_all()

        found = verifying.verify(session, desk.by.school_id).problems

        assert [(problem.kind, problem.journal, problem.school_year, problem.number) for problem in found] == [
            (Kind.HEAD_DIFFERS, None, None, None),
            (Kind.LINE_CHANGED, "J4", 2026, 2),
            (Kind.LINE_CHANGED, "J4", 2026, 40),
            (Kind.REPORT_CHANGED, None, None, None),
            (Kind.NUMBER_MISSING, "J4", 2026, 3),
        ]
        assert found[3].id == report.id

    def test_lines_older_than_the_chain_are_linked_once(self, session: Session, desk: Desk, now: datetime) -> None:
        """An installation that had no chain gets one; a line that appears beside a chain is never linked by itself."""
        _life(session, desk, now)
        session.query(ChainLink).delete()
        session.expire_all()

        filled = signing.fill(session)
        whole = verifying.verify(session, desk.by.school_id)
        session.execute(text("DELETE FROM chain_links WHERE position = 1"))

        assert filled == whole.lines == whole.links
        assert whole.problems == ()
        assert signing.fill(session) == 0

    def test_another_school_is_another_chain(
        self, session: Session, desk: Desk, elsewhere: Specialist, now: datetime
    ) -> None:
        """What is wrong in one school is said of that school alone."""
        _life(session, desk, now)
        other = Desk(session, elsewhere)
        _life(session, other, now)
        session.execute(text("UPDATE work_records SET minutes = 1 WHERE school_id = :id"), {"id": elsewhere.school_id})
        session.expire_all()

        assert verifying.verify(session, desk.by.school_id).problems == ()
        assert {problem.school_id for problem in verifying.verify(session, elsewhere.school_id).problems} == {
            elsewhere.school_id
        }


class TestTheHeadOfADay:
    """A short code of the chain's end, kept once the school's own day is over."""

    @pytest.fixture
    def engine(self) -> str:
        """Dates are reckoned before a row is written."""
        return "sqlite"

    def test_is_kept_when_the_school_has_gone_into_the_next_day(
        self, session: Session, desk: Desk, now: datetime
    ) -> None:
        """The first tick after midnight keeps the day that ended, whatever the day is in Greenwich; once."""
        school = schools.school(session, desk.by.school_id)
        assert chain.keep_heads(session, now=now) == 0
        _life(session, desk, now)

        midnight = calendar.at(school, calendar.local(school, now).date() + timedelta(days=1), datetime.min.time())
        kept = chain.keep_heads(session, now=midnight.astimezone(UTC))
        before = _head(session, desk.by)
        for line in desk.drafts(now):
            confirming.confirm(session, line.id, by=desk.by, now=now)
        chain.keep_heads(session, now=midnight + timedelta(hours=2))

        head = chain.keep_head(session, desk.by.school_id, day=now.date())
        assert head is not None
        assert (kept, f"{head.position} {head.code}") == (1, before)


def test_a_school_without_a_chain_has_no_problem(session: Session) -> None:
    """Nothing signed, nothing wrong."""
    school = session.scalars(select(School).order_by(School.id)).first()
    assert school is not None

    assert verifying.verify(session, school.id) == verifying.Verdict(lines=0, links=0, problems=())
