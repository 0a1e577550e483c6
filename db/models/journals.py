"""Nine journals as data: needs, work records, numbered entries and the columns each book shows."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, LargeBinary, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.models.base import Base
from db.types import UtcDateTime, enum_column


class Journal(StrEnum):
    """The nine books: J1–J5 by direction, J6 needs, J7–J9 by audience."""

    ASSESSMENT = "J1"
    PREVENTION = "J2"
    CORRECTION = "J3"
    COUNSELLING = "J4"
    AWARENESS = "J5"
    NEEDS = "J6"
    INDIVIDUAL = "J7"
    GROUPS = "J8"
    ADULTS = "J9"


class Direction(StrEnum):
    """The five directions of the service's work."""

    ASSESSMENT = "assessment"
    PREVENTION = "prevention"
    CORRECTION = "correction"
    COUNSELLING = "counselling"
    AWARENESS = "awareness"


class Audience(StrEnum):
    """The four groups the service works with."""

    STUDENT = "student"
    PARENT = "parent"
    TEACHER = "teacher"
    ADMINISTRATION = "administration"


class EntryState(StrEnum):
    """A draft waits for a person; a confirmed line is numbered; a superseded one was corrected."""

    DRAFT = "draft"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"


class Aspect(StrEnum):
    """The three aspects of the service: research, work with colleagues, daily practice."""

    SCIENTIFIC = "scientific"
    APPLIED = "applied"
    PRACTICAL = "practical"


class Referral(StrEnum):
    """Where somebody was sent on to, outside the school."""

    LINE_111 = "line_111"
    CENTRE = "centre"
    MEDICAL = "medical"
    POLICE = "police"
    OTHER = "other"


class JournalColumn(Base):
    """One column of one book: the fact it shows and, in the same cell, a second one.

    Without ``school_id`` it is shipped. A school's own set holds from its ``since_year`` (a school year) on.
    """

    __tablename__ = "journal_columns"
    __table_args__ = (UniqueConstraint("school_id", "journal", "since_year", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    school_id: Mapped[int | None] = mapped_column(ForeignKey("schools.id"))
    since_year: Mapped[int] = mapped_column(default=0)
    journal: Mapped[Journal] = mapped_column(enum_column(Journal))
    position: Mapped[int]
    key: Mapped[str] = mapped_column(String(32))
    also: Mapped[str | None] = mapped_column(String(32))
    titles: Mapped[dict[str, str]] = mapped_column(JSON)


class JournalTitle(Base):
    """A book's name on its cover."""

    __tablename__ = "journal_titles"

    journal: Mapped[Journal] = mapped_column(enum_column(Journal), primary_key=True)
    titles: Mapped[dict[str, str]] = mapped_column(JSON)


class Need(Base):
    """Something asked of the service; J6 lists it from the moment a psychologist accepts it."""

    __tablename__ = "needs"

    id: Mapped[int] = mapped_column(primary_key=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id"))
    kind: Mapped[str] = mapped_column(String(16))
    help_request_id: Mapped[int | None] = mapped_column(ForeignKey("help_requests.id"), unique=True)
    received_at: Mapped[datetime] = mapped_column(UtcDateTime)
    is_hoax: Mapped[bool] = mapped_column(default=False)


class WorkRecord(Base):
    """One fact of work, counted once however many books show it. Its words are sealed with the journal key.

    The service's frame: direction x ``area`` (1-4, problem areas) x audience x ``stage`` (1-4, of the year) x aspect.
    ``method`` and ``levels`` (``low``, ``middle``, ``high``: how many) belong to an assessment.
    """

    __tablename__ = "work_records"
    __table_args__ = (Index("ix_work_records_school_id_happened_at", "school_id", "happened_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(32), unique=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id"))
    need_id: Mapped[int | None] = mapped_column(ForeignKey("needs.id"))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    entered_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    direction: Mapped[Direction] = mapped_column(enum_column(Direction))
    audience: Mapped[Audience] = mapped_column(enum_column(Audience))
    is_group: Mapped[bool]
    is_repeat: Mapped[bool]
    format: Mapped[str] = mapped_column(String(32))
    channel: Mapped[str | None] = mapped_column(String(16))
    category: Mapped[str | None] = mapped_column(String(16))
    class_name: Mapped[str | None] = mapped_column(String(32))
    participants: Mapped[int]
    minutes: Mapped[int | None]
    happened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    area: Mapped[int | None]
    stage: Mapped[int | None]
    aspect: Mapped[Aspect] = mapped_column(enum_column(Aspect), default=Aspect.PRACTICAL)
    referral: Mapped[Referral | None] = mapped_column(enum_column(Referral))
    method: Mapped[str | None] = mapped_column(String(80))
    levels: Mapped[dict[str, int] | None] = mapped_column(JSON)
    plan_item_id: Mapped[int | None] = mapped_column(ForeignKey("plan_items.id"), index=True)
    plan_task_id: Mapped[int | None] = mapped_column(ForeignKey("plan_tasks.id"), index=True)
    material_id: Mapped[int | None] = mapped_column(ForeignKey("materials.id"), index=True)
    sealed_words: Mapped[bytes] = mapped_column(LargeBinary)

    entries: Mapped[list["JournalEntry"]] = relationship(back_populates="work")


class JournalMark(Base):
    """A blind mark of a numbered line: what it can be found by, as a keyed hash that only the service can make.

    The hash covers the school, the book and the school year, so a mark and a number name one line.
    """

    __tablename__ = "journal_marks"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012  SQLAlchemy's own name

    mark: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class JournalEntry(Base):
    """One line of one book. Numbers run per school, journal and school year, and are given once."""

    __tablename__ = "journal_entries"
    __table_args__ = (
        UniqueConstraint("school_id", "journal", "school_year", "number"),
        Index(
            "ix_journal_entries_drafts",
            "school_id",
            "journal",
            "school_year",
            sqlite_where=text("number IS NULL"),
            postgresql_where=text("number IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(32), unique=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id"))
    journal: Mapped[Journal] = mapped_column(enum_column(Journal))
    school_year: Mapped[int]
    number: Mapped[int | None]
    state: Mapped[EntryState] = mapped_column(enum_column(EntryState))
    work_id: Mapped[int | None] = mapped_column(ForeignKey("work_records.id"), index=True)
    need_id: Mapped[int | None] = mapped_column(ForeignKey("needs.id"), index=True)
    corrects_id: Mapped[int | None] = mapped_column(ForeignKey("journal_entries.id"))
    happened_on: Mapped[date]
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    confirmed_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    sealed_facts: Mapped[bytes] = mapped_column(LargeBinary)

    work: Mapped[WorkRecord | None] = relationship(back_populates="entries")


class MonthLock(Base):
    """A month whose lines are done: nothing is numbered into it and nothing in it is corrected."""

    __tablename__ = "month_locks"

    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id"), primary_key=True)
    month: Mapped[str] = mapped_column(String(7), primary_key=True)
    locked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    locked_by: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    checked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    checked_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))


class JournalRollup(Base):
    """A week (its Monday) whose readings of tips were drafted into the prevention book."""

    __tablename__ = "journal_rollups"

    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id"), primary_key=True)
    week: Mapped[date] = mapped_column(primary_key=True)
    entry_id: Mapped[int | None] = mapped_column(ForeignKey("journal_entries.id", ondelete="SET NULL"))


class JournalImport(Base):
    """A sheet that was brought and not yet taken in: its rows sealed, and which column is which fact."""

    __tablename__ = "journal_imports"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(32), unique=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id"), index=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    journal: Mapped[Journal] = mapped_column(enum_column(Journal))
    school_year: Mapped[int]
    is_counted: Mapped[bool]
    mapping: Mapped[dict[str, str]] = mapped_column(JSON)
    sealed_rows: Mapped[bytes] = mapped_column(LargeBinary)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
