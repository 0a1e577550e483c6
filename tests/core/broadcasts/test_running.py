"""Running: started once, in the hours of each group, held back in mourning and danger, ended with true numbers."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core import calendar, schools
from core.broadcasts import expanding, running, waves, windows
from core.cyclogram import hours as cyclogram_hours
from db.models.broadcasts import Broadcast, BroadcastDelivery, BroadcastRun, BroadcastState, BroadcastWave, RunState
from db.models.journals import Audience, Direction, WorkRecord
from db.models.outbox import DeliveryState
from db.models.subscriptions import SubscriptionClass
from tests.factories.appointments import hours, room
from tests.factories.broadcasts import broadcast, run
from tests.factories.help_requests import help_request
from tests.factories.staff import psychologist
from tests.factories.subscribers import subscriber, subscribers

PUPIL, PARENT, TEACHER = Audience.STUDENT, Audience.PARENT, Audience.TEACHER
SENDING = RunState.SENDING


def at(written: str) -> datetime:
    """A moment on the school's clock."""
    return datetime.fromisoformat(written).replace(tzinfo=ZoneInfo("Asia/Almaty")).astimezone(UTC)


EVENING, NIGHT = at("2026-11-23 18:30"), at("2026-11-23 20:30")


def due(session: Session, of: Broadcast | None = None) -> BroadcastRun:
    """A run of Monday evening, to parents unless told otherwise."""
    return run(session, of or broadcast(session), due_at=EVENING, latest_at=NIGHT)


def tick(session: Session, now: datetime) -> None:
    """What the clock does, but for the courier."""
    running.tick(session, now=now)
    expanding.expand_due(session, now=now)
    session.flush()


def settle(session: Session, state: DeliveryState = DeliveryState.SENT, **only: object) -> None:
    """The courier has done its part."""
    queued = update(BroadcastDelivery).where(BroadcastDelivery.state == DeliveryState.QUEUED)
    session.execute(queued.filter_by(**only).values(state=state))


def states(session: Session) -> list[DeliveryState]:
    """Of every person in the order they came."""
    return list(session.scalars(select(BroadcastDelivery.state).order_by(BroadcastDelivery.subscription_id)))


def test_a_run_goes_from_its_moment_to_its_numbers(session: Session) -> None:
    subscribers(session, 3)
    found = due(session)

    tick(session, EVENING - timedelta(seconds=1))
    before = found.state
    tick(session, EVENING)
    began = (found.state, found.expected, found.open_to, found.said["texts"])
    settle(session)
    tick(session, EVENING + timedelta(minutes=1))

    assert (before, began[:3]) == (RunState.WAITING, (SENDING, 3, windows.bits((PUPIL, PARENT))))
    assert began[3] == found.broadcast.texts
    assert (found.state, found.open_to, found.totals["all"]["sent"]) == (RunState.DONE, 0, 3)  # type: ignore[index]
    assert found.broadcast.state is BroadcastState.FINISHED
    work = session.scalars(select(WorkRecord)).one()
    assert (work.direction, work.audience, work.participants) == (Direction.AWARENESS, PARENT, 3)


def test_with_nobody_to_write_to_a_run_ends_at_once(session: Session) -> None:
    found = due(session)

    tick(session, EVENING)
    tick(session, EVENING + timedelta(seconds=5))

    assert (found.state, found.expected) == (RunState.DONE, 0)
    assert session.scalars(select(WorkRecord)).all() == []


def test_what_is_not_done_when_the_window_closes_goes_on_in_the_next(session: Session) -> None:
    subscriber(session, audience=PUPIL)
    subscriber(session, audience=TEACHER)
    found = due(session, broadcast(session, audiences=(PUPIL, TEACHER)))

    moments = ("2026-11-23 18:31", "2026-11-23 21:00", "2026-11-24 10:00", "2026-11-24 18:30")
    seen = []
    for written in moments:
        tick(session, at(written))
        seen.append((found.open_to & windows.bits((PUPIL, TEACHER)), found.reason))

    pupils, teachers = windows.bit(PUPIL), windows.bit(TEACHER)
    assert seen == [(pupils, ""), (0, "quiet"), (teachers, ""), (pupils, "")]


def test_a_run_nobody_started_in_its_window_is_missed(session: Session) -> None:
    found = due(session)

    tick(session, NIGHT + timedelta(seconds=1))

    assert (found.state, found.reason, found.started_at) == (RunState.SKIPPED, "missed", None)
    assert found.broadcast.state is BroadcastState.FINISHED


def test_in_mourning_a_cheerful_one_is_not_started_and_a_careful_one_is(session: Session) -> None:
    school = schools.first_school(session)
    school.mourns_since = date(2026, 11, 20)
    cheerful, careful = due(session, broadcast(session, is_cheerful=True)), due(session)

    tick(session, EVENING)
    held = (cheerful.state, cheerful.reason, careful.state)
    school.mourns_since = None
    tick(session, NIGHT + timedelta(hours=1))

    assert held == (RunState.WAITING, "mourning", SENDING)
    assert (cheerful.state, cheerful.reason) == (RunState.SKIPPED, "mourning")


def test_a_sensitive_one_rests_while_a_child_is_in_danger_and_then_goes_on(session: Session) -> None:
    subscribers(session, 2)
    found = due(session, broadcast(session, is_sensitive=True))
    tick(session, EVENING)
    talk = help_request(session, now=EVENING)
    talk.risk = "emergency"
    session.flush()

    tick(session, EVENING + timedelta(seconds=5))
    resting = (found.state, found.open_to, found.reason)
    talk.risk_ended_at = EVENING
    session.flush()
    tick(session, EVENING + timedelta(minutes=5))

    assert resting == (SENDING, 0, "reds")
    assert (bool(found.open_to), found.reason) == (True, "")


def test_what_was_stopped_under_way_tells_whom_it_reached(session: Session) -> None:
    people = subscribers(session, 3)
    found = due(session)
    tick(session, EVENING)
    settle(session, subscription_id=people[0].id)
    settle(session, DeliveryState.SENDING, subscription_id=people[1].id)

    found.state = RunState.CANCELLED
    tick(session, EVENING + timedelta(minutes=1))
    awaited = found.finished_at
    session.execute(update(BroadcastDelivery).values(state=DeliveryState.SENT))
    tick(session, EVENING + timedelta(minutes=2))

    assert awaited is None  # one was just being sent
    assert (found.state, found.finished_at) == (RunState.CANCELLED, EVENING + timedelta(minutes=2))
    whole = found.totals["all"]  # type: ignore[index]
    assert (whole["expected"], whole["sent"], whole["left_out"]) == (3, 2, 1)


def test_of_very_many_who_are_stopped_each_tick_drops_some(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "AT_ONCE", 2)
    subscribers(session, 3)
    found = due(session)
    tick(session, EVENING)

    found.state = RunState.CANCELLED
    left = []
    for ahead in (1, 2):
        tick(session, EVENING + timedelta(minutes=ahead))
        left.append((len(states(session)), found.finished_at is not None))

    assert left == [(1, False), (0, True)]
    assert found.totals["all"]["left_out"] == 3  # type: ignore[index]


@pytest.mark.parametrize("state", [SENDING, RunState.PAUSED])
def test_a_week_later_it_ends_with_whom_it_reached(session: Session, state: RunState) -> None:
    people = subscribers(session, 2)
    found = due(session)
    tick(session, EVENING)
    settle(session, subscription_id=people[0].id)
    found.state = state

    tick(session, EVENING + running.WEEK)
    before = found.state
    tick(session, EVENING + running.WEEK + timedelta(seconds=1))

    assert (before, found.state) == (state, RunState.DONE)
    assert states(session) == [DeliveryState.SENT]
    assert found.totals["all"]["left_out"] == 1  # type: ignore[index]


def test_a_clock_that_went_back_does_not_send_at_night(session: Session) -> None:
    subscribers(session, 2)
    found = due(session)
    tick(session, EVENING)

    tick(session, EVENING - timedelta(hours=15))

    assert (found.state, found.open_to, found.reason) == (SENDING, 0, "quiet")


def test_one_that_cannot_be_ended_holds_up_no_other(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    broken, other = due(session), due(session)
    tick(session, EVENING)
    record = running.recording.record

    def refuse(session: Session, run: BroadcastRun, *, now: datetime) -> object:
        return record(session, run, now=now) if run.id == other.id else 1 / 0

    monkeypatch.setattr(running.recording, "record", refuse)
    tick(session, EVENING + timedelta(seconds=5))

    assert (broken.state, other.state) == (SENDING, RunState.DONE)


def test_one_that_cannot_be_carried_on_goes_to_nobody_until_it_can(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    subscriber(session)
    found = due(session)
    tick(session, EVENING)
    was_open = found.open_to

    with monkeypatch.context() as broken:
        broken.setattr(running.windows, "standing", lambda *_, **__: 1 / 0)
        tick(session, NIGHT + timedelta(hours=1))
    closed = (found.open_to, found.reason)
    tick(session, EVENING + timedelta(days=1))

    assert (bool(was_open), closed) == (True, (0, "fault"))
    assert (found.open_to, found.reason) == (was_open, "")


class TestWaves:
    def test_everybody_at_once_unless_it_is_sensitive(self, session: Session) -> None:
        subscriber(session, classes=("7А",))
        subscriber(session, classes=("8Б",))

        due(session)
        tick(session, EVENING)

        assert laid(session) == [(None, "2026-11-23")]

    def test_a_sensitive_one_goes_class_by_class_as_talks_are_free(self, session: Session) -> None:
        by = psychologist(session)
        hours(session, by.id, room_id=room(session).id)  # two hours each working day
        meeting = free_of_a_day(session)
        for name, size in (("7А", 20), ("7Б", 15), ("10А", 15), ("11А", 15)):
            subscribers(session, size, audience=PUPIL, classes=(name,))
        subscriber(session, audience=PUPIL)  # of no class

        due(session, broadcast(session, audiences=(PUPIL,), is_sensitive=True, made_by=by.id))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(waves, "READERS_PER_TALK", 35 / (2 * meeting))  # 35 readers a day
            tick(session, EVENING)

        assert laid(session) == [
            ("7А", "2026-11-23"),
            ("7Б", "2026-11-23"),
            ("10А", "2026-11-24"),
            ("11А", "2026-11-24"),
            (None, "2026-11-24"),
        ]

    def test_who_changes_the_class_meanwhile_is_not_forgotten(self, session: Session) -> None:
        for name in ("7А", "9Б"):
            subscribers(session, 20, audience=PUPIL, classes=(name,))
        mover = subscriber(session, audience=PUPIL, classes=("9Б",))
        due(session, broadcast(session, audiences=(PUPIL,), is_sensitive=True))
        tick(session, EVENING)

        session.execute(
            update(SubscriptionClass)
            .where(SubscriptionClass.subscription_id == mover.id)
            .values(class_name="7А", grade=7)
        )
        tick(session, EVENING + timedelta(days=1))

        assert len(states(session)) == 41

    def test_without_hours_the_classes_are_spread_all_the_same(self) -> None:
        sizes = [(str(number), 10) for number in range(40)]

        days = [day for _, day in waves.deal(sizes, lambda _day: 40)]

        assert max(days) == waves.MOST_DAYS - 1
        assert [days.count(day) for day in range(10)] == [4] * 10

    def test_a_class_larger_than_a_day_goes_alone(self) -> None:
        assert list(waves.deal([("7А", 30), ("7Б", 30)], lambda _day: 0)) == [("7А", 0), ("7Б", 1)]


def laid(session: Session) -> list[tuple[str | None, str]]:
    """The waves with their days."""
    school = schools.first_school(session)
    found = session.scalars(select(BroadcastWave).order_by(BroadcastWave.id))
    return [(wave.class_name, str(calendar.local(school, wave.due_at).date())) for wave in found]


def free_of_a_day(session: Session) -> int:
    """How many talks two hours are."""
    rules = cyclogram_hours.rules_of(session, schools.first_school(session).id)
    return 120 // (rules.meeting_minutes + rules.pause_minutes)
