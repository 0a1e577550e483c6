"""Templates: the Word file a school puts in place of the shipped one, for one kind of paper in one language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from core import audit, files
from core.actors import Specialist, require_psychologist
from core.documents import docx
from core.documents.paper import KINDS
from core.files import FileKindUnknown
from core.texts import LOCALES
from db.models.exports import DocumentTemplate
from db.models.files import StoredFile

Place = tuple[str, str]


class TemplateUnknown(Exception):
    """No such kind of paper, or no such language."""


def own(session: Session, *, school_id: int) -> Mapping[Place, DocumentTemplate]:
    """The templates a school has put in place, by kind and language."""
    found = session.scalars(select(DocumentTemplate).where(DocumentTemplate.school_id == school_id))
    return {(one.kind, one.locale): one for one in found}


def content(session: Session, kind: str, locale: str, *, school_id: int) -> bytes | None:
    """The school's own template, None where the shipped one stands."""
    statement = select(StoredFile.content).join(DocumentTemplate, DocumentTemplate.file_id == StoredFile.id)
    return session.scalar(statement.where(_is_at(kind, locale, school_id)))


def shown(session: Session, kind: str, locale: str, *, by: Specialist) -> bytes:
    """The template that counts: the school's own, else the shipped one, to look at and to begin from.

    Raises:
        TemplateUnknown: no such kind or language.
    """
    _require(kind, locale)
    return content(session, kind, locale, school_id=by.school_id) or docx.shipped(kind, locale)


@dataclass(frozen=True, slots=True)
class Sound:
    """A template that can be filled, and where it is to stand."""

    kind: str
    locale: str
    name: str
    content: bytes


def sound(kind: str, locale: str, *, name: str, template: bytes) -> Sound:
    """A template that was filled by way of trial: outside any transaction, because nothing bounds how long that takes.

    Raises:
        TemplateUnknown: no such kind or language.
        FileKindUnknown: it is no Word file.
        TemplateBroken: it names a field that there is not, or is no plain DOCX.
    """
    _require(kind, locale)
    if not name.lower().endswith(".docx"):
        raise FileKindUnknown
    if 0 < len(template) <= files.LARGEST:  # otherwise it is refused when it is kept
        docx.check(template, kind)
    return Sound(kind, locale, name, template)


def put(session: Session, found: Sound, *, by: Specialist, now: datetime) -> DocumentTemplate:
    """Put a school's own template in place.

    Raises:
        NotAllowed: only a psychologist changes how papers look.
        FileKindUnknown, FileEmpty, FileTooLarge: it is not taken in.
    """
    require_psychologist(by)
    kind, locale = found.kind, found.locale
    kept = files.keep(session, name=found.name, content=found.content, by=by, now=now)
    _forget(session, kind, locale, school_id=by.school_id)
    placed = DocumentTemplate(
        school_id=by.school_id, kind=kind, locale=locale, file_id=kept.id, made_at=now, made_by=by.id
    )
    session.add(placed)
    session.flush()
    _note(session, "template:put", kind, locale, by=by, now=now)
    return placed


def remove(session: Session, kind: str, locale: str, *, by: Specialist, now: datetime) -> bool:
    """Back to the shipped one; tells whether there was one of the school's own.

    Raises:
        NotAllowed: only a psychologist changes how papers look.
        TemplateUnknown: no such kind or language.
    """
    require_psychologist(by)
    _require(kind, locale)
    is_there = _forget(session, kind, locale, school_id=by.school_id)
    if is_there:
        _note(session, "template:removed", kind, locale, by=by, now=now)
    return is_there


def _require(kind: str, locale: str) -> None:
    if kind not in KINDS or locale not in LOCALES:
        raise TemplateUnknown


def _is_at(kind: str, locale: str, school_id: int) -> ColumnElement[bool]:
    of_school = DocumentTemplate.school_id == school_id
    return and_(of_school, DocumentTemplate.kind == kind, DocumentTemplate.locale == locale)


def _forget(session: Session, kind: str, locale: str, *, school_id: int) -> bool:
    """Take the school's own out of its place, with its file."""
    found = session.scalars(select(DocumentTemplate).where(_is_at(kind, locale, school_id))).one_or_none()
    if found is None:
        return False
    file = session.get(StoredFile, found.file_id)
    session.delete(found)
    session.flush()
    if file is not None:
        session.delete(file)
        session.flush()
    return True


def _note(session: Session, tag: str, kind: str, locale: str, *, by: Specialist, now: datetime) -> None:
    audit.record(session, tag, subject="template", subject_id=None, staff_id=by.id, now=now,
                 template=kind, locale=locale)  # fmt: skip
