"""The psychologist's queue: red, due today, the others, then what sleeps; and the counts a deputy head sees."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import cast

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlalchemy.orm import Session

from core import calendar, schools
from core.actors import Specialist
from core.help_requests import answers, cases
from core.help_requests.cases import Case
from db.models.help_requests import HelpRequest, RequestState
from db.models.schools import School

SHOWN = 200
IS_RED = and_(HelpRequest.risk.in_(("high", "emergency")), HelpRequest.risk_ended_at.is_(None))


class Urgency(StrEnum):
    """Which part of the queue a request stands in."""

    RED = "red"
    TODAY = "today"
    OTHER = "other"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Waiting:
    """One case in the queue: the talk it goes by, and how many others were joined to it.

    ``due_at`` is the earliest moment owed in any of them; ``wakes_at`` is set while it sleeps; ``is_woken`` says that
    the moment it was put off to has come.
    """

    help_request: HelpRequest
    urgency: Urgency
    is_overdue: bool
    is_woken: bool = False
    is_answered: bool = False
    is_unscreened: bool = False
    joined: int = 0
    due_at: datetime | None = None
    wakes_at: datetime | None = None


def waiting(session: Session, *, by: Specialist, now: datetime) -> Sequence[Waiting]:
    """The open cases this psychologist may work on, most urgent first."""
    conditions = cast("Sequence[ColumnElement[bool]]", answers.visible(by))
    statement = (
        select(HelpRequest)
        .where(*conditions, HelpRequest.state != RequestState.CLOSED)
        .order_by(
            IS_RED.desc(),
            HelpRequest.is_unscreened.desc(),
            case((HelpRequest.snoozed_until > now, 1), else_=0),  # sleepers push nobody out
            HelpRequest.due_at.asc().nulls_last(),
            HelpRequest.id,
        )
        .limit(SHOWN)
    )
    school = schools.school(session, by.school_id)
    return sorted((_waiting(found, school, now) for found in cases.grouped(session.scalars(statement))), key=_rank)


def closed(session: Session, *, by: Specialist, limit: int = 50) -> Sequence[HelpRequest]:
    """The latest closed requests this psychologist may reopen."""
    conditions = cast("Sequence[ColumnElement[bool]]", answers.visible(by))
    statement = (
        select(HelpRequest)
        .where(*conditions, HelpRequest.state == RequestState.CLOSED)
        .order_by(HelpRequest.closed_at.desc())
        .limit(limit)
    )
    return session.scalars(statement).all()


def version(session: Session, *, school_id: int) -> str:
    """A mark that changes whenever anything in the queue does; a poll compares it and redraws nothing else."""
    statement = select(func.count(), func.coalesce(func.sum(HelpRequest.version), 0)).where(
        HelpRequest.school_id == school_id
    )
    count, total = session.execute(statement).one()
    return f"{count}.{total}"


def counts(session: Session, *, school_id: int) -> Mapping[str, int]:
    """How many requests stand where: all a deputy head needs, and not a word of them."""
    statement = (
        select(HelpRequest.state, func.count())
        .where(HelpRequest.school_id == school_id, HelpRequest.state != RequestState.DRAFT)
        .group_by(HelpRequest.state)
    )
    found = {str(state): count for state, count in session.execute(statement)}
    red = select(func.count()).where(
        HelpRequest.school_id == school_id,
        IS_RED,
        HelpRequest.state.not_in(answers.HIDDEN),
    )
    return {**found, "red": session.scalar(red) or 0}


def _waiting(found: Case, school: School, now: datetime) -> Waiting:
    return Waiting(
        found.head,
        _urgency(found, school, now),
        found.is_overdue(now),
        is_woken=found.has_woken(now),
        is_answered=found.is_answered,
        is_unscreened=found.is_unscreened,
        joined=len(found.talks) - 1,
        due_at=found.due_at,
        wakes_at=found.wakes_at(now),
    )


def _urgency(found: Case, school: School, now: datetime) -> Urgency:
    if found.is_red:
        return Urgency.RED
    if found.is_unscreened:  # nobody knows what was written there: it neither sleeps nor waits for its day
        return Urgency.TODAY
    if found.wakes_at(now) is not None:
        return Urgency.LATER
    due = found.due_at
    is_due = due is not None and calendar.local(school, due).date() <= calendar.local(school, now).date()
    return Urgency.TODAY if is_due or found.has_woken(now) else Urgency.OTHER


def _rank(item: Waiting) -> tuple[int, bool, bool, float, int]:
    """By section, what nobody screened first; who waits for the child behind who waits for us.

    A moment chosen for today has come, whoever spoke last.
    """
    moment = item.wakes_at or item.due_at
    waits_for_the_child = item.is_answered and not item.is_woken
    order = list(Urgency).index(item.urgency)
    return (
        order,
        not item.is_unscreened,
        waits_for_the_child,
        moment.timestamp() if moment else float("inf"),
        item.help_request.id,
    )
