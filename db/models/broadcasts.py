"""Broadcasts: what is to be said to many, when, each occasion it is said, and how far it got with each person."""

from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.models.base import Base
from db.models.journals import Audience
from db.models.outbox import DeliveryState
from db.types import UtcDateTime, enum_column


class BroadcastState(StrEnum):
    """A draft waits for its writer; a proposed one for a second person; a scheduled one for its hour."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    SCHEDULED = "scheduled"
    FINISHED = "finished"
    CANCELLED = "cancelled"


class RunState(StrEnum):
    """One occasion. ``waiting`` for its moment or its undo; ``skipped`` was missed, and ``reason`` says why."""

    WAITING = "waiting"
    SENDING = "sending"
    PAUSED = "paused"
    DONE = "done"
    CANCELLED = "cancelled"
    SKIPPED = "skipped"


class Broadcast(Base):
    """What is said to whom. ``recipients``: core/broadcasts/recipients.py; ``texts``: words by language.

    ``choices`` makes it a poll: a list of answers, each by language. ``is_cheerful`` is held back in mourning;
    ``is_sensitive`` is staggered by class and pauses while a red talk is open. ``version`` grows with each change.
    """

    __tablename__ = "broadcasts"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(32), unique=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id"), index=True)
    state: Mapped[BroadcastState] = mapped_column(enum_column(BroadcastState))
    version: Mapped[int] = mapped_column(default=1)
    topic: Mapped[int]
    recipients: Mapped[dict[str, Any]] = mapped_column(JSON)
    texts: Mapped[dict[str, str]] = mapped_column(JSON)
    choices: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list)
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_files.id"))
    is_cheerful: Mapped[bool] = mapped_column(default=False)
    is_sensitive: Mapped[bool] = mapped_column(default=False)
    takes_replies: Mapped[bool] = mapped_column(default=True)
    plan_item_id: Mapped[int | None] = mapped_column(ForeignKey("plan_items.id", ondelete="SET NULL"), index=True)
    plan_task_id: Mapped[int | None] = mapped_column(ForeignKey("plan_tasks.id", ondelete="SET NULL"), index=True)
    occasion: Mapped[str | None] = mapped_column(String(48))
    made_by: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    proposed_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    agreed_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    agreed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    schedule: Mapped["BroadcastSchedule | None"] = relationship(back_populates="broadcast", uselist=False)
    runs: Mapped[list["BroadcastRun"]] = relationship(back_populates="broadcast", order_by="BroadcastRun.id")


class BroadcastSchedule(Base):
    """When a broadcast is said: the first day and the hour on the wall, in the zone they were meant in.

    ``recurrence``: core/clock/recurrence.py. Occurrences before ``checked_until`` have a run or were passed over.
    """

    __tablename__ = "broadcast_schedules"

    id: Mapped[int] = mapped_column(primary_key=True)
    broadcast_id: Mapped[int] = mapped_column(ForeignKey("broadcasts.id", ondelete="CASCADE"), unique=True)
    day: Mapped[date]
    clock: Mapped[time]
    zone: Mapped[str] = mapped_column(String(40))
    recurrence: Mapped[dict[str, Any]] = mapped_column(JSON)
    until: Mapped[date | None]
    is_active: Mapped[bool] = mapped_column(default=True, index=True)
    checked_until: Mapped[datetime] = mapped_column(UtcDateTime)

    broadcast: Mapped[Broadcast] = relationship(back_populates="schedule")


class BroadcastRun(Base):
    """One occasion of a broadcast, named by its wall time («2026-11-30T18:30») and never made twice.

    Words and recipients are those of its start. ``open_to`` is a set of bits (core/broadcasts/windows.py): the groups
    that may be written to just now, renewed by the clock. ``totals``: how it ended, by group, class and channel.
    """

    __tablename__ = "broadcast_runs"
    __table_args__ = (UniqueConstraint("broadcast_id", "occurrence"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(32), unique=True)
    broadcast_id: Mapped[int] = mapped_column(ForeignKey("broadcasts.id"))
    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id"))
    occurrence: Mapped[str] = mapped_column(String(16))
    state: Mapped[RunState] = mapped_column(enum_column(RunState), index=True)
    reason: Mapped[str] = mapped_column(String(32), default="")
    due_at: Mapped[datetime] = mapped_column(UtcDateTime)
    latest_at: Mapped[datetime] = mapped_column(UtcDateTime)
    said: Mapped[dict[str, Any]] = mapped_column(JSON)
    open_to: Mapped[int] = mapped_column(default=0)
    expected: Mapped[int] = mapped_column(default=0)
    totals: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    started_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    broadcast: Mapped[Broadcast] = relationship(back_populates="runs")
    waves: Mapped[list["BroadcastWave"]] = relationship(back_populates="run", order_by="BroadcastWave.due_at")


class BroadcastWave(Base):
    """A part of a run: everybody, or one class on its own day. ``cursor``: the last subscription that was expanded."""

    __tablename__ = "broadcast_waves"

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("broadcast_runs.id", ondelete="CASCADE"), index=True)
    class_name: Mapped[str | None] = mapped_column(String(8))
    due_at: Mapped[datetime] = mapped_column(UtcDateTime)
    cursor: Mapped[int] = mapped_column(default=0)
    is_expanded: Mapped[bool] = mapped_column(default=False)

    run: Mapped[BroadcastRun] = relationship(back_populates="waves")


class BroadcastDelivery(Base):
    """One person of one run, once: the key says so. ``receipt``: 1 it reached the phone, 2 it was read, where told.

    ``taken_as``: a keyed hash of what the messenger called it, where it says later what became of it.
    """

    __tablename__ = "broadcast_deliveries"
    __table_args__ = (
        Index(
            "ix_broadcast_deliveries_queued",
            "channel",
            "run_id",
            "audience",
            "subscription_id",
            sqlite_where=text("state = 'queued'"),
            postgresql_where=text("state = 'queued'"),
        ),
        Index(
            "ix_broadcast_deliveries_sending",
            "channel",
            sqlite_where=text("state = 'sending'"),
            postgresql_where=text("state = 'sending'"),
        ),
        Index(
            "ix_broadcast_deliveries_taken_as",
            "taken_as",
            sqlite_where=text("taken_as IS NOT NULL"),
            postgresql_where=text("taken_as IS NOT NULL"),
        ),
        {"sqlite_with_rowid": False},
    )

    run_id: Mapped[int] = mapped_column(ForeignKey("broadcast_runs.id"), primary_key=True)
    subscription_id: Mapped[int] = mapped_column(ForeignKey("subscriptions.id"), primary_key=True)
    channel: Mapped[str] = mapped_column(String(16))
    audience: Mapped[Audience] = mapped_column(enum_column(Audience))
    state: Mapped[DeliveryState] = mapped_column(enum_column(DeliveryState))
    attempts: Mapped[int] = mapped_column(default=0)
    receipt: Mapped[int] = mapped_column(default=0)
    problem: Mapped[str | None] = mapped_column(String(80))
    taken_as: Mapped[bytes | None] = mapped_column(LargeBinary(32))


class BroadcastVote(Base):
    """One answer to a poll; the hash is made for this run alone, so that answers to two polls cannot be joined."""

    __tablename__ = "broadcast_votes"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012  SQLAlchemy's own name

    run_id: Mapped[int] = mapped_column(ForeignKey("broadcast_runs.id", ondelete="CASCADE"), primary_key=True)
    voter: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    choice: Mapped[int]


class SavedRecipients(Base):
    """Recipients under a name, to be chosen again."""

    __tablename__ = "saved_recipients"
    __table_args__ = (UniqueConstraint("school_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id"))
    name: Mapped[str] = mapped_column(String(80))
    recipients: Mapped[dict[str, Any]] = mapped_column(JSON)
    made_by: Mapped[int] = mapped_column(ForeignKey("staff.id"))


class Occasion(Base):
    """A day or a season worth a message, to be proposed for the year: shipped, with its source and review.

    ``rule`` says when (core/broadcasts/occasions.py); ``audiences`` for whom, ``texts`` the words by language.
    """

    __tablename__ = "occasions"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(48), unique=True)
    position: Mapped[int]
    rule: Mapped[dict[str, Any]] = mapped_column(JSON)
    audiences: Mapped[list[str]] = mapped_column(JSON)
    grades: Mapped[list[int]] = mapped_column(JSON)
    topic: Mapped[int]
    is_duty: Mapped[bool]
    is_cheerful: Mapped[bool]
    is_sensitive: Mapped[bool]
    names: Mapped[dict[str, str]] = mapped_column(JSON)
    texts: Mapped[dict[str, str]] = mapped_column(JSON)
    source: Mapped[str]
    checked_on: Mapped[date | None]
    review: Mapped[str] = mapped_column(String(16))
