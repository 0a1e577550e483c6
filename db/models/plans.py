"""Plans: the year's plan and its items, what a month takes from it, and the library items are taken from."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.models.base import Base
from db.models.journals import Aspect, Audience
from db.types import UtcDateTime, enum_column


class PlanDirection(StrEnum):
    """What a plan is divided by: the five directions, and the organisational work that no journal shows."""

    ASSESSMENT = "assessment"
    PREVENTION = "prevention"
    CORRECTION = "correction"
    COUNSELLING = "counselling"
    AWARENESS = "awareness"
    ORGANISATION = "organisation"


class AnnualPlan(Base):
    """The plan of one school year. ``words``: ``theme``, ``goals``, ``tasks`` as facts (core/journals/facts.py).

    Approved when ``approved_on`` is set: the stamp shows by whom. ``uses_order_377``: items stand under its directions.
    """

    __tablename__ = "annual_plans"
    __table_args__ = (UniqueConstraint("school_id", "school_year"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id"))
    school_year: Mapped[int]
    words: Mapped[dict[str, Any]] = mapped_column(JSON)
    uses_order_377: Mapped[bool] = mapped_column(default=False)
    agreed_by: Mapped[str] = mapped_column(String(120), default="")
    agreed_on: Mapped[date | None]
    approved_by: Mapped[str] = mapped_column(String(120), default="")
    approved_on: Mapped[date | None]
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    made_by: Mapped[int] = mapped_column(ForeignKey("staff.id"))

    items: Mapped[list["PlanItem"]] = relationship(back_populates="plan", order_by="PlanItem.position")


class PlanItem(Base):
    """One activity of the year. ``words`` by name, as facts: ``content``, ``goal``, ``with_whom``, ``form``,
    ``responsible``, ``expected``. ``first_month`` and ``last_month`` (1-12, both included) are its term.
    """

    __tablename__ = "plan_items"

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("annual_plans.id"), index=True)
    position: Mapped[int]
    direction: Mapped[PlanDirection] = mapped_column(enum_column(PlanDirection))
    area: Mapped[int | None]
    audience: Mapped[Audience] = mapped_column(enum_column(Audience))
    stage: Mapped[int]
    aspect: Mapped[Aspect] = mapped_column(enum_column(Aspect))
    first_month: Mapped[int]
    last_month: Mapped[int]
    words: Mapped[dict[str, Any]] = mapped_column(JSON)
    template_code: Mapped[str | None] = mapped_column(String(48))

    plan: Mapped[AnnualPlan] = relationship(back_populates="items")


class PlanTask(Base):
    """One line of a month's plan ("2026-10"): from an item of the year, or of its own; ``dropped``: why it was not."""

    __tablename__ = "plan_tasks"

    id: Mapped[int] = mapped_column(primary_key=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id"), index=True)
    month: Mapped[str] = mapped_column(String(7), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("plan_items.id", ondelete="SET NULL"), index=True)
    position: Mapped[int]
    day: Mapped[date | None]
    week: Mapped[int | None]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    direction: Mapped[PlanDirection] = mapped_column(enum_column(PlanDirection))
    audience: Mapped[Audience] = mapped_column(enum_column(Audience))
    words: Mapped[dict[str, Any]] = mapped_column(JSON)
    dropped: Mapped[str] = mapped_column(String(200), default="")


class PlanTemplate(Base):
    """An activity to take into a plan: shipped (no school) or the school's own. ``texts``: words by language."""

    __tablename__ = "plan_templates"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(48), unique=True)
    school_id: Mapped[int | None] = mapped_column(ForeignKey("schools.id"), index=True)
    position: Mapped[int]
    direction: Mapped[PlanDirection] = mapped_column(enum_column(PlanDirection))
    area: Mapped[int | None]
    audience: Mapped[Audience] = mapped_column(enum_column(Audience))
    stage: Mapped[int]
    aspect: Mapped[Aspect] = mapped_column(enum_column(Aspect))
    first_month: Mapped[int]
    last_month: Mapped[int]
    texts: Mapped[dict[str, dict[str, str]]] = mapped_column(JSON)
    source: Mapped[str]
    review: Mapped[str] = mapped_column(String(16))
