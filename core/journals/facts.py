"""The facts of a journal line: values free of any language, rendered when a book is opened or printed.

A fact is a plain string or number, ``{"text": id, "args": {…}}`` for words of the service, ``{"names": {locale: …}}``
for a name the school edits, ``{"day": iso}`` or ``{"moment": iso}``, or a list of facts shown with commas between.
"""

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.texts import Texts, texts
from db.models.journals import JournalColumn
from db.models.schools import ProblemCategory

Facts = dict[str, Any]

# The fact of an imported line that says which file it came with; no column shows it.
CAME_WITH: Final = "came_with"
# The facts of a school's own columns begin so.
OWN: Final = "own_"
# What a person may write into a line. The rest is known from the work itself and follows it.
EDITABLE = frozenset(
    {
        "class_name", "class_teacher", "client", "consent", "content", "delivered", "dynamics", "exercises", "feedback",
        "group", "material", "method", "minutes", "next_step", "note", "offline_participants", "participants",
        "partners", "programme", "purpose", "reach", "reason", "recommendation", "result", "summary", "target", "topic",
    }
)  # fmt: skip


def is_editable(key: str) -> bool:
    """Whether a person writes this fact: one of :data:`EDITABLE`, or one of a column that the school made itself."""
    return key in EDITABLE or key.startswith(OWN)


def word(name: str, **args: str) -> dict[str, Any]:
    """A fact in the service's own words."""
    return {"text": name, "args": args} if args else {"text": name}


def render(fact: Any, text: Texts) -> str:
    """A fact as people read it."""
    if fact is None:
        return ""
    if isinstance(fact, list):
        return ", ".join(shown for part in fact if (shown := render(part, text)))
    if not isinstance(fact, Mapping):
        return str(fact)
    if "day" in fact:
        return date.fromisoformat(fact["day"]).strftime("%d.%m.%Y")
    if "moment" in fact:
        return datetime.fromisoformat(fact["moment"]).strftime("%d.%m.%Y, %H:%M")
    if "names" in fact:
        return str(fact["names"].get(text.locale) or fact["names"]["kk"])
    return _said(text.locale, fact["text"], tuple(fact.get("args", {}).items()))


@lru_cache(maxsize=4096)
def _said(locale: str, name: str, args: tuple[tuple[str, str], ...]) -> str:
    """The service's own words are few and stand in every line: they are put together once."""
    return texts(locale)(name, **dict(args))


def keys(column: JournalColumn) -> tuple[str, ...]:
    """The one or two facts of a column."""
    return (column.key, column.also) if column.also else (column.key,)


def cell(found: Mapping[str, Any], column: JournalColumn, text: Texts) -> str:
    """What stands in a cell; the second fact of the cell is not repeated when it says the same."""
    shown = (render(found.get(key), text) for key in keys(column))
    return ", ".join(dict.fromkeys(part for part in shown if part))


def changed(found: Mapping[str, Any], written: Mapping[str, str], text: Texts) -> dict[str, str]:
    """What a person really rewrote: a field left as it was shown keeps its language-free fact."""
    return {
        key: words.strip()
        for key, words in written.items()
        if is_editable(key) and words.strip() != render(found.get(key), text)
    }


def category(session: Session, code: str | None) -> Any:
    """What a request is about, in the journals' words and every language."""
    found = session.scalars(select(ProblemCategory).where(ProblemCategory.code == code)).one_or_none()
    return {"names": found.adult_names, "code": found.code} if found else None
