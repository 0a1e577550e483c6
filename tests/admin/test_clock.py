"""The clock's page: whether it runs, every job in words, what failed, what comes next in this school alone."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from flask.testing import FlaskClient

from core.clock import jobs, leading
from core.texts import LOCALES, texts
from db.engine import Database
from db.models.staff import Staff
from scheduler.timetable import TIMETABLE
from tests.admin.hands import Panel
from tests.admin.seen import seen
from tests.factories.broadcasts import broadcast, schedule
from tests.factories.schools import another_school

SignIn = Callable[[FlaskClient, Staff], None]
T = texts("kk")
NAMES = {job.__name__: seconds for job, seconds in TIMETABLE.items()}


def test_a_clock_that_runs_says_what_it_does_and_what_comes_next(
    desk: FlaskClient, database: Database, now: datetime
) -> None:
    with database.writing() as session:
        leading.hold(session, holder="a" * 32, now=now)
        jobs.announce(session, NAMES)
        jobs.note(session, "climb_alerts", every=5, now=now, did=2, took_ms=4)
        schedule(session, broadcast(session), date(2026, 11, 30), time(18, 30))
        foreign = broadcast(session, school_id=another_school(session).id, texts={"kk": "Бөтен мектептің сөзі"})
        schedule(session, foreign, date(2026, 11, 30), time(18, 30))

    page = seen(desk.get("/clock/").text)

    assert T("clock-ticks") in page
    assert all(T(f"clock-job-{name.replace('_', '-')}") in page for name in NAMES)
    assert T("clock-did", moment="бүгін, 10:00", count=2) in page
    assert "Ұйқы туралы бір сөз." in page
    assert "30 қараша, 18:30" in page
    assert "Бөтен мектептің" not in page


def test_one_that_stands_or_fails_is_said_in_red_here_and_today(
    desk: FlaskClient, database: Database, panel: Panel, now: datetime
) -> None:
    with database.writing() as session:
        leading.hold(session, holder="a" * 32, now=now - timedelta(hours=1))
        for ahead in range(3):
            moment = now - timedelta(hours=1) + ahead * timedelta(seconds=5)
            jobs.note(session, "purge", every=3600, now=moment, did=0, took_ms=0, problem="OperationalError")

    page, front = seen(desk.get("/clock/").text), seen(desk.get("/").text)

    assert T("clock-silent", moment="бүгін, 09:00") in page
    assert T("clock-state-fails") in page
    assert T("clock-problem", kind="OperationalError", moment="бүгін, 09:00") in page
    assert T("today-need-clock-silent", count=1) in front
    assert T("today-need-clock-failing", count=1) in front


def test_before_anything_ever_ticked_it_says_so(desk: FlaskClient) -> None:
    assert T("clock-never") in seen(desk.get("/clock/").text)


def test_every_job_has_its_words() -> None:
    named = {f"clock-job-{name.replace('_', '-')}" for name in NAMES}

    assert all(texts(locale)(name) != name for locale in LOCALES for name in named)
