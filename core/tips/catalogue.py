"""Prevention tips by area and audience."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models.tips import Tip, TipText

AREAS = (1, 2, 3, 4)


class TipUnknown(Exception):
    """No such tip."""


def titles(session: Session, *, area: int, locale: str) -> Sequence[tuple[str, TipText]]:
    """Codes and titles of an area's tips, in their order."""
    statement = (
        select(Tip.code, TipText)
        .join(TipText, TipText.tip_id == Tip.id)
        .where(Tip.area == area, TipText.locale == locale)
        .order_by(Tip.position)
    )
    return [(code, text) for code, text in session.execute(statement)]


def tip(session: Session, code: str, *, locale: str) -> tuple[Tip, TipText]:
    """One tip in one language.

    Raises:
        TipUnknown: the code is not known.
    """
    statement = (
        select(Tip, TipText).join(TipText, TipText.tip_id == Tip.id).where(Tip.code == code, TipText.locale == locale)
    )
    found = session.execute(statement).one_or_none()
    if found is None:
        raise TipUnknown(code)
    return found[0], found[1]
