"""A broadcast begins to stand: the clock keeps its schedule, or one run leaves once it can be undone no more."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from sqlalchemy.orm import Session

from core import calendar, public_codes, quiet_hours, schools
from core.broadcasts import recipients
from core.broadcasts.draft import said_of
from core.broadcasts.recipients import Recipients
from core.broadcasts.windows import Hours
from core.clock.recurrence import Occurrence, Recurrence, occurrences
from db.models.broadcasts import Broadcast, BroadcastRun, BroadcastSchedule, BroadcastState, RunState

UNDO_FOR: Final = timedelta(seconds=60)
LATE_FOR: Final = timedelta(
    hours=6
)  # what was to leave at once is not said later than this when nobody may be written to for two weeks
LOOK_AHEAD: Final = timedelta(days=430)


def start(session: Session, broadcast: Broadcast, *, now: datetime) -> None:
    """What was decided takes effect: with a schedule the clock keeps it, without one it leaves in a minute.

    When the time that was wanted has passed meanwhile it stays a draft: another has to be chosen.
    """
    schedule = broadcast.schedule
    if schedule is None:
        broadcast.state = BroadcastState.SCHEDULED
        run_at(session, broadcast, now + UNDO_FOR)
        return
    if not times(session, schedule, now=now):
        broadcast.state = BroadcastState.DRAFT
        return
    broadcast.state = BroadcastState.SCHEDULED
    schedule.is_active, schedule.checked_until = True, now


def write_schedule(
    session: Session,
    broadcast: Broadcast,
    *,
    day: date,
    clock: time,
    recurrence: Recurrence,
    until: date | None,
    now: datetime,
) -> BroadcastSchedule:
    """Keep when it is to be said, without letting the clock act on it yet."""
    values: dict[str, Any] = {
        "day": day,
        "clock": clock,
        "zone": schools.school(session, broadcast.school_id).timezone,
        "recurrence": recurrence.as_dict(),
        "until": until,
        "is_active": False,
        "checked_until": now,
    }
    schedule = broadcast.schedule
    if schedule is None:
        schedule = BroadcastSchedule(**values)
        broadcast.schedule = schedule
    else:
        for name, value in values.items():
            setattr(schedule, name, value)
    session.flush()
    return schedule


def times(session: Session, schedule: BroadcastSchedule, *, now: datetime) -> Sequence[Occurrence]:
    """Every time of a schedule that is still to come, soonest first, whether the clock acts on it or not."""
    return occurrences(
        day=schedule.day,
        clock=schedule.clock,
        zone=schedule.zone,
        recurrence=Recurrence.from_dict(schedule.recurrence),
        until=schedule.until,
        periods=quiet_hours.periods_of(session),
        after=now,
        before=now + LOOK_AHEAD,
    )


def forget_schedule(session: Session, broadcast: Broadcast) -> None:
    """It leaves at once and never again: no schedule."""
    if broadcast.schedule is not None:
        session.delete(broadcast.schedule)
        session.flush()
        session.expire(broadcast, ["schedule"])


def run_at(session: Session, broadcast: Broadcast, moment: datetime) -> BroadcastRun:
    """One occasion at a moment, named by the school's wall clock."""
    school = schools.school(session, broadcast.school_id)
    groups = recipients.audiences(Recipients.from_dict(broadcast.recipients))
    latest = Hours.of(session, school, occasion=broadcast.occasion).latest(groups, moment)
    run = BroadcastRun(
        ref=public_codes.new_ref(),
        broadcast_id=broadcast.id,
        school_id=broadcast.school_id,
        occurrence=calendar.local(school, moment).strftime("%Y-%m-%dT%H:%M"),
        state=RunState.WAITING,
        due_at=moment,
        latest_at=latest or moment + LATE_FOR,
        said=said_of(broadcast),
    )
    session.add(run)
    session.flush()
    session.expire(broadcast, ["runs"])
    return run
