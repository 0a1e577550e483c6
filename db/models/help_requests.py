"""Help requests: anonymous threads of sealed messages and notes."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, LargeBinary, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.models.base import Base
from db.types import UtcDateTime, enum_column


class RequestState(StrEnum):
    """Where a request stands. A draft is not yet visible to staff."""

    DRAFT = "draft"
    NEW = "new"
    IN_WORK = "in_work"
    WAITING = "waiting"
    CLOSED = "closed"
    ERASED = "erased"


class About(StrEnum):
    """Whom the child writes about."""

    SELF = "self"
    FRIEND = "friend"


class Side(StrEnum):
    """Who speaks in a message."""

    CHILD = "child"
    STAFF = "staff"
    NOTE = "note"
    SYSTEM = "system"


class AttachmentKind(StrEnum):
    """What a child sent beside the words."""

    PICTURE = "picture"
    VOICE = "voice"


class AttachmentState(StrEnum):
    """Where a sent file stands: on its way, here, never to come, erased by age."""

    AWAITED = "awaited"
    KEPT = "kept"
    LOST = "lost"
    EXPIRED = "expired"


class HelpRequest(Base):
    """One thread. It carries no contact id and no shared look-up, only its own sealed address."""

    __tablename__ = "help_requests"
    __table_args__ = (
        Index("ix_help_requests_queue", "school_id", "state"),
        Index(
            "ix_help_requests_check_in_at",
            "check_in_at",
            sqlite_where=text("check_in_at IS NOT NULL"),
            postgresql_where=text("check_in_at IS NOT NULL"),
        ),
        Index(
            "ix_help_requests_auto_send",
            "auto_send_at",
            sqlite_where=text("auto_send_at IS NOT NULL"),
            postgresql_where=text("auto_send_at IS NOT NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(32), unique=True)
    code: Mapped[str] = mapped_column(String(64), unique=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id"))
    state: Mapped[RequestState] = mapped_column(enum_column(RequestState))
    about: Mapped[About] = mapped_column(enum_column(About))
    channel: Mapped[str] = mapped_column(String(16))
    locale: Mapped[str] = mapped_column(String(2))
    sealed_address: Mapped[bytes | None] = mapped_column(LargeBinary)
    moves: Mapped[int] = mapped_column(default=0)
    resume_lookup: Mapped[bytes | None] = mapped_column(LargeBinary(32), unique=True)
    class_name: Mapped[str | None] = mapped_column(String(8))
    category: Mapped[str | None] = mapped_column(String(16))
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    auto_send_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    opened_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    due_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    last_child_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    last_staff_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    first_read_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    assigned_to: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    accepted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    snoozed_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    joined_to: Mapped[int | None] = mapped_column(ForeignKey("help_requests.id"), index=True)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    risk: Mapped[str] = mapped_column(String(16), default="none")
    risk_category: Mapped[str | None] = mapped_column(String(16))
    risk_raised_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    risk_ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    risk_ended_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    is_unscreened: Mapped[bool] = mapped_column(default=False)
    watched_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    check_in_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    check_ins: Mapped[int] = mapped_column(default=0)
    is_unreachable: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)

    messages: Mapped[list["HelpMessage"]] = relationship(
        order_by="HelpMessage.id", back_populates="help_request", cascade="all, delete-orphan"
    )

    @property
    def is_red(self) -> bool:
        """In danger until a person has ended it."""
        return self.risk in {"high", "emergency"} and self.risk_ended_at is None


class HelpMessage(Base):
    """One sealed message or note. The associated data of its seal is thread reference + own reference."""

    __tablename__ = "help_messages"
    __table_args__ = (
        Index(
            "ix_help_messages_due",
            "send_at",
            sqlite_where=text("send_at IS NOT NULL"),
            postgresql_where=text("send_at IS NOT NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(32), unique=True)
    help_request_id: Mapped[int] = mapped_column(ForeignKey("help_requests.id"), index=True)
    side: Mapped[Side] = mapped_column(enum_column(Side))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    risk: Mapped[str] = mapped_column(String(16), default="none")
    is_unscreened: Mapped[bool] = mapped_column(default=False)
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    send_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    opened_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    help_request: Mapped[HelpRequest] = relationship(back_populates="messages")


class HelpAttachment(Base):
    """A picture or a voice that came with a message: where it lies until it is fetched, then its cleaned bytes."""

    __tablename__ = "help_attachments"
    __table_args__ = (Index("ix_help_attachments_due", "state", "next_attempt_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(32), unique=True)
    help_message_id: Mapped[int] = mapped_column(ForeignKey("help_messages.id"), index=True)
    kind: Mapped[AttachmentKind] = mapped_column(enum_column(AttachmentKind))
    state: Mapped[AttachmentState] = mapped_column(enum_column(AttachmentState), default=AttachmentState.AWAITED)
    channel: Mapped[str] = mapped_column(String(16))
    sealed_source: Mapped[bytes | None] = mapped_column(LargeBinary)
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    attempts: Mapped[int] = mapped_column(default=0)
    next_attempt_at: Mapped[datetime] = mapped_column(UtcDateTime)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class HelpSource(Base):
    """Which message of a messenger a child's words came by, where it shows its people what was read.

    The bot alone can open it. It goes when the reading was told, or with the words.
    """

    __tablename__ = "help_sources"

    help_message_id: Mapped[int] = mapped_column(ForeignKey("help_messages.id", ondelete="CASCADE"), primary_key=True)
    channel: Mapped[str] = mapped_column(String(16))
    sealed_source: Mapped[bytes]
    seen_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)


class ReplyDraft(Base):
    """What a psychologist is writing and has not sent, sealed with the thread's key like the words themselves."""

    __tablename__ = "reply_drafts"
    __table_args__ = (UniqueConstraint("help_request_id", "staff_id", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(32), unique=True)
    help_request_id: Mapped[int] = mapped_column(ForeignKey("help_requests.id"))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    kind: Mapped[str] = mapped_column(String(8))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)


class TalkPresence(Base):
    """Who has a talk open at this moment, so that two people do not answer one child."""

    __tablename__ = "talk_presences"

    help_request_id: Mapped[int] = mapped_column(ForeignKey("help_requests.id"), primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    wrote_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ReplyTemplate(Base):
    """A reply a psychologist often gives, in the child's language."""

    __tablename__ = "reply_templates"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(32))
    locale: Mapped[str] = mapped_column(String(2))
    position: Mapped[int]
    title: Mapped[str] = mapped_column(String(120))
    body: Mapped[str]
    review: Mapped[str] = mapped_column(String(16))
