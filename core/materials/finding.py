"""Finding materials: by words in any spelling, by filters, a page at a time; what has the words in its title first."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, Select, and_, case
from sqlalchemy.orm import Session

from core.actors import Specialist
from core.materials import folding, fund
from core.materials.fund import Material
from core.texts import DEFAULT_LOCALE, texts
from db.models.journals import Aspect, Audience, Direction
from db.models.materials import Material as Row

PAGE: Final = 30
CHOICES: Final = 200
OTHER_AREA: Final = 0
# «ӘМ-012», on whichever keyboard it was typed
_CODE: Final = re.compile(r"\s*(?:\u04d8|\u0410|A|\u018f)(?:\u041c|M)\W*0*(\d{1,9})\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is looked for; None is any. ``area`` 0: none of the four. ``page`` counts from one."""

    words: str = ""
    direction: Direction | None = None
    area: int | None = None
    audience: Audience | None = None
    aspect: Aspect | None = None
    language: str | None = None
    is_archived: bool = False
    page: int = 1


@dataclass(frozen=True, slots=True)
class Page:
    """One page, and whether another follows."""

    materials: Sequence[Material]
    goes_on: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One material as "+" offers it."""

    id: int
    label: str


def page(session: Session, wanted: Wanted, *, by: Specialist) -> Page:
    """Materials that fit everything that is wanted, those with the words in their title first, then the newest.

    Raises:
        NotAllowed: the actor does not read the fund.
    """
    statement = _found(wanted, by).offset((wanted.page - 1) * PAGE).limit(PAGE + 1)
    found = fund.read(session.execute(statement).all())
    return Page(found[:PAGE], len(found) > PAGE)


def choices(session: Session, *, by: Specialist, words: str = "") -> Sequence[Choice]:
    """What "+" offers, newest first: at most two hundred that are not archived.

    Raises:
        NotAllowed: the actor does not read the fund.
    """
    found = fund.read(session.execute(_found(Wanted(words=words), by).limit(CHOICES)).all())
    text = texts(DEFAULT_LOCALE)  # the code is the same in every language
    return [Choice(one.id, f"{fund.code(one.number, text)} · {one.title}") for one in found]


def all_of(session: Session, *, by: Specialist, is_archived: bool = False) -> Sequence[Material]:
    """The whole fund by number, as it is printed.

    Raises:
        NotAllowed: the actor does not read the fund.
    """
    statement = fund.of_school(by).where(Row.is_archived.is_(is_archived)).order_by(Row.number)
    return fund.read(session.execute(statement).all())


def _found(wanted: Wanted, by: Specialist) -> Select[Row, str, str | None, int | None]:
    statement = fund.of_school(by).where(Row.is_archived.is_(wanted.is_archived), *_filters(wanted))
    called = _CODE.fullmatch(wanted.words)
    if called is not None:
        return statement.where(Row.number == int(called[1]))
    asked = folding.needles(wanted.words)
    if not asked:
        return statement.order_by(Row.number.desc())
    held = [Row.id.in_(folding.holding(needle, school_id=by.school_id)) for needle in asked]
    titled = [Row.id.in_(folding.holding(f"{folding.TITLE}{needle}", school_id=by.school_id)) for needle in asked]
    return statement.where(*held).order_by(case((and_(*titled), 0), else_=1), Row.number.desc())


def _filters(wanted: Wanted) -> Sequence[ColumnElement[bool]]:
    found = [
        column == value
        for column, value in (
            (Row.direction, wanted.direction),
            (Row.audience, wanted.audience),
            (Row.aspect, wanted.aspect),
            (Row.language, wanted.language),
        )
        if value is not None
    ]
    if wanted.area is not None:
        found.append(Row.area.is_(None) if wanted.area == OTHER_AREA else Row.area == wanted.area)
    return found
