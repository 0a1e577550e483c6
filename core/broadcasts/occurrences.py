"""Occurrences: each time a broadcast is due becomes one run, once, whatever the clock does.

The name of the time is unique, so a clock that goes back, a tick that comes twice or a second scheduler makes nothing
anew. A clock that ran ahead may have called times missed that are still to come: once it goes right, they are.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import and_, delete, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session, joinedload

from core import public_codes, quiet_hours, schools
from core.broadcasts import draft, recipients
from core.broadcasts.recipients import Recipients
from core.broadcasts.windows import Hours
from core.clock import recurrence
from core.clock.recurrence import Kind, Occurrence, Recurrence
from db.models.broadcasts import Broadcast, BroadcastRun, BroadcastSchedule, BroadcastState, RunState
from db.models.schools import CalendarPeriod

# a mark on the way is written this often while nothing is due
MARKED_EVERY: Final = timedelta(hours=1)
# more than two clocks differ by: this one had run ahead
RAN_AHEAD: Final = timedelta(minutes=5)
MISSED: Final = "missed"


def upcoming(session: Session, broadcast: Broadcast, *, now: datetime, limit: int = 5) -> Sequence[Occurrence]:
    """The next times of a broadcast that have no run yet, soonest first."""
    schedule = broadcast.schedule
    if schedule is None or not schedule.is_active:
        return []
    made = session.scalars(select(BroadcastRun.occurrence).where(BroadcastRun.broadcast_id == broadcast.id)).all()
    last = recurrence.last_day(schedule.day, schedule.until)
    until = recurrence.moment(last, schedule.clock, ZoneInfo(schedule.zone))
    found = _between(schedule, quiet_hours.periods_of(session), after=now, before=until)
    return [one for one in found if one.name not in made][:limit]


def make_due(session: Session, *, now: datetime) -> int:
    """Make the run of every time that has come; one that its window has passed is skipped, and says so («missed»)."""
    stands = and_(BroadcastSchedule.is_active, Broadcast.state == BroadcastState.SCHEDULED)
    ended_ahead = and_(
        BroadcastSchedule.checked_until > now + RAN_AHEAD,
        Broadcast.state.in_((BroadcastState.SCHEDULED, BroadcastState.FINISHED)),
    )
    asked = (
        select(BroadcastSchedule)
        .join(Broadcast)
        .where(or_(stands, ended_ahead))
        .options(joinedload(BroadcastSchedule.broadcast))
        .order_by(BroadcastSchedule.id)
    )
    active = session.scalars(asked.with_for_update(of=BroadcastSchedule, skip_locked=True)).all()
    periods = quiet_hours.periods_of(session) if active else []
    return sum(_make(session, schedule, periods, now) for schedule in active)


def _make(session: Session, schedule: BroadcastSchedule, periods: Sequence[CalendarPeriod], now: datetime) -> int:
    if schedule.checked_until > now + RAN_AHEAD:
        _come_back(session, schedule, now)
    found = _between(schedule, periods, after=schedule.checked_until, before=now)
    if found or now - schedule.checked_until > MARKED_EVERY:
        schedule.checked_until = now
        schedule.is_active = not _is_over(schedule, now)
    if not found:
        return 0
    broadcast = schedule.broadcast
    hours = Hours.of(session, schools.school(session, broadcast.school_id), occasion=broadcast.occasion)
    return _insert(session, [_run(broadcast, one, hours, now) for one in found])


def _come_back(session: Session, schedule: BroadcastSchedule, now: datetime) -> None:
    """The clock had run ahead: what it called missed can still be said in its window, or is to come."""
    ahead = (
        BroadcastRun.broadcast_id == schedule.broadcast_id,
        BroadcastRun.state == RunState.SKIPPED,
        BroadcastRun.latest_at >= now,
    )
    taken_back = session.scalars(delete(BroadcastRun).where(*ahead).returning(BroadcastRun.due_at)).all()
    schedule.checked_until = min([now, *taken_back])
    if taken_back:
        schedule.is_active, schedule.broadcast.state = True, BroadcastState.SCHEDULED


def _run(broadcast: Broadcast, one: Occurrence, hours: Hours, now: datetime) -> dict[str, Any]:
    """One run as a row: it waits for its moment, or is skipped at once."""
    latest_at = hours.latest(recipients.audiences(Recipients.from_dict(broadcast.recipients)), one.at)
    reason = "holiday" if latest_at is None else MISSED if now > latest_at else ""
    return {
        "ref": public_codes.new_ref(),
        "broadcast_id": broadcast.id,
        "school_id": broadcast.school_id,
        "occurrence": one.name,
        "state": RunState.SKIPPED if reason else RunState.WAITING,
        "reason": reason,
        "due_at": one.at,
        "latest_at": latest_at or one.at,
        "said": draft.said_of(broadcast),
        "open_to": 0,
        "expected": 0,
        "finished_at": now if reason else None,
    }


def _insert(session: Session, rows: Sequence[dict[str, Any]]) -> int:
    """Make the runs that do not stand yet; how many they are."""
    session.flush()
    connection = session.connection()
    made = connection.execute(_statement(connection.dialect.name), rows, execution_options={"preserve_rowcount": True})
    return made.rowcount


@cache
def _statement(dialect: str) -> Any:
    if dialect == "sqlite":
        return sqlite.insert(BroadcastRun).on_conflict_do_nothing()
    return postgresql.insert(BroadcastRun).on_conflict_do_nothing()


def _between(
    schedule: BroadcastSchedule, periods: Sequence[CalendarPeriod], *, after: datetime, before: datetime
) -> list[Occurrence]:
    return recurrence.occurrences(
        day=schedule.day,
        clock=schedule.clock,
        zone=schedule.zone,
        recurrence=Recurrence.from_dict(schedule.recurrence),
        until=schedule.until,
        periods=periods,
        after=after,
        before=before,
    )


def _is_over(schedule: BroadcastSchedule, now: datetime) -> bool:
    """Whether it never comes again. A calendar that ends too early says nothing: next year's is entered later."""
    place = ZoneInfo(schedule.zone)
    if Recurrence.from_dict(schedule.recurrence).kind is Kind.ONCE:
        return recurrence.moment(schedule.day, schedule.clock, place) <= now
    return now.astimezone(place).date() > recurrence.last_day(schedule.day, schedule.until)
