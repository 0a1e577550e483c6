"""Naming: what a wished paper is called in a language, and the name its file gets on anybody's computer."""

import re
from typing import Final

from sqlalchemy.orm import Session

from core.exports.wish import ATTESTATION, What, Wish
from core.journals import books, facts
from core.reports import naming as periods_named
from core.reports import periods
from core.texts import Texts

# what Windows, a phone or a ZIP cannot have in a name, and what cannot be seen
_UNSAFE: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]')
LONGEST: Final = 230  # bytes: many systems allow 255, the ending and the "(1)" of a second download with it


def name(session: Session, wish: Wish, text: Texts) -> str:
    """«Психологиялық кеңес беру журналы 2026-2027 7А»: the paper, its time and its class."""
    return " ".join(part for part in (_title(session, wish, text), when(session, wish, text), wish.class_name) if part)


def file_name(called: str, ending: str) -> str:
    """A name every system takes, with its ending."""
    safe = " ".join(_UNSAFE.sub(" ", called).split()).strip(". ") or "senim"
    while len(safe.encode()) > LONGEST:
        safe = safe[:-1].rstrip()
    return f"{safe}.{ending}"


def when(session: Session, wish: Wish, text: Texts) -> str:
    """The time a wish is about: a month, a school year, a term; empty where it has none."""
    if wish.month:
        return wish.month
    if wish.period:
        return facts.render(periods_named.name(periods.parse(session, wish.period)), text)
    return f"{wish.school_year}-{wish.school_year + 1}" if wish.school_year else ""


def label(wish: Wish, text: Texts) -> str:
    """What kind of paper it is, without the journals' long titles."""
    if wish.what is What.REPORT:
        if wish.kind == ATTESTATION:
            return text("exports-attestation")
        return text(f"reports-title-{(wish.kind or '').replace('_', '-')}")
    return text(f"exports-what-{wish.what.value.replace('_', '-')}")


def _title(session: Session, wish: Wish, text: Texts) -> str:
    return books.title(session, wish.journal, text.locale) if wish.journal else label(wish, text)
