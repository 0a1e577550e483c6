"""Prevention tips, as plain cards in three languages."""

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.models.base import Base


class Tip(Base):
    """One tip: its area of prevention (1–4), for whom, and where it comes from."""

    __tablename__ = "tips"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(8), unique=True)
    area: Mapped[int]
    audience: Mapped[str] = mapped_column(String(16))
    position: Mapped[int]
    license: Mapped[str] = mapped_column(String(40))
    basis: Mapped[str]
    review: Mapped[str] = mapped_column(String(16))

    texts: Mapped[list["TipText"]] = relationship(back_populates="tip", cascade="all, delete-orphan")


class TipText(Base):
    """A tip in one language: a title, a title short enough for a button, and the cards."""

    __tablename__ = "tip_texts"
    __table_args__ = (UniqueConstraint("tip_id", "locale"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    tip_id: Mapped[int] = mapped_column(ForeignKey("tips.id"))
    locale: Mapped[str] = mapped_column(String(2))
    title: Mapped[str] = mapped_column(String(80))
    short: Mapped[str] = mapped_column(String(20))
    cards: Mapped[list[str]] = mapped_column(JSON)

    tip: Mapped[Tip] = relationship(back_populates="texts")
