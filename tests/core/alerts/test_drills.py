"""Drills: the same ladder, said to be a drill; held on the first working day of a month, never beside real danger."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core import alerts
from core.alerts import drills, measuring
from core.alerts.drills import DangerOpen, DrillRunning, NobodyToWake
from core.help_requests import answers
from db.models.alerts import Alert
from db.models.audit import AuditRecord
from db.models.schools import School
from tests.factories.duty import linked, pushes
from tests.factories.help_requests import DANGER, help_request
from tests.factories.staff import psychologist, tags

MINUTE = timedelta(minutes=1)
FIRST = datetime(2026, 12, 1, 5, 0, tzinfo=UTC)  # Tuesday, 10:00 in Almaty


def only(session: Session) -> Alert:
    return session.scalars(select(Alert)).one()


class TestADrill:
    def test_says_so_first_and_ends_with_the_first_tap(self, session: Session, now: datetime) -> None:
        aigul = psychologist(session)
        linked(session, aigul, now=now)
        drill = drills.start(session, school_id=aigul.school_id, asked_by=aigul.id, now=now)
        [(_address, words)] = pushes(session)

        taken = alerts.take(session, only(session).ref, staff_id=aigul.id, now=now + timedelta(seconds=95))

        assert words.startswith("Жаттығу")
        assert (taken.outcome, taken.seconds) == ("drilled", 95)
        assert (drill.result, drill.seconds, drill.ended_at) == ("answered", 95, now + timedelta(seconds=95))
        assert drills.running(session, school_id=aigul.school_id) is None
        assert tags(session)[-2:] == ["duty:drill:started", "duty:drill:ended"]
        newest = select(AuditRecord.detail).order_by(AuditRecord.id.desc()).limit(1)
        assert session.scalars(newest).one() == {"result": "answered", "seconds": 95}

    def test_climbs_like_any_alert_and_tells_the_others_that_it_is_over(self, session: Session, now: datetime) -> None:
        aigul, marat = psychologist(session, full_name="А"), psychologist(session, full_name="Бота")
        for person in (aigul, marat):
            linked(session, person, now=now)
        drills.start(session, school_id=aigul.school_id, asked_by=None, now=now)
        for minute in range(1, 9):
            alerts.climb(session, now=now + minute * MINUTE)

        alerts.take(session, only(session).ref, staff_id=marat.id, now=now + 9 * MINUTE)

        told = [(address, words) for address, words in pushes(session) if "Бота" in words]
        assert told == [(f"phone-of-{aigul.id}", "Жаттығу аяқталды. Дабылды Бота қабылдады.")]

    def test_nobody_answers_ends_with_the_ladder_and_says_so(self, session: Session, now: datetime) -> None:
        aigul = psychologist(session)
        linked(session, aigul, now=now)
        drill = drills.start(session, school_id=aigul.school_id, asked_by=None, now=now)

        steps = [alerts.climb(session, now=now + minute * MINUTE) for minute in range(1, 20)]

        assert (drill.result, drill.seconds) == ("unanswered", None)
        assert sum(steps) == 2
        assert alerts.take(session, only(session).ref, staff_id=aigul.id, now=now).outcome == "over"

    def test_nobody_answers_in_half_an_hour_is_over_however_long_the_ladder(
        self, session: Session, now: datetime
    ) -> None:
        people = [psychologist(session) for _ in range(9)]
        drill = drills.start(session, school_id=people[0].school_id, asked_by=None, now=now)

        alerts.climb(session, now=now + 29 * MINUTE)
        before = drill.result
        alerts.climb(session, now=now + 30 * MINUTE)

        assert (before, drill.result) == (None, "unanswered")

    def test_is_cut_off_by_real_danger(self, session: Session, now: datetime) -> None:
        aigul = psychologist(session)
        drill = drills.start(session, school_id=aigul.school_id, asked_by=None, now=now)

        help_request(session, finding=DANGER, now=now)

        assert drill.result == "interrupted"
        assert len(alerts.unseen(session, school_id=aigul.school_id)) == 1

    def test_is_no_alert_to_be_seen_and_enters_no_figure(self, session: Session, now: datetime) -> None:
        aigul = psychologist(session)

        drills.start(session, school_id=aigul.school_id, asked_by=None, now=now)

        assert alerts.unseen(session, school_id=aigul.school_id) == []
        week = measuring.week(session, school_id=aigul.school_id, starts=now - MINUTE, ends=now + MINUTE)
        assert (week.alerts, week.unacknowledged) == (0, 0)

    def test_is_refused_while_a_tap_waits_for_somebody_to_look(self, session: Session, now: datetime) -> None:
        aigul = psychologist(session)
        talk = help_request(session, finding=DANGER, now=now)
        alerts.take(session, only(session).ref, staff_id=aigul.id, now=now)

        with pytest.raises(DangerOpen):
            drills.start(session, school_id=aigul.school_id, asked_by=None, now=now + MINUTE)

        answers.read(session, talk.id, by=aigul, now=now + MINUTE)
        drills.start(session, school_id=aigul.school_id, asked_by=None, now=now + MINUTE)

    def test_is_refused_while_another_runs_while_danger_is_open_and_where_nobody_is(
        self, session: Session, now: datetime
    ) -> None:
        school_id = psychologist(session).school_id
        drills.start(session, school_id=school_id, asked_by=None, now=now)
        with pytest.raises(DrillRunning):
            drills.start(session, school_id=school_id, asked_by=None, now=now)

        help_request(session, finding=DANGER, now=now)
        with pytest.raises(DangerOpen):
            drills.start(session, school_id=school_id, asked_by=None, now=now)

    def test_is_refused_where_nobody_can_be_woken(self, session: Session, now: datetime) -> None:
        school_id = session.scalars(select(School.id)).one()

        with pytest.raises(NobodyToWake):
            drills.start(session, school_id=school_id, asked_by=None, now=now)


class TestEveryMonth:
    def test_one_is_held_on_the_first_working_day_and_only_one(self, session: Session) -> None:
        aigul = psychologist(session)

        held = [drills.hold_monthly(session, now=FIRST + timedelta(hours=hour)) for hour in range(24)]

        assert sum(held) == 1
        assert drills.drills(session, school_id=aigul.school_id)[0].asked_by is None

    @pytest.mark.parametrize(
        ("moment", "is_held"),
        [
            (datetime(2027, 2, 1, 5, 0, tzinfo=UTC), True),  # a Monday
            (datetime(2027, 2, 1, 1, 0, tzinfo=UTC), False),  # 06:00: nobody works yet
            (datetime(2027, 2, 2, 5, 0, tzinfo=UTC), False),  # the second working day
            (datetime(2027, 1, 4, 5, 0, tzinfo=UTC), False),  # a Monday of the winter break
            (datetime(2027, 1, 11, 5, 0, tzinfo=UTC), True),  # the first day after it
            (datetime(2026, 11, 1, 5, 0, tzinfo=UTC), False),  # a Sunday
        ],
    )
    def test_it_waits_for_working_hours_of_the_schools_calendar(
        self, session: Session, moment: datetime, *, is_held: bool
    ) -> None:
        psychologist(session)

        assert drills.hold_monthly(session, now=moment) == int(is_held)

    def test_one_somebody_asked_for_is_enough(self, session: Session) -> None:
        aigul = psychologist(session)
        drills.start(session, school_id=aigul.school_id, asked_by=aigul.id, now=FIRST - timedelta(hours=1))

        assert drills.hold_monthly(session, now=FIRST) == 0

    def test_none_is_held_without_a_psychologist_or_beside_danger(self, session: Session) -> None:
        assert drills.hold_monthly(session, now=FIRST) == 0
        psychologist(session)
        help_request(session, finding=DANGER, now=FIRST)

        assert drills.hold_monthly(session, now=FIRST) == 0
