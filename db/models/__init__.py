"""Every table, imported once so that the metadata is whole."""

from db.models import (
    alerts,
    audit,
    contacts,
    duty,
    help_requests,
    inbox,
    journals,
    mailbox,
    moods,
    outages,
    outbox,
    schools,
    screening,
    staff,
    tips,
    traces,
)
from db.models.base import Base

__all__ = [
    "Base",
    "alerts",
    "audit",
    "contacts",
    "duty",
    "help_requests",
    "inbox",
    "journals",
    "mailbox",
    "moods",
    "outages",
    "outbox",
    "schools",
    "screening",
    "staff",
    "tips",
    "traces",
]
