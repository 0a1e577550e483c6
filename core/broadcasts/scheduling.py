"""When it is said: scheduled, sent now, taken back within its minute, paused, stopped. A second press sends nothing."""

from datetime import date, datetime, time, timedelta
from typing import Final

from sqlalchemy.orm import Session

from core import calendar, schools
from core.actors import Specialist, require_psychologist
from core.broadcasts import agreeing, draft, recipients, standing, windows
from core.broadcasts.draft import Unready
from core.broadcasts.editing import LEAVING, AlreadyLeaving, ChangedMeanwhile, StandsAlready, hold, note
from core.broadcasts.recipients import Recipients
from core.clock.recurrence import Kind, Recurrence
from db.models.broadcasts import Broadcast, BroadcastRun, BroadcastState, RunState

FURTHEST: Final = timedelta(days=400)  # a school year and the summer after it


class InThePast(Exception):
    """The time that was chosen has gone by, and there is none after it."""


class EndMissing(Exception):
    """What comes again has to end some day."""


class EndTooFar(Exception):
    """Longer than a school year ahead nobody knows who is at the school; or it ends before it begins."""


class NoHour(Exception):
    """There is no hour within two weeks at which those it is for may be written to."""


class NotLeaving(Exception):
    """The run is not (or no more) in the state this act is for."""


def schedule(
    session: Session,
    broadcast: Broadcast,
    *,
    version: int,
    day: date,
    clock: time,
    recurrence: Recurrence,
    until: date | None,
    by: Specialist,
    now: datetime,
) -> BroadcastState:
    """Say it at a time, perhaps again and again; ``proposed`` when a second person has to agree first.

    Raises:
        NotAllowed: a psychologist sends.
        StandsAlready, ChangedMeanwhile: see there.
        Unready: something is missing.
        InThePast, EndMissing, EndTooFar: the time cannot be.
    """
    _take(session, broadcast, version=version, by=by)
    until = None if recurrence.kind is Kind.ONCE else _end(day, until, now)
    kept = standing.write_schedule(
        session, broadcast, day=day, clock=clock, recurrence=recurrence, until=until, now=now
    )
    if not standing.times(session, kept, now=now):
        raise InThePast
    return _decide(session, broadcast, by=by, now=now)


def send_now(session: Session, broadcast: Broadcast, *, version: int, by: Specialist, now: datetime) -> BroadcastState:
    """Say it once, in a minute, in which it can be taken back; ``proposed`` when a second person has to agree first.

    Raises:
        NotAllowed, StandsAlready, ChangedMeanwhile, Unready: as :func:`schedule`.
    """
    _take(session, broadcast, version=version, by=by)
    standing.forget_schedule(session, broadcast)
    return _decide(session, broadcast, by=by, now=now)


def send_soon(session: Session, broadcast: Broadcast, *, version: int, by: Specialist, now: datetime) -> BroadcastState:
    """Say it once, at the first hour at which any of those it is for may be written to; now, if they may be now.

    Raises:
        NotAllowed, StandsAlready, ChangedMeanwhile, Unready: as :func:`schedule`.
        NoHour: nobody may be written to for two weeks.
    """
    _take(session, broadcast, version=version, by=by)
    school = schools.school(session, broadcast.school_id)
    groups = recipients.audiences(Recipients.from_dict(broadcast.recipients))
    first = windows.next_allowed(session, school, groups, now, occasion=broadcast.occasion)
    if first is None:
        raise NoHour
    if first <= now:
        return send_now(session, broadcast, version=version, by=by, now=now)
    here = calendar.local(school, first)
    when = {"day": here.date(), "clock": here.time(), "recurrence": Recurrence(), "until": None}
    return schedule(session, broadcast, version=version, by=by, now=now, **when)  # type: ignore[arg-type]


def undo(session: Session, broadcast: Broadcast, *, by: Specialist, now: datetime) -> None:
    """Take it back before it leaves: it is a draft again, with its words and its time.

    Raises:
        NotAllowed: a psychologist sends.
        AlreadyLeaving: it is on its way; only what is left can be stopped.
    """
    require_psychologist(by)
    hold(session, broadcast)
    session.expire(broadcast, ["runs"])
    if broadcast.state is not BroadcastState.SCHEDULED or any(run.state in LEAVING for run in broadcast.runs):
        raise AlreadyLeaving
    for run in [run for run in broadcast.runs if run.state is RunState.WAITING]:
        session.delete(run)
    session.flush()
    session.expire(broadcast, ["runs"])
    _stop_schedule(broadcast)
    broadcast.state = BroadcastState.DRAFT
    note(session, "broadcast:undone", broadcast, by=by, now=now)


def cancel(session: Session, broadcast: Broadcast, *, by: Specialist, now: datetime) -> None:
    """Nothing of it is said any more: what waits is dropped, what is on its way stops at whom it has reached.

    Raises:
        NotAllowed: a psychologist sends.
        NotLeaving: nothing of it waits or is on its way.
    """
    require_psychologist(by)
    hold(session, broadcast)
    if broadcast.state is not BroadcastState.SCHEDULED:
        raise NotLeaving
    for run in broadcast.runs:
        if run.state in {RunState.WAITING, *LEAVING}:
            _cancel(run, now=now)
    _stop_schedule(broadcast)
    broadcast.state = BroadcastState.CANCELLED
    note(session, "broadcast:cancelled", broadcast, by=by, now=now)


def cancel_run(session: Session, run: BroadcastRun, *, by: Specialist, now: datetime) -> None:
    """Stop one occasion where it is; what comes again comes again.

    Raises:
        NotAllowed: a psychologist sends.
        NotLeaving: it is over.
    """
    _hold_run(session, run, by=by)
    if run.state not in {RunState.WAITING, *LEAVING}:
        raise NotLeaving
    _cancel(run, now=now)
    note(session, "broadcast:run:cancelled", run.broadcast, by=by, now=now, run=run.id)
    if run.broadcast.schedule is None or not standing.times(session, run.broadcast.schedule, now=now):
        _stop_schedule(run.broadcast)
        run.broadcast.state = BroadcastState.CANCELLED


def pause(session: Session, run: BroadcastRun, *, by: Specialist, now: datetime) -> None:
    """Nobody more is written to until it is resumed.

    Raises:
        NotAllowed: a psychologist sends.
        NotLeaving: it is not on its way.
    """
    _hold_run(session, run, by=by)
    if run.state is not RunState.SENDING:
        raise NotLeaving
    run.state = RunState.PAUSED
    note(session, "broadcast:run:paused", run.broadcast, by=by, now=now, run=run.id)


def resume(session: Session, run: BroadcastRun, *, by: Specialist, now: datetime) -> None:
    """It goes on where it was paused.

    Raises:
        NotAllowed: a psychologist sends.
        NotLeaving: it is not paused.
    """
    _hold_run(session, run, by=by)
    if run.state is not RunState.PAUSED:
        raise NotLeaving
    run.state, run.open_to = RunState.SENDING, 0  # its hours may be over meanwhile: the clock looks
    note(session, "broadcast:run:resumed", run.broadcast, by=by, now=now, run=run.id)


def _take(session: Session, broadcast: Broadcast, *, version: int, by: Specialist) -> None:
    """Hold a draft that is whole, for whoever may send it."""
    require_psychologist(by)
    hold(session, broadcast)
    if broadcast.state is not BroadcastState.DRAFT:
        raise StandsAlready
    if broadcast.version != version:
        raise ChangedMeanwhile
    found = draft.problems(draft.of(broadcast))
    if found:
        raise Unready(found)


def _decide(session: Session, broadcast: Broadcast, *, by: Specialist, now: datetime) -> BroadcastState:
    if agreeing.needs(session, broadcast):
        agreeing.propose(session, broadcast, by=by, now=now)
    else:
        standing.start(session, broadcast, now=now)
        note(session, "broadcast:scheduled", broadcast, by=by, now=now)
    return broadcast.state


def _end(day: date, until: date | None, now: datetime) -> date:
    if until is None:
        raise EndMissing
    if until < day or until > now.date() + FURTHEST:
        raise EndTooFar
    return until


def _cancel(run: BroadcastRun, *, now: datetime) -> None:
    """What has begun keeps its end open: the clock writes down whom it has reached."""
    if run.state is RunState.WAITING:
        run.finished_at = now
    run.state = RunState.CANCELLED


def _hold_run(session: Session, run: BroadcastRun, *, by: Specialist) -> None:
    require_psychologist(by)
    session.flush()
    session.refresh(run, with_for_update=True)


def _stop_schedule(broadcast: Broadcast) -> None:
    if broadcast.schedule is not None:
        broadcast.schedule.is_active = False
