"""Reminders: each goes once, at a decent hour, before its meeting, and says nothing to a lock screen."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import settings as examples
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from core import calendar, quiet_hours, schools
from core.appointments import Appointment, AppointmentState, Audience, booking, reminding
from core.appointments.reminding import Kind, Reminding
from core.appointments.slots import Slot
from db.models.cyclogram import BookingRules
from tests.factories.appointments import begun, booked, free, hours, room, told
from tests.factories.staff import psychologist

ALMATY, BERLIN = "Asia/Almaty", "Europe/Berlin"
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
PUPIL, PARENT = Audience.STUDENT, Audience.PARENT
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
# the tables are only read in these


@pytest.fixture(autouse=True)
def received(session: Session) -> None:
    """One psychologist who receives people every afternoon in one room."""
    hours(session, psychologist(session).id, room_id=room(session).id)


def at(written: str) -> datetime:
    """A moment on the school's clock."""
    return datetime.fromisoformat(written).replace(tzinfo=ZoneInfo(ALMATY)).astimezone(UTC)


def slot_at(session: Session, written: str, *, now: datetime) -> Slot:
    return next(one for one in free(session, now=now) if one.starts_at == at(written))


def ticks(session: Session, since: datetime, until: datetime, step: timedelta = 5 * MINUTE) -> Sequence[datetime]:
    """When reminders leave while the clock ticks."""
    left: list[datetime] = []
    moment = since
    while moment <= until:
        left += [moment] * reminding.send_due(session, now=moment)
        moment += step
    return left


class TestPlanning:
    def test_a_parent_is_reminded_a_day_and_an_hour_before(self, session: Session, now: datetime) -> None:
        found = booked(session, now=now, slot=slot_at(session, "2026-11-25 15:00", now=now))

        assert ticks(session, now, now + 4 * DAY) == [at("2026-11-24 15:00"), at("2026-11-25 14:00")]
        assert (found.remind_at, found.remind_kind) == (None, None)

    def test_a_pupil_in_the_evening_before_and_not_in_lessons(self, session: Session, now: datetime) -> None:
        booked(session, now=now, slot=slot_at(session, "2026-11-25 15:00", now=now), audience=PUPIL)

        assert ticks(session, now, now + 4 * DAY) == [at("2026-11-24 18:30")]

    def test_a_pupil_who_books_the_day_before_is_reminded_that_evening(self, session: Session) -> None:
        booking_at = at("2026-11-24 12:00")
        slot = slot_at(session, "2026-11-25 15:00", now=booking_at)
        booked(session, now=booking_at, slot=slot, audience=PUPIL)

        assert ticks(session, booking_at, booking_at + 2 * DAY) == [at("2026-11-24 18:30")]

    def test_of_a_monday_meeting_a_pupil_is_told_before_the_silent_sunday(
        self, session: Session, now: datetime
    ) -> None:
        booked(session, now=now, slot=slot_at(session, "2026-11-30 15:00", now=now), audience=PUPIL)

        assert ticks(session, now, now + 8 * DAY) == [at("2026-11-28 18:50")]

    def test_a_booking_two_hours_ahead_gets_only_what_is_still_to_come(self, session: Session) -> None:
        booking_at = at("2026-11-23 13:00")
        found = booked(session, now=booking_at, slot=slot_at(session, "2026-11-23 15:00", now=booking_at))

        assert reminding.state(found) == Reminding(at("2026-11-23 14:00"), None)

    def test_an_hour_before_the_first_decent_hour_there_is_nothing_to_say(
        self, session: Session, now: datetime
    ) -> None:
        found = begun(session, now=now)
        found.starts_at = at("2026-11-23 09:30") + DAY
        reminding.plan(session, found, now=at("2026-11-23 12:00"))

        assert found.remind_at is None

    def test_after_a_move_they_are_planned_anew(self, session: Session, now: datetime) -> None:
        found = booked(session, now=now, slot=slot_at(session, "2026-11-25 15:00", now=now))
        ticks(session, now, at("2026-11-24 15:00"))
        reminded = reminding.state(found)

        booking.hold(session, found, slot_at(session, "2026-11-26 15:00", now=now).key, now=at("2026-11-24 16:00"))
        booking.confirm(session, found, now=at("2026-11-24 16:00"))

        assert reminded == Reminding(at("2026-11-25 14:00"), at("2026-11-24 15:00"))
        assert reminding.state(found) == Reminding(at("2026-11-25 15:00"), None)

    def test_after_a_cancellation_there_are_none(self, session: Session, now: datetime) -> None:
        found = booked(session, now=now, slot=slot_at(session, "2026-11-25 15:00", now=now))

        booking.cancel(session, found, now=now)

        assert ticks(session, now, now + 4 * DAY) == []
        assert reminding.state(found) == Reminding(None, None)

    @given(
        starts_at=MOMENTS, ahead=st.integers(0, 10 * 24 * 60), audience=st.sampled_from(Audience), is_far=st.booleans()
    )
    @example(starts_at=datetime(2024, 2, 29, 19, 30, tzinfo=UTC), ahead=3000, audience=PARENT, is_far=False)
    @example(starts_at=datetime(2024, 1, 1, 23, 0, tzinfo=UTC), ahead=221, audience=PARENT, is_far=True)
    @example(starts_at=datetime(2024, 3, 1, 10, 0, tzinfo=UTC), ahead=3000, audience=PUPIL, is_far=False)
    @example(starts_at=datetime(2028, 2, 29, 10, 0, tzinfo=UTC), ahead=3000, audience=PARENT, is_far=False)
    @example(starts_at=datetime(2026, 3, 29, 9, 0, tzinfo=UTC), ahead=3000, audience=PARENT, is_far=True)
    @example(starts_at=datetime(2026, 10, 25, 9, 0, tzinfo=UTC), ahead=3000, audience=PARENT, is_far=True)
    def test_whatever_is_planned_is_to_come_decent_and_in_time(
        self, session: Session, starts_at: datetime, ahead: int, audience: Audience, is_far: bool
    ) -> None:
        school = schools.first_school(session)
        school.timezone = BERLIN if is_far else ALMATY
        found = Appointment(school_id=school.id, audience=audience, starts_at=starts_at)
        booked_at = starts_at - ahead * MINUTE

        reminding.plan(session, found, now=booked_at)

        if found.remind_at is None:
            return
        assert booked_at < found.remind_at < starts_at
        assert quiet_hours.may_push(school, quiet_hours.periods_of(session), audience, found.remind_at)
        reminded_on, meets_on = (calendar.local(school, moment).date() for moment in (found.remind_at, starts_at))
        if found.remind_kind == Kind.HOUR:
            assert reminded_on == meets_on
            assert found.remind_at <= starts_at - reminding.BEFORE[Kind.HOUR]
        else:
            assert reminded_on < meets_on


class TestSending:
    def test_two_ticks_send_one(self, session: Session, now: datetime) -> None:
        found = booked(session, now=now, slot=slot_at(session, "2026-11-25 15:00", now=now))
        due = at("2026-11-24 15:00")

        sent = [reminding.send_due(session, now=moment) for moment in (due - MINUTE, due, due, due + MINUTE)]

        assert sent == [0, 1, 0, 0]
        assert reminding.state(found) == Reminding(at("2026-11-25 14:00"), due)

    def test_a_machine_that_slept_sends_what_is_due_once(self, session: Session, now: datetime) -> None:
        found = booked(session, now=now, slot=slot_at(session, "2026-11-25 15:00", now=now))

        left = ticks(session, at("2026-11-25 14:05"), at("2026-11-25 16:00"))

        assert left == [at("2026-11-25 14:05")]
        assert len(told(session, found)) == 1

    def test_what_is_late_at_night_waits_for_the_morning(self, session: Session, now: datetime) -> None:
        booked(session, now=now, slot=slot_at(session, "2026-11-25 15:00", now=now))

        left = ticks(session, at("2026-11-24 23:00"), at("2026-11-25 16:00"))

        assert left == [at("2026-11-25 09:00"), at("2026-11-25 14:00")]

    def test_what_cannot_be_said_before_the_meeting_is_not_said(self, session: Session, now: datetime) -> None:
        found = booked(session, now=now, slot=slot_at(session, "2026-11-25 15:00", now=now), audience=PUPIL)

        left = ticks(session, at("2026-11-25 08:00"), at("2026-11-26 20:00"))

        assert left == []
        assert found.remind_at is None

    def test_a_meeting_that_has_begun_needs_none(self, session: Session, now: datetime) -> None:
        found = booked(session, now=now, slot=slot_at(session, "2026-11-25 15:00", now=now))

        assert reminding.send_due(session, now=at("2026-11-25 15:00")) == 0
        assert reminding.state(found) == Reminding(None, None)

    def test_one_nobody_has_agreed_to_gets_none_until_they_have(self, session: Session, now: datetime) -> None:
        school_id = schools.first_school(session).id
        session.add(BookingRules(school_id=school_id, is_automatic=False, pauses=[]))
        session.flush()
        found = booked(session, now=now, slot=slot_at(session, "2026-11-25 15:00", now=now))
        before = reminding.state(found)

        left = ticks(session, now, at("2026-11-25 09:00"))
        booking.accept(session, found, staff_id=found.staff_id or 0, now=at("2026-11-25 09:00"))
        left = [*left, *ticks(session, at("2026-11-25 09:00"), at("2026-11-25 15:00"))]

        assert before == Reminding(None, None)
        assert left == [at("2026-11-25 14:00")]

    def test_whose_address_is_erased_is_passed_over(self, session: Session, now: datetime) -> None:
        found = booked(session, now=now, slot=slot_at(session, "2026-11-25 15:00", now=now))
        found.sealed_address = None

        assert ticks(session, now, at("2026-11-26 09:00")) == []
        assert reminding.state(found) == Reminding(None, None)

    def test_many_at_once_are_sent_over_several_ticks(
        self, session: Session, now: datetime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(reminding, "BATCH", 2)
        for slot in [one for one in free(session, now=now) if one.starts_at.day == 25]:
            booked(session, now=now, slot=slot)

        assert [reminding.send_due(session, now=at("2026-11-25 10:00")) for _ in range(3)] == [2, 1, 0]

    @examples(max_examples=20)
    @given(starts_at=MOMENTS, ahead=st.integers(1, 60), asleep=st.integers(0, 60), audience=st.sampled_from(Audience))
    def test_however_long_the_machine_slept_each_goes_once_before_the_meeting_at_a_decent_hour(
        self, session: Session, starts_at: datetime, ahead: int, asleep: int, audience: Audience
    ) -> None:
        school = schools.first_school(session)
        school.timezone = BERLIN
        booked_at = starts_at - ahead * HOUR
        found = begun(session, now=booked_at, audience=audience)
        found.state, found.starts_at = AppointmentState.BOOKED, starts_at
        reminding.plan(session, found, now=booked_at)

        left = ticks(session, booked_at + min(asleep, ahead) * HOUR, starts_at + HOUR, step=HOUR)

        periods = quiet_hours.periods_of(session)
        assert len(left) == len(set(left)) <= 2
        assert all(moment < starts_at for moment in left)
        assert all(quiet_hours.may_push(school, periods, audience, moment) for moment in left)
        assert found.remind_at is None


class TestTheWords:
    @pytest.mark.parametrize(
        ("locale", "said"),
        [
            ("kk", "Мектептегі кездесу: ср 25.11, 15:00, 12-кабинет"),
            ("ru", "Встреча в школе: ср 25.11, 15:00, Кабинет 12"),
            ("en", "School meeting: Wed 25.11, 15:00, Room 12"),
        ],
    )
    def test_say_when_and_where_and_nothing_of_what_for(
        self, session: Session, now: datetime, locale: str, said: str
    ) -> None:
        found = booked(session, now=now, slot=slot_at(session, "2026-11-25 15:00", now=now), locale=locale)

        reminding.send_due(session, now=at("2026-11-24 15:00"))

        (message,) = told(session, found)
        assert message.text == said
        assert [reply.payload for reply in message.quick_replies] == [
            f"appointments:{what}:{found.ref}" for what in ("come", "move", "cancel")
        ]
        # a template is kept by the messenger for review and for ever: where one meets is not said in it
        when, _, _room = said.partition(": ")[2].rpartition(", ")
        assert (message.template, message.template_words) == ("appointment", (when,))

    def test_leave_out_a_room_that_is_called_after_whom_one_meets_there(self, session: Session, now: datetime) -> None:
        telling = room(session, names={"kk": "Психолог бөлмесі", "ru": "Кабинет психолога", "en": "Psychologist"})
        found = booked(session, now=now, slot=slot_at(session, "2026-11-25 15:00", now=now), locale="ru")
        found.room_id = telling.id

        reminding.send_due(session, now=at("2026-11-24 15:00"))

        assert [message.text for message in told(session, found)] == ["Встреча в школе: ср 25.11, 15:00"]

    @pytest.mark.parametrize(("audience", "is_silent"), [(PUPIL, True), (PARENT, False)])
    def test_make_no_sound_on_a_pupils_phone(
        self, session: Session, now: datetime, audience: Audience, is_silent: bool
    ) -> None:
        slot = slot_at(session, "2026-11-25 15:00", now=now)
        found = booked(session, now=now, slot=slot, audience=audience)

        ticks(session, now, at("2026-11-24 21:00"))

        assert [message.is_silent for message in told(session, found)] == [is_silent]
