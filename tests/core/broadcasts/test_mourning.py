"""Mourning: who declares it, what it holds back, and the careful words it brings."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actors import NotAllowed, Role, Specialist
from core.broadcasts import mourning, occasions
from core.broadcasts.mourning import AlreadyMourning, NotMourning
from core.broadcasts.occasions import OccasionUnknown, Standing
from db.models.audit import AuditRecord
from db.models.broadcasts import Broadcast, BroadcastState
from tests.factories.broadcasts import broadcast
from tests.factories.schools import another_school
from tests.factories.staff import deputy_head, psychologist, staff_member

MONDAY = date(2026, 11, 23)


@pytest.fixture
def engine() -> str:
    """Nothing here is asked in a way that engines could answer differently."""
    return "sqlite"


@pytest.fixture
def by(session: Session) -> Specialist:
    return psychologist(session)


def acts(session: Session) -> list[tuple[str, dict[str, object]]]:
    """What the audit holds of it."""
    kept = select(AuditRecord.tag, AuditRecord.detail).where(AuditRecord.subject == "school")
    return [(tag, dict(detail)) for tag, detail in session.execute(kept.order_by(AuditRecord.id)).all()]


class TestBeginning:
    def test_brings_the_careful_words_as_drafts_and_is_written_down(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        broadcast(session, is_cheerful=True)

        made = mourning.begin(session, by=by, now=now)

        assert mourning.state(session, school_id=by.school_id).since == MONDAY
        assert [one.occasion for one in made] == [
            f"mourning-{group}@2026-11-23" for group in ("pupils", "parents", "teachers")
        ]
        assert {one.state for one in made} == {BroadcastState.DRAFT}
        assert not any(one.is_cheerful for one in made)
        assert acts(session) == [(mourning.BEGUN, {"held": 1})]

    def test_by_a_deputy_head_leaves_writing_to_a_psychologist(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        deputy = deputy_head(session)

        assert mourning.begin(session, by=deputy, now=now) == ()
        found = occasions.in_mourning(session, school_id=by.school_id, since=MONDAY)

        assert [one.standing for one in found] == [Standing.NOTHING] * 3
        assert occasions.draft(session, found[0].key, by=by, day=MONDAY).topic == 1

    def test_twice_is_told_and_changes_nothing(self, session: Session, by: Specialist, now: datetime) -> None:
        mourning.begin(session, by=by, now=now)

        with pytest.raises(AlreadyMourning):
            mourning.begin(session, by=by, now=now + timedelta(days=1))

        assert mourning.state(session, school_id=by.school_id).since == MONDAY
        assert len(session.scalars(select(Broadcast)).all()) == 3

    def test_is_no_administrators(self, session: Session, now: datetime) -> None:
        administrator = staff_member(session, role=Role.ADMINISTRATOR)
        by = Specialist(administrator.id, administrator.school_id, frozenset({Role.ADMINISTRATOR}))

        with pytest.raises(NotAllowed):
            mourning.begin(session, by=by, now=now)


class TestWhatIsHeld:
    def test_is_what_is_cheerful_and_has_not_left(self, session: Session, by: Specialist) -> None:
        waits = broadcast(session, is_cheerful=True)
        broadcast(session)
        broadcast(session, is_cheerful=True, state=BroadcastState.FINISHED)
        broadcast(session, is_cheerful=True, school_id=another_school(session).id)

        assert [one.id for one in mourning.held(session, school_id=by.school_id)] == [waits.id]


class TestEnding:
    def test_lets_everything_go_on_and_leaves_the_drafts(self, session: Session, by: Specialist, now: datetime) -> None:
        mourning.begin(session, by=by, now=now)

        mourning.end(session, by=deputy_head(session), now=now + timedelta(days=9))

        assert mourning.state(session, school_id=by.school_id).since is None
        assert acts(session)[1:] == [(mourning.ENDED, {"days": 9})]
        assert len(session.scalars(select(Broadcast)).all()) == 3
        with pytest.raises(OccasionUnknown):
            occasions.draft(session, "mourning-pupils", by=by, day=MONDAY)

    def test_of_what_never_began_is_refused(self, session: Session, by: Specialist, now: datetime) -> None:
        with pytest.raises(NotMourning):
            mourning.end(session, by=by, now=now)
