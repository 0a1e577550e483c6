"""The peer's tables: the same five facts in plain columns, no encryption, no screening."""

from sqlalchemy import Index, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """The peer's tables."""


class Seen(Base):
    """An update taken in."""

    __tablename__ = "seen"
    update_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class User(Base):
    """A person with the dialog's state; the chat is the key, so one look-up serves both state and handler."""

    __tablename__ = "users"
    chat_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seen_at: Mapped[int]
    state: Mapped[str | None]
    data: Mapped[str] = mapped_column(default="{}")


class Request(Base):
    """An open request."""

    __tablename__ = "requests"
    __table_args__ = (Index("ux_requests_open", "chat_id", unique=True, sqlite_where=text("status = 0")),)
    id: Mapped[int] = mapped_column(primary_key=True)
    chat_id: Mapped[int]
    status: Mapped[int] = mapped_column(default=0)
    last_at: Mapped[int]


class Message(Base):
    """One message of a request."""

    __tablename__ = "messages"
    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(index=True)
    body: Mapped[str]
    at: Mapped[int]


class Outbox(Base):
    """An answer to send."""

    __tablename__ = "outbox"
    __table_args__ = (Index("ix_outbox_due", "due", sqlite_where=text("status = 0")),)
    id: Mapped[int] = mapped_column(primary_key=True)
    chat_id: Mapped[int]
    body: Mapped[str]
    status: Mapped[int] = mapped_column(default=0)
    due: Mapped[int]
