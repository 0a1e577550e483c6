"""The web chat's mailbox: sealed bubbles that only the talk key in the child's browser opens."""

from datetime import datetime

from sqlalchemy import Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base
from db.types import UtcDateTime


class Bubble(Base):
    """One bubble of one box; ``change`` grows with every change in the box, ``seq`` keeps its place."""

    __tablename__ = "bubbles"
    __table_args__ = (
        UniqueConstraint("box", "source"),
        Index("ix_bubbles_box_change", "box", "change"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    box: Mapped[bytes] = mapped_column(LargeBinary(32))
    seq: Mapped[int]
    change: Mapped[int]
    source: Mapped[str] = mapped_column(String(64))
    side: Mapped[str] = mapped_column(String(8))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
