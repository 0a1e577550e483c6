"""What there is to read: every tip with its area, audiences and languages, and what the linter says of each."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from core.safe_messaging.explaining import explain
from core.safe_messaging.linter import Finding, Piece, lint
from core.texts import LOCALES
from core.tips import catalogue
from core.tips.areas import AREAS, Audience
from db import tips_seeding
from db.models.tips import Tip


@dataclass(frozen=True, slots=True)
class Line:
    """One tip: ``texts`` holds, by language, its title and after it the bubbles."""

    code: str
    area: str
    audiences: Sequence[str]
    texts: Mapping[str, Sequence[str]]

    @property
    def languages(self) -> Sequence[str]:
        """The languages it is written in."""
        return [locale for locale in LOCALES if locale in self.texts]

    @property
    def findings(self) -> Sequence[Finding]:
        """The rules of safe messaging it breaks."""
        return lint(Piece("tip", frozenset(self.audiences), self.area, self.texts))


def standing(session: Session, school_id: int) -> list[Line]:
    """The tips that a school shows, in the wording that stands there."""
    texts: dict[str, dict[str, Sequence[str]]] = {}
    for locale in LOCALES:
        for tip, text in session.execute(catalogue.standing(school_id, locale)):
            texts.setdefault(tip.code, {})[locale] = (text.title, *text.cards)
    tips = session.scalars(select(Tip).where(Tip.code.in_(texts)).options(selectinload(Tip.audiences)))
    return _in_order(Line(tip.code, tip.area, [one.audience for one in tip.audiences], texts[tip.code]) for tip in tips)


def shipped() -> list[Line]:
    """The tips that come with this release."""
    return _in_order(
        Line(
            item["code"],
            area,
            item["audiences"],
            {locale: (item[locale]["title"], *item[locale]["cards"]) for locale in LOCALES if locale in item},
        )
        for area, item in tips_seeding.shipped()
    )


def as_dict(lines: Sequence[Line]) -> dict[str, Any]:
    """Every tip and how many rules are broken, ready for JSON."""
    tips = [
        {"code": line.code, "area": line.area, "audiences": list(line.audiences), "languages": list(line.languages)}
        for line in lines
    ]
    return {"tips": tips, "findings": sum(len(line.findings) for line in lines)}


def table(lines: Iterable[Line]) -> Iterator[str]:
    """How many tips each area has for each audience, in each language; places with none are left out."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for line in lines:
        for audience in line.audiences:
            counts.setdefault((line.area, audience), Counter()).update(line.languages)
    for area in AREAS:
        for audience in Audience:
            if found := counts.get((area, audience)):
                yield f"{area:10} {audience:16} " + " ".join(f"{locale} {found[locale]:3}" for locale in LOCALES)


def explained(line: Line) -> Iterator[str]:
    """What is wrong with a tip and what to write instead, a sentence for each broken rule."""
    for finding in line.findings:
        place = f"{finding.locale}, bubble {finding.bubble}" if finding.bubble else f"{finding.locale}, title"
        yield f"{place}: {finding.rule}: {explain(finding, 'en')}"


def _in_order(lines: Iterable[Line]) -> list[Line]:
    areas, audiences = list(AREAS), [one.value for one in Audience]
    ordered = (Line(line.code, line.area, sorted(line.audiences, key=audiences.index), line.texts) for line in lines)
    return sorted(ordered, key=lambda line: (areas.index(line.area), line.code))
