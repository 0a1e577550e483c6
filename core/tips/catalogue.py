"""What a reader finds: the tips of an area for an audience, each in the wording that stands in this school."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TypeVarTuple

from sqlalchemy import Select, and_, exists, or_, select
from sqlalchemy.orm import Session, aliased

from core.tips import areas
from core.tips.areas import Audience
from db.models.tips import Tip, TipAudience, TipText, TipVersion

Ts = TypeVarTuple("Ts")


class TipUnknown(Exception):
    """No such tip, or it was taken away."""


@dataclass(frozen=True, slots=True)
class Title:
    """A tip in a list: its ``code`` and the words of its button."""

    code: str
    short: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A tip in one language as a reader gets it: ``code``, its area, the bubbles, an exercise that goes with it.

    ``version`` names the wording: another one was written meanwhile when it differs.
    """

    id: int
    code: str
    area: str
    title: str
    short: str
    cards: tuple[str, ...]
    exercise: str | None
    version: int


def open_areas(session: Session, *, school_id: int, audience: Audience) -> Sequence[str]:
    """The areas that have anything to read for an audience, most asked first."""
    versions = select(Tip.area).join(TipVersion, TipVersion.tip_id == Tip.id)
    filled = set(session.scalars(_written_for(audience, _shown(versions, school_id)).distinct()))
    return [area for area in areas.AREAS if area in filled and not areas.is_closed(area, audience)]


def listed(session: Session, *, school_id: int, area: str, audience: Audience, locale: str) -> Sequence[Title]:
    """The tips of an area for an audience, in their order; none where this audience does not come."""
    if areas.is_closed(area, audience):
        return []
    statement = _in_area(standing(school_id, locale), area, audience).with_only_columns(Tip.code, TipText.short)
    return [Title(code, short) for code, short in session.execute(statement)]


def find(session: Session, code: str, *, school_id: int, locale: str) -> Reading:
    """One tip in one language.

    Raises:
        TipUnknown: the code is not known here, or the tip was hidden meanwhile.
    """
    found = session.execute(standing(school_id, locale).where(Tip.code == code)).one_or_none()
    if found is None:
        raise TipUnknown(code)
    return _reading(*found)


def open_to(session: Session, code: str, *, school_id: int, audience: Audience, locale: str) -> Reading:
    """One tip for a reader of this audience, however they came to it.

    Raises:
        TipUnknown: as in :func:`find`, or the tip is not for this audience.
    """
    tip = find(session, code, school_id=school_id, locale=locale)
    if areas.is_closed(tip.area, audience) or session.get(TipAudience, (tip.id, audience)) is None:
        raise TipUnknown(code)
    return tip


def among(
    session: Session, versions: Collection[int], *, school_id: int, audience: Audience, locale: str
) -> dict[int, Reading]:
    """Those of these versions that a reader of this audience may see, by version."""
    statement = _written_for(audience, standing(school_id, locale)).where(TipVersion.id.in_(versions))
    readings = [_reading(tip, text) for tip, text in session.execute(statement)]
    return {reading.version: reading for reading in readings if not areas.is_closed(reading.area, audience)}


def standing(school_id: int, locale: str) -> Select[Tip, TipText]:
    """Every tip this school shows, in its own current wording or else the shipped one."""
    joined = select(Tip, TipText).join(TipVersion, TipVersion.tip_id == Tip.id)
    return _shown(joined.join(TipText, and_(TipText.version_id == TipVersion.id, TipText.locale == locale)), school_id)


def _in_area(statement: Select[*Ts], area: str, audience: Audience) -> Select[*Ts]:
    return _written_for(audience, statement).where(Tip.area == area).order_by(Tip.position, Tip.id)


def _written_for(audience: Audience, statement: Select[*Ts]) -> Select[*Ts]:
    return statement.join(TipAudience, TipAudience.tip_id == Tip.id).where(TipAudience.audience == audience)


def _shown(statement: Select[*Ts], school_id: int) -> Select[*Ts]:
    """Keep, of the versions in a statement, the one that this school shows of each tip."""
    own = aliased(TipVersion)
    has_own = exists().where(own.tip_id == Tip.id, own.school_id == school_id, own.state == "current")
    return statement.where(
        TipVersion.state == "current",
        ~TipVersion.is_hidden,
        or_(TipVersion.school_id == school_id, and_(TipVersion.school_id.is_(None), ~has_own)),
    )


def _reading(tip: Tip, text: TipText) -> Reading:
    return Reading(tip.id, tip.code, tip.area, text.title, text.short, tuple(text.cards), tip.exercise, text.version_id)
