"""The chain of everything that was signed: numbered journal lines and frozen reports, each link under a key."""

from datetime import date

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class ChainLink(Base):
    """One link of a school's chain: what a numbered line, or a frozen report, was made or changed to.

    ``digest`` is of the row as it stood, ``mac`` of this link and the one before, with a key the database has not.
    """

    __tablename__ = "chain_links"

    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(String(16))
    subject_id: Mapped[int]
    digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    mac: Mapped[bytes] = mapped_column(LargeBinary(32))


class ChainHead(Base):
    """The chain's head at the end of a day: how many links it had, and a short code to print into the paper book."""

    __tablename__ = "chain_heads"

    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    position: Mapped[int]
    code: Mapped[str] = mapped_column(String(40))
