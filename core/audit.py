"""Audit: who did what, appended in the same transaction as the act; who opened which talk, and who opened many."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.events import (
    ClosingUndone,
    CrisisEnded,
    Event,
    HelpRequestAccepted,
    HelpRequestAnswered,
    HelpRequestClosed,
    HelpRequestClosedTogether,
    HelpRequestDismissed,
    HelpRequestJoined,
    HelpRequestReopened,
    HelpRequestSplit,
)
from db.models.audit import AuditRecord
from db.models.help_requests import HelpMessage
from db.models.staff import Staff

OPENED: Final = "help_request:thread:read"
ONE_OPENING: Final = timedelta(hours=1)
OPENINGS_SHOWN: Final = 500
MANY_TALKS: Final = 60
MANY_WITHIN: Final = timedelta(hours=1)
MANY_TOLD_FOR: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Opening:
    """One person looked into one talk: once, or several times within an hour."""

    staff_name: str
    first_at: datetime
    last_at: datetime
    times: int


@dataclass(frozen=True, slots=True)
class MassReading:
    """One person opened more talks within an hour than work explains: how many at most, and when that hour ended."""

    staff_id: int
    staff_name: str
    talks: int
    last_at: datetime


def record(
    session: Session,
    tag: str,
    *,
    subject: str,
    subject_id: int | None,
    staff_id: int | None,
    now: datetime,
    **detail: Any,
) -> None:
    """Append one act; ``detail`` holds field values, never a child's words."""
    session.add(
        AuditRecord(happened_at=now, staff_id=staff_id, tag=tag, subject=subject, subject_id=subject_id, detail=detail)
    )


def has_acted(session: Session, tag: str, *, subject_id: int, staff_id: int, since: datetime) -> bool:
    """Whether this member of staff did this to this subject lately."""
    statement = (
        select(AuditRecord.id)
        .where(
            AuditRecord.tag == tag,
            AuditRecord.subject_id == subject_id,
            AuditRecord.staff_id == staff_id,
            AuditRecord.happened_at >= since,
        )
        .order_by(AuditRecord.id.desc())  # a person's newest acts are near the end of years of them: polls ask this
        .limit(1)
    )
    return session.scalar(statement) is not None


_TAGS: dict[type[Event], str] = {
    HelpRequestAccepted: "help_request:accepted",
    HelpRequestClosed: "help_request:closed",
    HelpRequestDismissed: "help_request:dismissed",
    HelpRequestReopened: "help_request:reopened",
    HelpRequestJoined: "help_request:joined",
    HelpRequestSplit: "help_request:split",
    HelpRequestClosedTogether: "help_request:closed:together",
    ClosingUndone: "help_request:closed:undone",
    CrisisEnded: "help_request:crisis:ended",
}


def record_event(session: Session, event: Event) -> None:
    """Subscriber: append the act that an event of a help request reports."""
    record(
        session,
        _TAGS[type(event)],
        subject="help_request",
        subject_id=getattr(event, "help_request_id", None),
        staff_id=getattr(event, "staff_id", None),
        now=event.now,
    )


def record_answer(session: Session, event: HelpRequestAnswered) -> None:
    """Subscriber: append that an answer of a member of staff left for the child; not one of its words."""
    message = session.get_one(HelpMessage, event.help_message_id)
    record(
        session,
        "help_request:answered",
        subject="help_request",
        subject_id=message.help_request_id,
        staff_id=message.staff_id,
        now=event.now,
    )


def openings(session: Session, request_id: int) -> Sequence[Opening]:
    """Who opened a talk and when, newest first; what one person opened again within an hour is one opening."""
    statement = (
        select(Staff.id, Staff.full_name, AuditRecord.happened_at)
        .join(Staff, Staff.id == AuditRecord.staff_id)
        .where(AuditRecord.subject == "help_request", AuditRecord.subject_id == request_id, AuditRecord.tag == OPENED)
        .order_by(AuditRecord.id.desc())
        .limit(OPENINGS_SHOWN)
    )
    found: list[Opening] = []
    latest: dict[int, int] = {}
    for staff_id, name, at in reversed(session.execute(statement).all()):
        place = latest.get(staff_id)
        if place is not None and at - found[place].first_at < ONE_OPENING:
            found[place] = Opening(name, found[place].first_at, at, found[place].times + 1)
        else:
            latest[staff_id] = len(found)
            found.append(Opening(name, at, at, 1))
    return sorted(found, key=lambda opening: opening.last_at, reverse=True)


def mass_reading(session: Session, school_id: int, now: datetime) -> Sequence[MassReading]:
    """Who of the school, in the last week, opened more than sixty different talks within one hour; newest first."""
    people = dict(session.execute(select(Staff.id, Staff.full_name).where(Staff.school_id == school_id)).all())
    found = []
    for staff_id, reads in _reads(session, people, since=now - MANY_TOLD_FOR).items():
        talks, last_at = _most_within_an_hour(reads)
        if talks > MANY_TALKS:
            found.append(MassReading(staff_id, people[staff_id], talks, last_at))
    return sorted(found, key=lambda reading: reading.last_at, reverse=True)


def _reads(
    session: Session, people: Collection[int], *, since: datetime
) -> dict[int, list[tuple[datetime, int | None]]]:
    """What each of them opened, oldest first; walks back from the newest act and stops: years may lie before."""
    newest_first = select(AuditRecord.staff_id, AuditRecord.happened_at, AuditRecord.subject_id).order_by(
        AuditRecord.id.desc()
    )
    found: dict[int, list[tuple[datetime, int | None]]] = {}
    with session.execute(newest_first.where(AuditRecord.tag == OPENED).execution_options(yield_per=500)) as rows:
        for staff_id, at, talk in rows:
            if staff_id is None or staff_id not in people:
                continue
            if at < since:
                break
            found.setdefault(staff_id, []).append((at, talk))
    return {staff_id: reads[::-1] for staff_id, reads in found.items()}


def _most_within_an_hour(reads: Sequence[tuple[datetime, int | None]]) -> tuple[int, datetime]:
    """The largest number of different talks in any hour, and the moment that hour ended."""
    most, ended = 0, reads[0][0]
    start, open_now = 0, Counter[int | None]()
    for at, talk in reads:
        open_now[talk] += 1
        while at - reads[start][0] >= MANY_WITHIN:
            open_now[reads[start][1]] -= 1
            start += 1
        different = len(+open_now)
        if different > most:
            most, ended = different, at
    return most, ended
