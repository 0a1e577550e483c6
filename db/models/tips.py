"""Prevention tips: shipped ones and a school's own, in versions to go back to; and how often they were read."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Date, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.models.base import Base
from db.types import UtcDateTime


class Tip(Base):
    """One tip. A shipped one has no school; ``area`` is a code of core/tips/areas.py."""

    __tablename__ = "tips"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(48), unique=True)
    school_id: Mapped[int | None] = mapped_column(ForeignKey("schools.id"), index=True)
    area: Mapped[str] = mapped_column(String(16), index=True)
    position: Mapped[int]
    exercise: Mapped[str | None] = mapped_column(String(24))

    audiences: Mapped[list["TipAudience"]] = relationship(back_populates="tip", cascade="all, delete-orphan")
    versions: Mapped[list["TipVersion"]] = relationship(back_populates="tip", cascade="all, delete-orphan")


class TipAudience(Base):
    """One of those whom a tip is written for (core/tips/areas.py)."""

    __tablename__ = "tip_audiences"

    tip_id: Mapped[int] = mapped_column(ForeignKey("tips.id"), primary_key=True)
    audience: Mapped[str] = mapped_column(String(16), primary_key=True)

    tip: Mapped[Tip] = relationship(back_populates="audiences")


class TipVersion(Base):
    """One wording of a tip in all its languages: the shipped one (no school), or what a school wrote instead.

    ``state`` is ``current``, ``waiting`` (a second person has to agree to a broken rule), ``refused`` or ``past``; a
    school's own current version stands before the shipped one. ``broken`` lists the rules that people agreed to break.
    Two kinds have no texts: a hidden current one hides the shipped wording, one that is ``read`` says who has read it.
    """

    __tablename__ = "tip_versions"
    __table_args__ = (UniqueConstraint("tip_id", "school_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    tip_id: Mapped[int] = mapped_column(ForeignKey("tips.id"), index=True)
    school_id: Mapped[int | None] = mapped_column(ForeignKey("schools.id"), index=True)
    number: Mapped[int]
    state: Mapped[str] = mapped_column(String(12))
    is_hidden: Mapped[bool] = mapped_column(default=False)
    license: Mapped[str] = mapped_column(String(40))
    source: Mapped[str]
    basis: Mapped[str]
    author: Mapped[str]
    review: Mapped[str] = mapped_column(String(16))
    reviewer: Mapped[str] = mapped_column(default="")
    reviewed_on: Mapped[date | None] = mapped_column(Date)
    digest: Mapped[str] = mapped_column(String(64), default="")
    made_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    made_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    broken: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    reason: Mapped[str] = mapped_column(default="")
    agreed_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    agreed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    agreed_reason: Mapped[str] = mapped_column(default="")

    tip: Mapped[Tip] = relationship(back_populates="versions")
    texts: Mapped[list["TipText"]] = relationship(back_populates="version", cascade="all, delete-orphan")


class TipText(Base):
    """A version in one language: title, one short enough for a button, the bubbles, and all of it folded for search."""

    __tablename__ = "tip_texts"
    __table_args__ = (UniqueConstraint("version_id", "locale"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("tip_versions.id"), index=True)
    locale: Mapped[str] = mapped_column(String(2))
    title: Mapped[str] = mapped_column(String(120))
    short: Mapped[str] = mapped_column(String(20))
    cards: Mapped[list[str]] = mapped_column(JSON)
    folded: Mapped[str] = mapped_column(default="")

    version: Mapped[TipVersion] = relationship(back_populates="texts")


class TipCount(Base):
    """How often a tip was opened, helped or did not, on one day in one school; who did it is not known."""

    __tablename__ = "tip_counts"

    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id"), primary_key=True)
    tip_id: Mapped[int] = mapped_column(ForeignKey("tips.id"), primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    what: Mapped[str] = mapped_column(String(16), primary_key=True)
    count: Mapped[int] = mapped_column(default=0)
