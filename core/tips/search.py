"""Search among tips: in any spelling and order, by beginnings of words; what children type stands for an area."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import spelling
from core.texts import LOCALES, texts
from core.tips import catalogue
from core.tips.areas import AREAS, Audience
from core.tips.catalogue import Reading
from core.tips.shelf import STEMS, Shelf, shelf
from db.models.tips import TipText

MOST_WORDS: Final = 6
SHORTEST: Final = 4  # letters that are a beginning: fewer stand for themselves alone
AT_ONCE: Final = 30  # versions that are asked at once whether this reader may see them
TITLE, WHOLE, ALIKE = 3.0, 2.0, 1.0  # what a word is worth in the title, in the text, and by its first letters alone


def search(
    session: Session, words: str, *, school_id: int, audience: Audience, locale: str, limit: int = 9
) -> Sequence[Reading]:
    """The tips of an audience for what somebody typed, best first.

    Those that hold every word; where there are none, those that hold any, be it by the first letters; where nothing is
    found in the reader's language, what the words find in another. A tip is always given in ``locale``.
    """
    asked = _asked(words)
    found: list[Reading] = []
    stock = shelf(session)
    for spoken in (locale, *(other for other in LOCALES if other != locale)):
        ranked = _ranked(stock, asked, spoken)
        for start in range(0, len(ranked), AT_ONCE):
            some = ranked[start : start + AT_ONCE]
            readable = catalogue.among(session, some, school_id=school_id, audience=audience, locale=locale)
            found += [readable[version] for version in some if version in readable]
            if len(found) >= limit:
                break
        if found:
            break
    return found[:limit]


def fold_new(session: Session) -> None:
    """Fold the wordings that were not folded yet, so that they can be found."""
    for text in session.scalars(select(TipText).where(TipText.folded == "")):
        text.folded = folded(text.title, text.cards)


def folded(title: str, cards: Sequence[str]) -> str:
    """Each word of a tip once, every one after a space; those of the title stand before the bar."""
    head = dict.fromkeys(word.folded for word in spelling.spelled(title))
    rest = dict.fromkeys(word.folded for card in cards for word in spelling.spelled(card))
    return f" {' '.join(head)} | {' '.join(word for word in rest if word not in head)} "


def _asked(words: str) -> list[str]:
    """The folded words to look for; little ones only where there are no others."""
    typed = list(dict.fromkeys(word.folded for word in spelling.spelled(words)))
    return ([word for word in typed if len(word) >= min(STEMS)] or typed)[:MOST_WORDS]


def _ranked(stock: Shelf, asked: Sequence[str], spoken: str) -> list[int]:
    """The versions whose wording in the language ``spoken`` answers, best first; a rare word says more than others."""
    points: defaultdict[int, float] = defaultdict(float)
    whole: defaultdict[int, int] = defaultdict(int)
    for word in asked:
        worth = _worth(stock, word, spoken)
        for number, value in worth.items():
            points[number] += value / len(worth)
            whole[number] += value >= WHOLE
    every = [number for number, count in whole.items() if count == len(asked)]
    best = sorted(every or points, key=lambda number: (-points[number], number))
    return [stock.wordings[number].version for number in best]


def _worth(stock: Shelf, word: str, locale: str) -> dict[int, float]:
    """How well each wording answers one word: in its title, in its text, by its area, or by the first letters alone."""
    worth: dict[int, float] = {}
    whole = f" {word[:-1] if len(word) > SHORTEST else word}"  # endings differ
    alike = f" {word[: max(SHORTEST, len(word) * 2 // 3)]}"
    for number in stock.beginning(word, locale):
        wording = stock.wordings[number]
        if whole in wording.body:
            worth[number] = TITLE if whole in wording.head else WHOLE
        elif alike in wording.body:
            worth[number] = ALIKE
    for area in _areas(word):
        worth |= {number: max(worth.get(number, 0), WHOLE) for number in stock.of(area, locale)}
    return worth


@cache
def _said() -> dict[str, tuple[str, ...]]:
    """By area, the beginnings of words that children type when they mean it, folded, of all languages."""
    lists = {area: " ".join(texts(locale)(f"tips-area-{area}.asked") for locale in LOCALES) for area in AREAS}
    return {area: tuple(word.folded for word in spelling.spelled(listed)) for area, listed in lists.items()}


def _areas(word: str) -> list[str]:
    """The areas a folded word stands for."""
    return [area for area, said in _said().items() if any(word == one or _begins(word, one) for one in said)]


def _begins(word: str, beginning: str) -> bool:
    return len(beginning) >= SHORTEST and word.startswith(beginning)
