"""Audit: who did what, appended in the same transaction as the act."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from core.events import CrisisEnded, EntryCorrected, Event, HelpRequestAccepted, HelpRequestClosed
from core.events import HelpRequestDismissed, HelpRequestReopened, WorkConfirmed
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
        AuditRecord(
            happened_at=now, staff_id=staff_id, tag=tag, subject=subject, subject_id=subject_id, detail=detail
        )
    )


_TAGS: dict[type[Event], tuple[str, str, str]] = {
    HelpRequestAccepted: ("help_request:accepted", "help_request", "help_request_id"),
    HelpRequestClosed: ("help_request:closed", "help_request", "help_request_id"),
    HelpRequestDismissed: ("help_request:dismissed", "help_request", "help_request_id"),
    HelpRequestReopened: ("help_request:reopened", "help_request", "help_request_id"),
    CrisisEnded: ("crisis:ended", "help_request", "help_request_id"),
    WorkConfirmed: ("journal:entry:confirmed", "journal_entry", "entry_id"),
    EntryCorrected: ("journal:entry:corrected", "journal_entry", "entry_id"),
}


def record_event(session: Session, event: Event) -> None:
    """Subscriber: append the act an event reports."""
    tag, subject, attribute = _TAGS[type(event)]
    record(
        session,
        tag,
        subject=subject,
        subject_id=getattr(event, attribute),
        staff_id=getattr(event, "staff_id", None),
        now=event.now,
    )
