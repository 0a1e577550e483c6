"""The fund as it is read: one material with its number, who made it, by which right it may be used."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from core import words
from core.actors import NotAllowed, Role, Specialist
from core.texts import Texts
from db.models.files import StoredFile
from db.models.journals import Aspect, Audience, Direction
from db.models.materials import Material as Row
from db.models.staff import Staff

READERS: Final = frozenset({Role.PSYCHOLOGIST, Role.DEPUTY_HEAD, Role.ADMINISTRATOR})
# By which right a material is used; a person may say it in other words as well.
LICENSES: Final = ("own", "public-domain", "cc-by", "permission")


class MaterialUnknown(Exception):
    """Another school's, or not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """One material of the fund. ``license`` is one of :data:`LICENSES` or a person's own words; ``size`` in bytes."""

    id: int
    number: int
    title: str
    summary: str
    direction: Direction
    area: int | None
    audience: Audience
    aspect: Aspect
    ages: str
    language: str
    author: str
    source: str
    license: str
    link: str
    file: str | None
    size: int
    is_archived: bool
    made_at: datetime
    made_by: str

    @property
    def address(self) -> str | None:
        """Where it stands on the web, if it is an address that may be followed."""
        return words.web_address(self.link) if self.link else None


def code(number: int, text: Texts) -> str:
    """«ӘМ-012»: how a material is called in books and lists."""
    return text("materials-code", number=f"{number:03}")


def license_words(license: str, text: Texts) -> str:  # noqa: A002  the fund's own word
    """A right in the reader's words."""
    return text(f"materials-license-{license}") if license in LICENSES else license


def find(session: Session, material_id: int, *, by: Specialist) -> Material:
    """One material of the actor's school.

    Raises:
        NotAllowed: the actor does not read the fund.
        MaterialUnknown: another school's, or not there.
    """
    found = session.execute(of_school(by).where(Row.id == material_id)).one_or_none()
    if found is None:
        raise MaterialUnknown
    return read([found])[0]


def file_ref(session: Session, material_id: int, *, by: Specialist) -> str:
    """The reference of a material's file; empty where there is none.

    Raises:
        NotAllowed, MaterialUnknown: as :func:`find`.
    """
    find(session, material_id, by=by)
    attached = select(StoredFile.ref).join(Row, Row.file_id == StoredFile.id)
    return session.scalar(attached.where(Row.id == material_id)) or ""


def of_school(by: Specialist) -> Select[Row, str, str | None, int | None]:
    """The materials of the actor's school with what :func:`read` needs.

    Raises:
        NotAllowed: the actor does not read the fund.
    """
    if by.roles.isdisjoint(READERS):
        raise NotAllowed("the fund is not for observers")
    return (
        select(Row, Staff.full_name, StoredFile.name, StoredFile.size)
        .join(Staff, Staff.id == Row.made_by)
        .outerjoin(StoredFile, StoredFile.id == Row.file_id)
        .where(Row.school_id == by.school_id)
    )


def read(rows: Iterable[Any]) -> list[Material]:
    """Rows of :func:`of_school` as values."""
    return [_material(*row) for row in rows]


def _material(row: Row, made_by: str, file: str | None, size: int | None) -> Material:
    return Material(
        id=row.id,
        number=row.number,
        title=row.title,
        summary=row.summary,
        direction=row.direction,
        area=row.area,
        audience=row.audience,
        aspect=row.aspect,
        ages=row.ages,
        language=row.language,
        author=row.author,
        source=row.source,
        license=row.license,
        link=row.link,
        file=file,
        size=size or 0,
        is_archived=row.is_archived,
        made_at=row.made_at,
        made_by=made_by,
    )
