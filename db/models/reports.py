"""Reports: text blocks that are remembered, and frozen copies that never change."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base
from db.types import UtcDateTime, enum_column


class ReportKind(StrEnum):
    """What the service reports with; the last three are the evidence of a state attestation."""

    STATISTICAL = "statistical"
    ANALYTICAL = "analytical"
    ATTESTATION_WORK = "attestation_work"
    ATTESTATION_PREVENTION = "attestation_prevention"
    ATTESTATION_SUPPORT = "attestation_support"


class ReportText(Base):
    """One text block of one report as a psychologist wrote it, sealed; ``period`` as «2026-10», «2026-T1», «2026-H1»,
    «2026-Y».
    """

    __tablename__ = "report_texts"
    __table_args__ = (UniqueConstraint("school_id", "kind", "period", "block", "locale"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id"))
    kind: Mapped[ReportKind] = mapped_column(enum_column(ReportKind))
    period: Mapped[str] = mapped_column(String(8))
    block: Mapped[str] = mapped_column(String(32))
    locale: Mapped[str] = mapped_column(String(2))
    sealed_words: Mapped[bytes] = mapped_column(LargeBinary)
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[int] = mapped_column(ForeignKey("staff.id"))


class FrozenReport(Base):
    """A report as it was signed: everything it shows, sealed, never written again; its digest stands in the chain."""

    __tablename__ = "frozen_reports"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(32), unique=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id"), index=True)
    kind: Mapped[ReportKind] = mapped_column(enum_column(ReportKind))
    period: Mapped[str] = mapped_column(String(8))
    first_day: Mapped[date]
    last_day: Mapped[date]
    sealed_content: Mapped[bytes] = mapped_column(LargeBinary)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    made_by: Mapped[int] = mapped_column(ForeignKey("staff.id"))
