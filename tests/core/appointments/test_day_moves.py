"""A day moved or closed: one preview of every message, all of it at once, or nothing when anything has changed."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import outbox, schools
from core.actors import NotAllowed, Specialist
from core.appointments import Appointment, AppointmentState, arranging, booking, day_moves, day_plan
from core.appointments.day_moves import DayChanged, SameDay
from core.appointments.day_plan import CANCEL, LEAVE, Row
from core.crypto import vault
from core.cyclogram.arrangers import PersonUnknown
from db.models.cyclogram import DayException
from db.models.outbox import OutboxMessage
from tests.factories.appointments import begun, booked, free, hours
from tests.factories.schools import another_school
from tests.factories.staff import deputy_head, psychologist, tags

MONDAY, TUESDAY, SATURDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 28)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def by(session: Session) -> Specialist:
    found = psychologist(session)
    hours(session, found.id)
    return found


@pytest.fixture
def meetings(session: Session, by: Specialist, now: datetime) -> list[Appointment]:
    """Three parents on Monday: 15:00, 15:40 and 16:20."""
    return [booked(session, now=now, address=f"box-{number}") for number in range(3)]


def look(session: Session, by: Specialist, now: datetime, **overrides: Any) -> list[Row]:
    values: dict[str, Any] = {"day": MONDAY, "staff_id": by.id, "to_day": TUESDAY}
    return list(day_moves.preview(session, by=by, now=now, **{**values, **overrides}))


def do(session: Session, by: Specialist, now: datetime, rows: list[Row], **overrides: Any) -> int:
    values: dict[str, Any] = {"day": MONDAY, "staff_id": by.id, "to_day": TUESDAY}
    chosen = {row.appointment.ref: row.choice for row in rows}
    return day_moves.carry_out(session, by=by, now=now, **{**values, "chosen": chosen, **overrides})


def told(session: Session, meeting: Appointment, since: int) -> list[str]:
    """What was said to the person of a meeting after this row of the outbox."""
    address = outbox.appointment_address(meeting.ref)
    rows = select(OutboxMessage).where(OutboxMessage.id > since, OutboxMessage.address_info == address)
    return [outbox.open_message(vault(session), row).text for row in session.scalars(rows.order_by(OutboxMessage.id))]


def latest(session: Session) -> int:
    return session.scalar(select(func.max(OutboxMessage.id))) or 0


class TestThePreview:
    def test_gives_everybody_the_same_hour_of_the_other_day(
        self, session: Session, by: Specialist, meetings: list[Appointment], now: datetime
    ) -> None:
        rows = look(session, by, now)

        assert [row.was for row in rows] == [one.starts_at for one in meetings]
        assert [row.to for row in rows] == [row.was + DAY for row in rows]

    def test_gives_the_next_free_time_where_that_hour_is_taken(
        self, session: Session, by: Specialist, meetings: list[Appointment], now: datetime
    ) -> None:
        slot = next(one for one in free(session, now=now) if one.starts_at == meetings[0].starts_at + DAY)  # type: ignore[operator]
        booked(session, now=now, slot=slot, address="box-of-another")
        rows = look(session, by, now)

        times = [row.to for row in rows]
        assert times[1:] != [row.was + DAY for row in rows[1:]] or times[0] != rows[0].was + DAY
        assert len(set(times)) == 3
        assert slot.starts_at not in times

    def test_leaves_nothing_behind(
        self, session: Session, by: Specialist, meetings: list[Appointment], now: datetime
    ) -> None:
        before, sent, written = [one.starts_at for one in meetings], latest(session), tags(session)
        look(session, by, now)
        look(session, by, now, to_day=None)

        assert [one.starts_at for one in meetings] == before
        assert {one.state for one in meetings} == {AppointmentState.BOOKED}
        assert (latest(session), tags(session)) == (sent, written)
        assert session.query(DayException).count() == 0

    @pytest.mark.parametrize("to_day", [TUESDAY, None], ids=["moved", "closed"])
    def test_shows_each_message_word_for_word(
        self, session: Session, by: Specialist, meetings: list[Appointment], now: datetime, to_day: date | None
    ) -> None:
        rows = look(session, by, now, to_day=to_day, words="Мен сырқаттанып қалдым.")
        since = latest(session)
        assert do(session, by, now, rows, to_day=to_day, words="Мен сырқаттанып қалдым.") == 3

        for row, meeting in zip(rows, meetings, strict=True):
            assert row.message
            assert row.message == "\n\n".join(told(session, meeting, since))
            assert ("сырқаттанып" in row.message) == (to_day is None)

    def test_says_when_a_chosen_time_cannot_be_had(
        self, session: Session, by: Specialist, meetings: list[Appointment], now: datetime
    ) -> None:
        rows = look(session, by, now)
        twice = {row.appointment.ref: rows[0].choice for row in rows[:2]}
        again = look(session, by, now, chosen=twice)

        assert [row.is_taken for row in again] == [False, True, False]
        assert again[1].message == ""

    def test_keeps_what_was_chosen(
        self, session: Session, by: Specialist, meetings: list[Appointment], now: datetime
    ) -> None:
        later = look(session, by, now)[0].choices[-1]
        refs = [one.ref for one in meetings]
        rows = look(session, by, now, chosen={refs[0]: later.key, refs[1]: CANCEL, refs[2]: LEAVE})

        assert [row.choice for row in rows] == [later.key, CANCEL, LEAVE]
        assert (rows[0].to, rows[1].to, rows[2].to) == (later.starts_at, None, None)
        assert rows[1].message
        assert rows[2].message == ""

    def test_proposes_to_cancel_where_nothing_is_free(
        self, session: Session, by: Specialist, meetings: list[Appointment], now: datetime
    ) -> None:
        rows = look(session, by, now, to_day=MONDAY + timedelta(days=200))

        assert {row.choice for row in rows} == {CANCEL}

    def test_of_a_day_off_takes_the_next_day_that_has_times(
        self, session: Session, by: Specialist, meetings: list[Appointment], now: datetime
    ) -> None:
        assert [row.to for row in look(session, by, now, to_day=SATURDAY)] == [
            row.was + 7 * DAY for row in look(session, by, now)
        ]


class TestTheAct:
    def test_moves_everybody_closes_the_day_and_is_written_down(
        self, session: Session, by: Specialist, meetings: list[Appointment], now: datetime
    ) -> None:
        rows = look(session, by, now)
        before = [one.starts_at for one in meetings]
        assert do(session, by, now, rows) == 3

        assert [one.starts_at for one in meetings] == [moment + DAY for moment in before if moment]
        closed = session.query(DayException).one()
        assert (closed.day, closed.is_open, closed.opens, closed.staff_id) == (MONDAY, False, None, by.id)
        assert MONDAY not in {slot.starts_at.date() for slot in free(session, now=now)}
        assert tags(session)[-1] == "cyclogram:day:moved"

    def test_cancels_everybody_of_a_closed_day_and_leaves_whom_it_is_told_to(
        self, session: Session, by: Specialist, meetings: list[Appointment], now: datetime
    ) -> None:
        rows = look(session, by, now, to_day=None)
        chosen = {row.appointment.ref: LEAVE if number == 1 else row.choice for number, row in enumerate(rows)}
        assert do(session, by, now, rows, to_day=None, chosen=chosen) == 2

        assert [one.state for one in meetings] == [
            AppointmentState.CANCELLED,
            AppointmentState.BOOKED,
            AppointmentState.CANCELLED,
        ]
        assert tags(session)[-1] == "cyclogram:day:cancelled"

    def test_closes_a_closed_day_only_once(
        self, session: Session, by: Specialist, meetings: list[Appointment], now: datetime
    ) -> None:
        for _ in range(2):
            do(session, by, now, look(session, by, now, to_day=None), to_day=None)

        assert session.query(DayException).count() == 1

    def test_does_nothing_when_a_time_was_taken_meanwhile(
        self, session: Session, by: Specialist, meetings: list[Appointment], now: datetime
    ) -> None:
        rows = look(session, by, now)
        slot = next(one for one in free(session, now=now) if one.key == rows[2].choice)
        booked(session, now=now, slot=slot, address="box-of-another")
        before, sent = [one.starts_at for one in meetings], latest(session)
        with pytest.raises(DayChanged), session.begin_nested():
            do(session, by, now, rows)

        assert [one.starts_at for one in meetings] == before
        assert latest(session) == sent
        assert session.query(DayException).count() == 0

    def test_does_nothing_when_a_time_is_held_by_somebody_who_chooses(
        self, session: Session, by: Specialist, meetings: list[Appointment], now: datetime
    ) -> None:
        rows = look(session, by, now)
        booking.hold(session, begun(session, now=now), rows[0].choice, now=now)
        with pytest.raises(DayChanged), session.begin_nested():
            do(session, by, now, rows)

    def test_does_nothing_when_a_meeting_came_or_went(
        self, session: Session, by: Specialist, meetings: list[Appointment], now: datetime
    ) -> None:
        rows = look(session, by, now)
        arranging.cancel(session, meetings[1].ref, by=by, now=now)
        with pytest.raises(DayChanged), session.begin_nested():
            do(session, by, now, rows)
        with pytest.raises(DayChanged), session.begin_nested():
            do(session, by, now, rows[:1])

    def test_leaves_what_is_over_and_what_is_not_agreed(
        self, session: Session, by: Specialist, meetings: list[Appointment], now: datetime
    ) -> None:
        late = (meetings[0].starts_at or now) + HOUR / 4
        booking.hold(session, begun(session, now=now), free(session, now=now)[0].key, now=now)

        assert [row.appointment.ref for row in look(session, by, late)] == [one.ref for one in meetings[1:]]
        school = schools.first_school(session)
        busy = day_plan.busy_days(session, school, staff_id=by.id, now=late)
        assert dict(busy) == {MONDAY: 2}


class TestWhoMay:
    def test_only_a_psychologist_moves_days_and_only_their_own(
        self, session: Session, by: Specialist, meetings: list[Appointment], now: datetime
    ) -> None:
        office, colleague = deputy_head(session), psychologist(session)
        stranger = psychologist(session, school_id=another_school(session).id)
        for actor, refusal in ((office, NotAllowed), (colleague, NotAllowed), (stranger, PersonUnknown)):
            with pytest.raises(refusal):
                look(session, actor, now, staff_id=by.id)
            with pytest.raises(refusal):
                do(session, actor, now, [], staff_id=by.id)

    @pytest.mark.parametrize(
        ("day", "to_day"), [(MONDAY, MONDAY), (MONDAY - DAY, TUESDAY), (MONDAY, MONDAY - DAY)], ids=str
    )
    def test_a_day_is_not_moved_onto_itself_nor_into_the_past(
        self, session: Session, by: Specialist, now: datetime, day: date, to_day: date
    ) -> None:
        with pytest.raises(SameDay):
            look(session, by, now, day=day, to_day=to_day)

    def test_a_day_that_stands_open_at_other_hours_still_moves(
        self, session: Session, by: Specialist, meetings: list[Appointment], now: datetime
    ) -> None:
        hours(session, by.id, weekdays=[5], opens=time(9), closes=time(9, 30))
        session.add(
            DayException(
                school_id=by.school_id,
                staff_id=by.id,
                day=SATURDAY,
                is_open=True,
                opens=time(9),
                closes=time(11),
                audiences=["parent"],
            )
        )
        session.flush()
        rows = look(session, by, now, to_day=SATURDAY)

        assert [row.to and row.to.date() for row in rows] == [SATURDAY] * 3
