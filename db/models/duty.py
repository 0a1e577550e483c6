"""Duty: who is woken at which hour, who stands in, and over which messenger a member of staff is reached."""

from datetime import date, datetime, time

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base
from db.types import UtcDateTime


class DutyTurn(Base):
    """A weekly turn on duty (0 = Monday; local clock; ends after midnight when ``closes`` is not after ``opens``).

    ``position`` 0 is paged first, then 1, and so on.
    """

    __tablename__ = "duty_turns"

    id: Mapped[int] = mapped_column(primary_key=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id"), index=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    weekday: Mapped[int]
    opens: Mapped[time]
    closes: Mapped[time]
    position: Mapped[int] = mapped_column(default=0)


class DutyAbsence(Base):
    """Days on which somebody is away, both included, and who stands in."""

    __tablename__ = "duty_absences"

    id: Mapped[int] = mapped_column(primary_key=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id"), index=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    stand_in_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    starts: Mapped[date]
    ends: Mapped[date]


class StaffLink(Base):
    """A messenger over which alerts reach somebody: the address sealed to the sender, found by keyed look-up."""

    __tablename__ = "staff_links"
    __table_args__ = (UniqueConstraint("channel", "lookup"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(32), unique=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    channel: Mapped[str] = mapped_column(String(16))
    lookup: Mapped[bytes] = mapped_column(LargeBinary(32))
    sealed_address: Mapped[bytes] = mapped_column(LargeBinary)
    linked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    is_broken: Mapped[bool] = mapped_column(default=False)


class StaffLinkCode(Base):
    """A one-time link from the panel to the messenger: only the hash of its token is kept."""

    __tablename__ = "staff_link_codes"

    id: Mapped[int] = mapped_column(primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Conflict(Base):
    """A talk that this member of staff must not see or be paged for: the child said that it is about them."""

    __tablename__ = "conflicts"

    help_request_id: Mapped[int] = mapped_column(ForeignKey("help_requests.id"), primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), primary_key=True)


class Drill(Base):
    """An alarm rehearsed through the real chain. ``seconds`` is how long it took until somebody answered."""

    __tablename__ = "drills"

    id: Mapped[int] = mapped_column(primary_key=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id"), index=True)
    alert_id: Mapped[int] = mapped_column(ForeignKey("alerts.id"))
    asked_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    result: Mapped[str | None] = mapped_column(String(16))
    seconds: Mapped[int | None]
