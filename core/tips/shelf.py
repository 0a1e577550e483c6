"""What search looks through: the wordings that stand, laid out in memory once, and anew when they have changed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, Row, func, select
from sqlalchemy.orm import Session

from db.models.tips import Tip, TipText, TipVersion

STEMS: Final = (3, 4)  # letters of a word that it can be looked up by
_STANDING: Final = (TipVersion.state == "current", ~TipVersion.is_hidden)
# any change of what stands changes one of these numbers
_MARK: Final = select(func.count(), func.max(TipVersion.id), func.sum(TipVersion.id)).where(*_STANDING)
_WORDINGS: Final = (
    select(TipText.version_id, TipText.locale, TipText.folded, Tip.area)
    .join(TipVersion, TipVersion.id == TipText.version_id)
    .join(Tip, Tip.id == TipVersion.tip_id)
    .where(*_STANDING)
    .order_by(Tip.position, TipText.id)
)
_SHELVES: WeakKeyDictionary[Engine, "Shelf"] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Wording:
    """A version of a tip in one language: every word folded after a space, those of the title in ``head`` as well."""

    version: int
    locale: str
    head: str
    body: str


@dataclass(slots=True)
class Shelf:
    """The wordings in their order, and which of them hold a word that begins so.

    ``mark`` tells whether it is out of date.
    """

    mark: tuple[Any, ...]
    wordings: list[Wording] = field(default_factory=list)
    _by_stem: defaultdict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    _by_area: defaultdict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, rows: Iterable[Row[int, str, str, str]]) -> None:
        """Lay wordings on the shelf."""
        for version, locale, folded, area in rows:
            number = len(self.wordings)
            self.wordings.append(Wording(version, locale, folded.partition("|")[0], folded))
            self._by_area[area, locale].append(number)
            for stem in {word[:length] for word in folded.split() for length in STEMS}:
                self._by_stem[stem, locale].append(number)

    def of(self, area: str, locale: str) -> Sequence[int]:
        """The numbers of an area's wordings in a language."""
        return self._by_area.get((area, locale), ())

    def beginning(self, word: str, locale: str) -> Sequence[int]:
        """The numbers of the wordings with a word that has the same first letters; one of two letters is a word."""
        return self._by_stem.get((word[: max(STEMS)], locale), ())


def shelf(session: Session) -> Shelf:
    """The shelf of this database as it stands in this transaction."""
    engine = session.get_bind().engine
    mark = tuple(session.execute(_MARK).one())
    known = _SHELVES.get(engine)
    if known is None or known.mark != mark:
        known = Shelf(mark)
        known.add(session.execute(_WORDINGS))
        _SHELVES[engine] = known
    return known
