"""Alerts: a crisis that a person on duty has to see. Code and level, never the text."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base
from db.types import UtcDateTime


class Alert(Base):
    """One alert, acknowledged by whoever saw it first."""

    __tablename__ = "alerts"

    id: Mapped[int] = mapped_column(primary_key=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id"))
    help_request_id: Mapped[int] = mapped_column(ForeignKey("help_requests.id"), index=True)
    level: Mapped[str] = mapped_column(String(16))
    raised_at: Mapped[datetime] = mapped_column(UtcDateTime)
    seen_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    seen_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
