"""A school rewords a tip or writes its own: never over somebody else's words, never past the rules unseen."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import public_codes
from core.actors import Specialist, require_psychologist
from core.safe_messaging.linter import Finding
from core.texts import LOCALES
from core.tips import agreeing, reviewing, search
from core.tips.areas import AREAS, Audience
from core.tips.catalogue import TipUnknown
from core.tips.draft import Draft, ReadersMissing, check
from core.tips.wordings import CURRENT, PAST, WAITING, Version, Words, find, hold, next_number, note, retire
from db.models.staff import Staff
from db.models.tips import Tip, TipAudience, TipText, TipVersion


class ChangedMeanwhile(Exception):
    """Somebody worded the tip anew while this form was open; ``theirs`` is what stands now."""

    def __init__(self, theirs: Version) -> None:
        super().__init__(f"version {theirs.number}")
        self.theirs = theirs


class RulesBroken(Exception):
    """The wording breaks rules that only two people may agree to break; ``findings`` say which."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(f"{len(findings)} findings")
        self.findings = tuple(findings)


class NothingChanged(Exception):
    """The very same words stand already."""


def save(
    session: Session, tip_id: int, draft: Draft, *, opened: int, reason: str = "", by: Specialist, now: datetime
) -> bool:
    """Another wording of a tip for the actor's school. ``opened`` is the number of the version the form began with.

    Returns:
        Whether it stands: with a rule broken it waits for a second person, and the old wording goes on.

    Raises:
        TipUnknown, ChangedMeanwhile, NothingChanged, WordingRefused: see there.
        RulesBroken: a rule is broken and no ``reason`` says why.
        ReasonMissing: the reason is too long.
    """
    require_psychologist(by)
    hold(session, by)
    standing = find(session, tip_id, by=by)
    if standing.edited.number != opened:
        raise ChangedMeanwhile(standing.edited)
    check(draft)
    if _is_same(draft, standing.edited):
        raise NothingChanged
    found = agreeing.findings(standing.area, standing.audiences, draft.words)
    row = _version(session, tip_id, draft, found, reason, by=by, now=now)
    is_standing = row.state == CURRENT
    if standing.waiting is not None:
        session.get_one(TipVersion, standing.waiting.id).state = PAST
    if is_standing:
        row.is_hidden = retire(session, tip_id, by=by)
    session.add(row)
    session.flush()
    _note_saved(session, row, by=by, now=now)
    return is_standing


def create(
    session: Session,
    draft: Draft,
    *,
    area: str,
    audiences: Iterable[str],
    reason: str = "",
    by: Specialist,
    now: datetime,
) -> int:
    """A new tip of the school's own; its id.

    Raises:
        WordingRefused, RulesBroken, ReasonMissing: see :func:`save`.
    """
    require_psychologist(by)
    hold(session, by)
    readers = sorted(set(audiences))
    if area not in AREAS or not readers or not set(readers) <= {one.value for one in Audience}:
        raise ReadersMissing(field="readers")
    check(draft)
    found = agreeing.findings(area, readers, draft.words)
    last = session.scalar(select(func.max(Tip.position)).where(Tip.area == area)) or 0
    tip = Tip(code=f"own-{public_codes.new_ref()}", school_id=by.school_id, area=area, position=last + 10)
    tip.audiences = [TipAudience(audience=name) for name in readers]
    row = _version(session, None, draft, found, reason, by=by, now=now)
    tip.versions = [row]
    session.add(tip)
    session.flush()
    _note_saved(session, row, by=by, now=now)
    return tip.id


def delete(session: Session, tip_id: int, *, by: Specialist, now: datetime) -> None:
    """Take an own tip away from everybody; :func:`restore` brings it back as it was.

    Raises:
        TipUnknown: a shipped one is only hidden, another school's is not known here.
    """
    require_psychologist(by)
    hold(session, by)
    standing = find(session, tip_id, by=by)
    if not standing.is_own:
        raise TipUnknown
    retire(session, tip_id, by=by)
    if standing.waiting is not None:
        session.get_one(TipVersion, standing.waiting.id).state = PAST
    note(session, "tip:deleted", tip_id, by=by, now=now)


def restore(session: Session, tip_id: int, *, by: Specialist, now: datetime) -> None:
    """Bring a deleted own tip back: its newest wording that was allowed to stand, else the newest waits again.

    Raises:
        TipUnknown: no deleted tip of this school.
    """
    require_psychologist(by)
    hold(session, by)
    mine = select(TipVersion).join(Tip).where(Tip.id == tip_id, Tip.school_id == by.school_id)
    rows = session.scalars(mine.order_by(TipVersion.number.desc())).all()
    if not rows or any(row.state in {CURRENT, WAITING} for row in rows):
        raise TipUnknown
    worded = [row for row in rows if row.texts]
    stood = [row for row in worded if row.state == PAST and (not row.broken or row.agreed_at is not None)]
    if stood:
        stood[0].state = CURRENT
    else:
        worded[0].state = WAITING
    note(session, "tip:restored", tip_id, by=by, now=now)


def _is_same(draft: Draft, shown: Version) -> bool:
    terms = (draft.license, draft.source, draft.basis)
    return dict(draft.words) == dict(shown.words) and terms == (shown.license, shown.source, shown.basis)


def _version(
    session: Session,
    tip_id: int | None,
    draft: Draft,
    found: Sequence[Finding],
    reason: str,
    *,
    by: Specialist,
    now: datetime,
) -> TipVersion:
    rules = agreeing.broken(found)
    if rules and not reason.strip():
        raise RulesBroken(found)
    return TipVersion(
        **({"tip_id": tip_id} if tip_id is not None else {}),
        school_id=by.school_id,
        number=next_number(session, tip_id, by=by) if tip_id is not None else 1,
        state=WAITING if rules else CURRENT,
        license=draft.license,
        source=draft.source,
        basis=draft.basis,
        author=session.get_one(Staff, by.id).full_name,
        review=reviewing.NEEDED,
        made_by=by.id,
        made_at=now,
        broken=rules,
        reason=agreeing.reasoned(reason) if rules else "",
        texts=[_text(locale, draft.words[locale]) for locale in LOCALES if locale in draft.words],
    )


def _text(locale: str, said: Words) -> TipText:
    folded = search.folded(said.title, said.cards)
    return TipText(locale=locale, title=said.title, short=said.short, cards=list(said.cards), folded=folded)


def _note_saved(session: Session, row: TipVersion, *, by: Specialist, now: datetime) -> None:
    tag = "tip:waits" if row.state == WAITING else "tip:saved"
    detail: dict[str, Any] = agreeing.counted(row.broken) if row.broken else {}
    note(session, tag, row.tip_id, by=by, now=now, version=row.number, **detail)
