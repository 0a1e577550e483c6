"""Words of reports: what a psychologist wrote into a block, kept sealed and remembered for the next period."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import audit
from core.actors import Specialist, require_psychologist
from core.crypto import vault
from core.reports import saying
from core.reports.periods import Period
from core.reports.report import Block, Report
from core.texts import LOCALES, Texts, texts
from core.words import is_blank, readable
from db.models.reports import ReportKind, ReportText

LONGEST: Final = 8000


class WordsTooLong(Exception):
    """More than :data:`LONGEST` characters in one block."""


class BlockUnknown(Exception):
    """The report has no such block to write into."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Words as they were written, and what the figures said of the same block at that moment."""

    words: str
    figures: str


def remembering(
    session: Session, school_id: int, kind: ReportKind, period: Period, blocks: tuple[Block, ...]
) -> tuple[Block, ...]:
    """Blocks with what was written into them, and with the words of the period before where nothing was yet."""
    own = _of(session, school_id, kind, period.code)
    before = _of(session, school_id, kind, period.previous)
    return tuple(_remembering(block, own, before) for block in blocks)


def write(
    session: Session, report: Report, written: Mapping[str, str], *, by: Specialist, text: Texts, now: datetime
) -> None:
    """Keep what was written into the blocks of a live report, in one language; what figures say anyway is not kept.

    Raises:
        NotAllowed: only a psychologist writes reports.
        BlockUnknown: the report has no such block.
        WordsTooLong: one of them is too long.
    """
    require_psychologist(by)
    known = {block.code: block for block in report.blocks}
    changed = []
    for code, words in written.items():
        if code not in known:
            raise BlockUnknown
        tidy = readable(words).replace("\r\n", "\n").strip()
        if len(tidy) > LONGEST:
            raise WordsTooLong
        if tidy != known[code].written.get(text.locale, ""):
            changed.append(code)
            _write(session, report, known[code], tidy, by=by, text=text, now=now)
    if changed:
        detail = {"kind": report.kind.value, "period": report.period.code, "blocks": sorted(changed)}
        audit.record(session, "report:written", subject="report", subject_id=0, staff_id=by.id, now=now, **detail)


def _write(
    session: Session, report: Report, block: Block, words: str, *, by: Specialist, text: Texts, now: datetime
) -> None:
    about = {"kind": report.kind, "period": report.period.code, "block": block.code, "locale": text.locale}
    found = session.scalars(select(ReportText).filter_by(school_id=by.school_id, **about)).one_or_none()
    figures = saying.prefilled(block, text)
    if is_blank(words) or words == figures:
        if found is not None:
            session.delete(found)
        return
    if found is None:
        found = ReportText(school_id=by.school_id, **about)
        session.add(found)
    said = json.dumps({"words": words, "figures": figures}, ensure_ascii=False).encode()
    found.sealed_words = vault(session).purpose("reports").seal(said, _place(found))
    found.written_at, found.written_by = now, by.id
    session.flush()


def _remembering(block: Block, own: Mapping[tuple[str, str], Kept], before: Mapping[tuple[str, str], Kept]) -> Block:
    """Words without figures are taken over from the period before; those about figures are only offered."""
    mine = {locale: own[block.code, locale] for locale in LOCALES if (block.code, locale) in own}
    earlier = {locale: before[block.code, locale].words for locale in LOCALES if (block.code, locale) in before}
    older = (locale for locale, kept in mine.items() if kept.figures != saying.prefilled(block, texts(locale)))
    return replace(
        block,
        written={locale: kept.words for locale, kept in mine.items()},
        is_older=tuple(older),
        remembered={locale: words for locale, words in earlier.items() if locale not in mine},
    )


def _of(session: Session, school_id: int, kind: ReportKind, period: str) -> Mapping[tuple[str, str], Kept]:
    statement = select(ReportText).filter_by(school_id=school_id, kind=kind, period=period)
    cipher = vault(session).purpose("reports")
    return {
        (found.block, found.locale): Kept(**json.loads(cipher.open(found.sealed_words, _place(found))))
        for found in session.scalars(statement)
    }


def _place(found: ReportText) -> str:
    return f"text:{found.school_id}:{found.kind}:{found.period}:{found.block}:{found.locale}"
