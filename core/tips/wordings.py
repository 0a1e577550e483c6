"""The wordings of a tip as one school has them: what stands, what waits for a second person, what stood before.

A version is written once and never changed; going back changes only which one stands. Two kinds carry no words: a
hidden mark (current, the shipped wording is not shown here) and a reading mark (core/tips/reviewing.py).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, selectinload

from core import audit
from core.actors import NotAllowed, Role, Specialist
from core.texts import LOCALES
from core.tips import reviewing
from core.tips.catalogue import TipUnknown
from core.tips.reviewing import ReadBy
from db.models.schools import School
from db.models.staff import Staff
from db.models.tips import Tip, TipText, TipVersion

READERS: Final = frozenset({Role.PSYCHOLOGIST, Role.DEPUTY_HEAD})
OWN_TEXT: Final = "own text"  # what a release says of words that are nobody else's; the licence says it already
CURRENT, WAITING, PAST, REFUSED = "current", "waiting", "past", "refused"


@dataclass(frozen=True, slots=True)
class Words:
    """A tip in one language: title, one short enough for a button, the bubbles."""

    title: str
    short: str
    cards: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One wording in all its languages; ``number`` is 0 for the shipped one.

    ``broken`` holds ``rule``, ``locale`` and ``bubble`` of every rule that people agreed, or were asked, to break.
    """

    id: int
    number: int
    state: str
    words: Mapping[str, Words]
    license: str
    source: str
    basis: str
    author: str
    readings: Sequence[ReadBy]
    is_read: bool
    made_by: int | None
    made_at: datetime | None
    broken: Sequence[Mapping[str, Any]]
    reason: str
    agreed_by: str
    agreed_at: datetime | None
    agreed_reason: str

    @property
    def may_stand(self) -> bool:
        """Whether it may stand again as it is: it broke no rule, or somebody agreed that it may."""
        return self.state != REFUSED and (not self.broken or self.agreed_at is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A tip as its school has it: the shipped wording, its own, one that waits for a second person."""

    id: int
    code: str
    area: str
    audiences: tuple[str, ...]
    exercise: str | None
    is_own: bool
    is_hidden: bool
    shipped: Version | None
    own: Version | None
    waiting: Version | None

    @property
    def edited(self) -> Version:
        """What an editor goes on from: what waits, else what readers get."""
        found = self.waiting or self.own or self.shipped
        if found is None:  # never: without any of them there is no tip
            raise TipUnknown
        return found


def require_reader(by: Specialist) -> None:
    """Refuse anyone but psychologists and deputy heads.

    Raises:
        NotAllowed: the actor is neither.
    """
    if by.roles.isdisjoint(READERS):
        raise NotAllowed("only psychologists and deputy heads look at the versions of tips")


def listed(session: Session, *, by: Specialist) -> Sequence[Standing]:
    """Every tip of the school, shipped and own, in their order; a deleted one is left out."""
    require_reader(by)
    return _standings(session, by)


def find(session: Session, tip_id: int, *, by: Specialist) -> Standing:
    """One tip as the actor's school has it.

    Raises:
        TipUnknown: another school's, deleted, or not there.
    """
    require_reader(by)
    found = _standings(session, by, tip_id)
    if not found:
        raise TipUnknown
    return found[0]


def history(session: Session, tip_id: int, *, by: Specialist) -> Sequence[Version]:
    """Every wording of a tip, newest first; the shipped one is the last."""
    standing = find(session, tip_id, by=by)
    own = select(TipVersion).where(TipVersion.tip_id == tip_id, TipVersion.school_id == by.school_id)
    rows = session.scalars(own.options(selectinload(TipVersion.texts)).order_by(TipVersion.number.desc())).all()
    people = _names(session, by.school_id)
    versions = [_version(row, people) for row in rows if row.texts]
    return [*versions, *([standing.shipped] if standing.shipped else [])]


def hold(session: Session, by: Specialist) -> None:
    """Whoever writes tips of a school waits for whoever does so already."""
    session.execute(select(School.id).where(School.id == by.school_id).with_for_update()).all()


def retire(session: Session, tip_id: int, *, by: Specialist) -> bool:
    """What the school has standing becomes past; whether it was hidden."""
    mine = select(TipVersion).where(
        TipVersion.tip_id == tip_id, TipVersion.school_id == by.school_id, TipVersion.state == CURRENT
    )
    is_hidden = False
    for row in session.scalars(mine).all():
        is_hidden = is_hidden or row.is_hidden
        row.state, row.is_hidden = PAST, False
    return is_hidden


def next_number(session: Session, tip_id: int, *, by: Specialist) -> int:
    """The number of the next version of this school; one is never given twice."""
    mine = select(func.max(TipVersion.number)).where(TipVersion.tip_id == tip_id, TipVersion.school_id == by.school_id)
    return (session.scalar(mine) or 0) + 1


def note(session: Session, tag: str, tip_id: int, *, by: Specialist, now: datetime, **detail: Any) -> None:
    """Write an act into the audit: numbers and names of rules, never a word of a tip."""
    audit.record(session, tag, subject="tip", subject_id=tip_id, staff_id=by.id, now=now, **detail)


def _standings(session: Session, by: Specialist, tip_id: int | None = None) -> Sequence[Standing]:
    mine = or_(Tip.school_id.is_(None), Tip.school_id == by.school_id)
    chosen = select(Tip).where(mine).options(selectinload(Tip.audiences)).order_by(Tip.area, Tip.position, Tip.id)
    rows = select(TipVersion).where(
        or_(TipVersion.school_id == by.school_id, TipVersion.school_id.is_(None)),
        TipVersion.state.in_((CURRENT, WAITING, reviewing.READ)),
    )
    if tip_id is not None:
        chosen, rows = chosen.where(Tip.id == tip_id), rows.where(TipVersion.tip_id == tip_id)
    of_tip: dict[int, list[TipVersion]] = {}
    for row in session.scalars(rows.options(selectinload(TipVersion.texts))):
        of_tip.setdefault(row.tip_id, []).append(row)
    people = _names(session, by.school_id)
    found = (_standing(tip, of_tip.get(tip.id, []), people) for tip in session.scalars(chosen))
    return [one for one in found if one is not None]


def _standing(tip: Tip, rows: Sequence[TipVersion], people: Mapping[int, str]) -> Standing | None:
    ours = [row for row in rows if row.school_id is not None]
    shipped = next((row for row in rows if row.school_id is None and row.state == CURRENT), None)
    current = next((row for row in ours if row.state == CURRENT), None)
    waiting = next((row for row in ours if row.state == WAITING), None)
    if shipped is None and current is None and waiting is None:
        return None
    marks = [row for row in ours if row.state == reviewing.READ and shipped and row.digest == shipped.digest]
    return Standing(
        id=tip.id,
        code=tip.code,
        area=tip.area,
        audiences=tuple(sorted(one.audience for one in tip.audiences)),
        exercise=tip.exercise,
        is_own=tip.school_id is not None,
        is_hidden=current is not None and current.is_hidden,
        shipped=_version(shipped, people, marks) if shipped else None,
        own=_version(current, people) if current and current.texts else None,
        waiting=_version(waiting, people) if waiting else None,
    )


def _version(row: TipVersion, people: Mapping[int, str], marks: Sequence[TipVersion] = ()) -> Version:
    readings = [one for mark in (row, *marks) for one in reviewing.readings(mark)]
    texts = {text.locale: text for text in row.texts}
    return Version(
        id=row.id,
        number=row.number if row.school_id is not None else 0,
        state=row.state,
        words={locale: _words(texts[locale]) for locale in LOCALES if locale in texts},
        license=row.license,
        source="" if row.source == OWN_TEXT else row.source,
        basis=row.basis,
        author=row.author,
        readings=readings,
        is_read=row.review == reviewing.CHECKED or reviewing.is_enough(readings),
        made_by=row.made_by,
        made_at=row.made_at,
        broken=row.broken,
        reason=row.reason,
        agreed_by=people.get(row.agreed_by, "") if row.agreed_by else "",
        agreed_at=row.agreed_at,
        agreed_reason=row.agreed_reason,
    )


def _words(text: TipText) -> Words:
    return Words(text.title, text.short, tuple(text.cards))


def _names(session: Session, school_id: int) -> Mapping[int, str]:
    rows = session.execute(select(Staff.id, Staff.full_name).where(Staff.school_id == school_id)).all()
    return {row.id: row.full_name for row in rows}
