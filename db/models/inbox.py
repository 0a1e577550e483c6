"""Inbound receipts, so that each message counts once, and the letters no handler could read."""

from datetime import date, datetime

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base
from db.types import UtcDateTime


class InboundReceipt(Base):
    """This message of this channel and bot was taken in."""

    __tablename__ = "inbound_receipts"

    channel: Mapped[str] = mapped_column(String(16), primary_key=True)
    bot: Mapped[str] = mapped_column(String(32), primary_key=True)
    external_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    received_on: Mapped[date]


class DeadLetter(Base):
    """An inbound message whose turn kept failing: sealed, listed, never thrown away."""

    __tablename__ = "dead_letters"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(32), unique=True)
    channel: Mapped[str] = mapped_column(String(16))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    problem: Mapped[str] = mapped_column(String(80))
    is_crisis: Mapped[bool]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    resolved_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
