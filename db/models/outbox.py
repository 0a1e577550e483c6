"""The outbox: everything a person would miss, written in the turn that decided it."""

from datetime import datetime
from enum import IntEnum, StrEnum

from sqlalchemy import ForeignKey, Index, Integer, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base
from db.types import UtcDateTime, enum_column


class Lane(IntEnum):
    """Who goes first."""

    CRISIS = 0
    ANSWER = 1
    APPOINTMENT = 2


class DeliveryState(StrEnum):
    """How far a row got; never backwards, except that what did not arrive is queued again.

    ``held``: taken only when the person has written again; ``taken``: what became of it is still to be said.
    """

    QUEUED = "queued"
    SENDING = "sending"
    HELD = "held"
    TAKEN = "taken"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    BLOCKED = "blocked"
    DEAD = "dead"


class OutboxMessage(Base):
    """One message on its way. It is bound to an address when it is written, never looked up later.

    ``taken_as`` is a keyed hash of what the messenger called it, or its invitation, where the messenger's own word of
    what became of it comes later.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_state", "state", "lane", "id"),
        Index(
            "ix_outbox_taken_as",
            "taken_as",
            sqlite_where=text("taken_as IS NOT NULL"),
            postgresql_where=text("taken_as IS NOT NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(32), unique=True)
    channel: Mapped[str] = mapped_column(String(16))
    lane: Mapped[int] = mapped_column(Integer)
    state: Mapped[DeliveryState] = mapped_column(enum_column(DeliveryState))
    help_message_id: Mapped[int | None] = mapped_column(ForeignKey("help_messages.id", ondelete="SET NULL"))
    address_info: Mapped[str] = mapped_column(String(64))
    sealed_address: Mapped[bytes] = mapped_column(LargeBinary)
    sealed_body: Mapped[bytes] = mapped_column(LargeBinary)
    attempts: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    next_attempt_at: Mapped[datetime] = mapped_column(UtcDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    problem: Mapped[str | None] = mapped_column(String(80))
    taken_as: Mapped[bytes | None] = mapped_column(LargeBinary(32))
