"""The cyclogram and what bends it: a psychologist's week, rooms, bells, single days, the rules of booking."""

from datetime import date, time
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base
from db.types import enum_column


class WorkKind(StrEnum):
    """What a cell of the cyclogram is for (the palette of a school psychologist's weekly timetable)."""

    ASSESSMENT = "assessment"
    INDIVIDUAL = "individual"
    GROUP = "group"
    CORRECTION = "correction"
    RECEPTION = "reception"
    TEACHERS = "teachers"
    VISIT = "visit"
    AWARENESS = "awareness"
    PAPERS = "papers"
    METHODICAL = "methodical"


class Weeks(StrEnum):
    """In which weeks a cell stands, by the number of the week in its year (ISO 8601)."""

    EVERY = "every"
    ODD = "odd"
    EVEN = "even"


class Room(Base):
    """Where people meet: its name and how to find it, by language."""

    __tablename__ = "rooms"

    id: Mapped[int] = mapped_column(primary_key=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id"), index=True)
    names: Mapped[dict[str, str]] = mapped_column(JSON)
    directions: Mapped[dict[str, str]] = mapped_column(JSON)
    is_active: Mapped[bool] = mapped_column(default=True)


class CyclogramCell(Base):
    """A piece of a psychologist's week (0 = Monday, school-local); a cell with audiences can be booked by them."""

    __tablename__ = "cyclogram_cells"

    id: Mapped[int] = mapped_column(primary_key=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id"), index=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    weekday: Mapped[int]
    opens: Mapped[time]
    closes: Mapped[time]
    work: Mapped[WorkKind] = mapped_column(enum_column(WorkKind))
    audiences: Mapped[list[str]] = mapped_column(JSON)
    weeks: Mapped[Weeks] = mapped_column(enum_column(Weeks), default=Weeks.EVERY)
    room_id: Mapped[int | None] = mapped_column(ForeignKey("rooms.id"))


class DayException(Base):
    """One day that is not as usual: opened (for whom) or closed, from ``opens`` to ``closes``, or as a whole.

    Without ``staff_id`` it holds for everybody. An opening stands on a day off too.
    """

    __tablename__ = "day_exceptions"

    id: Mapped[int] = mapped_column(primary_key=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id"), index=True)
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    day: Mapped[date]
    is_open: Mapped[bool]
    opens: Mapped[time | None]
    closes: Mapped[time | None]
    audiences: Mapped[list[str]] = mapped_column(JSON)
    room_id: Mapped[int | None] = mapped_column(ForeignKey("rooms.id"))
    note: Mapped[str] = mapped_column(String(120), default="")


class Bell(Base):
    """One lesson of one shift, school-local."""

    __tablename__ = "bells"
    __table_args__ = (UniqueConstraint("school_id", "shift", "lesson"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id"))
    shift: Mapped[int]
    lesson: Mapped[int]
    opens: Mapped[time]
    closes: Mapped[time]


class BookingRules(Base):
    """How meetings are booked in one school. Minutes unless the name says days; ``pauses``: pairs of clock times.

    ``by_bells``: meetings begin with a lesson's bell instead of one after another.
    """

    __tablename__ = "booking_rules"

    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id"), primary_key=True)
    meeting_minutes: Mapped[int] = mapped_column(default=30)
    pause_minutes: Mapped[int] = mapped_column(default=10)
    notice_minutes: Mapped[int] = mapped_column(default=120)
    horizon_days: Mapped[int] = mapped_column(default=30)
    most_open: Mapped[int] = mapped_column(default=2)
    most_moves: Mapped[int] = mapped_column(default=3)
    hold_minutes: Mapped[int] = mapped_column(default=2)
    claim_minutes: Mapped[int] = mapped_column(default=15)
    is_automatic: Mapped[bool] = mapped_column(default=True)
    by_bells: Mapped[bool] = mapped_column(default=False)
    pauses: Mapped[list[list[str]]] = mapped_column(JSON, default=list)


class MeetingLink(Base):
    """A psychologist's own address for meetings over video; without one nobody is offered such a meeting."""

    __tablename__ = "meeting_links"

    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    address: Mapped[str] = mapped_column(String(300))
