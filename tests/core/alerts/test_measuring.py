"""Figures of a week: what was raised, what people said of it, how long it took until a person looked."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from core import alerts
from core.alerts import measuring
from core.help_requests import answers, verdicts
from core.help_requests.verdicts import Judgement
from db.models.alerts import Alert
from tests.factories.help_requests import DANGER, help_request
from tests.factories.schools import another_school
from tests.factories.staff import psychologist

MINUTE = timedelta(minutes=1)


def test_counts_what_was_raised_in_those_days_alone_and_what_was_said_of_it(session: Session, now: datetime) -> None:
    aigul = psychologist(session)
    for at, outcome in (
        (now - MINUTE, "confirmed"),
        (now, "confirmed"),
        (now, "false"),
        (now, "too_high"),
        (now, None),
        (now + 7 * timedelta(days=1), "false"),
    ):
        talk = help_request(session, finding=DANGER, now=at)
        alert = alerts.of_talk(session, talk.id)
        assert alert is not None
        alert.outcome = outcome
    help_request(session, finding=DANGER, school_id=another_school(session).id, now=now)

    week = measuring.week(session, school_id=aigul.school_id, starts=now, ends=now + timedelta(days=7))

    assert (week.alerts, week.confirmed, week.false, week.too_high, week.unacknowledged) == (4, 1, 1, 1, 4)
    assert (week.view_median, week.view_p90, week.acknowledged_median) == (None, None, None)


def test_tells_how_long_children_waited_for_a_look_and_for_a_tap(session: Session, now: datetime) -> None:
    aigul = psychologist(session)
    for seconds in (10, 20, 30, 40, 100):
        talk = help_request(session, finding=DANGER, now=now)
        alert = alerts.of_talk(session, talk.id)
        assert isinstance(alert, Alert)
        alerts.take(session, alert.ref, staff_id=aigul.id, now=now + timedelta(seconds=seconds))
        answers.read(session, talk.id, by=aigul, now=now + timedelta(seconds=2 * seconds))
        answers.read(session, talk.id, by=aigul, now=now + timedelta(seconds=900))

    week = measuring.week(session, school_id=aigul.school_id, starts=now, ends=now + MINUTE)

    assert (week.acknowledged_median, week.acknowledged_p90) == (30, 100)
    assert (week.view_median, week.view_p90) == (60, 200)
    assert week.unacknowledged == 0


def test_a_tap_that_nobody_followed_up_leaves_the_alert_unacknowledged(session: Session, now: datetime) -> None:
    aigul = psychologist(session)
    alert = alerts.of_talk(session, help_request(session, finding=DANGER, now=now).id)
    assert alert is not None
    alerts.take(session, alert.ref, staff_id=aigul.id, now=now)
    for minute in range(1, 20):
        alerts.climb(session, now=now + minute * MINUTE)

    week = measuring.week(session, school_id=aigul.school_id, starts=now, ends=now + MINUTE)

    assert (week.unacknowledged, week.acknowledged_median, week.view_median) == (1, 0, None)


@pytest.mark.parametrize(
    ("values", "percent", "found"),
    [([], 50, None), ([7], 90, 7), ([1, 2], 50, 1), ([3, 1, 2], 50, 2), (list(range(1, 11)), 90, 9)],
)
def test_a_centile_is_a_value_that_happened(values: list[int], percent: int, found: int | None) -> None:
    assert measuring.centile(values, percent) == found


def test_an_alert_raised_by_the_reader_is_counted_but_nobody_waited_for_it(session: Session, now: datetime) -> None:
    aigul = psychologist(session)
    talk = help_request(session, now=now)
    (missed,) = talk.messages

    verdicts.judge(session, missed.id, judgement=Judgement.MISSED, is_danger=True, by=aigul, now=now + MINUTE)

    week = measuring.week(session, school_id=aigul.school_id, starts=now, ends=now + timedelta(days=1))
    assert (week.alerts, week.view_median, week.acknowledged_median) == (1, None, None)
