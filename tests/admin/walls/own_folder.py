"""A school's own act and its own material, each with a file; what the state issued stands in every school already."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy.orm import Session

from core.materials import folding
from core.public_codes import new_ref
from core.texts import LOCALES
from db.models.files import StoredFile
from db.models.journals import Aspect, Audience, Direction
from db.models.materials import Material
from db.models.normative import ActKind, ActStatus, NormativeAct
from tests.admin.walls.people import Person


class Kept(NamedTuple):
    """Ids."""

    act: int
    material: int


def fill(session: Session, where: str, person: Person, *, say: Callable[[str], str], now: datetime) -> Kept:
    """Written past the rules, which would tidy such words."""
    words = say(f"{where}.act")
    act = NormativeAct(
        school_id=person.school_id,
        position=900,
        kind=ActKind.LOCAL,
        titles=dict.fromkeys(LOCALES, words),
        notes=dict.fromkeys(LOCALES, words),
        status=ActStatus.IN_FORCE,
        checked_on=now.date(),
        checked_by=person.id,
        file_id=_file(session, words, person, now),
        source="",
        review="done",
        **dict.fromkeys(("number", "registration", "code", "edition", "link"), ""),
    )
    words = say(f"{where}.material")
    material = Material(
        school_id=person.school_id,
        number=1,
        title=words,
        direction=Direction.PREVENTION,
        area=3,
        audience=Audience.STUDENT,
        aspect=Aspect.PRACTICAL,
        language="kk",
        file_id=_file(session, words, person, now),
        link="https://mektep.kz/",
        made_at=now,
        made_by=person.id,
        **dict.fromkeys(("summary", "ages", "author", "source", "license"), words),
    )
    session.add_all((act, material))
    session.flush()
    folding.index(session, material)
    return Kept(act.id, material.id)


def _file(session: Session, words: str, person: Person, now: datetime) -> int:
    file = StoredFile(
        ref=new_ref(),
        school_id=person.school_id,
        name=words,
        media_type="application/pdf",
        size=4,
        digest="0" * 64,
        content=b"%PDF",
        made_at=now,
        made_by=person.id,
    )
    session.add(file)
    session.flush()
    return file.id
