"""The clock: who ticks, and what became of each job's last tick."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base
from db.types import UtcDateTime


class ClockLease(Base):
    """Which process ticks, until when: of two started by mistake, one waits."""

    __tablename__ = "clock_leases"

    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    holder: Mapped[str] = mapped_column(String(32))
    held_until: Mapped[datetime] = mapped_column(UtcDateTime)
    since: Mapped[datetime] = mapped_column(UtcDateTime)


class ClockJob(Base):
    """What became of a job: its last tick, the last one that failed and the kind of fault, never its words."""

    __tablename__ = "clock_jobs"

    name: Mapped[str] = mapped_column(String(48), primary_key=True)
    every_seconds: Mapped[int]
    ticked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    did: Mapped[int] = mapped_column(default=0)
    did_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    took_ms: Mapped[int] = mapped_column(default=0)
    failed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    problem: Mapped[str] = mapped_column(String(80), default="")
    failures: Mapped[int] = mapped_column(default=0)
