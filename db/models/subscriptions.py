"""Subscriptions: who asked for messages, as what, of which class and topics; and the doors that lead there.

A chat is found by a keyed hash of its own, another one than a contact's, and no talk points here: what somebody told us
to get messages for a class can never be laid beside an anonymous request.
"""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base
from db.models.journals import Audience
from db.types import UtcDateTime, enum_column


class SubscriptionState(StrEnum):
    """Who has left asked for it; who is blocked has shut the channel and comes back with it."""

    ACTIVE = "active"
    LEFT = "left"
    BLOCKED = "blocked"


class Subscription(Base):
    """One person of one channel who gets the school's messages.

    ``topics`` is a set of bits (core/subscriptions/topics.py). Somebody forgotten leaves an empty row, so that what was
    counted of a sending stays true: no address, no class, a hash of nothing.
    """

    __tablename__ = "subscriptions"
    __table_args__ = (
        UniqueConstraint("channel", "lookup"),
        Index("ix_subscriptions_school_id_state", "school_id", "state", "audience"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(32), unique=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id"))
    channel: Mapped[str] = mapped_column(String(16))
    lookup: Mapped[bytes] = mapped_column(LargeBinary(32))
    sealed_address: Mapped[bytes] = mapped_column(LargeBinary)
    audience: Mapped[Audience] = mapped_column(enum_column(Audience))
    locale: Mapped[str] = mapped_column(String(2))
    topics: Mapped[int]
    state: Mapped[SubscriptionState] = mapped_column(enum_column(SubscriptionState))
    came_by: Mapped[str] = mapped_column(String(16))
    joined_on: Mapped[date]
    left_on: Mapped[date | None]


class SubscriptionClass(Base):
    """A class somebody gets messages for: a pupil's own, those of a parent's children, those a teacher teaches."""

    __tablename__ = "subscription_classes"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012  SQLAlchemy's own name

    subscription_id: Mapped[int] = mapped_column(ForeignKey("subscriptions.id", ondelete="CASCADE"), primary_key=True)
    class_name: Mapped[str] = mapped_column(String(8), primary_key=True)
    grade: Mapped[int]


class Poster(Base):
    """What a QR code says: the school and, of a class's poster, the class. It names no person."""

    __tablename__ = "posters"
    __table_args__ = (UniqueConstraint("school_id", "class_name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(16), unique=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id"))
    class_name: Mapped[str | None] = mapped_column(String(8))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ChannelDoor(Base):
    """Where a channel is entered («https://t.me/SenimBot»), told by the bot, which alone can ask the messenger."""

    __tablename__ = "channel_doors"

    channel: Mapped[str] = mapped_column(String(16), primary_key=True)
    bot: Mapped[str] = mapped_column(String(32), primary_key=True)
    url: Mapped[str] = mapped_column(String(200))
    told_at: Mapped[datetime] = mapped_column(UtcDateTime)
