"""What was typed about an act: read, made a draft of, and kept when it is refused."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from core import words
from core.files import FileEmpty, FileKindUnknown, FileTooLarge
from core.normative.acts import Act
from core.normative.keeping import ActRefused, CodeRefused, Draft, IssuedLater, LinkRefused, TitleMissing, TooLong
from core.texts import LOCALES
from db.models.normative import ActKind

BY_LOCALE: Final = tuple(f"{part}-{locale}" for part in ("title", "note") for locale in LOCALES)
FIELDS: Final = ("kind", "number", "issued_on", "registration", "code", "edition", "link", *BY_LOCALE)
EMPTY: Final[Mapping[str, str]] = {**dict.fromkeys(FIELDS, ""), "kind": ActKind.LOCAL.value}
WORDS: Final = {
    TitleMissing: "normative-refused-title",
    TooLong: "normative-refused-long",
    LinkRefused: "normative-refused-link",
    CodeRefused: "normative-refused-code",
    IssuedLater: "normative-refused-issued",
    FileTooLarge: "normative-refused-file-large",
    FileKindUnknown: "normative-refused-file-kind",
    FileEmpty: "normative-refused-file-empty",
}


class NotFilled(Exception):
    """A field says something that cannot be; the text's id says what, ``field`` where."""

    def __init__(self, words_id: str, field: str) -> None:
        super().__init__(words_id)
        self.field = field


REFUSED: Final[tuple[type[Exception], ...]] = (NotFilled, *WORDS)


def typed(form: Mapping[str, str]) -> dict[str, str]:
    """The fields as they were typed."""
    return {name: words.readable(form.get(name, "")).replace("\r\n", "\n").strip() for name in FIELDS}


def written(act: Act) -> dict[str, str]:
    """The fields of an act that stands already."""
    lines = {name: str(getattr(act, name)) for name in ("number", "registration", "code", "edition", "link")}
    said = {f"title-{locale}": act.titles.get(locale, "") for locale in LOCALES}
    said |= {f"note-{locale}": act.notes.get(locale, "") for locale in LOCALES}
    issued = act.issued_on.isoformat() if act.issued_on else ""
    return {**EMPTY, **lines, **said, "kind": act.kind.value, "issued_on": issued}


def draft_of(found: Mapping[str, str]) -> Draft:
    """The act that the fields describe.

    Raises:
        NotFilled: a kind or a day that does not exist.
    """
    if found["kind"] not in set(ActKind):
        raise NotFilled("normative-refused-form", "kind")
    try:
        issued = date.fromisoformat(found["issued_on"]) if found["issued_on"] else None
    except ValueError:
        raise NotFilled("normative-refused-issued", "issued_on") from None
    return Draft(
        kind=ActKind(found["kind"]),
        titles={locale: found[f"title-{locale}"] for locale in LOCALES},
        notes={locale: found[f"note-{locale}"] for locale in LOCALES},
        issued_on=issued,
        **{name: found[name] for name in ("number", "registration", "code", "edition", "link")},
    )


def refused(problem: Exception) -> tuple[str, str]:
    """The text that says what to do, and the field where."""
    if isinstance(problem, NotFilled):
        return str(problem), problem.field
    return WORDS[type(problem)], problem.field if isinstance(problem, ActRefused) else "file"
