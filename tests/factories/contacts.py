"""Contacts: an inbound message, and the person who wrote it."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from core import contacts
from core.contacts import Person
from core.messages import InboundMessage

ADDRESS = "box-of-a-child"


def inbound(**overrides: Any) -> InboundMessage:
    """A message from one child."""
    values: dict[str, Any] = {"channel": "web", "bot": "web", "external_id": "1", "address": ADDRESS, "text": "Сәлем"}
    return InboundMessage(**{**values, **overrides})


def person(session: Session, *, now: datetime, **overrides: Any) -> Person:
    """The person behind an inbound message."""
    return contacts.identify(session, inbound(**overrides), now=now)
