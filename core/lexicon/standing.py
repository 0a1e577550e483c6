"""The lexicon that screens a school's messages now: what is active, cheaply noticed, compiled once."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.crisis.lexicon import Lexicon, built_in
from core.crisis.overlay import Composed, Overlay, OwnPhrase, composed
from core.lexicon import sealing
from core.lexicon.sealing import VersionUnreadable
from db.models.screening import LexiconVersion, RuleMute


@dataclass(frozen=True, slots=True)
class Mark:
    """What a school's lexicon is made of; an equal mark is an equal lexicon. Cheap to ask for."""

    version: str | None
    muted: tuple[str, ...]


_NOTHING = Mark(None, ())
_KEPT: dict[int, tuple[Mark, Composed]] = {}  # by school; an active version is never changed in place


def mark(session: Session, school_id: int) -> Mark:
    """Which version is active and which rules are silent: two small queries, nothing is opened."""
    version = select(LexiconVersion.ref).where(LexiconVersion.school_id == school_id, LexiconVersion.is_active)
    muted = select(RuleMute.rule).where(
        RuleMute.school_id == school_id, RuleMute.approved_at.is_not(None), RuleMute.ended_at.is_(None)
    )
    return Mark(session.scalars(version).one_or_none(), tuple(sorted(set(session.scalars(muted)))))


def active(session: Session, school_id: int) -> Lexicon:
    """The lexicon to screen this school's messages with; whatever is wrong with its own part, the core stands."""
    return _standing(session, school_id).lexicon


def is_broken(session: Session, school_id: int) -> bool:
    """Whether something the school asked for is left out, because it does not open or would lose a core phrase."""
    return not _standing(session, school_id).is_whole


def _standing(session: Session, school_id: int) -> Composed:
    now = mark(session, school_id)
    if now == _NOTHING:
        return Composed(built_in(), is_whole=True)
    kept = _KEPT.get(school_id)
    if kept is None or kept[0] != now:
        kept = _KEPT[school_id] = (now, _made(session, now))
    return kept[1]


def _made(session: Session, now: Mark) -> Composed:
    muted = frozenset(now.muted)
    try:
        phrases = _phrases(session, now)
    except VersionUnreadable:
        return Composed(composed(Overlay((), muted)).lexicon, is_whole=False)
    return composed(Overlay(phrases, muted))


def _phrases(session: Session, now: Mark) -> tuple[OwnPhrase, ...]:
    if now.version is None:
        return ()
    version = session.scalars(select(LexiconVersion).where(LexiconVersion.ref == now.version)).one()
    return sealing.opened(session, version).phrases
