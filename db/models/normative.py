"""The folder of normative documents: laws, orders and the school's own acts, each with the day it was checked."""

from datetime import date
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base
from db.types import enum_column


class ActKind(StrEnum):
    """What kind of act it is."""

    LAW = "law"
    CODE = "code"
    ORDER = "order"
    LOCAL = "local"


class ActStatus(StrEnum):
    """Whether it holds; a shipped act has to be checked by a person before it is relied on."""

    TO_CHECK = "to_check"
    IN_FORCE = "in_force"
    REPEALED = "repealed"


class NormativeAct(Base):
    """One act as a school keeps it. ``code`` is the register's (Әділет, «V2500036047»); ``edition``: as amended by."""

    __tablename__ = "normative_acts"

    id: Mapped[int] = mapped_column(primary_key=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id"), index=True)
    position: Mapped[int]
    kind: Mapped[ActKind] = mapped_column(enum_column(ActKind))
    titles: Mapped[dict[str, str]] = mapped_column(JSON)
    notes: Mapped[dict[str, str]] = mapped_column(JSON)
    number: Mapped[str] = mapped_column(String(40))
    issued_on: Mapped[date | None]
    registration: Mapped[str] = mapped_column(String(40))
    code: Mapped[str] = mapped_column(String(40))
    edition: Mapped[str] = mapped_column(String(120))
    status: Mapped[ActStatus] = mapped_column(enum_column(ActStatus))
    checked_on: Mapped[date | None]
    checked_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    link: Mapped[str] = mapped_column(String(400))
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_files.id"))
    source: Mapped[str]
    review: Mapped[str] = mapped_column(String(16))
