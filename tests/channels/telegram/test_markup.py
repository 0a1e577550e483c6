"""Every text of the service passes Telegram's own parser, and says there what it says everywhere."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message, SelectExpression, VariableReference
from fluent.syntax.visitor import Visitor
from hypothesis import given
from hypothesis import strategies as st

from core import words
from core.markup import to_html
from core.texts import LOCALES, Texts
from tests.telegram.parser import parse, units, why_refused

ROOT = Path(__file__).resolve().parents[3]
OF_STAFF = {"admin", "account", "help_desk", "books", "journals", "web"}
NASTY = "<b>&amp;</b> *a* _b_ {x} \\ ` [l](http://x) 😔 'q' \"d\""


class Choices(Visitor):
    """The variables of a message, and what its selectors choose from."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.variants: dict[str, list[str]] = {}

    def visit_VariableReference(self, node: VariableReference) -> None:
        self.names.add(node.id.name)

    def visit_SelectExpression(self, node: SelectExpression) -> None:
        if isinstance(node.selector, VariableReference):
            keys = [getattr(variant.key, "name", getattr(variant.key, "value", "")) for variant in node.variants]
            self.variants[node.selector.id.name] = keys
        self.generic_visit(node)


def rendered(locale: str) -> Iterator[tuple[str, str]]:
    """Every text a person can read in a chat, with every choice its selectors have, and nasty values elsewhere."""
    for path in sorted((ROOT / "locales" / locale).glob("*.ftl")):
        if path.stem in OF_STAFF:
            continue
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            if not isinstance(entry, Message):
                continue
            choices = Choices()
            choices.visit(entry)
            names = [entry.id.name] if entry.value is not None else []
            for name in [*names, *(f"{entry.id.name}.{attribute.id.name}" for attribute in entry.attributes)]:
                for number in range(max((len(keys) for keys in choices.variants.values()), default=1)):
                    given = dict.fromkeys(choices.names, NASTY)
                    given |= {key: keys[min(number, len(keys) - 1)] for key, keys in choices.variants.items()}
                    yield name, Texts(locale)(name, **given)


def seeded(name: str) -> Iterator[str]:
    """Every human text of a seed file."""

    def walk(part: object) -> Iterator[str]:
        if isinstance(part, str):
            yield from [part] if part.strip() else []
        elif isinstance(part, dict):
            for value in part.values():
                yield from walk(value)
        elif isinstance(part, list):
            for value in part:
                yield from walk(value)

    yield from walk(tomllib.loads((ROOT / "db" / "seeds" / name).read_text(encoding="utf-8")))


@pytest.mark.parametrize("locale", LOCALES)
def test_every_text_of_the_conversation_is_taken(locale: str) -> None:
    texts = list(rendered(locale))

    assert len(texts) > 100
    for name, text in texts:
        assert why_refused(to_html(text)) is None, name
        assert units(parse(to_html(text), "HTML")[0]) <= 4096, name


@pytest.mark.parametrize("name", ["help_lines.toml", "reply_templates.toml", "categories.toml"])
def test_every_text_a_school_starts_with_is_taken(name: str) -> None:
    texts = list(seeded(name))

    assert len(texts) > 20
    for text in texts:
        assert why_refused(to_html(text)) is None, text


def test_every_shipped_tip_is_taken() -> None:
    for path in sorted((ROOT / "db" / "seeds" / "tips").glob("*.toml")):
        for text in seeded(f"tips/{path.name}"):
            assert why_refused(to_html(f"*{text}*\n\n{text}")) is None, text


@pytest.mark.parametrize(
    ("text", "plain", "marks"),
    [
        ("*қалың* сөз", "қалың сөз", [("bold", "қалың")]),
        ("_көлбеу_ сөз", "көлбеу сөз", [("italic", "көлбеу")]),
        ("Хатың: *тоты-самал-042*.", "Хатың: тоты-самал-042.", [("bold", "тоты-самал-042")]),
        ("2*3*4 және snake_case_name", "2*3*4 және snake_case_name", []),
        ("* жұлдыз * бос", "* жұлдыз * бос", []),
        ("https://example.kz/a_b_c *x*", "https://example.kz/a_b_c x", [("bold", "x")]),
        ("<b>қалың емес</b> & <", "<b>қалың емес</b> & <", []),
        ("*жабылмаған", "*жабылмаған", []),
        ("*ә _і_ ү*", "ә і ү", [("bold", "ә і ү"), ("italic", "і")]),
        ("👩‍👩‍👧 *отбасы*", "👩‍👩‍👧 отбасы", [("bold", "отбасы")]),
    ],
)
def test_marks_become_marks_and_signs_stay_signs(text: str, plain: str, marks: list[tuple[str, str]]) -> None:
    found, entities = parse(to_html(text), "HTML")

    assert found == plain
    shown = found.encode("utf-16-le")
    spans = [
        (mark["type"], shown[2 * mark["offset"] : 2 * (mark["offset"] + mark["length"])].decode("utf-16-le"))
        for mark in entities
        if mark["type"] in ("bold", "italic")
    ]
    assert sorted(spans) == sorted(marks)


@given(st.text(max_size=200).filter(lambda text: text.strip()))
def test_whatever_is_written_is_taken(text: str) -> None:
    reason = why_refused(to_html(words.readable(text)))

    assert reason is None or "empty" in reason.lower()


@given(st.text(alphabet="аб😔 \n*_", min_size=1, max_size=400), st.integers(min_value=4, max_value=60))
def test_pages_hold_every_word_and_are_never_too_long(text: str, most: int) -> None:
    found = words.pages(text, most)

    assert all(len(page.encode("utf-16-le")) <= most * 2 for page in found)
    assert "".join("".join(found).split()) == "".join(text.split())
