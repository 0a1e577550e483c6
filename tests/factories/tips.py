"""Tips: a wording to save, and a linter that complains of two words alone, whatever the real one says."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core import schools
from core.safe_messaging.linter import Finding, Piece
from core.texts import LOCALES
from core.tips import agreeing, search
from core.tips.areas import Audience
from core.tips.draft import Draft
from core.tips.wordings import Words
from db.models.tips import Tip, TipAudience, TipText, TipVersion

FORBIDDEN = "тыйымсөз"  # blocks
DOUBTFUL = "күмәнсөз"  # is only shown


def words(title: str = "Ұйқы алдында", *cards: str, short: str = "Ұйқы") -> Words:
    """A tip in one language."""
    return Words(title, short, cards or ("Телефонды алыс қой.", "Терең дем ал."))


def draft(*cards: str, **overrides: Any) -> Draft:
    """A wording in Kazakh and Russian."""
    said = {"kk": words("Ұйқы алдында", *cards), "ru": words("Перед сном", *cards, short="Сон")}
    return Draft(**{"words": said, "basis": "Ұйқы гигиенасы", **overrides})


def a_shipped(session: Session, code: str | None = None) -> Tip:
    """The first shipped tip, or the one with this code."""
    found = select(Tip).where(Tip.school_id.is_(None)).order_by(Tip.id).limit(1)
    return session.scalars(found if code is None else found.where(Tip.code == code)).one()


def fake_lint(piece: Piece) -> tuple[Finding, ...]:
    """Finds :data:`FORBIDDEN` and :data:`DOUBTFUL`, wherever they stand."""
    return tuple(_complaints(piece))


def _complaints(piece: Piece) -> Sequence[Finding]:
    found = []
    for locale, texts in piece.texts.items():
        for bubble, text in enumerate(texts):
            for rule, word, is_blocking in (("method", FORBIDDEN, True), ("too-long", DOUBTFUL, False)):
                if word in text:
                    start = text.index(word)
                    found.append(Finding(rule, locale, bubble, start, start + len(word), is_blocking))
    return found


def with_fake_lint(monkeypatch: pytest.MonkeyPatch, lint: Callable[[Piece], tuple[Finding, ...]] = fake_lint) -> None:
    """From here on this linter judges tips."""
    monkeypatch.setattr(agreeing, "lint", lint)


def school_of(session: Session) -> int:
    """The seeded school."""
    return schools.first_school(session).id


def own_tip(
    session: Session,
    code: str,
    *audiences: Audience,
    area: str = "exams",
    title: str = "",
    cards: Sequence[str] = ("Бірінші.", "Екінші.", "Үшінші."),
    **overrides: Any,
) -> Tip:
    """A tip of the seeded school, in the same words in every language; for pupils of 5-7 unless somebody is named."""
    school_id = overrides.pop("school_id", None) or school_of(session)
    tip = Tip(code=code, area=area, **{"school_id": school_id, "position": 900, **overrides})
    tip.audiences = [TipAudience(audience=one) for one in audiences or (Audience.PUPILS_5_7,)]
    session.add(tip)
    session.flush()
    _stand(session, tip, school_id, title or code, cards)
    return tip


def reworded(
    session: Session, code: str, *, title: str = "Өзіміздің кеңес", cards: Sequence[str] = ("Бір.", "Екі.")
) -> TipVersion:
    """The seeded school says a tip in its own words from now on."""
    tip = session.scalars(select(Tip).where(Tip.code == code)).one()
    return _stand(session, tip, school_of(session), title, cards)


def hidden(session: Session, code: str) -> None:
    """The seeded school shows this tip no more."""
    reworded(session, code).is_hidden = True
    session.flush()


def _stand(session: Session, tip: Tip, school_id: int, title: str, cards: Sequence[str]) -> TipVersion:
    own = [version for version in tip.versions if version.school_id == school_id]
    for version in own:
        version.state = "past"
    said = search.folded(title, cards)
    texts = [
        TipText(locale=locale, title=title, short=title[:20], cards=list(cards), folded=said) for locale in LOCALES
    ]
    version = TipVersion(
        tip=tip, school_id=school_id, number=len(own) + 1, state="current", texts=texts,
        license="own", source="own text", basis="", author="", review="needed",
    )  # fmt: skip
    session.add(version)
    session.flush()
    return version
