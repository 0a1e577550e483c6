"""Correcting: nothing is deleted, the wrong line stays and points at the right one."""

from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from core.actors import Specialist
from core.journals import books, confirming, entries
from core.journals.confirming import NothingChanged, ReasonMissing
from core.journals.entries import NotADraft
from core.texts import texts
from db.models.audit import AuditRecord
from db.models.journals import EntryState, Journal, JournalEntry


def _confirmed(session: Session, desk, by: Specialist, now: datetime) -> JournalEntry:
    line = desk.drafts(now)[0]
    return confirming.confirm(session, line.id, by=by, now=now)


def test_the_wrong_line_stays_and_the_right_one_is_appended(
    session: Session, desk, by: Specialist, now: datetime
) -> None:
    """The book shows both: what was wrong, its number, why, and where the right one is."""
    wrong = _confirmed(session, desk, by, now)
    before = entries.facts_of(session, wrong)

    right = confirming.correct(
        session, wrong.id, changes={"result": "кездесуге келісті"}, reason=" нәтижесі толық емес ", by=by, now=now
    )
    old, new = books.read(session, Journal.COUNSELLING, school_year=2026, by=by, text=texts("kk")).lines

    assert entries.facts_of(session, wrong) == before
    assert (old.state, old.corrected_by) == (EntryState.CORRECTED, 2)
    assert (new.number, new.corrects, new.reason) == (2, 1, "нәтижесі толық емес")
    assert entries.facts_of(session, right)["result"] == "кездесуге келісті"
    assert entries.facts_of(session, right)["next_step"] == before["next_step"]


def test_a_correction_needs_a_reason_and_a_change(session: Session, desk, by: Specialist, now: datetime) -> None:
    """An empty reason and an empty change are refused, and the line stands as it was."""
    line = _confirmed(session, desk, by, now)

    with pytest.raises(ReasonMissing):
        confirming.correct(session, line.id, changes={"result": "басқа"}, reason="  ", by=by, now=now)
    with pytest.raises(NothingChanged):
        confirming.correct(session, line.id, changes={}, reason="қате", by=by, now=now)

    assert line.state is EntryState.CONFIRMED


def test_a_line_is_corrected_once_and_then_its_successor(session: Session, desk, by: Specialist, now: datetime) -> None:
    """A chain has one end: the old line refuses, the new one can be corrected again."""
    first = _confirmed(session, desk, by, now)
    second = confirming.correct(session, first.id, changes={"result": "екінші"}, reason="қате", by=by, now=now)

    with pytest.raises(NotADraft):
        confirming.correct(session, first.id, changes={"result": "үшінші"}, reason="қате", by=by, now=now)
    for line in (first, second):
        with pytest.raises(NotADraft):
            confirming.confirm(session, line.id, by=by, now=now)
    third = confirming.correct(session, second.id, changes={"result": "үшінші"}, reason="тағы қате", by=by, now=now)

    assert (third.number, entries.facts_of(session, third)["corrects"]) == (3, 2)


def test_a_draft_is_edited_and_a_confirmed_line_is_not(session: Session, desk, by: Specialist, now: datetime) -> None:
    """Before the number: edit. After it: correct."""
    draft = desk.drafts(now)[0]
    with pytest.raises(NotADraft):
        confirming.correct(session, draft.id, changes={"result": "басқа"}, reason="қате", by=by, now=now)

    entries.edit_draft(session, draft.id, changes={"result": "басқа"}, by=by, now=now)
    confirming.confirm(session, draft.id, by=by, now=now)

    assert entries.facts_of(session, draft)["result"] == "басқа"
    with pytest.raises(NotADraft):
        entries.edit_draft(session, draft.id, changes={"result": "үшінші"}, by=by, now=now)


def test_a_correction_stays_in_the_book_it_corrects(session: Session, desk, by: Specialist) -> None:
    """A line of last year corrected in September goes into last year's book, on the day of the work."""
    june = datetime(2026, 6, 10, 5, tzinfo=UTC)
    september = datetime(2026, 9, 10, 5, tzinfo=UTC)
    wrong = _confirmed(session, desk, by, june)

    right = confirming.correct(session, wrong.id, changes={"result": "басқа"}, reason="қате", by=by, now=september)

    assert (right.school_year, right.number) == (2025, 2)
    assert right.happened_on == wrong.happened_on
    assert entries.facts_of(session, right)["happened_on"] == {"day": "2026-06-10"}


def test_the_need_refers_to_the_corrected_line(session: Session, desk, by: Specialist, now: datetime) -> None:
    """After a correction J6 names the number that counts."""
    wrong = _confirmed(session, desk, by, now)
    confirming.correct(session, wrong.id, changes={"result": "басқа"}, reason="қате", by=by, now=now)
    need = session.query(JournalEntry).filter_by(journal=Journal.NEEDS).one()

    sealed = entries.facts_of(session, need)["measures"]

    assert sealed == [{"text": "books-place-j4", "args": {"number": "2"}}]


def test_the_audit_names_fields_and_never_words(session: Session, desk, by: Specialist, now: datetime) -> None:
    """Who corrected which number and which field; not what was written."""
    wrong = _confirmed(session, desk, by, now)
    confirming.correct(session, wrong.id, changes={"result": "құпия сөз"}, reason="құпия себеп", by=by, now=now)

    found = session.query(AuditRecord).filter_by(tag="journal:entry:corrected").one()

    assert found.detail == {"journal": "J4", "number": 2, "corrects": 1, "fields": ["result"]}
    assert found.staff_id == by.id
