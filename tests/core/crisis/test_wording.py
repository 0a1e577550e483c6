"""What a child in danger is told: no methods, blame, cheer or promise, no «why», nobody's gender, one question."""

import re

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message, Pattern, SelectExpression, TextElement
from fluent.syntax.visitor import Visitor

from core.texts import FOLDER, LOCALES
from tests.db.test_seeds_wording import faults

# only the icon of a line to call; a face or a heart is cheer
ICONS = re.compile(r"[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001fbff]")
WHY = {"kk": r"\b(?:неге|не үшін|неліктен|себебі не)\b", "ru": r"\b(?:почему|зачем|отчего)\b", "en": r"\bwhy\b"}
PROMISE = {
    "kk": r"бәрі жақсы|жақсы болып кетеді|қоңырау шаламыз|хабарласамыз|құпия сақтаймыз|қазір жауап бер|уайымдама",
    "ru": r"вс[её] (?:будет|станет|наладится)|мы (?:по|пере)звоним|сохраним в тайне|сейчас ответ|не волнуйся",
    "en": r"will be (?:all right|fine|ok)|we will call|keep (?:it|this) secret|calm down",
}
THREAT = {
    "kk": r"полиция шақыр|ата-анаңа айт",
    "ru": r"вызов\w+ полици|сообщим родител",
    "en": r"call the police|tell your",
}
GENDERED = r"\b(?:ты|я) (?:[\w-]+ ){0,2}\w+(?:л|ла|лся|лась)\b|\((?:а|ла|лась)\)|\bдолж(?:ен|на)\b|\bгот(?:ов|ова)\b"
LONGEST_LINE = 120
UNSAFE = [
    ("kk", "Неге олай ойлайсың"),
    ("kk", "Бәрі жақсы болады"),
    ("kk", "Жарайсың!"),
    ("ru", "Почему ты так думаешь"),
    ("ru", "Всё будет хорошо"),
    ("ru", "Хорошо, что ты написала"),
    ("ru", "Не пей больше таблетки"),
    ("en", "We will call you"),
    ("en", "You are strong 💪"),
]


class Branches(Visitor):
    """Every text of a file: each branch of a choice is one."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def visit_Pattern(self, node: Pattern) -> None:
        plain = [part.value if isinstance(part, TextElement) else "\0" for part in node.elements]
        choices = [
            part.expression
            for part in node.elements
            if not isinstance(part, TextElement) and isinstance(part.expression, SelectExpression)
        ]
        self.found.append("".join(plain))
        for choice in choices:
            for variant in choice.variants:
                self.visit(variant.value)


def said(locale: str) -> list[str]:
    """Every text a child in danger may read, each branch alone."""
    resource = FluentParser().parse((FOLDER / locale / "crisis.ftl").read_text(encoding="utf-8"))
    branches = Branches()
    for entry in resource.body:
        if isinstance(entry, Message):
            branches.visit(entry)
    return branches.found


def wrongs(texts: list[str], locale: str) -> list[str]:
    """What must not be said in danger, as found in these texts."""
    rules = [WHY[locale], PROMISE[locale], THREAT[locale], *([GENDERED] if locale == "ru" else [])]
    found = [match.group() for text in texts for rule in rules for match in re.finditer(rule, text, re.IGNORECASE)]
    icons = [icon for text in texts for icon in ICONS.findall(text) if icon != "📞"]
    return faults(texts, locale) + found + icons


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_unsafe_is_said_in_danger(locale: str) -> None:
    assert len(said(locale)) > 30
    assert wrongs(said(locale), locale) == []


@pytest.mark.parametrize(("locale", "unsafe"), UNSAFE)
def test_the_check_itself_finds_what_must_not_be_said(locale: str, unsafe: str) -> None:
    assert wrongs([unsafe], locale)


@pytest.mark.parametrize("locale", LOCALES)
def test_lines_are_short(locale: str) -> None:
    lines = [line for text in said(locale) for line in text.splitlines()]

    assert [line for line in lines if len(line) > LONGEST_LINE and "\0" not in line] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_no_text_asks_twice(locale: str) -> None:
    assert [text for text in said(locale) if text.count("?") > 1] == []
