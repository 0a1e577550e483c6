"""Rooms: their words in three languages, who may change them, and why one with meetings to come does not vanish."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from core import schools
from core.actors import NotAllowed, Specialist
from core.appointments import booking
from core.cyclogram import Room, arranging, rooms
from core.cyclogram.rooms import RoomInUse, RoomInvalid, RoomUnknown
from tests.factories.appointments import begun, booked, free, hours, room
from tests.factories.schools import another_school
from tests.factories.staff import deputy_head, psychologist, tags

NAMES = {"kk": " 12-кабинет ", "ru": "Кабинет 12", "en": ""}
WAY = {"kk": "Екінші  қабат"}


@pytest.fixture
def by(session: Session) -> Specialist:
    return deputy_head(session)


def test_a_room_keeps_the_words_that_say_something(session: Session, by: Specialist, now: datetime) -> None:
    found = rooms.add_room(session, names=NAMES, directions=WAY, by=by, now=now)

    assert found.names == {"kk": "12-кабинет", "ru": "Кабинет 12"}
    assert found.directions == {"kk": "Екінші қабат"}
    rooms.change_room(session, found.id, names={"kk": "7-кабинет"}, directions={}, by=by, now=now)
    assert (found.names, found.directions) == ({"kk": "7-кабинет"}, {})
    assert tags(session) == ["cyclogram:room:added", "cyclogram:room:changed"]


@pytest.mark.parametrize(
    ("names", "way"),
    [({}, {}), ({"ru": "Кабинет"}, {}), ({"kk": "x" * 61}, {}), ({"kk": "x"}, {"en": "x" * 201}), ({"kk": " "}, {})],
)
def test_without_a_kazakh_name_or_with_too_long_words_it_is_refused(
    session: Session, by: Specialist, now: datetime, names: dict[str, str], way: dict[str, str]
) -> None:
    with pytest.raises(RoomInvalid):
        rooms.add_room(session, names=names, directions=way, by=by, now=now)


def test_only_who_arranges_the_school_changes_rooms(session: Session, by: Specialist, now: datetime) -> None:
    found, person = room(session), psychologist(session)
    with pytest.raises(NotAllowed):
        rooms.add_room(session, names=NAMES, directions=WAY, by=person, now=now)
    with pytest.raises(NotAllowed):
        rooms.change_room(session, found.id, names=NAMES, directions=WAY, by=person, now=now)
    with pytest.raises(NotAllowed):
        rooms.switch_off_room(session, found.id, by=person, now=now)


def test_another_schools_room_is_not_there(session: Session, by: Specialist, now: datetime) -> None:
    theirs = room(session, school_id=another_school(session).id)
    for change in (rooms.switch_off_room, rooms.switch_on_room):
        with pytest.raises(RoomUnknown):
            change(session, theirs.id, by=by, now=now)
    assert rooms.rooms(session, by.school_id) == []


def test_a_room_that_is_switched_off_leaves_the_week_without_one(
    session: Session, by: Specialist, now: datetime
) -> None:
    person, found = psychologist(session), room(session)
    hours(session, person.id, room_id=found.id)
    rooms.switch_off_room(session, found.id, by=by, now=now)
    session.expire_all()

    assert {cell.room_id for cell in arranging.week(session, staff_id=person.id)} == {None}
    assert rooms.rooms(session, by.school_id, in_use_only=True) == []
    rooms.switch_on_room(session, found.id, by=by, now=now)
    assert [one.id for one in rooms.rooms(session, by.school_id, in_use_only=True)] == [found.id]


class TestARoomWithMeetings:
    @pytest.fixture
    def used(self, session: Session, by: Specialist) -> Room:
        found = room(session)
        hours(session, psychologist(session).id, room_id=found.id)
        return found

    def test_does_not_vanish_and_says_when_they_are(
        self, session: Session, by: Specialist, used: Room, now: datetime
    ) -> None:
        meeting = booked(session, now=now)
        with pytest.raises(RoomInUse) as refusal:
            rooms.switch_off_room(session, used.id, by=by, now=now)

        assert refusal.value.beginnings == [meeting.starts_at]
        assert used.is_active

    def test_does_not_vanish_under_who_is_choosing(
        self, session: Session, by: Specialist, used: Room, now: datetime
    ) -> None:
        booking.hold(session, begun(session, now=now), free(session, now=now)[0].key, now=now)
        with pytest.raises(RoomInUse):
            rooms.switch_off_room(session, used.id, by=by, now=now)
        rooms.switch_off_room(session, used.id, by=by, now=now + timedelta(minutes=3))

    def test_may_go_when_they_are_over(self, session: Session, by: Specialist, used: Room, now: datetime) -> None:
        meeting = booked(session, now=now)
        assert meeting.free_at is not None
        rooms.switch_off_room(session, used.id, by=by, now=meeting.free_at)

        assert not used.is_active
        assert schools.first_school(session).id == used.school_id
