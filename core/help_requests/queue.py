"""The psychologist's queue: red first, then what is due today, then the others; and the counts a deputy head sees."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import cast

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from core import calendar, schools
from core.actors import Specialist
from core.help_requests import answers
from db.models.help_requests import HelpRequest, RequestState

SHOWN = 200
IS_RED = and_(HelpRequest.risk.in_(("high", "emergency")), HelpRequest.risk_ended_at.is_(None))


class Urgency(StrEnum):
    """Which part of the queue a request stands in."""

    RED = "red"
    TODAY = "today"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Waiting:
    """One request in the queue."""

    help_request: HelpRequest
    urgency: Urgency
    is_overdue: bool


def waiting(session: Session, *, by: Specialist, now: datetime) -> Sequence[Waiting]:
    """The open requests this psychologist may work on, most urgent first."""
    conditions = cast("Sequence[ColumnElement[bool]]", answers.visible(by))
    statement = (
        select(HelpRequest)
        .where(*conditions, HelpRequest.state != RequestState.CLOSED)
        .order_by(IS_RED.desc(), HelpRequest.due_at.asc().nulls_last(), HelpRequest.id)
        .limit(SHOWN)
    )
    school = schools.school(session, by.school_id)
    today = calendar.local(school, now).date()
    found = []
    for request in session.scalars(statement):
        is_due = request.due_at is not None and calendar.local(school, request.due_at).date() <= today
        urgency = Urgency.RED if request.is_red else Urgency.TODAY if is_due else Urgency.OTHER
        found.append(Waiting(request, urgency, request.due_at is not None and request.due_at < now))
    return sorted(found, key=_rank)


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


def _rank(item: Waiting) -> tuple[int, bool, float, int]:
    order = (Urgency.RED, Urgency.TODAY, Urgency.OTHER).index(item.urgency)
    answered = item.help_request.state is RequestState.WAITING
    due = item.help_request.due_at
    return order, answered, due.timestamp() if due else float("inf"), item.help_request.id
