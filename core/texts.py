"""Fluent texts by locale: one stable id, three languages, a fall-back that never fails."""

from functools import cache
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

FOLDER = Path(__file__).resolve().parent.parent / "locales"
LOCALES = ("kk", "ru", "en")
DEFAULT_LOCALE = "kk"


@cache
def _bundle(locale: str) -> FluentBundle:
    bundle = FluentBundle([locale], use_isolating=False)
    for path in sorted((FOLDER / locale).glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle


class Texts:
    """Texts of one locale: ``Texts("kk")("help-receipt", code=…)``; ``id.attribute`` for a button's title."""

    __slots__ = ("locale",)

    def __init__(self, locale: str | None) -> None:
        self.locale = locale if locale in LOCALES else DEFAULT_LOCALE

    def __call__(self, name: str, /, **args: Any) -> str:
        """The text of ``name``; when missing: another language, at last the id itself."""
        for locale in dict.fromkeys((self.locale, *LOCALES)):
            text = _find(_bundle(locale), name, args)
            if text is not None:
                return text
        return name


@cache
def texts(locale: str | None) -> Texts:
    """The one :class:`Texts` of a locale."""
    return Texts(locale)


def read_all() -> None:
    """Read every language now: the first who writes after a start does not wait a second for it."""
    for locale in LOCALES:
        _bundle(locale)


def tongues(locale: str | None) -> tuple[str, ...]:
    """The languages to speak to somebody: the one they chose, or the first two while they have chosen none."""
    return LOCALES[:2] if locale is None else (locale,)


def _find(bundle: FluentBundle, name: str, args: dict[str, Any]) -> str | None:
    message_id, _, attribute = name.partition(".")
    if not bundle.has_message(message_id):
        return None
    message = bundle.get_message(message_id)
    pattern = message.attributes.get(attribute) if attribute else message.value
    if pattern is None:
        return None
    text, _ = bundle.format_pattern(pattern, args)
    return str(text)


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
