"""Every table, imported once so that the metadata is whole."""

from db.models import (
    alerts,
    audit,
    contacts,
    help_requests,
    inbox,
    journals,
    mailbox,
    outages,
    outbox,
    schools,
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
    "help_requests",
    "inbox",
    "journals",
    "mailbox",
    "outages",
    "outbox",
    "schools",
    "staff",
    "tips",
    "traces",
]
