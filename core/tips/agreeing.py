"""A rule of safe messaging is broken on purpose only by two people: who wrote it and why, who agreed and why."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.actors import Specialist
from core.safe_messaging.linter import Finding, Piece, lint
from core.tips.wordings import (
    CURRENT,
    PAST,
    READERS,
    REFUSED,
    WAITING,
    Words,
    find,
    hold,
    note,
    require_reader,
    retire,
)
from db.models.staff import Staff
from db.models.tips import TipVersion

LONGEST_REASON: Final = 400


class ReasonMissing(Exception):
    """Why a rule may be broken, or may not, has to be written, in at most four hundred characters."""


class NothingWaits(Exception):
    """This version does not wait (any more): somebody decided, or it was worded anew meanwhile."""


class SecondPersonNeeded(Exception):
    """Whoever wrote it cannot be the one who agrees to it."""


def findings(area: str, audiences: Iterable[str], words: Mapping[str, Words]) -> Sequence[Finding]:
    """Every rule that a wording breaks, for the readers it is meant for."""
    texts = {locale: (said.title, *said.cards) for locale, said in words.items()}
    return lint(Piece(kind="tip", audiences=frozenset(audiences), area=area, texts=texts))


def broken(found: Iterable[Finding]) -> list[dict[str, Any]]:
    """The rules that keep a wording from standing, as a version remembers them."""
    places = {(one.rule, one.locale, one.bubble) for one in found if one.is_blocking}
    return [{"rule": rule, "locale": locale, "bubble": bubble} for rule, locale, bubble in sorted(places)]


def reasoned(reason: str) -> str:
    """The reason as it is kept.

    Raises:
        ReasonMissing: it is empty or too long.
    """
    reason = " ".join(reason.split())
    if not reason or len(reason) > LONGEST_REASON:
        raise ReasonMissing
    return reason


def waiting(session: Session, *, by: Specialist) -> int:
    """How many wordings wait for this person to agree or not."""
    if by.roles.isdisjoint(READERS):
        return 0
    asked = select(func.count(TipVersion.id)).where(
        TipVersion.school_id == by.school_id, TipVersion.state == WAITING, TipVersion.made_by != by.id
    )
    return session.scalar(asked) or 0


def has_second(session: Session, *, by: Specialist) -> bool:
    """Whether anybody else of the school could agree."""
    others = select(Staff).where(Staff.school_id == by.school_id, Staff.active, Staff.id != by.id)
    return any(READERS & {role.name for role in person.roles} for person in session.scalars(others).all())


def agree(session: Session, tip_id: int, number: int, *, reason: str, by: Specialist, now: datetime) -> None:
    """The second person agrees: from now on readers get this wording.

    Raises:
        NothingWaits, SecondPersonNeeded, ReasonMissing: see there.
    """
    row = _waiting(session, tip_id, number, by=by)
    if row.made_by == by.id:
        raise SecondPersonNeeded
    row.agreed_reason = reasoned(reason)
    row.agreed_by, row.agreed_at = by.id, now
    row.is_hidden = retire(session, tip_id, by=by)
    row.state = CURRENT
    note(session, "tip:agreed", tip_id, by=by, now=now, version=number, **counted(row.broken))


def refuse(session: Session, tip_id: int, number: int, *, reason: str, by: Specialist, now: datetime) -> None:
    """It does not stand, and says why: the older wording goes on. Whoever wrote it takes it back in the same way.

    Raises:
        NothingWaits, ReasonMissing: see there.
    """
    row = _waiting(session, tip_id, number, by=by)
    is_author = row.made_by == by.id
    row.agreed_reason = "" if is_author else reasoned(reason)
    row.agreed_by = None if is_author else by.id
    row.state = PAST if is_author else REFUSED
    tag = "tip:taken_back" if is_author else "tip:refused"
    note(session, tag, tip_id, by=by, now=now, version=number, **counted(row.broken))


def counted(rules: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """What the audit may know of broken rules: which ones, and how many places."""
    places = list(rules)
    return {"rules": sorted({str(one["rule"]) for one in places}), "places": len(places)}


def _waiting(session: Session, tip_id: int, number: int, *, by: Specialist) -> TipVersion:
    require_reader(by)
    hold(session, by)
    found = find(session, tip_id, by=by).waiting
    if found is None or found.number != number:
        raise NothingWaits
    return session.get_one(TipVersion, found.id)
