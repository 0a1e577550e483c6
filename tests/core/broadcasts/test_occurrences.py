"""Occurrences: every time once, whatever the clock does; late within its window, else visibly missed."""

import threading
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.broadcasts import occurrences
from core.clock.recurrence import Kind, Recurrence
from db.engine import Database
from db.models.broadcasts import BroadcastRun, BroadcastSchedule, BroadcastState
from db.models.journals import Audience
from tests.conftest import MORNING
from tests.factories.broadcasts import broadcast, schedule
from tests.factories.staff import psychologist

MONDAY = date(2026, 11, 23)
EVENING = time(18, 30)
WEEKLY = Recurrence(Kind.WEEKLY)
GROUPS = tuple(Audience)


def at(written: str) -> datetime:
    """A moment on the school's clock."""
    return datetime.fromisoformat(written).replace(tzinfo=ZoneInfo("Asia/Almaty")).astimezone(UTC)


def runs(session: Session) -> list[tuple[str, str, str]]:
    """What was made: the time, its state and the reason."""
    asked = select(BroadcastRun).order_by(BroadcastRun.due_at).execution_options(populate_existing=True)
    found = session.scalars(asked)
    return [(run.occurrence, run.state.value, run.reason) for run in found]


def test_a_time_that_has_come_is_one_run_however_often_the_clock_ticks(session: Session) -> None:
    kept = schedule(session, broadcast(session), MONDAY, EVENING)

    assert occurrences.make_due(session, now=at("2026-11-23 18:29:59")) == 0
    assert occurrences.make_due(session, now=at("2026-11-23 18:30")) == 1
    assert not kept.is_active  # it never comes again
    kept.is_active, kept.checked_until = True, MORNING
    assert occurrences.make_due(session, now=at("2026-11-23 18:31")) == 0
    assert runs(session) == [("2026-11-23T18:30", "waiting", "")]


def test_a_clock_that_goes_back_makes_nothing_twice(session: Session) -> None:
    schedule(session, broadcast(session), MONDAY, EVENING, WEEKLY)

    for written in ("2026-11-23 18:31", "2026-11-23 18:00", "2026-11-23 18:31", "2026-11-23 10:00", "2026-11-23 18:40"):
        occurrences.make_due(session, now=at(written))

    assert runs(session) == [("2026-11-23T18:30", "waiting", "")]


def test_after_a_day_of_sleep_what_was_missed_is_shown_and_what_is_only_late_is_sent(session: Session) -> None:
    schedule(session, broadcast(session), MONDAY, EVENING)
    schedule(session, broadcast(session), date(2026, 11, 24), time(18, 5))

    occurrences.make_due(session, now=at("2026-11-24 18:40"))

    assert runs(session) == [("2026-11-23T18:30", "skipped", "missed"), ("2026-11-24T18:05", "waiting", "")]


def test_a_clock_that_ran_ahead_takes_nothing_away_from_what_is_to_come(session: Session) -> None:
    schedule(session, broadcast(session), MONDAY, EVENING, WEEKLY)
    occurrences.make_due(session, now=at("2026-12-10 12:00"))
    ahead = runs(session)

    occurrences.make_due(session, now=at("2026-11-23 18:40"))
    occurrences.make_due(session, now=at("2026-11-30 18:40"))

    assert [state for _, state, _ in ahead] == ["skipped"] * 3
    assert runs(session) == [("2026-11-23T18:30", "waiting", ""), ("2026-11-30T18:30", "waiting", "")]


def test_a_clock_that_ran_ahead_ends_nothing_that_is_said_once(session: Session) -> None:
    once = broadcast(session)
    schedule(session, once, MONDAY, EVENING)
    occurrences.make_due(session, now=at("2026-12-10 12:00"))
    once.state = BroadcastState.FINISHED  # as it is when nothing of it is to come
    session.flush()

    for written in ("2026-11-20 12:00", "2026-11-23 18:31"):
        occurrences.make_due(session, now=at(written))

    assert (runs(session), once.state) == ([("2026-11-23T18:30", "waiting", "")], BroadcastState.SCHEDULED)


def test_what_could_only_be_said_a_week_late_is_passed_over_and_says_so(session: Session) -> None:
    june = at("2027-06-10 12:00")
    schedule(session, broadcast(session), date(2027, 6, 14), EVENING, WEEKLY, checked_until=june)
    schedule(session, broadcast(session), date(2027, 6, 25), EVENING, checked_until=june)

    occurrences.make_due(session, now=at("2027-06-25 19:00"))

    assert runs(session) == [
        ("2027-06-14T18:30", "skipped", "holiday"),
        ("2027-06-21T18:30", "skipped", "holiday"),
        ("2027-06-25T18:30", "waiting", ""),  # tomorrow is the day against drugs
    ]


def test_what_does_not_stand_is_never_due(session: Session) -> None:
    for state in (BroadcastState.DRAFT, BroadcastState.PROPOSED, BroadcastState.CANCELLED):
        schedule(session, broadcast(session, state=state), MONDAY, EVENING)

    assert occurrences.make_due(session, now=at("2026-11-23 18:30")) == 0


def test_the_next_times_are_those_without_a_run(session: Session) -> None:
    of = broadcast(session)
    schedule(session, of, MONDAY, EVENING, WEEKLY, until=date(2026, 12, 14))
    occurrences.make_due(session, now=at("2026-11-23 18:30"))

    found = occurrences.upcoming(session, of, now=at("2026-11-23 18:30"), limit=2)

    assert [one.name for one in found] == ["2026-11-30T18:30", "2026-12-07T18:30"]


def test_a_schedule_ends_after_its_last_day(session: Session) -> None:
    kept = schedule(session, broadcast(session), MONDAY, EVENING, WEEKLY, until=date(2026, 12, 7))

    active = []
    for written in ("2026-11-30 19:00", "2026-12-07 19:00", "2026-12-08 19:00"):
        occurrences.make_due(session, now=at(written))
        active.append(kept.is_active)

    assert active == [True, True, False]


@pytest.mark.parametrize("engine", ["sqlite"])
def test_of_four_hundred_schedules_in_one_year_each_time_is_made_once(session: Session) -> None:
    often = (WEEKLY, Recurrence(Kind.WEEKLY, weekdays=(1, 3)), Recurrence(Kind.TERM, anchor="end", offset_days=14))
    by = psychologist(session).id
    of = [broadcast(session, audiences=(GROUPS[number % 4],), made_by=by) for number in range(400)]
    for number, one in enumerate(of):
        asked = often[number // 8 % 3] if number % 8 == 0 else Recurrence()
        first = MONDAY + timedelta(days=1 + number % 170)
        schedule(session, one, first, time(8 + number % 12, number % 60), asked, until=date(2027, 5, 20))

    now, made = MORNING, 0
    while now < datetime(2027, 5, 21, tzinfo=UTC):
        made += occurrences.make_due(session, now=now)
        now += timedelta(hours=153, minutes=7)  # no step fits a day or a week
    made += occurrences.make_due(session, now=now)

    found = Counter(session.execute(select(BroadcastRun.broadcast_id, BroadcastRun.occurrence)))
    assert made == found.total() == len(found)
    assert found.keys() == expected(session)


def expected(session: Session) -> set[tuple[int, str]]:
    """Every time of every broadcast, asked day by day without the rule that is tried."""
    terms = [date(2026, 12, 27), date(2027, 3, 21), date(2027, 5, 25)]
    times = set()
    for kept in session.scalars(select(BroadcastSchedule)):
        asked = Recurrence.from_dict(kept.recurrence)
        days = [kept.day] if asked.kind is Kind.ONCE else [kept.day + timedelta(days=n) for n in range(200)]
        if asked.kind is Kind.WEEKLY:
            days = [day for day in days if day.weekday() in (asked.weekdays or (kept.day.weekday(),))]
        elif asked.kind is Kind.TERM:
            days = [day for day in days if day + timedelta(days=14) in terms]
        times |= {(kept.broadcast_id, f"{day}T{kept.clock:%H:%M}") for day in days if day <= date(2027, 5, 20)}
    return times


def test_of_two_schedulers_at_once_only_one_makes_the_run(database: Database) -> None:
    with database.writing() as session:
        schedule(session, broadcast(session), MONDAY, EVENING, WEEKLY)
    meet, made = threading.Barrier(2), []

    def tick() -> None:
        meet.wait()
        with database.writing() as session:
            made.append(occurrences.make_due(session, now=at("2026-11-23 18:31")))

    both = [threading.Thread(target=tick) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()

    assert sorted(made) == [0, 1]
    with database.reading() as session:
        assert len(session.scalars(select(BroadcastRun.id)).all()) == 1
