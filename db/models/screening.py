"""What people say of the screening, and what a school adds to its words. Rule ids and counts, never a child's words."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base
from db.types import UtcDateTime


class Verdict(Base):
    """One person's judgement of one screened message; it dies with the message."""

    __tablename__ = "verdicts"

    id: Mapped[int] = mapped_column(primary_key=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id"), index=True)
    help_message_id: Mapped[int] = mapped_column(ForeignKey("help_messages.id"), unique=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    verdict: Mapped[str] = mapped_column(String(16))
    level: Mapped[str] = mapped_column(String(16))
    rules: Mapped[list[str]] = mapped_column(JSON)
    given_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ScreeningSample(Base):
    """A message without an alert, drawn at random for a person to label: the only honest count of missed ones."""

    __tablename__ = "screening_samples"

    id: Mapped[int] = mapped_column(primary_key=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id"), index=True)
    help_message_id: Mapped[int] = mapped_column(ForeignKey("help_messages.id"), unique=True)
    drawn_at: Mapped[datetime] = mapped_column(UtcDateTime)
    label: Mapped[str | None] = mapped_column(String(16))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    labelled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class LexiconVersion(Base):
    """What a school adds to the built-in words: phrases, numbered; one version is active.

    The phrases may quote children, hence sealed.
    """

    __tablename__ = "lexicon_versions"
    __table_args__ = (UniqueConstraint("school_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(32), unique=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id"))
    number: Mapped[int]
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    is_active: Mapped[bool] = mapped_column(default=False)
    made_by: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    activated_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class RuleMute(Base):
    """A built-in rule somebody wants silent here, with the reason; a rule of emergencies needs a second person."""

    __tablename__ = "rule_mutes"

    id: Mapped[int] = mapped_column(primary_key=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id"), index=True)
    rule: Mapped[str] = mapped_column(String(64))
    reason: Mapped[str] = mapped_column(String(400))
    asked_by: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    approved_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    approved_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
