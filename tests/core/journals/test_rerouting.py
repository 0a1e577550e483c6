"""Rerouting: what was drafted into the wrong books goes into the right ones, with what was written into it."""

from datetime import datetime

import pytest
from sqlalchemy.orm import Session

from core.actors import Specialist
from core.journals import confirming, entries, offline, rerouting
from core.journals.done import Done, Who
from core.journals.entries import EntryUnknown, NotADraft
from core.journals.offline import NumberMissing
from core.journals.rerouting import AlreadyNumbered
from db.models.audit import AuditRecord
from db.models.journals import Audience, Direction, Journal, JournalEntry, WorkRecord
from tests.core.journals.conftest import Desk

PREVENTION = {"direction": Direction.PREVENTION, "audience": Audience.STUDENT}


@pytest.fixture
def engine() -> str:
    """Rows made and deleted by the mapper."""
    return "sqlite"


def _books(session: Session) -> list[Journal]:
    return [entry.journal for entry in session.query(JournalEntry).order_by(JournalEntry.journal)]


def test_drafts_are_made_anew_with_the_words_that_were_written(
    session: Session, desk: Desk, by: Specialist, now: datetime
) -> None:
    """A talk with a parent was taken for one with a pupil: two other books, a person's words with it."""
    record = offline.record(session, Done(was_asked=True, topic="ұйқысы"), by=by, now=now)
    draft = session.query(JournalEntry).filter_by(journal=Journal.COUNSELLING).one()
    entries.edit_draft(session, draft.id, changes={"recommendation": "ерте жату"}, by=by, now=now)

    made = rerouting.reroute(
        session, draft.id, direction=Direction.AWARENESS, audience=Audience.PARENT, is_group=False, by=by, now=now
    )

    assert _books(session) == [Journal.AWARENESS, Journal.NEEDS, Journal.ADULTS]
    assert (record.direction, record.audience, record.format) == (Direction.AWARENESS, Audience.PARENT, "talk")
    assert entries.facts_of(session, made[1])["recommendation"] == "ерте жату"
    need = session.query(JournalEntry).filter_by(journal=Journal.NEEDS).one()
    assert entries.facts_of(session, need)["from_whom"] == {"text": "journals-audience-parent"}
    assert session.query(WorkRecord).one().participants == 1
    act = session.query(AuditRecord).filter_by(tag=rerouting.REROUTED).one()
    assert (act.detail["before"], act.detail["after"]) == (["J4", "J7"], ["J5", "J9"])


def test_a_group_is_not_counted_as_one_pupil(session: Session, desk: Desk, by: Specialist, now: datetime) -> None:
    """A number is asked for; back to one pupil, there is one."""
    draft = desk.drafts(now)[0]
    with pytest.raises(NumberMissing):
        rerouting.reroute(session, draft.id, **PREVENTION, is_group=True, by=by, now=now)

    made = rerouting.reroute(session, draft.id, **PREVENTION, is_group=True, by=by, now=now, participants=24)
    record = made[0].work
    assert record is not None
    assert ([line.journal for line in made], record.participants) == ([Journal.PREVENTION, Journal.GROUPS], 24)

    made = rerouting.reroute(session, made[0].id, **PREVENTION, is_group=False, by=by, now=now)
    assert ([line.journal for line in made], record.participants) == ([Journal.PREVENTION, Journal.INDIVIDUAL], 1)


def test_what_is_numbered_is_corrected_instead(
    session: Session, desk: Desk, by: Specialist, elsewhere: Specialist, now: datetime
) -> None:
    """One confirmed line of the work is enough; a need's own line follows by itself; another school's is not there."""
    first, second = desk.drafts(now)
    confirming.confirm(session, first.id, by=by, now=now)
    need = session.query(JournalEntry).filter_by(journal=Journal.NEEDS).one()

    for entry, whose, refused in (
        (second, by, AlreadyNumbered),
        (first, by, NotADraft),
        (need, by, NotADraft),
        (second, elsewhere, EntryUnknown),
    ):
        with pytest.raises(refused):
            rerouting.reroute(session, entry.id, **PREVENTION, is_group=False, by=whose, now=now)

    assert not rerouting.may(session, second)
    assert _books(session) == [Journal.COUNSELLING, Journal.NEEDS, Journal.INDIVIDUAL]


def test_work_with_a_class_goes_to_its_teachers(session: Session, by: Specialist, now: datetime) -> None:
    """The number of people stays what it was."""
    done = Done(who=Who.CLASS, participants=26, class_name="7А")
    record = offline.record(session, done, by=by, now=now)
    draft = session.query(JournalEntry).filter_by(journal=Journal.GROUPS).one()

    rerouting.reroute(
        session, draft.id, direction=Direction.COUNSELLING, audience=Audience.TEACHER, is_group=True, by=by, now=now
    )

    assert _books(session) == [Journal.COUNSELLING, Journal.ADULTS]
    assert record.participants == 26
