"""Alerts: a crisis that a person on duty has to see. Code and level, never the text."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base
from db.types import UtcDateTime


class Alert(Base):
    """One alert. It climbs from person to person until somebody acknowledges it, and keeps its times for ever.

    ``climbs_at`` is the moment the next person is paged; without it the ladder rests. A drill has no talk.
    """

    __tablename__ = "alerts"
    __table_args__ = (
        Index(
            "ix_alerts_climbs_at",
            "climbs_at",
            sqlite_where=text("climbs_at IS NOT NULL"),
            postgresql_where=text("climbs_at IS NOT NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(32), unique=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id"))
    help_request_id: Mapped[int | None] = mapped_column(ForeignKey("help_requests.id"), index=True)
    level: Mapped[str] = mapped_column(String(16))
    category: Mapped[str | None] = mapped_column(String(16))
    rules: Mapped[list[str]] = mapped_column(JSON, default=list)
    is_drill: Mapped[bool] = mapped_column(default=False)
    raised_at: Mapped[datetime] = mapped_column(UtcDateTime)
    rung: Mapped[int] = mapped_column(default=0)
    climbs_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    viewed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    seen_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    seen_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    outcome: Mapped[str | None] = mapped_column(String(16))


class AlertStep(Base):
    """What the chain of people did with an alert: raised, paged, not reached, climbed, acknowledged, seen, ended."""

    __tablename__ = "alert_steps"

    id: Mapped[int] = mapped_column(primary_key=True)
    alert_id: Mapped[int] = mapped_column(ForeignKey("alerts.id"), index=True)
    kind: Mapped[str] = mapped_column(String(16))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    way: Mapped[str | None] = mapped_column(String(16))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class ProtocolStep(Base):
    """A line of the crisis protocol that somebody did for an alert."""

    __tablename__ = "protocol_steps"
    __table_args__ = (UniqueConstraint("alert_id", "step"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    alert_id: Mapped[int] = mapped_column(ForeignKey("alerts.id"))
    step: Mapped[str] = mapped_column(String(24))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    done_at: Mapped[datetime] = mapped_column(UtcDateTime)
