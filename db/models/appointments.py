"""Appointments: who meets whom and when, the time that is held meanwhile, and the cells no two meetings can share."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.models.base import Base
from db.models.journals import Audience
from db.types import UtcDateTime, enum_column


class AppointmentState(StrEnum):
    """How far a meeting got. Only a draft and a waiting one have no time yet."""

    DRAFT = "draft"
    WAITING = "waiting"
    REQUESTED = "requested"
    BOOKED = "booked"
    ARRIVED = "arrived"
    DONE = "done"
    MISSED = "missed"
    CANCELLED = "cancelled"


class HoldPurpose(StrEnum):
    """Why a time is kept for somebody: they are choosing, something earlier came free, a psychologist proposes it."""

    CHOICE = "choice"
    EARLIER = "earlier"
    PROPOSAL = "proposal"


class Visitor(Base):
    """An adult who books: name and telephone, sealed, found by a keyed look-up of a domain of its own."""

    __tablename__ = "visitors"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(32), unique=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id"), index=True)
    lookup: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Appointment(Base):
    """One meeting. It has its own sealed address and no contact: two meetings of one pupil look unrelated.

    ``ends_at`` is when people part, ``free_at`` when the pause after it is over (both None while it has no time).
    ``sequence`` counts changes of time for calendar programs, ``moves`` those the person made. ``sealed_words``: the
    reason, the class, the name of who came without booking. ``address_ref``: the meeting whose address this one has,
    because a psychologist said that it continues that one.
    """

    __tablename__ = "appointments"
    __table_args__ = (
        Index("ix_appointments_school_id_starts_at", "school_id", "starts_at"),
        Index("ix_appointments_staff_id_starts_at", "staff_id", "starts_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(32), unique=True)
    code: Mapped[str] = mapped_column(String(48))
    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id"))
    state: Mapped[AppointmentState] = mapped_column(enum_column(AppointmentState), index=True)
    audience: Mapped[Audience] = mapped_column(enum_column(Audience))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    room_id: Mapped[int | None] = mapped_column(ForeignKey("rooms.id"))
    starts_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ends_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    free_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    is_online: Mapped[bool] = mapped_column(default=False)
    is_walk_in: Mapped[bool] = mapped_column(default=False)
    participants: Mapped[int] = mapped_column(default=1)
    with_teacher: Mapped[bool] = mapped_column(default=False)
    category: Mapped[str | None] = mapped_column(String(16))
    class_name: Mapped[str | None] = mapped_column(String(32))
    channel: Mapped[str | None] = mapped_column(String(16))
    locale: Mapped[str] = mapped_column(String(2))
    sealed_address: Mapped[bytes | None] = mapped_column(LargeBinary)
    address_ref: Mapped[str | None] = mapped_column(String(32), index=True)
    sealed_words: Mapped[bytes | None] = mapped_column(LargeBinary)
    visitor_id: Mapped[int | None] = mapped_column(ForeignKey("visitors.id"), index=True)
    need_id: Mapped[int | None] = mapped_column(ForeignKey("needs.id"))
    work_id: Mapped[int | None] = mapped_column(ForeignKey("work_records.id"))
    sequence: Mapped[int] = mapped_column(default=0)
    moves: Mapped[int] = mapped_column(default=0)
    has_calendar_file: Mapped[bool] = mapped_column(default=False)
    wants_earlier_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)
    will_come_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    remind_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)
    remind_kind: Mapped[str | None] = mapped_column(String(8))
    reminded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    asked_missed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_by: Mapped[str | None] = mapped_column(String(16))

    visitor: Mapped[Visitor | None] = relationship()


class AppointmentHold(Base):
    """A time kept for one appointment until a moment; confirming makes it the appointment's own time."""

    __tablename__ = "appointment_holds"

    id: Mapped[int] = mapped_column(primary_key=True)
    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointments.id", ondelete="CASCADE"), unique=True)
    purpose: Mapped[HoldPurpose] = mapped_column(enum_column(HoldPurpose))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    room_id: Mapped[int | None] = mapped_column(ForeignKey("rooms.id"))
    starts_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ends_at: Mapped[datetime] = mapped_column(UtcDateTime)
    free_at: Mapped[datetime] = mapped_column(UtcDateTime)
    until: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class AppointmentCell(Base):
    """Five minutes of one person or of one room. Its key is why no time is ever sold twice, on any engine.

    ``cell`` counts five minutes since 1970 in UTC; ``resource`` is ``staff`` or ``room``; ``hold_id`` tells what is
    only kept meanwhile.
    """

    __tablename__ = "appointment_cells"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012  SQLAlchemy's own name

    resource: Mapped[str] = mapped_column(String(8), primary_key=True)
    resource_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    cell: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointments.id", ondelete="CASCADE"), index=True)
    hold_id: Mapped[int | None] = mapped_column(ForeignKey("appointment_holds.id", ondelete="CASCADE"), index=True)
