"""Audit: who did what, appended in the same transaction as the act."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.events import (
    CrisisEnded,
    Event,
    HelpRequestAccepted,
    HelpRequestClosed,
    HelpRequestDismissed,
    HelpRequestReopened,
)
from db.models.audit import AuditRecord


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
        .limit(1)
    )
    return session.scalar(statement) is not None


_TAGS: dict[type[Event], str] = {
    HelpRequestAccepted: "help_request:accepted",
    HelpRequestClosed: "help_request:closed",
    HelpRequestDismissed: "help_request:dismissed",
    HelpRequestReopened: "help_request:reopened",
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
