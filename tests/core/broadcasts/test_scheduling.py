"""When it is said: a minute to take it back, one run for one press, nothing in the past or without an end."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from core.actors import NotAllowed
from core.broadcasts import occurrences, scheduling
from core.broadcasts.draft import Unready
from core.broadcasts.editing import AlreadyLeaving, ChangedMeanwhile, StandsAlready
from core.broadcasts.scheduling import EndMissing, EndTooFar, InThePast, NotLeaving
from core.clock.recurrence import Kind, Recurrence
from db.models.broadcasts import Broadcast, BroadcastState, RunState
from tests.factories.drafts import broadcast
from tests.factories.staff import deputy_head, psychologist

EVENING = {"day": date(2026, 11, 23), "clock": time(18, 30), "recurrence": Recurrence(), "until": None}
WEEKLY = {**EVENING, "recurrence": Recurrence(Kind.WEEKLY), "until": date(2026, 12, 21)}


def at(session: Session, one: Broadcast, now: datetime, **when: Any) -> BroadcastState:
    return scheduling.schedule(session, one, version=one.version, by=psychologist(session), now=now, **when)


def test_sent_now_it_leaves_in_a_minute_and_a_second_press_sends_nothing(session: Session, now: datetime) -> None:
    by = psychologist(session)
    one = broadcast(session, by=by, now=now)

    assert scheduling.send_now(session, one, version=1, by=by, now=now) is BroadcastState.SCHEDULED
    with pytest.raises(StandsAlready):
        scheduling.send_now(session, one, version=1, by=by, now=now)

    (run,) = one.runs
    assert (run.occurrence, run.due_at - now) == ("2026-11-23T10:01", timedelta(seconds=60))
    assert run.said["texts"] == one.texts


def test_taken_back_within_the_minute_it_is_a_draft_that_can_be_sent_again(session: Session, now: datetime) -> None:
    by = psychologist(session)
    one = broadcast(session, by=by, now=now)
    scheduling.send_now(session, one, version=1, by=by, now=now)
    scheduling.undo(session, one, by=by, now=now + timedelta(seconds=30))

    assert (one.state, one.runs) == (BroadcastState.DRAFT, [])
    scheduling.send_now(session, one, version=1, by=by, now=now)
    one.runs[0].state = RunState.SENDING
    with pytest.raises(AlreadyLeaving):
        scheduling.undo(session, one, by=by, now=now)


def test_scheduled_it_is_kept_by_the_clock_until_it_is_taken_back(session: Session, now: datetime) -> None:
    one = broadcast(session, by=psychologist(session), now=now)

    assert at(session, one, now, **WEEKLY) is BroadcastState.SCHEDULED
    assert one.schedule is not None
    assert one.schedule.is_active
    assert [found.name for found in occurrences.upcoming(session, one, now=now)] == [
        f"2026-{day}T18:30" for day in ("11-23", "11-30", "12-07", "12-14", "12-21")
    ]
    scheduling.undo(session, one, by=psychologist(session), now=now)
    assert (one.state, one.schedule.is_active) == (BroadcastState.DRAFT, False)


def test_sent_soon_it_waits_for_the_next_decent_hour_or_leaves_in_a_minute(session: Session, now: datetime) -> None:
    by = psychologist(session)
    morning, evening = (broadcast(session, by=by, now=now) for _ in range(2))
    at_seven = now + timedelta(hours=9)
    scheduling.send_soon(session, morning, version=1, by=by, now=now)
    scheduling.send_soon(session, evening, version=1, by=by, now=at_seven)

    assert [found.name for found in occurrences.upcoming(session, morning, now=now)] == ["2026-11-23T18:00"]
    assert (evening.schedule, [run.due_at for run in evening.runs]) == (None, [at_seven + timedelta(seconds=60)])


def test_a_time_that_cannot_be_is_refused(session: Session, now: datetime) -> None:
    one = broadcast(session, by=psychologist(session), now=now)
    for when, problem in (
        ({**EVENING, "clock": time(9)}, InThePast),
        ({**WEEKLY, "until": None}, EndMissing),
        ({**WEEKLY, "until": date(2026, 11, 22)}, EndTooFar),
        ({**WEEKLY, "until": date(2028, 5, 1)}, EndTooFar),
    ):
        with pytest.raises(problem):
            at(session, one, now, **when)

    assert one.state is BroadcastState.DRAFT


def test_only_what_is_whole_and_seen_is_sent_and_only_by_a_psychologist(session: Session, now: datetime) -> None:
    by = psychologist(session)
    with pytest.raises(Unready):
        scheduling.send_now(session, broadcast(session, by=by, now=now, texts={}), version=1, by=by, now=now)
    with pytest.raises(ChangedMeanwhile):
        scheduling.send_now(session, broadcast(session, by=by, now=now), version=2, by=by, now=now)
    with pytest.raises(NotAllowed):
        scheduling.send_now(session, broadcast(session, by=by, now=now), version=1, by=deputy_head(session), now=now)


def test_a_run_is_paused_resumed_and_stopped_where_it_is(session: Session, now: datetime) -> None:
    by = psychologist(session)
    one = broadcast(session, by=by, now=now)
    scheduling.send_now(session, one, version=1, by=by, now=now)
    (run,) = one.runs
    with pytest.raises(NotLeaving):
        scheduling.pause(session, run, by=by, now=now)
    run.state, run.open_to = RunState.SENDING, 1
    session.flush()

    scheduling.pause(session, run, by=by, now=now)
    assert run.state is RunState.PAUSED
    scheduling.resume(session, run, by=by, now=now)
    assert (run.state, run.open_to) == (RunState.SENDING, 0)  # it may be night by now
    scheduling.cancel_run(session, run, by=by, now=now)

    assert (run.state, run.finished_at, one.state) == (RunState.CANCELLED, None, BroadcastState.CANCELLED)
    with pytest.raises(NotLeaving):
        scheduling.resume(session, run, by=by, now=now)


def test_stopped_for_good_nothing_of_it_waits_any_more(session: Session, now: datetime) -> None:
    one = broadcast(session, by=psychologist(session), now=now)
    at(session, one, now, **WEEKLY)
    occurrences.make_due(session, now=now + timedelta(hours=9))
    session.expire(one, ["runs"])
    scheduling.cancel(session, one, by=psychologist(session), now=now)

    assert [run.state for run in one.runs] == [RunState.CANCELLED]
    assert one.state is BroadcastState.CANCELLED
    assert occurrences.make_due(session, now=now + timedelta(days=7, hours=9)) == 0
    with pytest.raises(NotLeaving):
        scheduling.cancel(session, one, by=psychologist(session), now=now)
