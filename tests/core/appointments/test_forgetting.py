"""Forgetting: deleting everything leaves no meeting behind, and time erases who came; the books keep their lines."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.actors import Specialist
from core.appointments import (
    Appointment,
    AppointmentState,
    arranging,
    booking,
    forgetting,
    meeting,
    saying,
    visitors,
    words,
)
from core.messages import OutboundMessage
from db.models.appointments import AppointmentCell, Visitor
from db.models.journals import Journal, JournalEntry
from tests.factories.appointments import begun, booked, free, hours, room, told
from tests.factories.staff import psychologist

DAY = timedelta(days=1)
PERSON = {"channel": "web", "bot": "", "address": "box-of-a-parent"}


@pytest.fixture
def by(session: Session) -> Specialist:
    found = psychologist(session)
    hours(session, found.id, room_id=room(session).id)
    return found


def known(session: Session, now: datetime) -> Appointment:
    """A booked meeting of an adult who said their name and why they come."""
    found = booked(session, now=now)
    card = visitors.keep(session, school_id=found.school_id, now=now, name="Сәуле Оспанова", **PERSON)
    found.visitor_id = card.id
    words.write(session, found, reason="Балам сабаққа барғысы келмейді")
    session.flush()
    return found


def knows(session: Session, found: Appointment) -> list[bool]:
    session.refresh(found)
    return [value is not None for value in (found.sealed_address, found.sealed_words, found.visitor_id)]


def count(session: Session, table: type) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


class TestWhoDeletesEverything:
    def test_has_no_meeting_any_more_and_its_time_is_free(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        slot = free(session, now=now)[0]
        found = known(session, now)
        forgetting.forget(session, [found.ref], now=now, **PERSON)
        assert (found.state, found.ended_by, found.remind_at) == (AppointmentState.CANCELLED, "person", None)
        assert knows(session, found) == [False, False, False]
        assert count(session, Visitor) == 0
        assert slot.key in [one.key for one in free(session, now=now)]

    def test_waits_for_nothing_and_is_offered_nothing(self, session: Session, by: Specialist, now: datetime) -> None:
        waiting, choosing = begun(session, now=now), begun(session, now=now)
        waiting.state, waiting.wants_earlier_at = AppointmentState.WAITING, now
        booking.hold(session, choosing, free(session, now=now)[0].key, now=now)
        forgetting.forget(session, [waiting.ref, choosing.ref], now=now, **PERSON)
        assert {waiting.state, choosing.state} == {AppointmentState.CANCELLED}
        assert waiting.wants_earlier_at is None
        assert count(session, AppointmentCell) == 0

    def test_gets_nothing_that_was_on_its_way(self, session: Session, by: Specialist, now: datetime) -> None:
        found = known(session, now)
        arranging.set_room(session, found.ref, room_id=room(session).id, by=by, now=now)
        assert told(session, found) != []
        forgetting.forget(session, [found.ref], now=now, **PERSON)
        assert told(session, found) == []

    def test_keeps_the_lines_of_what_was_held(self, session: Session, by: Specialist, now: datetime) -> None:
        found = known(session, now)
        meeting.met(session, found.ref, by=by, now=now + DAY)
        forgetting.forget(session, [found.ref], now=now + DAY, **PERSON)
        books = set(session.scalars(select(JournalEntry.journal)))
        assert books == {Journal.NEEDS, Journal.COUNSELLING, Journal.ADULTS}
        assert (found.state, knows(session, found)) == (AppointmentState.DONE, [False, False, False])

    def test_is_known_by_the_card_where_the_meeting_was_lost_from_sight(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        found = known(session, now)
        forgetting.forget(session, [], now=now, **PERSON)
        assert found.state is AppointmentState.CANCELLED

    def test_is_nobody_else(self, session: Session, by: Specialist, now: datetime) -> None:
        found, other = known(session, now), booked(session, now=now)
        forgetting.forget(session, [other.ref], now=now, channel="web", bot="", address="another")
        assert (found.state, knows(session, found)) == (AppointmentState.BOOKED, [True, True, True])


class TestPurging:
    def test_erases_who_came_a_month_after_the_meeting_and_not_before(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        found = known(session, now)
        meeting.met(session, found.ref, by=by, now=now + DAY)
        session.flush()
        assert found.free_at is not None
        forgetting.purge(session, now=found.free_at + 30 * DAY - timedelta(minutes=5))
        assert (knows(session, found)[:2], count(session, AppointmentCell) > 0) == ([True, True], True)
        forgetting.purge(session, now=found.free_at + 31 * DAY)
        assert (knows(session, found)[:2], count(session, AppointmentCell)) == ([False, False], 0)

    def test_erases_it_too_where_nobody_said_how_it_went(self, session: Session, by: Specialist, now: datetime) -> None:
        found = known(session, now)
        forgetting.purge(session, now=now + 32 * DAY)
        assert knows(session, found)[:2] == [False, False]

    def test_a_cancelled_meeting_is_erased_a_month_after_that(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        found = known(session, now)
        booking.cancel(session, found, now=now)
        session.flush()
        forgetting.purge(session, now=now + 29 * DAY)
        assert knows(session, found)[0]
        forgetting.purge(session, now=now + 31 * DAY)
        assert not knows(session, found)[0]

    def test_spares_who_waits_and_forgets_what_was_given_up(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        waiting, given_up = begun(session, now=now), begun(session, now=now)
        waiting.state = AppointmentState.WAITING
        booking.cancel(session, given_up, now=now)
        session.flush()
        forgetting.purge(session, now=now + 31 * DAY)
        assert session.scalars(select(Appointment.id)).all() == [waiting.id]
        assert knows(session, waiting)[0]

    def test_forgets_an_adult_after_a_year_without_a_meeting_to_come(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        past, coming = known(session, now), begun(session, now=now)
        card = visitors.keep(
            session, school_id=past.school_id, now=now, channel="web", bot="", address="b", name="Дина"
        )
        coming.state, coming.visitor_id = AppointmentState.WAITING, card.id
        session.flush()
        forgetting.purge(session, now=now + 365 * DAY)
        assert count(session, Visitor) == 2
        forgetting.purge(session, now=now + 366 * DAY)
        assert session.scalars(select(Visitor.id)).all() == [card.id]
        assert knows(session, past)[2] is False


def test_a_way_that_is_gone_is_told_nothing(session: Session, by: Specialist, now: datetime) -> None:
    found = known(session, now)
    forgetting.forget(session, [found.ref], now=now, **PERSON)
    assert not saying.tell(session, found, OutboundMessage("x"), now=now)
