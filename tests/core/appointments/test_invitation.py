"""Calendar files: another program reads what ours wrote, and a move or a cancellation finds the same entry."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject  # type: ignore[import-untyped]
from sqlalchemy.orm import Session

from core.appointments import Appointment, AppointmentState, Audience, booking, invitation
from core.cyclogram import MeetingLink, Room
from core.messages import Attachment
from tests.factories.appointments import begun, booked, free
from tests.factories.appointments import hours as open_hours
from tests.factories.appointments import room as a_room
from tests.factories.staff import psychologist

LONG_AGO = datetime(2024, 1, 1, tzinfo=UTC)


@pytest.fixture
def room(session: Session) -> Room:
    """One psychologist who receives people every afternoon in this room."""
    found = a_room(session)
    open_hours(session, psychologist(session).id, room_id=found.id)
    return found


@pytest.fixture
def meeting(session: Session, room: Room, now: datetime) -> Appointment:
    return booked(session, now=now, slot=free(session, now=now)[-1])


def event_of(file: Attachment) -> icalendar.Event:
    [event] = icalendar.Calendar.from_ical(file.data).walk("VEVENT")
    assert isinstance(event, icalendar.Event)
    return event


def elsewhere(file: Attachment) -> vobject.base.Component:
    """What the second library reads."""
    return vobject.readOne(file.data.decode())


def alarms(event: icalendar.Event) -> list[timedelta]:
    return [-alarm.decoded("trigger") for alarm in event.walk("VALARM")]


def placed(session: Session, meeting: Appointment, starts_at: datetime, minutes: int = 30) -> icalendar.Event:
    """The file of a meeting at this time, written long before."""
    meeting.starts_at, meeting.ends_at = starts_at, starts_at + timedelta(minutes=minutes)
    return event_of(invitation.calendar_file(session, meeting, now=LONG_AGO))


class TestReading:
    @pytest.mark.parametrize(
        ("locale", "name", "title", "place", "way"),
        [
            ("kk", "kezdesu.ics", "Мектептегі кездесу", "12-кабинет", "Екінші қабат"),
            ("ru", "vstrecha.ics", "Встреча в школе", "Кабинет 12", "Второй этаж"),
            ("en", "meeting.ics", "School meeting", "Room 12", "Second floor"),
        ],
    )
    def test_another_program_reads_it_in_the_persons_language(
        self, session: Session, room: Room, now: datetime, locale: str, name: str, title: str, place: str, way: str
    ) -> None:
        found = booked(session, now=now, locale=locale)

        file = invitation.calendar_file(session, found, now=now)

        event = elsewhere(file).vevent
        assert (file.name, file.media_type) == (name, "text/calendar")
        assert (event.summary.value, event.location.value, event.description.value) == (title, place, way)
        assert (event.dtstart.value, event.dtend.value) == (found.starts_at, found.ends_at)

    def test_what_a_program_is_told_besides(self, session: Session, meeting: Appointment, now: datetime) -> None:
        read = elsewhere(invitation.calendar_file(session, meeting, now=now))

        event = read.vevent
        assert (read.version.value, read.method.value) == ("2.0", "PUBLISH")
        assert (event.uid.value, event.dtstamp.value) == (f"{meeting.ref}@senim", now.replace(microsecond=0))
        told = (event.status.value, event.transp.value, getattr(event, "class").value, event.sequence.value)
        assert told == ("CONFIRMED", "OPAQUE", "PRIVATE", "0")

    def test_it_goes_through_the_second_library_and_back_unchanged(
        self, session: Session, meeting: Appointment, now: datetime
    ) -> None:
        file = invitation.calendar_file(session, meeting, now=now)

        again = vobject.readOne(file.data.decode()).serialize().encode()

        [back] = icalendar.Calendar.from_ical(again).walk("VEVENT")
        first = event_of(file)
        assert {key: back.decoded(key) for key in first} == {key: first.decoded(key) for key in first}
        assert len(back.walk("VALARM")) == len(first.walk("VALARM"))

    def test_what_waits_for_a_psychologist_is_only_likely(
        self, session: Session, meeting: Appointment, now: datetime
    ) -> None:
        meeting.state = AppointmentState.REQUESTED

        event = event_of(invitation.calendar_file(session, meeting, now=now))

        assert event["status"] == "TENTATIVE"

    def test_nothing_in_it_says_why_or_with_whom(self, session: Session, meeting: Appointment, now: datetime) -> None:
        source = invitation.calendar_file(session, meeting, now=now).data.decode().lower()

        assert not [word for word in ("психолог", "psycholog", meeting.code.lower()) if word in source]
        assert "organizer" not in source
        assert "attendee" not in source

    @pytest.mark.parametrize("telling", ["Психолог кабинеті", "ПСИХОЛОГИЯЛЫҚ қызмет", "Psychologist's room"])
    def test_a_room_that_tells_is_not_named(
        self, session: Session, meeting: Appointment, room: Room, now: datetime, telling: str
    ) -> None:
        room.names, room.directions = {"kk": telling}, {"kk": f"Екінші қабат, «{telling}» деген есік"}

        event = event_of(invitation.calendar_file(session, meeting, now=now))

        assert not {"LOCATION", "DESCRIPTION"} & set(event)

    def test_a_meeting_over_video_is_where_its_address_is(
        self, session: Session, meeting: Appointment, now: datetime
    ) -> None:
        address = "https://meet.example.kz/a;b,c?x=1&y=қ"
        session.add(MeetingLink(staff_id=meeting.staff_id, address=address))
        meeting.is_online = True

        event = elsewhere(invitation.calendar_file(session, meeting, now=now)).vevent

        told = (event.summary.value, event.url.value, event.location.value)
        assert told == ("Мектеппен онлайн кездесу", address, address)
        assert "description" not in event.contents

    def test_an_address_that_is_none_is_only_said(self, session: Session, meeting: Appointment, now: datetime) -> None:
        session.add(MeetingLink(staff_id=meeting.staff_id, address="https://x\r\nATTENDEE:mailto:a@b.kz"))
        meeting.is_online = True

        event = event_of(invitation.calendar_file(session, meeting, now=now))

        assert event["location"] == "https://x\nATTENDEE:mailto:a@b.kz"
        assert not {"URL", "ATTENDEE"} & set(event)

    def test_without_a_room_it_says_no_place(self, session: Session, meeting: Appointment, now: datetime) -> None:
        meeting.room_id = None

        event = event_of(invitation.calendar_file(session, meeting, now=now))

        assert not {"LOCATION", "DESCRIPTION", "URL"} & set(event)

    def test_what_has_no_time_has_no_file(self, session: Session, room: Room, now: datetime) -> None:
        with pytest.raises(invitation.NoTimeYet):
            invitation.calendar_file(session, begun(session, now=now), now=now)


class TestChanging:
    def test_a_move_changes_the_entry_there_is(self, session: Session, meeting: Appointment, now: datetime) -> None:
        before = elsewhere(invitation.calendar_file(session, meeting, now=now)).vevent
        slot = free(session, now=now)[0]
        booking.hold(session, meeting, slot.key, now=now)
        booking.confirm(session, meeting, now=now)

        after = elsewhere(invitation.calendar_file(session, meeting, now=now)).vevent

        assert after.uid.value == before.uid.value
        assert int(after.sequence.value) == int(before.sequence.value) + 1
        assert (after.dtstart.value, before.dtstart.value != slot.starts_at) == (slot.starts_at, True)

    def test_a_cancellation_takes_the_entry_away(self, session: Session, meeting: Appointment, now: datetime) -> None:
        before = elsewhere(invitation.calendar_file(session, meeting, now=now)).vevent
        booking.cancel(session, meeting, now=now)

        read = elsewhere(invitation.calendar_file(session, meeting, now=now))

        assert (read.method.value, read.vevent.status.value) == ("CANCEL", "CANCELLED")
        assert read.vevent.uid.value == before.uid.value
        assert int(read.vevent.sequence.value) == int(before.sequence.value) + 1
        assert read.vevent.dtstart.value == before.dtstart.value
        assert "valarm" not in read.vevent.contents

    def test_it_comes_anew_only_to_whoever_has_it(self, session: Session, meeting: Appointment, now: datetime) -> None:
        assert invitation.renewed(session, meeting, now=now) is None

        meeting.has_calendar_file = True

        assert invitation.renewed(session, meeting, now=now) == invitation.calendar_file(session, meeting, now=now)


class TestTimes:
    @pytest.mark.parametrize(
        ("day", "hour", "written"),
        [
            ((2024, 2, 29), 15, b"DTSTART:20240229T090000Z"),
            ((2024, 3, 1), 15, b"DTSTART:20240301T100000Z"),
            ((2028, 2, 29), 8, b"DTSTART:20280229T030000Z"),
        ],
    )
    def test_it_is_written_in_the_time_of_the_world(
        self, session: Session, meeting: Appointment, day: tuple[int, int, int], hour: int, written: bytes
    ) -> None:
        """The school's clock was six hours ahead until 1 March 2024 and is five ahead since."""
        here = datetime(*day, hour, tzinfo=ZoneInfo("Asia/Almaty"))
        placed(session, meeting, here.astimezone(UTC))

        source = invitation.calendar_file(session, meeting, now=LONG_AGO).data

        assert written in source.split(b"\r\n")

    def test_a_meeting_of_several_hours_over_midnight_of_the_world_is_as_long(
        self, session: Session, meeting: Appointment
    ) -> None:
        event = placed(session, meeting, datetime(2028, 2, 28, 22, 30, tzinfo=UTC), minutes=195)

        assert event.decoded("dtend") == datetime(2028, 2, 29, 1, 45, tzinfo=UTC)

    def test_adults_are_told_a_day_and_an_hour_before(self, session: Session, meeting: Appointment) -> None:
        event = placed(session, meeting, datetime(2026, 3, 4, 5, tzinfo=UTC))

        assert alarms(event) == [timedelta(days=1), timedelta(hours=1)]
        assert {alarm["description"] for alarm in event.walk("VALARM")} == {"Мектептегі кездесу"}

    @pytest.mark.parametrize(
        ("starts_at", "before"),
        [
            (datetime(2026, 3, 4, 5, tzinfo=UTC), timedelta(hours=15)),
            (datetime(2026, 3, 4, 10, 30, tzinfo=UTC), timedelta(hours=20, minutes=30)),
            (datetime(2024, 3, 1, 5, tzinfo=UTC), timedelta(hours=16)),  # the clock went back an hour that night
        ],
    )
    def test_a_pupils_phone_rings_at_seven_the_evening_before_and_never_in_a_lesson(
        self, session: Session, meeting: Appointment, starts_at: datetime, before: timedelta
    ) -> None:
        meeting.audience = Audience.STUDENT

        assert alarms(placed(session, meeting, starts_at)) == [before]

    @pytest.mark.parametrize(
        ("ahead", "rings"),
        [(timedelta(hours=30), 2), (timedelta(days=1), 1), (timedelta(hours=1), 0), (timedelta(minutes=5), 0)],
    )
    def test_nothing_rings_in_the_past(
        self, session: Session, meeting: Appointment, now: datetime, ahead: timedelta, rings: int
    ) -> None:
        meeting.starts_at, meeting.ends_at = now + ahead, now + ahead + timedelta(minutes=30)

        assert len(alarms(event_of(invitation.calendar_file(session, meeting, now=now)))) == rings
