"""The next meeting with somebody who was met: told to that very person and to nobody else."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from core.actors import Specialist
from core.appointments import arranging, rehearsing, walking_in
from core.appointments.walking_in import WalkIn
from db.models.journals import Audience
from tests.factories.appointments import booked, hours, room, told
from tests.factories.staff import psychologist


@pytest.fixture
def by(session: Session) -> Specialist:
    found = psychologist(session)
    hours(session, found.id, room_id=room(session).id)
    return found


@pytest.mark.parametrize("audience", [Audience.PARENT, Audience.STUDENT])
@pytest.mark.parametrize("met", [Audience.PARENT, Audience.STUDENT])
def test_only_the_same_person_hears_of_the_next_meeting(
    session: Session, by: Specialist, now: datetime, met: Audience, audience: Audience
) -> None:
    before = booked(session, now=now, audience=met)
    guest = WalkIn(audience=audience, staff_id=by.id, starts_at=now + timedelta(days=7))
    coming = walking_in.walk_in(session, guest, by=by, now=now, after=before.ref)
    is_same = met is audience
    assert (coming.sealed_address is not None, coming.is_walk_in, coming.address_ref == before.ref) == (
        is_same,
        not is_same,
        is_same,
    )
    assert len(told(session, before)) == int(is_same)


def test_what_they_will_be_told_of_a_change_is_shown_before_it(session: Session, by: Specialist, now: datetime) -> None:
    guest = WalkIn(audience=Audience.PARENT, staff_id=by.id, starts_at=now + timedelta(days=7))
    coming = walking_in.walk_in(session, guest, by=by, now=now, after=booked(session, now=now).ref)
    shown = rehearsing.told(session, arranging.cancel, coming.ref, by=by, now=now)
    arranging.cancel(session, coming.ref, by=by, now=now)
    assert shown
    assert shown == told(session, coming)[-1].text
