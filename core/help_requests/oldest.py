"""Since when somebody waits: the oldest request whose last word is the child's."""

from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, aliased

from db.models.help_requests import HelpRequest, RequestState


def unanswered_since(session: Session, *, school_id: int) -> datetime | None:
    """When the child who waits longest wrote last; None when everybody has an answer, in whichever talk of a case."""
    other = aliased(HelpRequest)
    is_answered_elsewhere = (
        select(other.id)
        .where(
            or_(
                other.id == HelpRequest.joined_to,
                other.joined_to == func.coalesce(HelpRequest.joined_to, HelpRequest.id),
            ),
            other.last_staff_at >= HelpRequest.last_child_at,
        )
        .exists()
    )
    return session.scalar(
        select(func.min(HelpRequest.last_child_at)).where(
            HelpRequest.school_id == school_id,
            HelpRequest.state.in_((RequestState.NEW, RequestState.IN_WORK)),
            or_(HelpRequest.last_staff_at.is_(None), HelpRequest.last_staff_at < HelpRequest.last_child_at),
            ~is_answered_elsewhere,
        )
    )
