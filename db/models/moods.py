"""Mood marks: a child's own picture of the last weeks. Nobody else can open them."""

from datetime import date

from sqlalchemy import Date, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class Mood(Base):
    """One mark of one day, sealed with a key that only the bot has; ``owner`` is a keyed look-up, not a contact."""

    __tablename__ = "moods"

    id: Mapped[int] = mapped_column(primary_key=True)
    owner: Mapped[bytes] = mapped_column(LargeBinary(32), index=True)
    day: Mapped[date] = mapped_column(Date, index=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
