"""Snoozing: a talk sleeps until a chosen moment, or until the child writes. Danger never sleeps."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from core import calendar
from core.actors import Specialist
from core.help_requests import answers, cases, threads
from db.models.help_requests import HelpRequest, Side
from db.models.schools import School

FOREVER: Final = datetime(9999, 1, 1, tzinfo=UTC)  # a moment like any other, so that every comparison stays plain


class RedStaysAwake(Exception):
    """A talk in danger is not put off: a person ends the danger first."""


class MomentPast(Exception):
    """The moment to wake at is over."""


def snooze(
    session: Session, request_id: int, *, until: datetime | None, why: str, by: Specialist, now: datetime
) -> HelpRequest:
    """Put a case off until a moment; with None, until the child writes. Whoever does that takes it.

    ``why`` becomes a private note. Words of the child, danger, and an answer after the moment end the sleep.

    Raises:
        RedStaysAwake: a life may be in danger.
        MomentPast: the moment is not ahead.
        TalkClosed: there is nothing to put off.
        AlreadyTaken: a colleague has it.
        RequestUnknown: another school's, deleted, or not there.
    """
    case = cases.take(session, request_id, by=by, now=now)
    if case.is_red:
        raise RedStaysAwake
    moment = FOREVER if until is None else until
    if moment <= now:
        raise MomentPast
    _set(case.talks, moment)
    help_request = session.get_one(HelpRequest, request_id)
    threads.append(session, help_request, side=Side.SYSTEM, text="snoozed", now=now, staff_id=by.id)
    if why.strip():
        session.flush()  # the mark stands before its reason
        answers.note(session, request_id, text=why, by=by, now=now)
    return help_request


def wake(session: Session, request_id: int, *, by: Specialist, now: datetime) -> HelpRequest:  # noqa: ARG001
    """Bring a sleeping case back at once; an awake one stays as it is.

    Raises:
        RequestUnknown: another school's, another psychologist's, deleted, or not there.
    """
    cases.hold(session, request_id)
    help_request = answers.find(session, request_id, by=by)
    _set([talk for talk in cases.case(session, help_request) if talk.snoozed_until is not None], None)
    return help_request


def is_endless(moment: datetime) -> bool:
    """Whether this moment of waking means: when the child writes."""
    return moment >= FOREVER


def choices(session: Session, school: School, *, now: datetime) -> Sequence[tuple[str, datetime]]:
    """When a talk may wake: ``tomorrow``, ``in-three-days``, ``next-week``, each at the opening of a working day.

    A name whose day is also that of an earlier name is left out; so is one that no working day follows.
    """
    today = calendar.local(school, now).date()
    days = {
        "tomorrow": today + timedelta(days=1),
        "in-three-days": today + timedelta(days=3),
        "next-week": today + timedelta(days=7 - today.weekday()),
    }
    found: dict[datetime, str] = {}
    for name, day in days.items():
        opening = _opening(session, school, day)
        if opening is not None:
            found.setdefault(opening, name)
    return [(name, moment) for moment, name in found.items()]


def _opening(session: Session, school: School, day: date) -> datetime | None:
    """The first opening on this day or after it."""
    midnight = datetime.combine(day, time.min, tzinfo=ZoneInfo(school.timezone))
    return calendar.reading_hours(session, school, now=midnight - timedelta(seconds=1)).opens_at


def _set(talks: Sequence[HelpRequest], moment: datetime | None) -> None:
    for talk in talks:
        talk.snoozed_until = moment
        talk.version += 1
