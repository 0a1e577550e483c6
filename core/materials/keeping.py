"""The fund as a psychologist keeps it: a material taken in under a number of its own, changed, archived."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import audit, chain, files, frame, words
from core.actors import Specialist, require_psychologist
from core.materials import folding
from core.materials.fund import MaterialUnknown
from core.texts import LOCALES
from db.models.journals import Aspect, Audience, Direction
from db.models.materials import Material

# as the table keeps them; summary and source have no bound there and get one here
LONGEST: Final = {
    "title": 200, "summary": 4000, "ages": 40, "author": 160, "source": 1000, "license": 80, "link": 400,
}  # fmt: skip
LINES: Final = ("title", "ages", "author", "license")


class MaterialRefused(Exception):
    """It cannot be kept so; ``field`` says where."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class TitleMissing(MaterialRefused):
    """A material without a title is not found again."""


class LicenseMissing(MaterialRefused):
    """Nobody said by which right it may be used."""


class NothingToUse(MaterialRefused):
    """Neither a file nor a link nor a word about what is in it."""


class TooLong(MaterialRefused):
    """More than the field holds."""


class LinkRefused(MaterialRefused):
    """Not an address that begins with https."""


class ChoiceUnknown(MaterialRefused):
    """An area or a language that does not exist."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came: its name and what is in it."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a person writes of a material; ``area`` None: none of the four. ``license``: see ``fund.LICENSES``."""

    title: str
    direction: Direction
    audience: Audience
    area: int | None = None
    aspect: Aspect = Aspect.PRACTICAL
    language: str = "kk"
    summary: str = ""
    ages: str = ""
    author: str = ""
    source: str = ""
    license: str = ""
    link: str = ""


def add(session: Session, draft: Draft, *, by: Specialist, now: datetime, upload: Upload | None = None) -> Material:
    """Take a material in under the school's next number; a number is never given twice, also not of an archived one.

    Raises:
        NotAllowed: the actor is no psychologist.
        MaterialRefused, FileEmpty, FileTooLarge, FileKindUnknown: nothing is taken in.
    """
    require_psychologist(by)
    values = _values(draft, has_file=upload is not None)
    chain.hold(session, by.school_id)
    last = session.scalar(select(func.max(Material.number)).where(Material.school_id == by.school_id))
    material = Material(
        school_id=by.school_id, number=(last or 0) + 1, made_at=now, made_by=by.id, is_archived=False, **values
    )
    if upload is not None:
        material.file_id = files.keep(session, name=upload.name, content=upload.content, by=by, now=now).id
    session.add(material)
    session.flush()
    folding.index(session, material)
    audit.record(session, "material:added", subject="material", subject_id=material.id, staff_id=by.id, now=now)
    return material


def change(
    session: Session,
    material_id: int,
    draft: Draft,
    *,
    by: Specialist,
    now: datetime,
    upload: Upload | None = None,
    drops_file: bool = False,
) -> None:
    """Change a material; a new file takes the place of the old one, ``drops_file`` leaves it without any.

    Raises:
        NotAllowed, MaterialUnknown, MaterialRefused, FileEmpty, FileTooLarge, FileKindUnknown: it stays as it was.
    """
    material = _own(session, material_id, by)
    before = material.file_id
    keeps = before is not None and not drops_file
    values = _values(draft, has_file=upload is not None or keeps)
    if upload is not None:
        values["file_id"] = files.keep(session, name=upload.name, content=upload.content, by=by, now=now).id
    elif drops_file:
        values["file_id"] = None
    changed = sorted(name for name, value in values.items() if getattr(material, name) != value)
    for name in changed:
        setattr(material, name, values[name])
    if "file_id" in changed:
        files.forget(session, before, by=by)
    if changed:
        folding.index(session, material)
        audit.record(
            session, "material:changed", subject="material", subject_id=material.id, staff_id=by.id, now=now,
            fields=changed,
        )  # fmt: skip


def archive(session: Session, material_id: int, *, by: Specialist, now: datetime) -> None:
    """Put a material away: it keeps its number, is offered no more, and stays where it was used.

    Raises:
        NotAllowed, MaterialUnknown: there is nothing to put away.
    """
    _own(session, material_id, by).is_archived = True
    audit.record(session, "material:archived", subject="material", subject_id=material_id, staff_id=by.id, now=now)


def restore(session: Session, material_id: int, *, by: Specialist, now: datetime) -> None:
    """Take a material out of the archive again.

    Raises:
        NotAllowed, MaterialUnknown: there is nothing to take out.
    """
    _own(session, material_id, by).is_archived = False
    audit.record(session, "material:restored", subject="material", subject_id=material_id, staff_id=by.id, now=now)


def _own(session: Session, material_id: int, by: Specialist) -> Material:
    require_psychologist(by)
    material = session.get(Material, material_id)
    if material is None or material.school_id != by.school_id:
        raise MaterialUnknown
    return material


def _values(draft: Draft, *, has_file: bool) -> dict[str, Any]:
    """The columns of a draft that can be kept."""
    said = {name: " ".join(getattr(draft, name).split()) for name in LINES}
    said |= {"summary": draft.summary.strip(), "source": draft.source.strip(), "link": draft.link.strip()}
    for name, value in said.items():
        if len(value) > LONGEST[name]:
            raise TooLong(name)
    _refuse_gaps(said, draft)
    link = words.web_address(said["link"]) if said["link"] else ""
    if link is None:
        raise LinkRefused("link")
    if not (has_file or link or said["summary"]):
        raise NothingToUse("file")
    chosen = {name: getattr(draft, name) for name in ("direction", "audience", "area", "aspect", "language")}
    return {**said, **chosen, "link": link}


def _refuse_gaps(said: Mapping[str, str], draft: Draft) -> None:
    if words.is_blank(said["title"]):
        raise TitleMissing("title")
    if draft.area not in (None, *frame.AREAS):
        raise ChoiceUnknown("area")
    if draft.language not in LOCALES:
        raise ChoiceUnknown("language")
    if not said["license"]:
        raise LicenseMissing("license")
