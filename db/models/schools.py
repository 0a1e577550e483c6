"""Schools and what each may edit: hours, calendar, help lines, problem categories."""

from datetime import date, time

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class School(Base):
    """One school: its names, its working hours and its days (0 = Monday). A demo school is invented, to look around.

    ``principal`` and ``deputy`` are the names that stand beside signatures. While it mourns (``mourns_since``) nothing
    cheerful is sent; a broadcast to more than ``agree_above`` people needs a second person.
    """

    __tablename__ = "schools"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(32), unique=True)
    names: Mapped[dict[str, str]] = mapped_column(JSON)
    timezone: Mapped[str] = mapped_column(String(40))
    opens: Mapped[time]
    closes: Mapped[time]
    working_days: Mapped[list[int]] = mapped_column(JSON)
    principal: Mapped[str] = mapped_column(String(120), default="")
    deputy: Mapped[str] = mapped_column(String(120), default="")
    is_demo: Mapped[bool] = mapped_column(default=False)
    mourns_since: Mapped[date | None]
    agree_above: Mapped[int] = mapped_column(default=100)


class CalendarPeriod(Base):
    """A term, a break, a holiday or an exam season, both days included."""

    __tablename__ = "calendar_periods"
    __table_args__ = (UniqueConstraint("kind", "starts", "ends"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    starts: Mapped[date]
    ends: Mapped[date]
    names: Mapped[dict[str, str]] = mapped_column(JSON)
    source: Mapped[str]
    checked_on: Mapped[date | None]
    review: Mapped[str] = mapped_column(String(16))


class HelpLine(Base):
    """A number to call: shown only with its hours, its source and the day a person checked it."""

    __tablename__ = "help_lines"

    id: Mapped[int] = mapped_column(primary_key=True)
    school_id: Mapped[int | None] = mapped_column(ForeignKey("schools.id"))
    number: Mapped[str] = mapped_column(String(24))
    position: Mapped[int]
    names: Mapped[dict[str, str]] = mapped_column(JSON)
    about: Mapped[dict[str, str]] = mapped_column(JSON)
    days: Mapped[list[int]] = mapped_column(JSON)
    opens: Mapped[str] = mapped_column(String(5))
    closes: Mapped[str] = mapped_column(String(5))
    is_enabled: Mapped[bool]
    is_always_shown: Mapped[bool]
    categories: Mapped[list[str]] = mapped_column(JSON)
    source: Mapped[str]
    checked_on: Mapped[date | None]
    review: Mapped[str] = mapped_column(String(16))


class ProblemCategory(Base):
    """What a request is about, in the child's words and in the journals' words."""

    __tablename__ = "problem_categories"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(16), unique=True)
    area: Mapped[int]
    position: Mapped[int]
    names: Mapped[dict[str, str]] = mapped_column(JSON)
    adult_names: Mapped[dict[str, str]] = mapped_column(JSON)
    review: Mapped[str] = mapped_column(String(16))


class SchoolClass(Base):
    """A class of the school, «7А»: how many pupils it has, in which language it learns, who its teacher is."""

    __tablename__ = "school_classes"
    __table_args__ = (UniqueConstraint("school_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id"))
    name: Mapped[str] = mapped_column(String(8))
    grade: Mapped[int]
    language: Mapped[str] = mapped_column(String(2), default="kk")
    pupils: Mapped[int | None]
    teacher: Mapped[str] = mapped_column(String(120), default="")
