"""Outages: a channel that cannot do its work just now, and since when."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base
from db.types import UtcDateTime


class Outage(Base):
    """What stands between a channel and its messenger; gone as soon as it is over."""

    __tablename__ = "outages"

    channel: Mapped[str] = mapped_column(String(16), primary_key=True)
    problem: Mapped[str] = mapped_column(String(32))
    since: Mapped[datetime] = mapped_column(UtcDateTime)
