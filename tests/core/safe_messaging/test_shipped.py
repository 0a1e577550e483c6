"""Nothing that ships breaks a rule: tips, reply templates, crisis cards, exercises."""

import tomllib
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Attribute, Message, Pattern, Placeable, SelectExpression, TextElement

from core.safe_messaging.linter import LOCALES, Piece, lint
from core.safe_messaging.readers import ADULTS, PUPILS
from db.tips_seeding import shipped

ROOT = Path(__file__).parents[3]
TEMPLATES = tomllib.loads((ROOT / "db" / "seeds" / "reply_templates.toml").read_text("utf-8"))["template"]
LINES = "📞 112, 📞 111"


def said(piece: Piece) -> list[str]:
    """The findings as a person would read them."""
    found = []
    for one in lint(piece):
        if one.is_blocking:
            listed = piece.texts.get(one.locale, ())
            text = listed[one.bubble] if one.bubble < len(listed) else ""
            found.append(f"{one.locale}/{one.bubble} {one.rule}: {text[one.start : one.end] or text[:60]}")
    return found


def of_tip(area: str, tip: dict[str, Any]) -> Piece:
    texts = {locale: (tip[locale]["title"], *(card.strip() for card in tip[locale]["cards"])) for locale in LOCALES}
    return Piece("tip", frozenset(tip["audiences"]), area, texts)


def of_template(template: dict[str, Any]) -> Piece:
    texts = {locale: (template[locale]["title"], template[locale]["body"].strip()) for locale in LOCALES}
    return Piece("template", frozenset(), None, texts)


def test_no_tip_has_a_finding() -> None:
    tips = {tip["code"]: of_tip(area, tip) for area, tip in shipped()}

    assert len(tips) > 100
    assert {code: found for code, piece in tips.items() if (found := said(piece))} == {}


def test_no_reply_template_has_a_finding() -> None:
    templates = {template["code"]: of_template(template) for template in TEMPLATES}

    assert templates
    assert {code: found for code, piece in templates.items() if (found := said(piece))} == {}


def wordings(pattern: Pattern) -> Iterator[str]:
    """Every way a text may read: each branch of its selects, with numbers where it shows the lines."""
    parts: list[list[str]] = []
    for element in pattern.elements:
        if isinstance(element, TextElement):
            parts.append([element.value])
        elif isinstance(element, Placeable) and isinstance(element.expression, SelectExpression):
            parts.append([way for variant in element.expression.variants for way in wordings(variant.value)])
        else:
            parts.append([LINES if "lines" in str(getattr(element.expression, "id", "")) else "…"])
    return ("".join(way) for way in product(*parts))


def texts_of(feature: str, locale: str) -> Iterator[tuple[str, str]]:
    path = ROOT / "locales" / locale / f"{feature}.ftl"
    for entry in FluentParser().parse(path.read_text("utf-8")).body:
        if isinstance(entry, Message):
            parts: list[Message | Attribute] = [entry, *entry.attributes]
            for part in parts:
                if isinstance(part.value, Pattern):
                    yield from ((entry.id.name, way) for way in wordings(part.value))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("feature", ["crisis", "exercises", "moods", "tips"])
def test_no_text_of_the_chat_that_helps_has_a_finding(feature: str, locale: str) -> None:
    broken = {}
    for name, text in texts_of(feature, locale):
        readers = ADULTS if "-adult" in name else PUPILS[1:]
        card = Piece("card", frozenset(readers), None, {locale: ("Senim", text)})
        found = [line for line in said(card) if " missing-twin" not in line]
        if found:
            broken[name] = found

    assert broken == {}
