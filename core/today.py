"""Today: what a person on duty has to know when they sit down, without a word of what a child wrote."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from core import audit, calendar, connections, help_lines, inbox, lexicon, outages, outbox, schools, staff
from core.actors import Role, Specialist
from core.alerts import drills, readiness
from core.appointments import Appointment, AppointmentState
from core.appointments import conflicts as meeting_conflicts
from core.appointments import desk as meetings_desk
from core.broadcasts import agreeing as broadcasts
from core.broadcasts import duties
from core.clock import jobs, leading
from core.duty import conflicts
from core.help_requests import answers, queue
from core.help_requests.queue import Urgency, Waiting
from core.lexicon import mutes
from core.screening import sampling
from core.tips import agreeing
from db.models.alerts import Alert
from db.models.audit import AuditRecord
from db.models.help_requests import HelpMessage, HelpRequest, RequestState
from db.models.staff import Staff

STANDS_AFTER = timedelta(minutes=2)
SCARCE_DISK = 1_000_000_000
TOLD_FOR = timedelta(days=1)
NEW_FOR = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Planned:
    """Something that happens by itself later today in one of the person's talks."""

    kind: str
    moment: datetime
    help_request_id: int
    code: str


@dataclass(frozen=True, slots=True)
class Need:
    """What the machine or the school's arrangement needs from a person; ``detail`` says which, ``channel`` where."""

    kind: str
    count: int = 1
    detail: str = ""
    channel: str = ""
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """A psychologist's day: dangers, what is due, what is planned, whom they meet."""

    reds: Sequence[Waiting]
    due: Sequence[Waiting]
    planned: Sequence[Planned]
    meetings: Sequence[Appointment]


def desk(session: Session, *, by: Specialist, now: datetime) -> Desk:
    """The day of this psychologist, most urgent first."""
    waiting = queue.waiting(session, by=by, now=now)
    return Desk(
        reds=[item for item in waiting if item.urgency is Urgency.RED],
        due=[item for item in waiting if item.urgency is Urgency.TODAY],
        planned=planned(session, by=by, now=now),
        meetings=meetings(session, by=by, now=now),
    )


def planned(session: Session, *, by: Specialist, now: datetime) -> Sequence[Planned]:
    """Answers that leave and talks that wake before this day of the school ends, in the order of their moments."""
    midnight = _midnight(session, by, now) + timedelta(days=1)
    mine = [*cast("Sequence[ColumnElement[bool]]", answers.visible(by)), HelpRequest.assigned_to == by.id]
    talk = select(HelpRequest.id, HelpRequest.code).where(*mine)
    leaving = talk.add_columns(HelpMessage.send_at).join(HelpMessage, HelpMessage.help_request_id == HelpRequest.id)
    waking = talk.add_columns(HelpRequest.snoozed_until)
    rows = [
        *(("answer", row) for row in session.execute(leaving.where(_within(HelpMessage.send_at, now, midnight)))),
        *(("wake", row) for row in session.execute(waking.where(_within(HelpRequest.snoozed_until, now, midnight)))),
    ]
    found = [Planned(kind, moment=row[2], help_request_id=row[0], code=row[1]) for kind, row in rows]
    return sorted(found, key=lambda item: item.moment)


def meetings(session: Session, *, by: Specialist, now: datetime) -> Sequence[Appointment]:
    """Whom this psychologist meets today, whatever became of it, in the order of the clock."""
    morning = _midnight(session, by, now)
    of_day = meetings_desk.meetings(session, by.school_id, since=morning, until=morning + timedelta(days=1))
    return [meeting for meeting in of_day if meeting.staff_id == by.id]


def needs(session: Session, *, by: Specialist, disk_free: int, now: datetime) -> Sequence[Need]:
    """What does not work or will not: gravest first. ``disk_free`` is in bytes."""
    found = [
        Need("outage", detail=row.problem, channel=row.channel, since=row.since) for row in outages.current(session)
    ]
    readers = psychologists(session, school_id=by.school_id)
    counts = (
        *_of_the_clock(session, now),
        ("delivery", outbox.standing(session, since=now - STANDS_AFTER) if not found else 0),
        ("letters", inbox.unresolved(session)),
        ("connections", connections.bad(session) if not found else 0),
        ("nobody", int(readers == 0)),
        ("orphans", _left_behind(session, school_id=by.school_id)),
        ("unreadable", _unreadable(session, by)),
        ("unscreened", _unscreened(session, school_id=by.school_id)),
        ("drill-running", int(drills.running(session, school_id=by.school_id) is not None)),
        *((gap.value, 1) for gap in readiness.gaps(session, schools.school(session, by.school_id), now=now)),
        ("disk", int(disk_free < SCARCE_DISK)),
        ("stand-in", int(readers == 1)),
        ("second-factor", _without_second_factor(session, school_id=by.school_id)),
        ("lexicon", int(lexicon.is_broken(session, by.school_id))),
        ("mutes", mutes.waiting(session, by=by)),
        ("tips", agreeing.waiting(session, by=by)),
        ("broadcasts", broadcasts.waiting(session, by=by)),
        _duty_of_the_term(session, by, now),
        ("samples", sampling.waiting(session, by=by, now=now)),
        ("meeting-conflicts", len(meeting_conflicts.conflicts(session, by.school_id, now=now))),
        ("meeting-requests", _asked_of(session, by, now=now)),
        ("meeting-unmarked", _unmarked(session, by, now=now)),
        ("help-lines", len(help_lines.to_check(session, school_id=by.school_id, now=now))),
        ("taken-over", _taken_from(session, by, since=now - TOLD_FOR)),
        ("new-readers", _new_readers(session, by, since=now - NEW_FOR)),
        ("mass-reading", len(audit.mass_reading(session, by.school_id, now)) if by.may_read_audit else 0),
    )
    return [*found, *(Need(kind, count) for kind, count in counts if count)]


def psychologists(session: Session, *, school_id: int) -> int:
    """How many can answer a child of this school."""
    return len(session.scalars(staff.psychologists(school_id)).all())


def _midnight(session: Session, by: Specialist, now: datetime) -> datetime:
    """When this day of the school began."""
    here = calendar.local(schools.school(session, by.school_id), now)
    return here.replace(hour=0, minute=0, second=0, microsecond=0)


def _duty_of_the_term(session: Session, by: Specialist, now: datetime) -> tuple[str, int]:
    """What the law asks for in the running term while nothing stands for it: how many days are left for it."""
    owed = duties.owed(session, school_id=by.school_id, now=now)
    if owed is None or by.roles.isdisjoint({Role.PSYCHOLOGIST, Role.DEPUTY_HEAD}):
        return ("term-duty", 0)
    return ("term-duty-late" if owed.is_late else "term-duty", owed.days)


def _asked_of(session: Session, by: Specialist, *, now: datetime) -> int:
    """How many meetings to come wait for this person to agree."""
    asked = select(func.count()).where(
        Appointment.staff_id == by.id, Appointment.state == AppointmentState.REQUESTED, Appointment.starts_at > now
    )
    return session.scalar(asked) or 0


def _unmarked(session: Session, by: Specialist, *, now: datetime) -> int:
    """How many of this person's meetings of an earlier day nobody has said of whether they were held."""
    midnight = _midnight(session, by, now)
    over = meetings_desk.unmarked(session, by.school_id, now=now)
    return sum(1 for one in over if one.staff_id == by.id and one.starts_at is not None and one.starts_at < midnight)


def _within(moment: InstrumentedAttribute[datetime | None], start: datetime, end: datetime) -> ColumnElement[bool]:
    return and_(moment > start, moment < end)


def _of_the_clock(session: Session, now: datetime) -> Sequence[tuple[str, int]]:
    """What should have happened and has not, else that nobody ticks; and the jobs that fail again and again."""
    late = _late_by_the_clock(session, now)
    is_silent = leading.silent_since(session, now=now) is not None
    stands = ("clock", late) if late else ("clock-silent", int(is_silent))
    return [stands, ("clock-failing", len(jobs.failing(session)))]


def _late_by_the_clock(session: Session, now: datetime) -> int:
    """What should have happened minutes ago and has not: the clock stands."""
    late = now - STANDS_AFTER
    drafts = select(func.count()).select_from(HelpRequest).where(HelpRequest.auto_send_at < late)
    scheduled = select(func.count()).where(HelpMessage.send_at < late, HelpMessage.sent_at.is_(None))
    alarms = select(func.count()).select_from(Alert).where(Alert.climbs_at < late)
    return sum(session.scalar(found) or 0 for found in (drafts, scheduled, alarms))


def _left_behind(session: Session, *, school_id: int) -> int:
    """Open talks of somebody who has left, or is no psychologist any more: nobody would ever answer them."""
    statement = select(func.count()).where(
        HelpRequest.school_id == school_id,
        HelpRequest.state.not_in((*answers.HIDDEN, RequestState.CLOSED)),
        HelpRequest.assigned_to.not_in(staff.psychologists(school_id).with_only_columns(Staff.id)),
    )
    return session.scalar(statement) or 0


def _unreadable(session: Session, by: Specialist) -> int:
    """Open talks about every psychologist: told to those who can find another one, never to those they are about."""
    is_told = by.may_read_audit and not by.may_read_talks
    return conflicts.unreadable(session, school_id=by.school_id) if is_told else 0


def _unscreened(session: Session, *, school_id: int) -> int:
    """Open talks with words that screening failed on and nobody has looked at yet."""
    is_open = HelpRequest.state.not_in((*answers.HIDDEN, RequestState.CLOSED))
    statement = select(func.count()).where(HelpRequest.school_id == school_id, is_open, HelpRequest.is_unscreened)
    return session.scalar(statement) or 0


def _taken_from(session: Session, by: Specialist, *, since: datetime) -> int:
    """How many of this person's talks a colleague took over: they would only see a row less."""
    statement = select(AuditRecord.detail).where(
        AuditRecord.tag == "help_request:taken_over", AuditRecord.happened_at >= since
    )
    return sum(1 for detail in session.scalars(statement) if detail.get("of") == by.id)


def _new_readers(session: Session, by: Specialist, *, since: datetime) -> int:
    """How often somebody else lately made a person a psychologist: whoever manages staff could open a way to talks."""
    statement = (
        select(AuditRecord.detail)
        .join(Staff, Staff.id == AuditRecord.staff_id)
        .where(
            AuditRecord.tag.in_(("staff:invited", "staff:roles:changed")),
            AuditRecord.happened_at >= since,
            AuditRecord.staff_id != by.id,
            Staff.school_id == by.school_id,
        )
    )
    return sum(1 for detail in session.scalars(statement) if _makes_psychologist(detail))


def _makes_psychologist(detail: Mapping[str, Any]) -> bool:
    gained = {detail.get("role"), *detail.get("new", ())} - set(detail.get("old", ()))
    return Role.PSYCHOLOGIST.value in gained


def _without_second_factor(session: Session, *, school_id: int) -> int:
    statement = select(func.count()).where(
        Staff.school_id == school_id, Staff.active, Staff.tf_primary_method.is_(None)
    )
    return session.scalar(statement) or 0
