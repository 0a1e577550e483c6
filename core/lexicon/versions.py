"""Versions of a school's phrases: one draft that is written on, one active, the older ones to go back to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select, update
from sqlalchemy.orm import Session

from core import audit, public_codes
from core.actors import Specialist, require_psychologist
from core.crisis import overlay
from core.crisis.overlay import MOST_PHRASES, OwnPhrase
from core.lexicon import effects, sealing
from core.lexicon.sealing import Content, VersionUnreadable
from db.models.schools import School
from db.models.screening import LexiconVersion
from db.models.staff import Staff


class VersionUnknown(Exception):
    """No such version in this school, or no draft."""


class PhraseUnknown(Exception):
    """No such phrase in the draft."""


class PhrasesTooMany(Exception):
    """A school keeps at most three hundred phrases."""


class PhraseThere(Exception):
    """The very same words are a phrase already."""


class DangerLost(Exception):
    """With this version something that is found today would be missed; ``examples`` say what."""

    def __init__(self, examples: Sequence[str]) -> None:
        super().__init__(f"{len(examples)} examples would be missed")
        self.examples = tuple(examples)


@dataclass(frozen=True, slots=True)
class Version:
    """One version as a list shows it."""

    number: int
    is_active: bool
    is_draft: bool
    made_by: str
    made_at: datetime
    activated_at: datetime | None


def listed(session: Session, *, by: Specialist) -> Sequence[Version]:
    """All versions of the school, newest first."""
    rows = session.execute(
        select(LexiconVersion, Staff.full_name)
        .join(Staff, Staff.id == LexiconVersion.made_by)
        .where(LexiconVersion.school_id == by.school_id)
        .order_by(LexiconVersion.number.desc())
    )
    return [
        Version(row.number, row.is_active, row.activated_at is None, name, row.made_at, row.activated_at)
        for row, name in rows
    ]


def find(session: Session, number: int, *, by: Specialist) -> LexiconVersion:
    """A version of the actor's school.

    Raises:
        NotAllowed: the actor is no psychologist: phrases may quote children.
        VersionUnknown: another school's, or not there.
    """
    require_psychologist(by)
    found = session.scalars(_of(by).where(LexiconVersion.number == number)).one_or_none()
    if found is None:
        raise VersionUnknown
    return found


def phrases(session: Session, number: int, *, by: Specialist) -> Sequence[OwnPhrase]:
    """The phrases of one version.

    Raises:
        VersionUnreadable: it does not open.
    """
    return sealing.opened(session, find(session, number, by=by)).phrases


def active(session: Session, *, by: Specialist) -> LexiconVersion | None:
    """The version that screens now."""
    require_psychologist(by)
    return session.scalars(_of(by).where(LexiconVersion.is_active)).one_or_none()


def draft(session: Session, *, by: Specialist) -> LexiconVersion | None:
    """The version that is written on and has never screened."""
    require_psychologist(by)
    return session.scalars(_of(by).where(LexiconVersion.activated_at.is_(None))).one_or_none()


def save(session: Session, phrase: OwnPhrase, *, is_new: bool, by: Specialist, now: datetime) -> OwnPhrase:
    """Write a new phrase into the draft (its number is given here), or another wording of one that stands in it.

    Raises:
        PhraseRefused: it would alert always or never; see core/crisis/overlay.py.
        PhraseThere, PhrasesTooMany, PhraseUnknown: see there.
    """
    version, content = _written_on(session, by=by, now=now)
    if is_new:
        phrase = replace(phrase, number=content.next)
    elif all(kept.number != phrase.number for kept in content.phrases):
        raise PhraseUnknown
    others = [kept for kept in content.phrases if kept.number != phrase.number]
    if len(others) >= MOST_PHRASES:
        raise PhrasesTooMany
    overlay.check(phrase)
    if any(overlay.same(kept.text, phrase.text) for kept in others):
        raise PhraseThere
    _keep(session, version, content.put(phrase), by=by, now=now)
    return phrase


def remove(session: Session, phrase: int, *, by: Specialist, now: datetime) -> None:
    """Take a phrase out of the draft; it screens until the draft is activated.

    Raises:
        PhraseUnknown: it does not stand there.
    """
    version, content = _written_on(session, by=by, now=now)
    if all(kept.number != phrase for kept in content.phrases):
        raise PhraseUnknown
    _keep(session, version, content.drop(phrase), by=by, now=now)


def activate(session: Session, number: int, *, by: Specialist, now: datetime) -> None:
    """From now on this version screens: the draft, or an older one again.

    Raises:
        VersionUnknown: no such version.
        VersionUnreadable: it does not open.
        DangerLost: it would hide something that is found without it.
    """
    _hold(session, by)
    version, old = find(session, number, by=by), active(session, by=by)
    lost = effects.lost_by(sealing.opened(session, version).phrases)
    if lost:
        raise DangerLost(lost)
    is_back = version.activated_at is not None
    session.execute(update(LexiconVersion).where(LexiconVersion.school_id == by.school_id).values(is_active=False))
    version.is_active, version.activated_at = True, now
    tag = "lexicon:rolled_back" if is_back else "lexicon:activated"
    _audit(session, tag, version, by=by, now=now, before=old.number if old else None)


def discard(session: Session, *, by: Specialist, now: datetime) -> None:
    """Throw the draft away.

    Raises:
        VersionUnknown: there is none.
    """
    _hold(session, by)
    found = draft(session, by=by)
    if found is None:
        raise VersionUnknown
    _audit(session, "lexicon:discarded", found, by=by, now=now)
    session.delete(found)


def _of(by: Specialist) -> Select[LexiconVersion]:
    return select(LexiconVersion).where(LexiconVersion.school_id == by.school_id)


def _hold(session: Session, by: Specialist) -> None:
    """Whoever writes words of a school waits for whoever does so already."""
    session.execute(select(School.id).where(School.id == by.school_id).with_for_update()).all()


def _written_on(session: Session, *, by: Specialist, now: datetime) -> tuple[LexiconVersion, Content]:
    """The draft and what stands in it; begun from the active version when there is none yet."""
    require_psychologist(by)
    _hold(session, by)
    found = draft(session, by=by)
    if found is not None:
        return found, sealing.opened(session, found)
    newest = session.scalar(select(func.max(LexiconVersion.number)).where(LexiconVersion.school_id == by.school_id))
    begun = LexiconVersion(
        ref=public_codes.new_ref(), school_id=by.school_id, number=(newest or 0) + 1, made_by=by.id, made_at=now
    )
    return begun, _begun_from(session, newest, by=by)


def _begun_from(session: Session, newest: int | None, *, by: Specialist) -> Content:
    """What is active, with the next number of the newest version: a number never comes back for another phrase."""
    screening = active(session, by=by)
    try:
        content = sealing.opened(session, screening) if screening else Content()
        latest = sealing.opened(session, find(session, newest, by=by)).next if newest else 1
    except VersionUnreadable:  # what cannot be read cannot be carried on; the versions that open are still there
        return Content(next=1 + MOST_PHRASES * (newest or 1))
    return replace(content, next=max(content.next, latest))


def _keep(session: Session, version: LexiconVersion, content: Content, *, by: Specialist, now: datetime) -> None:
    version.sealed = sealing.seal(session, version.ref, content)
    version.made_by, version.made_at = by.id, now
    session.add(version)
    session.flush()
    _audit(session, "lexicon:saved", version, by=by, now=now, phrases=len(content.phrases))


def _audit(
    session: Session, tag: str, version: LexiconVersion, *, by: Specialist, now: datetime, **detail: Any
) -> None:
    audit.record(
        session,
        tag,
        subject="lexicon",
        subject_id=version.id,
        staff_id=by.id,
        now=now,
        version=version.number,
        **detail,
    )
