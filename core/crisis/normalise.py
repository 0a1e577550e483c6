"""One folded alphabet for every way a child types: plain letters, Latin, look-alikes, invisible characters."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from importlib.resources import files
from itertools import pairwise
from types import MappingProxyType
from typing import Any, NamedTuple

_LETTERS = tomllib.loads(files("core").joinpath("letters.toml").read_text("utf-8"))
# Typed between the letters of one word without ending it: apostrophes of every kind, soft hyphen, joiners, accents.
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff"
)
_APOSTROPHES = "'`\u00b4\u02b0-\u02ff\u2018-\u201b\u2032\uff07"
_ACCENTS = "\u0300-\u036f\u0483-\u0489"
_WORD = re.compile(
    rf"[^\W_](?:[^\W_]|[{_INVISIBLE}{_APOSTROPHES}{_ACCENTS}]|[@$!](?=[^\W_]))*|[\u2600-\u27bf\U0001f300-\U0001faff]"
)
_DROPPED = re.compile(rf"[{_INVISIBLE}{_APOSTROPHES}{_ACCENTS}]")
_REPEAT = re.compile(r"(.)\1+", re.DOTALL)
_LATIN = re.compile(r"[a-z\u00df-\u024f\u0259]")
_PURE = re.compile(r"[\u0430-\u045f\u048a-\u052f]+")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_SPACED_RUN = 4  # so many letters typed apart are a word
_GAP = 3  # characters between them at most


# every way a written word may be meant, its view, and what it means to who remembers it
Remembered = tuple[tuple[str, ...], str, tuple[Any, ...]]
Written = tuple[int, int, str]  # where a word stands in the text, and the word


class Word(NamedTuple):
    """One written word, where it stands in the original text, and every way it may be meant."""

    start: int
    end: int
    raw: str
    ways: tuple[str, ...] = ()
    view: str = ""  # the way that stands for all languages: in the folded Cyrillic alphabet, where it has letters


def _table(*names: str) -> dict[int, str]:
    merged: dict[str, str] = {}
    for name in names:
        merged |= _LETTERS[name]
    return {ord(letter): folded for letter, folded in merged.items()}


def _pairs(*names: str) -> re.Pattern[str]:
    return re.compile("|".join(pair for name in names for pair in _LETTERS[name]))


_CYRILLIC_TABLE = _table("cyrillic")
_REPAIR_TABLE = _table("cyrillic", "lookalike")
_PLAIN_TABLE = _table("plain")
_KAZAKH = (_pairs("digraphs"), _table("latin", "latin_kk"))
_RUSSIAN = (_pairs("digraphs_ru", "digraphs"), _table("latin", "latin_ru"))
_DIGRAPHS: dict[str, str] = _LETTERS["digraphs"] | _LETTERS["digraphs_ru"]
_FOLDED_PAIRS: tuple[tuple[str, str], ...] = tuple((_LETTERS["pairs"] | _LETTERS["pairs_heard"]).items())


def _squeeze(folded: str) -> str:
    for pair, letter in _FOLDED_PAIRS:
        folded = folded.replace(pair, letter)
    return _REPEAT.sub(r"\1", folded)


def fold(word: str) -> str:
    """The folded form of a lower-case Cyrillic word, as the lexicon keeps it."""
    return _squeeze(word.translate(_CYRILLIC_TABLE))


def plain(word: str) -> str:
    """The folded form of a lower-case English word: apostrophes and doubled letters gone."""
    return _REPEAT.sub(r"\1", word)


def _transliterated(word: str, reading: tuple[re.Pattern[str], dict[int, str]]) -> str:
    pattern, table = reading
    return _squeeze(pattern.sub(lambda found: _DIGRAPHS[found[0]], word).translate(table))


def _latin_readings(word: str) -> tuple[str, ...]:
    kazakh, russian = _transliterated(word, _KAZAKH), _transliterated(word, _RUSSIAN)
    english = plain(word if word.isalpha() else word.translate(_PLAIN_TABLE))
    return (english, kazakh) if kazakh == russian else (english, kazakh, russian)


def readings(raw: str) -> tuple[str, ...]:
    """Every way a written word may be meant, folded; an English view is Latin, all others are Cyrillic.

    A word that mixes scripts is repaired towards both, since look-alike letters hide words in either direction.
    """
    word = raw.casefold()
    if _PURE.fullmatch(word):  # the usual case, kept short: long messages are read within milliseconds
        return (fold(word),)
    if not (word.isascii() and word.isalpha()):
        word = _DROPPED.sub("", unicodedata.normalize("NFKC", word).casefold())
    if not _LATIN.search(word):
        if word.isalpha() or not _CYRILLIC.search(word):
            return (fold(word),)
        return (_squeeze(word.translate(_REPAIR_TABLE)),)
    if not _CYRILLIC.search(word):
        return _latin_readings(word)
    return (_squeeze(word.translate(_REPAIR_TABLE)), plain(word.translate(_PLAIN_TABLE)))


def _single(word: Written) -> bool:
    return word[1] - word[0] == 1 and word[2].isalpha()


def _joined(run: list[Written]) -> list[Written]:
    """The words of letters typed apart: a wider gap ends a word; without one the lexicon has to find the joints."""
    gaps = [after[0] - before[1] for before, after in pairwise(run)]
    narrow, groups = min(gaps), [[run[0]]]
    for gap, letter in zip(gaps, run[1:], strict=True):
        if gap > narrow:
            groups.append([letter])
        else:
            groups[-1].append(letter)
    return [(group[0][0], group[-1][1], "".join(letter[2] for letter in group)) for group in groups]


def words(text: str) -> list[Written]:
    """The written words in order, with letters typed apart put together again."""
    found = [(*match.span(), match[0]) for match in _WORD.finditer(text)]
    if sum(map(_single, found)) < _SPACED_RUN:  # as nearly always: nothing is typed apart
        return found
    result: list[Written] = []
    run: list[Written] = []
    for word in found:
        if _single(word) and (not run or word[0] - run[-1][1] <= _GAP):
            run.append(word)
            continue
        result.extend(_joined(run) if len(run) >= _SPACED_RUN else run)
        run = []
        if _single(word):
            run.append(word)
        else:
            result.append(word)
    result.extend(_joined(run) if len(run) >= _SPACED_RUN else run)
    return result


def read(text: str, remembered: Mapping[str, Remembered] = MappingProxyType({})) -> list[Word]:
    """The written words in order with their readings; each distinct word is read once, one that is remembered never."""
    known: dict[str, tuple[tuple[str, ...], str]] = {}
    result: list[Word] = []
    for start, end, raw in words(text):
        if (kept := remembered.get(raw)) is not None:
            result.append(Word(start, end, raw, kept[0], kept[1]))
            continue
        found = known.get(raw)
        if found is None:
            ways = readings(raw)
            found = known[raw] = ways, next((way for way in ways if not way.isascii()), ways[0])
        result.append(Word(start, end, raw, *found))
    return result
