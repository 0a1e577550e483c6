"""The methodical fund: numbered materials, and the folded words they are found by."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base
from db.models.journals import Aspect, Audience, Direction
from db.types import UtcDateTime, enum_column


class Material(Base):
    """One material of the fund, ӘМ-``number``: what it is for, who made it, by which right it may be used."""

    __tablename__ = "materials"
    __table_args__ = (UniqueConstraint("school_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id"))
    number: Mapped[int]
    title: Mapped[str] = mapped_column(String(200))
    summary: Mapped[str]
    direction: Mapped[Direction] = mapped_column(enum_column(Direction))
    area: Mapped[int | None]
    audience: Mapped[Audience] = mapped_column(enum_column(Audience))
    aspect: Mapped[Aspect] = mapped_column(enum_column(Aspect))
    ages: Mapped[str] = mapped_column(String(40))
    language: Mapped[str] = mapped_column(String(2))
    author: Mapped[str] = mapped_column(String(160))
    source: Mapped[str]
    license: Mapped[str] = mapped_column(String(80))
    link: Mapped[str] = mapped_column(String(400))
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_files.id"))
    is_archived: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    made_by: Mapped[int] = mapped_column(ForeignKey("staff.id"))


class MaterialWord(Base):
    """A folded word of a material: қ and к, ү and у, ә and а, Cyrillic and Latin spellings meet in it."""

    __tablename__ = "material_words"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012  SQLAlchemy's own name

    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id"), primary_key=True)
    word: Mapped[str] = mapped_column(String(40), primary_key=True)
    material_id: Mapped[int] = mapped_column(ForeignKey("materials.id", ondelete="CASCADE"), primary_key=True)
