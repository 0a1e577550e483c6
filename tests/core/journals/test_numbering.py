"""Numbers: one after another in each book and school year, given once, whoever asks at the same moment."""

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core.actors import NotAllowed, Specialist
from core.journals import books, confirming, entries, rerouting, verifying
from core.journals.confirming import FactMissing
from core.journals.entries import EntryUnknown, NotADraft
from core.journals.rerouting import AlreadyNumbered
from db.engine import Database
from db.models.journals import Audience, Direction, EntryState, Journal, JournalEntry

# Almaty is five hours ahead of UTC: the school year turns at 19:00 UTC on 31 August.
LAST_MINUTE = datetime(2026, 8, 31, 18, 59, tzinfo=UTC)
FIRST_MINUTE = datetime(2026, 8, 31, 19, 0, tzinfo=UTC)


def test_each_book_counts_for_itself(session: Session, desk, by: Specialist, now: datetime) -> None:
    """Two closed requests are lines 1 and 2 in the direction book and in the audience book."""
    lines = desk.drafts(now) + desk.drafts(now + timedelta(hours=1))
    for line in lines:
        confirming.confirm(session, line.id, by=by, now=now)

    numbers = [(line.journal, line.number) for line in lines]

    assert numbers == [(Journal("J4"), 1), (Journal("J7"), 1), (Journal("J4"), 2), (Journal("J7"), 2)]


@pytest.mark.parametrize(("moment", "year"), [(LAST_MINUTE, 2025), (FIRST_MINUTE, 2026)])
def test_the_school_year_turns_at_midnight_in_almaty(desk, moment: datetime, year: int) -> None:
    """One minute before midnight of 31 August is still the old year, whatever UTC says."""
    years = {line.school_year for line in desk.drafts(moment)}

    assert years == {year}


def test_numbers_begin_anew_with_the_school_year(session: Session, desk, by: Specialist, now: datetime) -> None:
    """The first line of September is number one again, and the old book goes on from its own last number."""
    august, september, late = desk.drafts(LAST_MINUTE)[0], desk.drafts(FIRST_MINUTE)[0], desk.drafts(LAST_MINUTE)[0]
    for line in (august, september, late):
        confirming.confirm(session, line.id, by=by, now=now)

    assert [line.number for line in (august, september, late)] == [1, 1, 2]


def test_each_school_counts_for_itself(
    session: Session, desk, by: Specialist, elsewhere: Specialist, now: datetime
) -> None:
    """Another school's book begins with its own number one."""
    ours = desk.drafts(now)[0]
    theirs = entries.add_entry(session, elsewhere.school_id, Journal.COUNSELLING, happened=now)
    confirming.confirm(session, ours.id, by=by, now=now)
    confirming.confirm(session, theirs.id, by=elsewhere, now=now)

    assert (ours.number, theirs.number) == (1, 1)


def test_a_line_is_confirmed_once(session: Session, desk, by: Specialist, now: datetime) -> None:
    """A second tap changes nothing: the number stays the first one."""
    line = desk.drafts(now)[0]
    confirming.confirm(session, line.id, by=by, now=now)

    with pytest.raises(NotADraft):
        confirming.confirm(session, line.id, by=by, now=now)

    assert line.number == 1


def test_nobody_else_confirms(session: Session, desk, deputy: Specialist, elsewhere: Specialist, now: datetime) -> None:
    """A deputy head may not; another school's psychologist does not even learn that the line exists."""
    line = desk.drafts(now)[0]

    with pytest.raises(NotAllowed):
        confirming.confirm(session, line.id, by=deputy, now=now)
    with pytest.raises(EntryUnknown):
        confirming.confirm(session, line.id, by=elsewhere, now=now)
    assert line.state is EntryState.DRAFT


def test_the_database_refuses_a_number_given_twice(session: Session, desk, by: Specialist, now: datetime) -> None:
    """Even a rule gone wrong cannot give a number twice."""
    first, second = desk.drafts(now)[0], desk.drafts(now)[0]
    confirming.confirm(session, first.id, by=by, now=now)

    second.number = first.number
    with pytest.raises(IntegrityError), session.begin_nested():
        session.flush()


def test_two_psychologists_at_once_get_two_numbers(database: Database, session: Session, desk, now: datetime) -> None:
    """Eight lines confirmed from four threads are one to eight, without a gap or a repeat."""
    drafts = [desk.drafts(now)[0].id for _ in range(8)]
    by = desk.by
    session.commit()

    def confirm(ids: list[int]) -> None:
        for line_id in ids:
            with database.writing() as own:
                confirming.confirm(own, line_id, by=by, now=now)

    _at_once([lambda part=part: confirm(part) for part in (drafts[:2], drafts[2:4], drafts[4:6], drafts[6:])])

    with database.reading() as own:
        numbers = [own.get_one(JournalEntry, line_id).number for line_id in drafts]
    assert sorted(number or 0 for number in numbers) == list(range(1, 9))


def test_two_taps_at_once_confirm_a_line_once(database: Database, session: Session, desk, now: datetime) -> None:
    """Of two taps at the same moment one wins and one is refused."""
    line_id, by = desk.drafts(now)[0].id, desk.by
    session.commit()
    refused: list[bool] = []

    def confirm() -> None:
        try:
            with database.writing() as own:
                confirming.confirm(own, line_id, by=by, now=now)
        except NotADraft:
            refused.append(True)

    _at_once([confirm, confirm])

    with database.reading() as own:
        assert own.get_one(JournalEntry, line_id).number == 1
    assert refused == [True]


def test_what_is_done_to_lines_at_once_is_signed_as_it_stands(
    database: Database, session: Session, desk, now: datetime
) -> None:
    """Edited, confirmed and rerouted by two people in the same moments: nobody writes into a numbered line unseen."""
    drafts, by = [desk.drafts(now) for _ in range(6)], desk.by
    session.commit()

    def edit() -> None:
        for first, _ in drafts:
            with suppress(NotADraft, EntryUnknown), database.writing() as own:
                entries.edit_draft(own, first.id, changes={"result": "келісті"}, by=by, now=now)

    def move() -> None:
        for _, second in drafts[::-1]:
            with suppress(NotADraft, EntryUnknown, AlreadyNumbered), database.writing() as own:
                where = {"direction": Direction.PREVENTION, "audience": Audience.STUDENT, "is_group": False}
                rerouting.reroute(own, second.id, **where, by=by, now=now)

    def confirm() -> None:
        for first, _ in drafts:
            with suppress(NotADraft, EntryUnknown), database.writing() as own:
                confirming.confirm(own, first.id, by=by, now=now)

    _at_once([edit, move, confirm])

    with database.reading() as own:
        assert verifying.verify(own, by.school_id).problems == ()
        assert own.query(JournalEntry).filter(JournalEntry.work_id.is_not(None)).count() == 12


def test_a_whole_book_is_confirmed_in_the_order_of_the_work(
    session: Session, desk, by: Specialist, now: datetime
) -> None:
    """What was done first gets the smaller number, even when it was written down later."""
    later, earlier = desk.drafts(now)[0], desk.drafts(now - timedelta(days=3))[0]

    done = confirming.confirm_all(session, Journal.COUNSELLING, school_year=2026, by=by, now=now)

    assert (done.numbered, done.left) == (2, 0)
    assert (earlier.number, later.number) == (1, 2)
    assert books.draft_counts(session, school_id=by.school_id) == {Journal.INDIVIDUAL: 2}


def test_an_assessment_without_consent_is_not_confirmed(session: Session, desk, by: Specialist, now: datetime) -> None:
    """The law asks for the parents' written consent: the line stays a draft until it is written down."""
    line = desk.group(now, Direction.ASSESSMENT, Audience.STUDENT)[0]

    with pytest.raises(FactMissing) as refusal:
        confirming.confirm(session, line.id, by=by, now=now)
    left = confirming.confirm_all(session, Journal.ASSESSMENT, school_year=2026, by=by, now=now)
    entries.edit_draft(session, line.id, changes={"consent": "бар, 02.09.2026"}, by=by, now=now)
    confirming.confirm(session, line.id, by=by, now=now)

    assert refusal.value.key == "consent"
    assert (left.numbered, left.left) == (0, 1)
    assert line.number == 1


def _at_once(jobs: list[Callable[[], None]]) -> None:
    threads = [threading.Thread(target=job) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
