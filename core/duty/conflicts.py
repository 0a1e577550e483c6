"""Conflicts of interest: a talk that somebody of the service must neither see nor be woken for."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.orm import Session

from core import calendar, schools, staff
from core.crypto import vault
from db.models.duty import Conflict
from db.models.help_requests import HelpMessage, HelpRequest, ReplyDraft, RequestState, TalkPresence
from db.models.staff import Staff

HANDLE_SIGNS = 16


def handle(session: Session, staff_id: int) -> str:
    """A name of a member of staff for a button's payload: nobody outside learns a number from it."""
    return vault(session).lookup("conflict", str(staff_id)).hex()[:HANDLE_SIGNS]


def readers(session: Session, *, school_id: int) -> Sequence[Staff]:
    """The psychologists a child may be writing about, by name."""
    return session.scalars(staff.psychologists(school_id)).all()


def of(session: Session, help_request_id: int) -> frozenset[int]:
    """Ids of the staff this talk is about."""
    about = select(Conflict.staff_id).where(Conflict.help_request_id == help_request_id)
    # every receipt asks this: what the other turns of a commit wrote may wait
    return frozenset(session.scalars(about.execution_options(autoflush=False)))


def is_between(session: Session, help_request_id: int, staff_id: int) -> bool:
    """Whether this talk is about this person."""
    return session.get(Conflict, (help_request_id, staff_id)) is not None


def of_person(staff_id: int) -> Any:
    """Ids of the talks about this person, as a subquery."""
    return select(Conflict.help_request_id).where(Conflict.staff_id == staff_id)


def mark(session: Session, help_request: HelpRequest, staff_ids: Collection[int], *, now: datetime) -> None:
    """The talk is about these people: they lose it at once, with what they had begun to write in it."""
    known = of(session, help_request.id)
    session.add_all(
        Conflict(help_request_id=help_request.id, staff_id=staff_id) for staff_id in staff_ids if staff_id not in known
    )
    for table in (ReplyDraft, TalkPresence):
        session.execute(
            delete(table).where(table.help_request_id == help_request.id, table.staff_id.in_(list(staff_ids)))
        )
    _withdraw(session, help_request, staff_ids)
    if help_request.assigned_to in staff_ids:
        _set_free(session, help_request, now)
    help_request.version += 1
    session.flush()


def can_be_read(session: Session, help_request: HelpRequest) -> bool:
    """Whether a psychologist is left whom the talk is not about; a school without any is another trouble."""
    about = of(session, help_request.id)
    return not about or any(member.id not in about for member in readers(session, school_id=help_request.school_id))


def unreadable(session: Session, *, school_id: int) -> int:
    """How many open talks are about every psychologist the school has: somebody from outside has to read them."""
    able = select(func.count()).select_from(staff.psychologists(school_id).subquery()).scalar_subquery()
    about = (
        select(func.count())
        .where(
            Conflict.help_request_id == HelpRequest.id,
            Conflict.staff_id.in_(staff.psychologists(school_id).with_only_columns(Staff.id).order_by(None)),
        )
        .correlate(HelpRequest)
        .scalar_subquery()
    )
    closed = (RequestState.DRAFT, RequestState.ERASED, RequestState.CLOSED)
    is_open: ColumnElement[bool] = HelpRequest.state.not_in(closed)
    statement = select(func.count()).where(HelpRequest.school_id == school_id, is_open, about > 0, about >= able)
    return session.scalar(statement) or 0


def _withdraw(session: Session, help_request: HelpRequest, staff_ids: Collection[int]) -> None:
    """Answers that wait for their moment do not leave under the name of somebody the talk is about."""
    waiting = delete(HelpMessage).where(
        HelpMessage.help_request_id == help_request.id,
        HelpMessage.staff_id.in_(list(staff_ids)),
        HelpMessage.send_at.is_not(None),
        HelpMessage.sent_at.is_(None),
    )
    session.execute(waiting)
    session.expire(help_request, ["messages"])


def _set_free(session: Session, help_request: HelpRequest, now: datetime) -> None:
    help_request.assigned_to = None
    help_request.snoozed_until = None
    if help_request.state in (RequestState.IN_WORK, RequestState.WAITING):
        help_request.state = RequestState.NEW
    if help_request.due_at is None and help_request.state is RequestState.NEW:
        school = schools.school(session, help_request.school_id)
        help_request.due_at = calendar.due_by(session, school, now=now)
