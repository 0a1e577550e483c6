"""Mourning: a school that lost somebody sends nothing cheerful, and has careful words at hand for those who stay."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import audit, calendar, schools
from core.actors import NotAllowed, Role, Specialist
from core.broadcasts import beginning, editing, occasions
from db.models.broadcasts import Broadcast, BroadcastState
from db.models.schools import School

DECIDERS: Final = frozenset({Role.PSYCHOLOGIST, Role.DEPUTY_HEAD})
BEGUN: Final = "school:mourning:begun"
ENDED: Final = "school:mourning:ended"
_WAITS: Final = (BroadcastState.PROPOSED, BroadcastState.SCHEDULED)


class AlreadyMourning(Exception):
    """The school mourns already: somebody else said so a moment ago."""


class NotMourning(Exception):
    """It does not mourn any more."""


@dataclass(frozen=True, slots=True)
class Mourning:
    """Since which day a school mourns (None: it does not), and the cheerful messages that are held back or would be."""

    since: date | None
    held: Sequence[Broadcast]


def state(session: Session, *, school_id: int) -> Mourning:
    """How it stands."""
    return Mourning(schools.school(session, school_id).mourns_since, held(session, school_id=school_id))


def held(session: Session, *, school_id: int) -> Sequence[Broadcast]:
    """The cheerful messages that have not left yet, oldest first."""
    cheerful = select(Broadcast).where(
        Broadcast.school_id == school_id, Broadcast.is_cheerful, Broadcast.state.in_(_WAITS)
    )
    return session.scalars(cheerful.order_by(Broadcast.id)).all()


def begin(session: Session, *, by: Specialist, now: datetime) -> Sequence[Broadcast]:
    """From today on nothing cheerful is sent; a psychologist finds the careful words as drafts, which are given back.

    Raises:
        NotAllowed: a psychologist or a deputy head decides it.
        AlreadyMourning: it was said before.
    """
    school = _held(session, by)
    if school.mourns_since is not None:
        raise AlreadyMourning
    school.mourns_since = calendar.local(school, now).date()
    session.flush()
    _note(session, BEGUN, by=by, now=now, held=len(held(session, school_id=school.id)))
    return _prepare(session, school, by=by, now=now) if by.may_read_talks else ()


def end(session: Session, *, by: Specialist, now: datetime) -> None:
    """Everything is sent again as it was meant; what was drafted stays.

    Raises:
        NotAllowed: a psychologist or a deputy head decides it.
        NotMourning: it was ended before.
    """
    school = _held(session, by)
    if school.mourns_since is None:
        raise NotMourning
    days = (calendar.local(school, now).date() - school.mourns_since).days
    school.mourns_since = None
    session.flush()
    _note(session, ENDED, by=by, now=now, days=days)


def _held(session: Session, by: Specialist) -> School:
    """The actor's school as it stands now: of two who press at once, the second sees what the first did."""
    if by.roles.isdisjoint(DECIDERS):
        raise NotAllowed("mourning is declared by a psychologist or a deputy head")
    return session.get_one(School, by.school_id, populate_existing=True, with_for_update=True)


def _prepare(session: Session, school: School, *, by: Specialist, now: datetime) -> Sequence[Broadcast]:
    today = calendar.local(school, now).date()
    missing = [one for one in occasions.in_mourning(session, school_id=school.id, since=today) if one.broadcast is None]
    begun = [beginning.begin(session, by=by, now=now, occasion=one.key) for one in missing]
    return [editing.make(session, one.draft, by=by, now=now) for one in begun]


def _note(session: Session, tag: str, *, by: Specialist, now: datetime, **detail: object) -> None:
    audit.record(session, tag, subject="school", subject_id=by.school_id, staff_id=by.id, now=now, **detail)
