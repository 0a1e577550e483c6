"""Offers: what comes free goes to who asked first, is kept a quarter of an hour, and never twice to the same person."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core import schools
from core.appointments import (
    Appointment,
    AppointmentState,
    Audience,
    HoldPurpose,
    Visitor,
    booking,
    offering,
    slots,
    waiting,
)
from core.appointments.booking import HoldOver
from core.appointments.slots import Slot
from core.cyclogram import CyclogramCell
from db.models.appointments import AppointmentHold
from db.models.journals import JournalEntry
from db.models.outbox import OutboxMessage
from tests.factories.appointments import begun, booked, free, hours, room, told
from tests.factories.staff import psychologist

PUPIL, PARENT, TEACHER = Audience.STUDENT, Audience.PARENT, Audience.TEACHER
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
QUARTER = 15 * MINUTE


@pytest.fixture(autouse=True)
def received(session: Session) -> list[CyclogramCell]:
    """One psychologist who receives people every afternoon in one room: three times a day."""
    return hours(session, psychologist(session).id, room_id=room(session).id)


def at(written: str) -> datetime:
    """A moment on the school's clock."""
    return datetime.fromisoformat(written).replace(tzinfo=ZoneInfo("Asia/Almaty")).astimezone(UTC)


def full(session: Session, *, now: datetime, until: str) -> list[Appointment]:
    """Every time before a moment is booked by somebody."""
    return [booked(session, now=now, slot=slot) for slot in free(session, now=now) if slot.starts_at < at(until)]


def waits(session: Session, *, now: datetime, asked: int = 0, **overrides: object) -> Appointment:
    """Somebody with a meeting on Thursday who asked for an earlier time so many minutes after others."""
    slot = next(one for one in free(session, now=now) if one.starts_at >= at("2026-11-26 15:00"))
    found = booked(session, now=now, slot=slot, **overrides)
    waiting.ask(session, found, now=now + asked * MINUTE)
    return found


def waits_for_any(session: Session, *, now: datetime, asked: int = 0, **overrides: object) -> Appointment:
    """Somebody without a time."""
    found = begun(session, now=now, **overrides)
    waiting.begin(session, found, now=now + asked * MINUTE)
    return found


def offer(session: Session, found: Appointment) -> AppointmentHold | None:
    """What is offered to somebody just now."""
    kept = booking.held(session, found)
    return kept if kept is not None and kept.purpose is HoldPurpose.EARLIER else None


def times(slots: list[Slot]) -> list[datetime]:
    return [slot.starts_at for slot in slots]


class TestWhoIsOffered:
    def test_nobody_while_nothing_earlier_is_free(self, session: Session, now: datetime) -> None:
        full(session, now=now, until="2026-11-26 15:00")
        found = waits(session, now=now)

        assert offering.offer_due(session, now=now) == 0
        assert offer(session, found) is None

    def test_the_first_who_asked_gets_what_was_cancelled(self, session: Session, now: datetime) -> None:
        taken = full(session, now=now, until="2026-11-26 15:00")
        late, early = waits(session, now=now, asked=2), waits(session, now=now, asked=1)
        booking.cancel(session, taken[4], now=now)

        assert offering.offer_due(session, now=now) == 1

        kept = offer(session, early)
        assert kept is not None
        assert (kept.starts_at, kept.until) == (taken[4].starts_at, now + QUARTER)
        assert offer(session, late) is None
        assert times(free(session, now=now)).count(kept.starts_at) == 0

    def test_each_gets_a_time_of_their_own(self, session: Session, now: datetime) -> None:
        taken = full(session, now=now, until="2026-11-26 15:00")
        waiters = [waits_for_any(session, now=now, asked=minute) for minute in range(3)]
        for found in taken[:2]:
            booking.cancel(session, found, now=now)

        assert [offering.offer_due(session, now=now) for _ in range(2)] == [3, 0]

        kept = [offer(session, one) for one in waiters]
        assert [one.starts_at for one in kept[:2] if one] == [one.starts_at for one in taken[:2]]
        assert kept[2] is not None
        assert kept[2].starts_at >= at("2026-11-26 15:00")

    def test_who_may_not_be_written_to_now_is_passed_over_and_keeps_the_place(
        self, session: Session, now: datetime
    ) -> None:
        taken = full(session, now=now, until="2026-11-26 15:00")
        pupil = waits(session, now=now, asked=1, audience=PUPIL)
        parent = waits(session, now=now, asked=2)
        booking.cancel(session, taken[3], now=now)
        booking.cancel(session, taken[4], now=now)

        in_lessons = offering.offer_due(session, now=now)
        parent_kept, pupil_kept = offer(session, parent), offer(session, pupil)
        in_the_evening = offering.offer_due(session, now=at("2026-11-23 18:30"))

        assert (in_lessons, pupil_kept) == (1, None)
        assert parent_kept is not None
        assert parent_kept.starts_at == taken[3].starts_at
        # the parent did not answer in all these hours, and is told of that beside the pupil's offer
        assert in_the_evening == 2
        kept = offer(session, pupil)
        assert kept is not None
        assert kept.starts_at == taken[3].starts_at

    def test_nobody_is_offered_hours_that_are_not_for_them(
        self, session: Session, now: datetime, received: list[CyclogramCell]
    ) -> None:
        for cell in received:
            cell.audiences = [PARENT.value]
        teacher, parent = waits_for_any(session, now=now, audience=TEACHER), waits_for_any(session, now=now, asked=1)

        assert offering.offer_due(session, now=now) == 1

        assert offer(session, teacher) is None
        assert offer(session, parent) is not None

    def test_an_adult_with_two_meetings_gets_one_offer_at_a_time(self, session: Session, now: datetime) -> None:
        visitor = Visitor(ref="v", school_id=schools.first_school(session).id, lookup=b"1" * 32, seen_at=now)
        session.add(visitor)
        session.flush()
        both = [waits(session, now=now, asked=minute) for minute in range(2)]
        for one in both:
            one.visitor_id = visitor.id

        assert [offering.offer_due(session, now=now) for _ in range(2)] == [1, 0]
        assert [offer(session, one) is not None for one in both] == [True, False]

    def test_who_is_choosing_at_this_moment_is_not_disturbed(self, session: Session, now: datetime) -> None:
        found = waits(session, now=now)
        booking.hold(session, found, free(session, now=now)[5].key, now=now)

        assert offering.offer_due(session, now=now) == 0

    def test_whose_address_is_erased_is_passed_over(self, session: Session, now: datetime) -> None:
        waits(session, now=now).sealed_address = None

        assert offering.offer_due(session, now=now) == 0

    def test_a_time_somebody_has_taken_meanwhile_is_passed_over(
        self, session: Session, now: datetime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        stale = free(session, now=now)
        booked(session, now=now, slot=stale[0])
        found = waits(session, now=now)
        monkeypatch.setattr(offering.listing, "free_slots", lambda *_, **__: iter(stale))

        assert offering.offer_due(session, now=now) == 1

        kept = offer(session, found)
        assert kept is not None
        assert kept.starts_at == stale[1].starts_at


class TestTaking:
    def test_an_earlier_time_is_no_move_of_theirs_and_ends_the_waiting(self, session: Session, now: datetime) -> None:
        found = waits(session, now=now)
        offering.offer_due(session, now=now)
        kept = offer(session, found)
        assert kept is not None

        booking.confirm(session, found, now=now + MINUTE)

        assert (found.starts_at, found.moves, found.sequence) == (kept.starts_at, 0, 1)
        assert found.wants_earlier_at is None
        assert offering.offer_due(session, now=now + DAY) == 0

    def test_who_waited_without_a_time_is_booked_with_a_numbered_need(self, session: Session, now: datetime) -> None:
        found = waits_for_any(session, now=now)
        offering.offer_due(session, now=now)

        booking.confirm(session, found, now=now + MINUTE)

        numbers = select(JournalEntry.number).where(JournalEntry.need_id == found.need_id)
        assert found.state is AppointmentState.BOOKED
        assert session.scalars(numbers).all() == [1]
        assert found.remind_at is not None


class TestNotTaking:
    def test_a_quarter_of_an_hour_later_it_goes_to_the_next(self, session: Session, now: datetime) -> None:
        taken = full(session, now=now, until="2026-11-26 15:00")
        first, second = waits(session, now=now), waits(session, now=now, asked=1)
        booking.cancel(session, taken[4], now=now)

        counts = [offering.offer_due(session, now=now + step) for step in (0 * MINUTE, QUARTER - MINUTE, QUARTER)]

        kept = offer(session, second)
        assert counts == [1, 0, 2]
        assert kept is not None
        assert kept.starts_at == taken[4].starts_at
        assert (first.wants_earlier_at, first.state) == (None, AppointmentState.BOOKED)
        assert [reply.payload for reply in told(session, first)[-1].quick_replies] == [
            f"appointments:earlier:{first.ref}:wait"
        ]

    def test_who_waited_without_a_time_waits_no_more_until_they_say_so(self, session: Session, now: datetime) -> None:
        found = waits_for_any(session, now=now)
        offering.offer_due(session, now=now)

        offering.offer_due(session, now=now + QUARTER)
        ended = found.state, found.ended_by
        with pytest.raises(booking.AppointmentOver):
            booking.confirm(session, found, now=now + QUARTER)
        waiting.ask(session, found, now=now + DAY)

        assert ended == (AppointmentState.CANCELLED, "clock")
        assert (found.state, found.wants_earlier_at) == (AppointmentState.WAITING, now + DAY)

    def test_the_kind_word_waits_for_a_decent_hour(self, session: Session, now: datetime) -> None:
        found = waits_for_any(session, now=now, audience=PUPIL)
        offering.offer_due(session, now=at("2026-11-23 19:50"))

        offering.offer_due(session, now=at("2026-11-23 20:05"))

        rows = session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)).all()
        assert len(told(session, found)) == 2
        assert rows[-1].next_attempt_at == at("2026-11-24 18:30")

    def test_what_was_declined_goes_on_at_once_and_the_next_time_is_offered(
        self, session: Session, now: datetime
    ) -> None:
        taken = full(session, now=now, until="2026-11-26 15:00")
        found = waits(session, now=now)
        booking.cancel(session, taken[4], now=now)
        booking.cancel(session, taken[5], now=now)
        offering.offer_due(session, now=now)

        waiting.decline(session, found, now=now)
        counts = [offering.offer_due(session, now=now) for _ in range(2)]

        kept = offer(session, found)
        assert counts == [1, 0]
        assert kept is not None
        assert kept.starts_at == taken[5].starts_at

    def test_the_same_time_is_never_offered_twice_to_one_person(self, session: Session, now: datetime) -> None:
        full(session, now=now, until="2026-11-25 15:30")
        found = waits(session, now=now)
        offered = []

        for step in range(20):
            moment = now + step * QUARTER
            offering.offer_due(session, now=moment)
            kept = offer(session, found)
            offered += [] if kept is None else [kept.starts_at]
            waiting.ask(session, found, now=moment)
            if step % 2:
                waiting.decline(session, found, now=moment)

        assert len(offered) == len(set(offered)) == 2  # all there is before their own

    def test_a_time_they_chose_something_else_instead_of_is_not_offered_again(
        self, session: Session, now: datetime
    ) -> None:
        taken = full(session, now=now, until="2026-11-26 15:00")
        found = waits(session, now=now)
        booking.cancel(session, taken[4], now=now)
        offering.offer_due(session, now=now)

        booking.hold(session, found, free(session, now=now)[-1].key, now=now)
        booking.let_go(session, found)

        assert offering.offer_due(session, now=now) == 0

    def test_a_claim_of_what_went_on_is_refused(self, session: Session, now: datetime) -> None:
        full(session, now=now, until="2026-11-26 15:00")
        first = waits_for_any(session, now=now)
        offering.offer_due(session, now=now)
        waiting.decline(session, first, now=now)

        with pytest.raises(HoldOver):
            booking.confirm(session, first, now=now)


class TestTheWords:
    @pytest.mark.parametrize(
        ("audience", "moment", "said"),
        [
            (PUPIL, "2026-11-23 19:00", "Кездесуге уақыт босады: сс 24.11, 15:00.\nОны саған 15 минут сақтап тұрамыз."),
            (
                PARENT,
                "2026-11-23 10:00",
                "Кездесуге уақыт босады: дс 23.11, 15:00.\nОны Сізге 15 минут сақтап тұрамыз.",
            ),
        ],
    )
    def test_speak_to_pupils_as_pupils_and_to_adults_as_adults(
        self, session: Session, now: datetime, audience: Audience, moment: str, said: str
    ) -> None:
        found = waits_for_any(session, now=now, audience=audience)

        offering.offer_due(session, now=at(moment))

        (message,) = told(session, found)
        kept = booking.held(session, found)
        assert kept is not None
        assert message.text == said
        assert message.is_silent is (audience is PUPIL)
        assert [reply.payload for reply in message.quick_replies] == [
            f"appointments:claim:{found.ref}:{slots.key_of(kept)}",
            f"appointments:decline:{found.ref}",
        ]
