"""Texts: the same ids in three languages, nothing unreadable, nothing unused, every button short enough."""

import ast
import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Attribute, Junk, Message, Placeable, SelectExpression, VariableReference
from fluent.syntax.visitor import Visitor

from core.messages import MAX_TITLE
from core.texts import LOCALES, texts
from core.tips.areas import AREAS, Audience

ROOT = Path(__file__).resolve().parent.parent
LOCALES_FOLDER = ROOT / "locales"
FEATURES = sorted(path.stem for path in (LOCALES_FOLDER / "kk").glob("*.ftl"))


class Variables(Visitor):
    """Collects the variables a pattern uses."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:
        self.names.add(node.id.name)


def entries(locale: str, feature: str) -> dict[str, set[str]]:
    """Ids (and ``id.attribute``) with the variables each uses."""
    resource = FluentParser().parse((LOCALES_FOLDER / locale / f"{feature}.ftl").read_text(encoding="utf-8"))
    found: dict[str, set[str]] = {}
    for entry in resource.body:
        assert not isinstance(entry, Junk), f"{locale}/{feature}: {entry.content[:80]}"
        if isinstance(entry, Message):
            parts: list[Message | Attribute] = [entry, *entry.attributes]
            for part in parts:
                if part.value is None:
                    continue
                variables = Variables()
                variables.visit(part.value)
                name = entry.id.name if part is entry else f"{entry.id.name}.{part.id.name}"
                found[name] = variables.names
    return found


@pytest.mark.parametrize("feature", FEATURES)
@pytest.mark.parametrize("locale", LOCALES)
def test_every_language_has_the_same_texts_with_the_same_variables(locale: str, feature: str) -> None:
    assert entries(locale, feature) == entries("kk", feature)


def test_no_language_has_a_file_of_its_own() -> None:
    for locale in LOCALES:
        assert sorted(path.stem for path in (LOCALES_FOLDER / locale).glob("*.ftl")) == FEATURES


def test_no_two_files_share_an_id() -> None:
    seen: dict[str, str] = {}
    for feature in FEATURES:
        for name in entries("kk", feature):
            assert name not in seen, f"{name} in {feature} and {seen.get(name)}"
            seen[name] = feature


def button_ids() -> set[str]:
    """Ids that dialogs and receipts use as a quick reply's title."""
    used: set[str] = set()
    for path in [*(ROOT / "bot" / "dialogs").rglob("*.py"), *(ROOT / "core").rglob("*.py")]:
        source = path.read_text(encoding="utf-8")
        used |= set(re.findall(r'turn\.button\("([\w.-]+)"', source))
        used |= set(re.findall(r'QuickReply\(text\("([\w.-]+)"', source))
    return (
        used
        | {f"tips-area-{area}.title" for area in AREAS}
        | {f"tips-who.{audience}" for audience in Audience}
        | {"start-language-name"}
        | {f"crisis-question.{answer}" for answer in ("yes", "no", "unsure")}
    )


@pytest.mark.parametrize("locale", LOCALES)
def test_every_button_fits_the_smallest_messenger(locale: str) -> None:
    for name in button_ids():
        title = texts(locale)(name)
        assert title != name
        assert len(title) <= MAX_TITLE, f"{locale} {name}: {title}"


def literals() -> set[str]:
    """Every string in code and every id-like word in templates and page scripts."""
    found: set[str] = set()
    for room in ("core", "bot", "admin", "scheduler"):
        for path in (ROOT / room).rglob("*.py"):
            found |= {
                node.value
                for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                if isinstance(node, ast.Constant) and isinstance(node.value, str)
            }
    page = "bot/channels/web/static"
    for pattern in ("admin/**/*.html", "admin/static/*.js", f"{page}/*.js", f"{page}/*.html"):
        for path in ROOT.glob(pattern):
            found |= set(re.findall(r"[a-z][\w.-]+", path.read_text(encoding="utf-8")))
    return found


def test_every_text_is_used_somewhere() -> None:
    used = literals()
    prefixes = {word for word in used if word.endswith("-")}
    for feature in FEATURES:
        for name in entries("kk", feature):
            stem = name.partition(".")[0]
            is_built = any(name.startswith(prefix) and len(prefix) > 4 for prefix in prefixes)
            assert name in used or stem in used or is_built, name


def test_every_text_that_dialogs_name_exists() -> None:
    known = {name for feature in FEATURES for name in entries("kk", feature)}
    for path in (ROOT / "bot" / "dialogs").rglob("*.py"):
        for name in re.findall(r'text\("([a-z][\w.-]+)"', path.read_text(encoding="utf-8")):
            assert name in known, f"{path.name}: {name}"


def test_a_selector_always_has_its_branches_in_every_language() -> None:
    for locale in LOCALES:
        for feature in FEATURES:
            resource = FluentParser().parse((LOCALES_FOLDER / locale / f"{feature}.ftl").read_text(encoding="utf-8"))
            for entry in resource.body:
                if not isinstance(entry, Message) or entry.value is None:
                    continue
                for element in entry.value.elements:
                    if isinstance(element, Placeable) and isinstance(element.expression, SelectExpression):
                        assert any(variant.default for variant in element.expression.variants), entry.id.name
