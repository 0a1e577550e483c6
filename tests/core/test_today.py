"""Today: dangers, what is due, what happens by itself, and what does not work."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from core import alerts, connections, outages, staff, staff_changes, today
from core.actors import NotAllowed, Role, Specialist
from core.alerts import drills
from core.appointments import arranging, booking, meeting
from core.connections import Fact, Light
from core.cyclogram import CyclogramCell
from core.help_requests import answers, handing
from core.help_requests.handing import TakeOver
from db.models.alerts import Alert
from db.models.help_requests import HelpRequest
from db.models.outbox import OutboxMessage
from db.models.schools import HelpLine
from db.models.staff import Staff
from tests.factories.appointments import booked, free, hours, requested, room
from tests.factories.duty import linked, on_duty_always
from tests.factories.help_requests import DANGER, draft, help_request
from tests.factories.schools import another_school
from tests.factories.staff import deputy_head, psychologist, staff_member

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PLENTY = 10**12


@pytest.fixture
def by(session: Session) -> Specialist:
    return psychologist(session)


def drilled(session: Session, by: Specialist, *, now: datetime) -> None:
    """A drill that this person answered at once."""
    drill = drills.start(session, school_id=by.school_id, asked_by=by.id, now=now)
    alerts.take(session, session.get_one(Alert, drill.alert_id).ref, staff_id=by.id, now=now)
    session.execute(delete(OutboxMessage))


def kinds(session: Session, by: Specialist, now: datetime, *, disk_free: int = PLENTY) -> dict[str, int]:
    return {need.kind: need.count for need in today.needs(session, by=by, disk_free=disk_free, now=now)}


class TestTheDesk:
    def test_has_dangers_apart_from_what_is_due(self, session: Session, by: Specialist, now: datetime) -> None:
        red = help_request(session, finding=DANGER, now=now)
        due = help_request(session, now=now - DAY * 3)
        help_request(session, now=now)

        desk = today.desk(session, by=by, now=now)

        assert [item.help_request.id for item in desk.reds] == [red.id]
        assert [item.help_request.id for item in desk.due] == [due.id]

    def test_is_a_psychologists_alone(self, session: Session, now: datetime) -> None:
        with pytest.raises(NotAllowed):
            today.desk(session, by=deputy_head(session), now=now)


class TestThePlan:
    def test_is_what_leaves_and_wakes_before_midnight_in_order(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        answered, asleep, tomorrow = (help_request(session, now=now) for _ in range(3))
        answers.answer(session, answered.id, text="Жауап", by=by, now=now, send_at=now + 2 * HOUR)
        answers.answer(session, tomorrow.id, text="Жауап", by=by, now=now, send_at=now + DAY)
        answers.accept(session, asleep.id, by=by, now=now)
        asleep.snoozed_until = now + HOUR
        session.flush()

        plan = [(item.kind, item.help_request_id) for item in today.planned(session, by=by, now=now)]

        assert plan == [("wake", asleep.id), ("answer", answered.id)]

    def test_is_nobody_elses(self, session: Session, by: Specialist, now: datetime) -> None:
        colleagues, anothers = help_request(session, now=now), help_request(session, now=now)
        answers.answer(session, colleagues.id, text="Жауап", by=psychologist(session), now=now, send_at=now + HOUR)
        anothers.snoozed_until, anothers.school_id = now + HOUR, another_school(session).id
        session.flush()

        assert today.planned(session, by=by, now=now) == []

    def test_forgets_what_has_happened(self, session: Session, by: Specialist, now: datetime) -> None:
        request = help_request(session, now=now)
        answers.answer(session, request.id, text="Жауап", by=by, now=now, send_at=now + HOUR)
        session.flush()
        answers.send_due(session, now=now + HOUR)
        session.flush()

        assert today.planned(session, by=by, now=now + HOUR) == []


class TestTheMeetings:
    @pytest.fixture(autouse=True)
    def _received(self, session: Session, by: Specialist) -> None:
        hours(session, by.id, room_id=room(session).id)

    def test_of_the_day_are_the_persons_own_in_the_order_of_the_clock(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        colleague = psychologist(session)
        hours(session, colleague.id)
        times = [slot for slot in free(session, now=now) if slot.staff_id == by.id]
        later, first, tomorrow, cancelled = (booked(session, now=now, slot=times[place]) for place in (2, 0, 3, 1))
        other = next(slot for slot in free(session, now=now) if slot.staff_id == colleague.id)
        booked(session, now=now, slot=other)
        booking.cancel(session, cancelled, now=now)

        assert [one.id for one in today.meetings(session, by=by, now=now)] == [first.id, later.id]
        assert [one.id for one in today.meetings(session, by=by, now=now + DAY)] == [tomorrow.id]

    def test_stay_on_the_page_when_they_were_held(self, session: Session, by: Specialist, now: datetime) -> None:
        held = booked(session, now=now)
        meeting.met(session, held.ref, by=by, now=now + 6 * HOUR)

        assert [one.id for one in today.desk(session, by=by, now=now + 6 * HOUR).meetings] == [held.id]

    def test_are_needs_while_nobody_agreed_or_said_how_they_went(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        asked = requested(session, now=now)
        assert kinds(session, by, now)["meeting-requests"] == 1
        assert "meeting-requests" not in kinds(session, psychologist(session), now)

        arranging.accept(session, asked.ref, by=by, now=now)
        assert "meeting-requests" not in kinds(session, by, now)
        assert "meeting-unmarked" not in kinds(session, by, now + 10 * HOUR)
        assert kinds(session, by, now + DAY)["meeting-unmarked"] == 1
        assert "meeting-unmarked" not in kinds(session, psychologist(session), now + DAY)

        meeting.missed(session, asked.ref, by=by, now=now + DAY)
        assert "meeting-unmarked" not in kinds(session, by, now + DAY)

    def test_are_needs_when_the_hours_no_longer_allow_them(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        booked(session, now=now)
        session.execute(delete(CyclogramCell))

        assert kinds(session, by, now)["meeting-conflicts"] == 1
        assert "meeting-conflicts" not in kinds(session, by, now + DAY)


class TestTheNeeds:
    @pytest.fixture(autouse=True)
    def _well(self, session: Session, by: Specialist, now: datetime) -> None:
        """Two psychologists with a second factor, help lines rung yesterday, a rota, a phone, a drill of this month."""
        psychologist(session)
        linked(session, by, now=now)
        on_duty_always(session, by, now=now)
        drilled(session, by, now=now)
        session.execute(update(Staff).values(tf_primary_method="authenticator"))
        session.execute(update(HelpLine).values(checked_on=now.date() - DAY))

    def test_are_none_when_all_is_well(self, session: Session, by: Specialist, now: datetime) -> None:
        assert kinds(session, by, now) == {}

    def test_name_every_outage_since_when(self, session: Session, by: Specialist, now: datetime) -> None:
        outages.tell(session, {"telegram": "token"}, now=now)
        session.flush()

        (need,) = today.needs(session, by=by, disk_free=PLENTY, now=now + HOUR)

        assert (need.kind, need.channel, need.detail, need.since) == ("outage", "telegram", "token", now)

    def test_name_what_is_bad_of_a_messenger_unless_an_outage_says_it(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        facts = [
            Fact("webhook", Light.BAD, "not subscribed"),
            Fact("quality", Light.WARNING),
            Fact("token", Light.FINE),
        ]
        connections.tell(session, channel="whatsapp", bot="1", facts=facts, now=now)

        assert kinds(session, by, now)["connections"] == 1
        outages.tell(session, {"whatsapp": "account"}, now=now)
        assert "connections" not in kinds(session, by, now)

    def test_say_that_the_clock_stands(self, session: Session, by: Specialist, now: datetime) -> None:
        unsent = draft(session, now=now)
        request = help_request(session, now=now)
        answers.answer(session, request.id, text="Жауап", by=by, now=now, send_at=now + HOUR)
        session.execute(update(HelpRequest).where(HelpRequest.id == unsent.id).values(auto_send_at=now + HOUR))

        assert "clock" not in kinds(session, by, now + HOUR + timedelta(minutes=1))
        assert kinds(session, by, now + HOUR + timedelta(minutes=3))["clock"] == 2

    def test_say_that_a_ladder_stands(self, session: Session, by: Specialist, now: datetime) -> None:
        help_request(session, finding=DANGER, now=now)

        assert "clock" not in kinds(session, by, now + timedelta(minutes=4))
        assert kinds(session, by, now + timedelta(minutes=6))["clock"] == 1

    def test_say_that_nothing_leaves_unless_an_outage_explains_it(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        request = help_request(session, now=now)
        answers.answer(session, request.id, text="Жауап", by=by, now=now)
        session.flush()
        session.execute(update(OutboxMessage).values(next_attempt_at=now))

        assert kinds(session, by, now + HOUR)["delivery"] == 1

        outages.tell(session, {"web": "away"}, now=now)
        session.flush()
        assert set(kinds(session, by, now + HOUR)) == {"outage"}

    def test_count_who_has_no_second_factor(self, session: Session, by: Specialist, now: datetime) -> None:
        psychologist(session)
        session.flush()

        assert kinds(session, by, now) == {"second-factor": 1}

    def test_miss_a_stand_in_when_one_person_reads_alone(self, session: Session, by: Specialist, now: datetime) -> None:
        session.execute(update(Staff).where(Staff.id != by.id).values(active=False))

        assert kinds(session, by, now) == {"stand-in": 1}

    def test_find_the_talks_of_who_has_left(self, session: Session, by: Specialist, now: datetime) -> None:
        gone = psychologist(session)
        answers.accept(session, help_request(session, now=now).id, by=gone, now=now)
        session.execute(update(Staff).where(Staff.id == gone.id).values(active=False))

        assert kinds(session, by, now) == {"orphans": 1}

    def test_find_the_talks_of_who_is_no_psychologist_any_more(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        moved = psychologist(session)
        answers.accept(session, help_request(session, now=now).id, by=moved, now=now)
        session.get_one(Staff, moved.id).roles = [staff.role(session, Role.DEPUTY_HEAD)]
        psychologist(session)
        session.execute(update(Staff).values(tf_primary_method="authenticator"))

        assert kinds(session, by, now) == {"orphans": 1}

    def test_say_that_nobody_reads_letters(self, session: Session, by: Specialist, now: datetime) -> None:
        told = deputy_head(session)
        session.execute(update(Staff).values(active=False))

        assert kinds(session, told, now) == {"nobody": 1}

    def test_tell_who_may_know_it_of_mass_reading(self, session: Session, by: Specialist, now: datetime) -> None:
        for _ in range(61):
            answers.read(session, help_request(session, now=now).id, by=by, now=now)
        session.flush()

        assert "mass-reading" not in kinds(session, by, now)
        assert kinds(session, deputy_head(session), now)["mass-reading"] == 1

    def test_tell_whose_talk_was_taken_over(self, session: Session, by: Specialist, now: datetime) -> None:
        colleague, request = psychologist(session), help_request(session, now=now)
        answers.accept(session, request.id, by=by, now=now)
        handing.take_over(session, request.id, reason=TakeOver.URGENT, by=colleague, now=now)
        session.flush()

        assert kinds(session, by, now + HOUR)["taken-over"] == 1
        assert "taken-over" not in kinds(session, colleague, now + HOUR)
        assert "taken-over" not in kinds(session, by, now + 2 * DAY)

    def test_tell_of_everybody_who_lately_came_to_read_talks(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        boss = staff.specialist(staff_member(session, role=Role.ADMINISTRATOR))
        staff_changes.invite(session, role=Role.PSYCHOLOGIST, by=boss, now=now)
        staff_changes.invite(session, role=Role.OBSERVER, by=boss, now=now)
        observer = staff_member(session, role=Role.OBSERVER)
        staff_changes.change_roles(session, observer.id, roles={Role.PSYCHOLOGIST}, by=boss, now=now)
        session.flush()

        assert kinds(session, by, now)["new-readers"] == 2
        assert "new-readers" not in kinds(session, boss, now)
        assert "new-readers" not in kinds(session, by, now + 8 * DAY)

    def test_warn_of_a_full_disk_and_of_unchecked_help_lines(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        found = kinds(session, by, now + 400 * DAY, disk_free=1)

        assert found["disk"] == 1
        assert found["help-lines"] > 0
