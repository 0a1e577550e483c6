"""A second person: before a message leaves for many, or in words that break a rule of safe messaging."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from core import audit, schools
from core.actors import NotAllowed, Role, Specialist, require_psychologist
from core.broadcasts import draft as drafts
from core.broadcasts import recipients, standing
from core.broadcasts.draft import Draft
from core.broadcasts.editing import READERS, ChangedMeanwhile, hold, note, require_reader
from core.broadcasts.recipients import Clause, Recipients
from core.safe_messaging import wording
from core.safe_messaging.linter import Finding, Piece, lint
from db.models.broadcasts import Broadcast, BroadcastState
from db.models.journals import Audience
from db.models.schools import HelpLine, School
from db.models.staff import Staff

MANY: Final = "many"
RULES: Final = "rules"
LARGEST_LIMIT: Final = 100_000
# a message has no title; the linter asks for one
_NO_TITLE: Final = "…"
_ABOUT_LIFE: Final = 1  # the problem area
_GRAVE: Final = ("SUICIDE", "SELFHARM")
_GRADES: Final = (("pupils_0_4", range(5)), ("pupils_5_7", range(5, 8)), ("pupils_8_11", range(8, 12)))
_ADULTS: Final = {Audience.PARENT: "parents", Audience.TEACHER: "teachers", Audience.ADMINISTRATION: "administration"}


class NothingWaits(Exception):
    """It does not wait for a second person (any more)."""


class SecondPersonNeeded(Exception):
    """Whoever wrote or proposed it cannot be the one who agrees."""


class LimitInvalid(Exception):
    """The number of people above which two decide is between 0 and a hundred thousand."""


class NotYoursToRaise(Exception):
    """Who sends alone may not let themselves send to more people alone: an administrator does."""


def findings(session: Session, draft: Draft, *, school_id: int) -> Sequence[Finding]:
    """Every rule of safe messaging the words break, for those they are meant for.

    Kazakh and Russian are asked for, English only where it was begun. A long message is a remark and blocks nothing.
    """
    texts = {locale: (_NO_TITLE, text.strip()) for locale, text in draft.texts.items() if text.strip()}
    if not texts:
        return ()
    asked = select(HelpLine.number).where(or_(HelpLine.school_id == school_id, HelpLine.school_id.is_(None)))
    piece = Piece(
        kind="broadcast",
        audiences=_readers(draft.recipients),
        area="life" if draft.topic == _ABOUT_LIFE else None,
        texts=texts,
        lines=frozenset(session.scalars(asked).all()),
    )
    found = (
        replace(one, is_blocking=False) if one.rule == "too-long" else one
        for one in (*lint(piece), *_votes(draft))
        if not (one.rule == "missing-twin" and one.locale not in {*texts, *drafts.REQUIRED})
    )
    return tuple(dict.fromkeys(found))


def reasons(session: Session, broadcast: Broadcast) -> tuple[str, ...]:
    """Why two people decide about it: it goes to many, it breaks a rule."""
    draft = drafts.of(broadcast)
    school = schools.school(session, broadcast.school_id)
    reached = recipients.count(session, draft.recipients, school_id=school.id, topic=draft.topic).total
    is_broken = any(one.is_blocking for one in findings(session, draft, school_id=school.id))
    return (*((MANY,) if reached > school.agree_above else ()), *((RULES,) if is_broken else ()))


def needs(session: Session, broadcast: Broadcast) -> bool:
    """Whether a second person has still to agree before it may leave."""
    return broadcast.agreed_by is None and bool(reasons(session, broadcast))


def has_second(session: Session, broadcast: Broadcast) -> bool:
    """Whether anybody else of the school could agree."""
    others = select(Staff).where(
        Staff.school_id == broadcast.school_id,
        Staff.active,
        Staff.id.not_in([broadcast.made_by, broadcast.proposed_by or broadcast.made_by]),
    )
    return any(READERS & {role.name for role in person.roles} for person in session.scalars(others).all())


def propose(session: Session, broadcast: Broadcast, *, by: Specialist, now: datetime) -> None:
    """Let it wait for a second person, with the time that was chosen.

    Raises:
        NotAllowed: a psychologist writes.
    """
    require_psychologist(by)
    broadcast.state = BroadcastState.PROPOSED
    broadcast.proposed_by = by.id
    note(session, "broadcast:proposed", broadcast, by=by, now=now, why=list(reasons(session, broadcast)))


def agree(session: Session, broadcast: Broadcast, *, version: int, by: Specialist, now: datetime) -> None:
    """The second person agrees: it is sent at the time that was chosen, and in a minute if none was.

    When that time has passed meanwhile it stays a draft that is agreed to, and another time has to be chosen.

    Raises:
        NothingWaits, SecondPersonNeeded, ChangedMeanwhile: see there.
        NotAllowed: broadcasts are not for this person.
    """
    _waiting(session, broadcast, version=version, by=by)
    if by.id in {broadcast.made_by, broadcast.proposed_by}:
        raise SecondPersonNeeded
    broadcast.agreed_by, broadcast.agreed_at = by.id, now
    note(session, "broadcast:agreed", broadcast, by=by, now=now)
    standing.start(session, broadcast, now=now)


def decline(session: Session, broadcast: Broadcast, *, version: int, by: Specialist, now: datetime) -> None:
    """It does not leave so: it is a draft again. Whoever proposed it takes it back in the same way.

    Raises:
        NothingWaits, ChangedMeanwhile: see there.
        NotAllowed: broadcasts are not for this person.
    """
    _waiting(session, broadcast, version=version, by=by)
    is_own = by.id in {broadcast.made_by, broadcast.proposed_by}
    broadcast.state = BroadcastState.DRAFT
    broadcast.proposed_by = None
    note(session, "broadcast:taken_back" if is_own else "broadcast:declined", broadcast, by=by, now=now)


def waiting(session: Session, *, by: Specialist) -> int:
    """How many broadcasts wait for this person to agree or not."""
    if by.roles.isdisjoint(READERS):
        return 0
    asked = select(Broadcast.id).where(
        Broadcast.school_id == by.school_id,
        Broadcast.state == BroadcastState.PROPOSED,
        Broadcast.made_by != by.id,
        Broadcast.proposed_by != by.id,
    )
    return len(session.scalars(asked).all())


def set_limit(session: Session, above: int, *, by: Specialist, now: datetime) -> School:
    """To how many people one person alone may write: above it two decide.

    Raises:
        NotAllowed: a psychologist or an administrator sets it.
        LimitInvalid, NotYoursToRaise: see there.
    """
    if by.roles.isdisjoint({Role.PSYCHOLOGIST, Role.ADMINISTRATOR}):
        raise NotAllowed("only a psychologist or an administrator sets the limit")
    if not 0 <= above <= LARGEST_LIMIT:
        raise LimitInvalid
    school = schools.school(session, by.school_id)
    if above > school.agree_above and Role.ADMINISTRATOR not in by.roles:
        raise NotYoursToRaise
    detail = {"old": school.agree_above, "new": above}
    school.agree_above = above
    audit.record(session, "broadcast:limit", subject="school", subject_id=school.id, staff_id=by.id, now=now, **detail)
    return school


def _waiting(session: Session, broadcast: Broadcast, *, version: int, by: Specialist) -> None:
    require_reader(by)
    hold(session, broadcast)
    if broadcast.state is not BroadcastState.PROPOSED:
        raise NothingWaits
    if broadcast.version != version:
        raise ChangedMeanwhile


def _readers(chosen: Recipients) -> frozenset[str]:
    """The readers as the linter knows them; pupils by the grades that are named, all of them where none is."""
    groups = recipients.audiences(chosen)
    named = {grade for clause in chosen.any_of for grade in _grades(clause)}
    pupils = {name for name, span in _GRADES if not named or named & set(span)}
    adults = {name for group, name in _ADULTS.items() if group in groups}
    return frozenset(adults | (pupils if Audience.STUDENT in groups else set()))


def _grades(clause: Clause) -> Iterator[int]:
    yield from clause.grades
    yield from (int("".join(filter(str.isdecimal, name)) or 0) for name in clause.classes)


def _votes(draft: Draft) -> Iterator[Finding]:
    """Life and death are not voted about."""
    for locale, text in draft.texts.items() if draft.choices else ():
        said = (text, *(choice.get(locale, "") for choice in draft.choices))
        if any(wording.names(words, locale, concept) for words in said for concept in _GRAVE):
            yield Finding("poll", locale, 1)
