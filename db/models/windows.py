"""Windows: for how long somebody may be written to freely, where a messenger closes the door by itself."""

from datetime import date, datetime

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base
from db.types import UtcDateTime


class MessageWindow(Base):
    """One chat, found by a keyed look-up of its own domain; nothing else points here.

    ``sealed`` holds, under the bot's own key, when the person wrote last and which rows of the outbox wait for them.
    ``invited_at``, of the last template, knows no finer time than the hour: it counts against what a day may hold.
    """

    __tablename__ = "message_windows"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012  SQLAlchemy's own name

    lookup: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    channel: Mapped[str] = mapped_column(String(16), index=True)
    sealed: Mapped[bytes]
    invited_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)
    seen_on: Mapped[date]
