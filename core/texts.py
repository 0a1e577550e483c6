"""Fluent texts by locale: one stable id, three languages, a fall-back that never fails."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import visitor
from fluent.syntax.ast import MessageReference, Resource, TermReference

FOLDER = Path(__file__).resolve().parent.parent / "locales"
LOCALES = ("kk", "ru", "en")
DEFAULT_LOCALE = "kk"
_BEGINNING = re.compile(r"^(?=-?[A-Za-z][\w-]*[ \t]*=)", re.MULTILINE)


class Catalogue:
    """The texts of one language, each parsed when it is first asked for.

    Parsing all of them would cost every process a second of its start and tens of megabytes that stay.
    """

    def __init__(self, locale: str) -> None:
        self._bundle = FluentBundle([locale], use_isolating=False)
        self._sources: dict[str, str] = {}
        for path in sorted((FOLDER / locale).glob("*.ftl")):
            for source in _BEGINNING.split(path.read_text(encoding="utf-8"))[1:]:
                self._sources.setdefault(source.partition("=")[0].strip(), source)

    def find(self, name: str, args: dict[str, Any]) -> str | None:
        """The text of ``name`` or of its attribute; None where this language has none."""
        message_id, _, attribute = name.partition(".")
        if not self._bundle.has_message(message_id):
            self._read(message_id)
            if not self._bundle.has_message(message_id):
                return None
        message = self._bundle.get_message(message_id)
        pattern = message.attributes.get(attribute) if attribute else message.value
        return None if pattern is None else str(self._bundle.format_pattern(pattern, args)[0])

    def _read(self, entry: str, above: frozenset[str] = frozenset()) -> None:
        """Parse one text. What it refers to goes first: to another thread a text is whole or not there."""
        if entry not in self._sources:
            return
        resource, above = FluentResource(self._sources[entry]), above | {entry}
        for other in _References.of(resource) - above:
            self._read(other, above)
        self._bundle.add_resource(resource)


class _References(visitor.Visitor):
    """Gathers what a text refers to."""

    def __init__(self) -> None:
        self.found: set[str] = set()

    @classmethod
    def of(cls, resource: Resource) -> set[str]:
        reader = cls()
        reader.visit(resource)
        return reader.found

    def visit_MessageReference(self, node: MessageReference) -> None:  # noqa: N802  the library's name
        self.found.add(node.id.name)

    def visit_TermReference(self, node: TermReference) -> None:  # noqa: N802
        self.found.add(f"-{node.id.name}")


@cache
def catalogue(locale: str) -> Catalogue:
    """The one :class:`Catalogue` of a locale."""
    return Catalogue(locale)


class Texts:
    """Texts of one locale: ``Texts("kk")("help-receipt", code=…)``; ``id.attribute`` for a button's title."""

    __slots__ = ("locale",)

    def __init__(self, locale: str | None) -> None:
        self.locale = locale if locale in LOCALES else DEFAULT_LOCALE

    def __call__(self, name: str, /, **args: Any) -> str:
        """The text of ``name``; when missing: another language, at last the id itself."""
        for locale in dict.fromkeys((self.locale, *LOCALES)):
            text = catalogue(locale).find(name, args)
            if text is not None:
                return text
        return name


@cache
def texts(locale: str | None) -> Texts:
    """The one :class:`Texts` of a locale."""
    return Texts(locale)


def read_all() -> None:
    """Read every language now: the first who writes after a start does not wait for it."""
    for locale in LOCALES:
        catalogue(locale)


def tongues(locale: str | None) -> tuple[str, ...]:
    """The languages to speak to somebody: the one they chose, or the first two while they have chosen none."""
    return LOCALES[:2] if locale is None else (locale,)


@cache
def ids(locale: str, feature: str) -> tuple[str, ...]:
    """Every id (and ``id.attribute``) of one feature's file, for edges that show texts themselves."""
    resource = FluentResource((FOLDER / locale / f"{feature}.ftl").read_text(encoding="utf-8"))
    found: list[str] = []
    for entry in resource.body:
        identifier = getattr(entry, "id", None)
        if identifier is None:
            continue
        if getattr(entry, "value", None) is not None:
            found.append(identifier.name)
        found.extend(f"{identifier.name}.{attribute.id.name}" for attribute in getattr(entry, "attributes", ()))
    return tuple(found)
