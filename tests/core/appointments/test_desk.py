"""What the calendar reads: meetings that stand, times that are kept, odd days, what was never marked; the cards."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from core import outbox, schools, staff
from core.actors import NotAllowed, Role
from core.appointments import AppointmentState, arranging, booking, desk, rehearsing, saying, visitors
from core.appointments.arranging import AppointmentUnknown
from core.appointments.desk import Oddity
from core.cyclogram import DayException
from core.messages import ContactUnreachable, OutboundMessage
from db.models.audit import AuditRecord
from db.models.duty import DutyAbsence
from db.models.journals import Journal
from db.models.outbox import OutboxMessage
from tests.factories import appointments
from tests.factories.appointments import begun, booked, free, room
from tests.factories.appointments import hours as open_hours
from tests.factories.schools import another_school
from tests.factories.staff import psychologist, staff_member

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def received(session: Session) -> int:
    """One psychologist who receives people every afternoon; their id."""
    member = psychologist(session)
    open_hours(session, member.id, room_id=room(session).id)
    return member.id


def test_only_what_keeps_its_time_stands_in_the_calendar(session: Session, now: datetime) -> None:
    school_id = schools.first_school(session).id
    first, second = booked(session, now=now, address="a"), booked(session, now=now, address="b")
    begun(session, now=now, address="c")
    booking.cancel(session, second, now=now)
    assert list(desk.meetings(session, school_id, since=now, until=now + DAY)) == [first]
    assert list(desk.meetings(session, school_id, since=now + DAY, until=now + 2 * DAY)) == []


def test_whose_messenger_refuses_us_has_to_be_told_by_a_person(session: Session, now: datetime) -> None:
    found = booked(session, now=now)
    assert desk.reaches(session, found)
    for problem, is_reached in ((ContactUnreachable(), False), (None, True)):
        saying.tell(session, found, OutboundMessage("x"), now=now)
        ref = session.scalars(select(OutboxMessage.ref).order_by(OutboxMessage.id.desc()).limit(1)).one()
        if problem is None:
            outbox.mark_sent(session, [ref], now=now)
        else:
            outbox.mark_failed(session, ref, problem=problem, now=now)
            session.flush()
        assert desk.reaches(session, found) is is_reached
    found.sealed_address = None
    assert not desk.reaches(session, found)


def test_the_names_of_a_week_are_one_question(session: Session, now: datetime) -> None:
    school_id = schools.first_school(session).id
    for number in range(3):
        found = booked(session, now=now, address=str(number))
        where = {"channel": "web", "bot": "", "address": str(number)}
        found.visitor_id = visitors.keep(session, school_id=school_id, now=now, name="Айгүл", **where).id
    session.flush()
    session.expunge_all()
    found_now = desk.meetings(session, school_id, since=now, until=now + DAY)
    asked: list[str] = []
    connection = session.connection()

    def ask(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    event.listen(connection, "before_cursor_execute", ask)
    names = [visitors.card(session, one.visitor).name for one in found_now if one.visitor is not None]
    event.remove(connection, "before_cursor_execute", ask)
    assert (names, asked) == (["Айгүл"] * 3, [])


def test_a_kept_time_is_there_as_long_as_it_is_kept(session: Session, now: datetime) -> None:
    school_id, found = schools.first_school(session).id, begun(session, now=now)
    hold = booking.hold(session, found, free(session, now=now)[0].key, now=now)
    assert desk.holds(session, school_id, since=now, until=now + DAY, now=now) == [(hold, found)]
    assert desk.kept(session, found, now=now) is hold
    later = now + timedelta(minutes=2)
    assert desk.holds(session, school_id, since=now, until=now + DAY, now=later) == []
    assert desk.kept(session, found, now=later) is None


def test_what_is_over_and_unmarked_waits_for_a_mark(session: Session, now: datetime) -> None:
    found = booked(session, now=now)
    assert found.ends_at is not None
    assert list(desk.unmarked(session, found.school_id, now=found.ends_at - timedelta(minutes=1))) == []
    assert list(desk.unmarked(session, found.school_id, now=found.ends_at)) == [found]
    assert list(desk.unmarked(session, found.school_id, now=found.ends_at + desk.UNMARKED_FOR)) == []
    found.state = AppointmentState.MISSED
    assert list(desk.unmarked(session, found.school_id, now=found.ends_at)) == []


def test_odd_days_are_said_by_why_and_by_whom(session: Session, received: int) -> None:
    school = schools.first_school(session)
    session.add(
        DayException(
            school_id=school.id,
            day=date(2026, 11, 25),
            is_open=False,
            opens=time(9),
            closes=time(12),
            audiences=[],
            note="x",
        )
    )
    session.add(DutyAbsence(school_id=school.id, staff_id=received, starts=date(2026, 11, 25), ends=date(2026, 12, 1)))
    session.flush()
    found = desk.notes(session, school, first=date(2026, 11, 23), days=7)
    assert sorted(found) == [date(2026, 11, 25) + step * DAY for step in range(5)]
    closed, away = found[date(2026, 11, 25)]
    assert (closed.why, closed.staff_id, closed.words, closed.is_whole) == (Oddity.CLOSED, None, "x", False)
    assert (away.why, away.staff_id) == (Oddity.AWAY, received)
    holiday = desk.notes(session, school, first=date(2026, 12, 16), days=1)[date(2026, 12, 16)]
    assert [note.why for note in holiday] == [Oddity.HOLIDAY]


def test_the_books_say_what_became_of_a_meeting(session: Session, now: datetime) -> None:
    found = booked(session, now=now)
    assert [(line.journal, line.number) for line in desk.lines(session, found)] == [(Journal.NEEDS, 1)]


def test_opening_a_card_is_written_down(session: Session, now: datetime, received: int) -> None:
    found, by = booked(session, now=now), psychologist(session)
    desk.open_card(session, found.ref, by=by, now=now)
    opened = session.scalars(select(AuditRecord).where(AuditRecord.tag == desk.OPENED)).one()
    assert (opened.subject_id, opened.staff_id, opened.detail) == (found.id, by.id, {})


def test_a_card_belongs_to_the_psychologists_of_its_school(session: Session, now: datetime) -> None:
    found, choosing = booked(session, now=now), begun(session, now=now)
    stranger = psychologist(session, school_id=another_school(session).id)
    deputy = staff.specialist(staff_member(session, role=Role.DEPUTY_HEAD))
    with pytest.raises(AppointmentUnknown):
        desk.card(session, found.ref, by=stranger)
    with pytest.raises(NotAllowed):
        desk.card(session, found.ref, by=deputy)
    with pytest.raises(AppointmentUnknown):
        desk.card(session, choosing.ref, by=psychologist(session))


def test_a_rehearsal_says_the_very_words_and_leaves_nothing(session: Session, now: datetime, received: int) -> None:
    found, by = booked(session, now=now), psychologist(session)
    asked = {"staff_id": received, "starts_at": datetime(2026, 11, 24, 11, 0, tzinfo=UTC), "room_id": None}
    said = rehearsing.told(session, arranging.move, found.ref, by=by, now=now, **asked)
    assert found.sequence == 0
    assert appointments.told(session, found) == []
    assert list(free(session, now=now)) == list(free(session, now=now))
    arranging.move(session, found.ref, by=by, now=now, **asked)
    assert [message.text for message in appointments.told(session, found)] == [said]
