"""What the pages of the school's words show: the phrases with their spellings, what changed, who made which version."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from core import lexicon
from core.actors import Specialist
from core.crisis.overlay import OwnPhrase
from core.lexicon import mutes, sealing, versions
from core.lexicon.mutes import Mute
from core.lexicon.sealing import VersionUnreadable
from core.lexicon.variants import Variant, variants
from core.lexicon.versions import Version
from db.models.screening import LexiconVersion

_KAZAKH = re.compile(
    "[\u04d8\u04d9\u0492\u0493\u049a\u049b\u04a2\u04a3\u04e8\u04e9\u04ae-\u04b1\u04ba\u04bb\u0406\u0456]"
)
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[a-zA-Z]")


@dataclass(frozen=True, slots=True)
class Row:
    """One phrase: by which spellings it is found, and how it differs from what screens now."""

    phrase: OwnPhrase
    spellings: Sequence[Variant]
    change: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The front page: the draft, or what screens now when there is none."""

    draft: int | None
    active: int | None
    rows: Sequence[Row]
    gone: Sequence[OwnPhrase]
    versions: Sequence[Version]
    mutes: Sequence[Mute]
    is_broken: bool
    is_unreadable: bool = False


def front(session: Session, *, by: Specialist) -> Front:
    """Everything for a psychologist; of phrases a deputy head sees nothing: they may quote children."""
    silent = tuple(mutes.standing(session, by=by).values())
    is_broken = lexicon.is_broken(session, by.school_id)
    if not by.may_read_talks:
        return Front(draft=None, active=None, rows=(), gone=(), versions=(), mutes=silent, is_broken=is_broken)
    draft, active = versions.draft(session, by=by), versions.active(session, by=by)
    found = Front(
        draft=draft.number if draft else None,
        active=active.number if active else None,
        rows=(),
        gone=(),
        versions=versions.listed(session, by=by),
        mutes=silent,
        is_broken=is_broken,
    )
    try:
        before = _content(session, active)
        after = before if draft is None else _content(session, draft)
    except VersionUnreadable:
        return replace(found, is_unreadable=True)
    kept = {phrase.number for phrase in after}
    return replace(
        found,
        rows=_rows(before, after, has_draft=draft is not None),
        gone=[phrase for phrase in before if phrase.number not in kept],
    )


def rows(phrases: Sequence[OwnPhrase]) -> Sequence[Row]:
    """The phrases of one version, newest first."""
    found = variants(tuple(phrases)) if phrases else {}
    return [Row(phrase, found[phrase.number]) for phrase in reversed(phrases)]


def tongue(text: str) -> str:
    """The language mark of words a pupil might write, by their letters; Latin letters may be any language."""
    if _LATIN.search(text):
        return "und"
    if _KAZAKH.search(text):
        return "kk"
    return "ru" if _CYRILLIC.search(text) else "und"


def phrase(session: Session, number: int, *, by: Specialist) -> OwnPhrase:
    """One phrase of the draft, or of what screens now when there is no draft.

    Raises:
        PhraseUnknown: it does not stand there.
    """
    standing = versions.draft(session, by=by) or versions.active(session, by=by)
    for found in _content(session, standing):
        if found.number == number:
            return found
    raise versions.PhraseUnknown


def _content(session: Session, version: LexiconVersion | None) -> Sequence[OwnPhrase]:
    return () if version is None else sealing.opened(session, version).phrases


def _rows(before: Sequence[OwnPhrase], after: Sequence[OwnPhrase], *, has_draft: bool) -> Sequence[Row]:
    old = {phrase.number: phrase for phrase in before}
    return [Row(row.phrase, row.spellings, _change(old, row.phrase) if has_draft else "") for row in rows(after)]


def _change(old: Mapping[int, OwnPhrase], phrase: OwnPhrase) -> str:
    if phrase.number not in old:
        return "new"
    return "" if old[phrase.number] == phrase else "changed"
