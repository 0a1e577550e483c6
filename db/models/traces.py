"""Traces: what a messenger still shows of a talk, so that it can be taken away there."""

from datetime import datetime

from sqlalchemy import Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base
from db.types import UtcDateTime


class Trace(Base):
    """One message on somebody's phone. ``chat`` and ``mark`` are keyed look-ups of a domain of their own.

    ``sealed`` holds, under the bot's own key, the address, the messenger's name of the message, the thread it went to.
    """

    __tablename__ = "traces"
    __table_args__ = (
        Index("ix_traces_chat", "chat"),
        Index(
            "ix_traces_clean",
            "clean_at",
            sqlite_where=text("clean_at IS NOT NULL"),
            postgresql_where=text("clean_at IS NOT NULL"),
        ),
        Index("ix_traces_shown", "shown_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(String(16))
    chat: Mapped[bytes] = mapped_column(LargeBinary(32))
    mark: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    side: Mapped[str] = mapped_column(String(8))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    shown_at: Mapped[datetime] = mapped_column(UtcDateTime)
    clean_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class TidyChat(Base):
    """A chat whose owner wants its messages taken away by themselves."""

    __tablename__ = "tidy_chats"

    chat: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
