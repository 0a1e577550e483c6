"""Connections: what the bot has found out about each of its messengers, for staff to see."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base
from db.types import UtcDateTime


class ConnectionFact(Base):
    """One thing known of one bot of a channel: ``state`` is fine, warning or bad; ``value`` names nobody."""

    __tablename__ = "connection_facts"

    channel: Mapped[str] = mapped_column(String(16), primary_key=True)
    bot: Mapped[str] = mapped_column(String(32), primary_key=True)
    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    state: Mapped[str] = mapped_column(String(8))
    value: Mapped[str] = mapped_column(String(200))
    told_at: Mapped[datetime] = mapped_column(UtcDateTime)
