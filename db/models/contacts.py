"""Contacts: what the conversation remembers of a person, found only by a keyed look-up.

Protected: only core.contacts and core.outbox may import this module.
"""

from datetime import date, datetime

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base
from db.types import UtcDateTime


class Contact(Base):
    """A person as one channel knows them. No address stands here, and no thread points here.

    ``sealed`` holds, under the bot's own key, the dialog's data and the list of this person's thread references.
    """

    __tablename__ = "contacts"
    __table_args__ = (UniqueConstraint("channel", "lookup"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id"))
    channel: Mapped[str] = mapped_column(String(16))
    lookup: Mapped[bytes] = mapped_column(LargeBinary(32))
    locale: Mapped[str | None] = mapped_column(String(2))
    state: Mapped[str | None] = mapped_column(String(64))
    sealed: Mapped[bytes | None]
    consent_version: Mapped[str | None] = mapped_column(String(16))
    consented_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    last_seen_on: Mapped[date]
