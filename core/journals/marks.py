"""Blind marks: sealed lines are found by keyed hashes of their words and of what they can be filtered by.

A mark only proposes a line. Whether the line says what was asked is read from the opened line itself, so a mark left
behind by an older spelling costs a moment and shows nothing wrong.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache
from typing import Any, Final

from sqlalchemy import Insert, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from core import spelling
from core.crypto import vault
from core.journals import facts
from core.journals.facts import Facts
from core.texts import LOCALES, texts
from core.words import MAX_GRADE, class_name
from db.models.journals import Audience, EntryState, Journal, JournalEntry, JournalMark

# A word of eight letters has three marks: two short ones for a word still being typed, one that tells words apart.
PREFIXES: Final = (3, 5, 8)
SHORTEST: Final = PREFIXES[0]
_OF_CLASSES = ("class_name", "client", "group", "target")
_OPEN_KEYS = frozenset({"number", "happened_on", "happened_at"})

Tokens = frozenset[str]


def of_word(folded: str) -> str:
    """The token a typed word is looked up by: its longest kept beginning; a very short word is looked up whole."""
    length = max((size for size in PREFIXES if size <= len(folded)), default=len(folded))
    return f"word:{folded[:length]}"


def of_line(entry: JournalEntry, found: Facts, keys: Collection[str]) -> Tokens:
    """Everything a numbered line is found by: filters, and the words of its cells in every language of the service."""
    words = {token for folded in spellings(found, keys) for token in _beginnings(folded)}
    return filters(entry, found, keys) | words


def filters(entry: JournalEntry, found: Facts, keys: Collection[str]) -> Tokens:
    """What a numbered line can be filtered by."""
    tokens = {f"month:{entry.happened_on:%Y-%m}"}
    tokens |= {f"class:{grade}" for grade in _grades(found, keys)}
    tokens |= {f"audience:{_audience(entry, found)}", f"category:{_category(entry, found)}", f"by:{_by(entry)}"}
    if entry.state is EntryState.CORRECTED or found.get("corrects"):
        tokens.add("state:corrected")
    if entry.state is EntryState.CORRECTED:
        tokens.add("state:struck")
    if found.get("corrects"):
        tokens.add(f"corrects:{found['corrects']}")
    if not is_about_one_child(entry, found):
        tokens.add("open:yes")
    return frozenset(token for token in tokens if not token.endswith(":None"))


def spellings(found: Facts, keys: Collection[str]) -> set[str]:
    """The folded words of a line's cells, in every language of the service."""
    shown = [found.get(key) for key in (*keys, "correction") if key in found]
    return {
        word.folded
        for fact in shown
        for rendered in {facts.render(fact, texts(locale)) for locale in LOCALES}
        for word in spelling.spelled(rendered)
    }


def is_about_one_child(entry: JournalEntry, found: Facts) -> bool:
    """Whether the cells of the line are about one child: a deputy head sees such a line's number and day alone.

    An imported line without work is, unless it says that there were several: the old book may hold a child's name.
    """
    record = entry.work
    if record is None:
        return facts.CAME_WITH in found and entry.journal is not Journal.GROUPS and not _says_several(found)
    return record.audience is Audience.STUDENT and not record.is_group


def open_keys(keys: Collection[str], *, is_masked: bool) -> tuple[str, ...]:
    """The facts a reader sees of a line: all, or number and day alone."""
    return tuple(key for key in keys if not is_masked or key in _OPEN_KEYS)


def blind(session: Session, journal: Journal, *, school_id: int, school_year: int) -> Callable[[str], int]:
    """Tokens of one book of one school year into marks: a mark of another school's book is another number."""
    hashed = vault(session).blind("journals")
    return lambda token: hashed(f"{school_id}\0{journal.value}\0{school_year}\0{token}")


def follow(session: Session, entry: JournalEntry, before: Tokens, after: Tokens) -> None:
    """Bring the marks of a numbered line from what it said to what it says."""
    hashed = blind(session, entry.journal, school_id=entry.school_id, school_year=entry.school_year)
    gone = [hashed(token) for token in before - after]
    come = [{"mark": hashed(token), "number": entry.number} for token in after - before]
    if gone:
        session.execute(delete(JournalMark).where(JournalMark.mark.in_(gone), JournalMark.number == entry.number))
    if come:
        session.execute(_insert(session), come)


def numbers(session: Session, wanted: Mapping[int, int]) -> Mapping[int, int]:
    """The lines that carry marks of which there is one at most: ``{mark: what}`` gives ``{what: number}``."""
    if not wanted:
        return {}
    statement = select(JournalMark.mark, JournalMark.number).where(JournalMark.mark.in_(wanted))
    return {wanted[mark]: number for mark, number in session.execute(statement)}


def _insert(session: Session) -> Insert:
    if session.get_bind().dialect.name == "sqlite":
        return sqlite.insert(JournalMark).on_conflict_do_nothing()
    return postgresql.insert(JournalMark).on_conflict_do_nothing()


def _beginnings(folded: str) -> Iterable[str]:
    if len(folded) < SHORTEST:
        return (f"word:{folded}",)
    return (f"word:{folded[:size]}" for size in PREFIXES if size <= len(folded))


def _grades(found: Facts, keys: Collection[str]) -> set[int]:
    """The grades in the cells that name whom the work was for: a class of its own, or one within a person's words."""
    grades = set()
    for key in _OF_CLASSES:
        fact = found.get(key) if key in keys else None
        for part in fact if isinstance(fact, list) else [fact]:
            if isinstance(part, str) and class_name(part):
                grades.add(int("".join(filter(str.isdigit, part))))
            elif isinstance(part, str):
                grades |= {int(match[1]) for match in _class_in_words().finditer(part)}
    return {grade for grade in grades if grade <= MAX_GRADE}


@cache
def _class_in_words() -> re.Pattern[str]:
    """«8Б», «8-Б», and a number beside the word for a class."""
    named = "|".join(re.escape(texts(locale)("books-filter-class")) for locale in LOCALES)
    return re.compile(rf"(?<!\d)(\d{{1,2}})(?:[-.]?[\"«]?[^\W\d_][\"»]?(?!\w)|\s*-?\s*(?:{named}))", re.IGNORECASE)


def _says_several(found: Facts) -> bool:
    counts = (found.get(key) for key in ("participants", "reach", "offline_participants"))
    is_counted = any(isinstance(count, int) and count > 1 for count in counts)
    return is_counted or found.get("kind") == facts.word("journals-kind-group")


def _audience(entry: JournalEntry, found: Facts) -> str | None:
    if entry.work is not None:
        return entry.work.audience.value
    return _last_word(found.get("from_whom"))


def _category(entry: JournalEntry, found: Facts) -> str | None:
    if entry.work is not None:
        return entry.work.category
    category = found.get("category")
    return category.get("code") if isinstance(category, Mapping) else None


def _by(entry: JournalEntry) -> int | None:
    return entry.work.staff_id if entry.work is not None else entry.confirmed_by


def _last_word(fact: Any) -> str | None:
    """The audience in the id of a text such as ``journals-audience-parent``."""
    return fact["text"].rpartition("-")[2] if isinstance(fact, Mapping) and "text" in fact else None
