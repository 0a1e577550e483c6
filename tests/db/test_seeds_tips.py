"""The tips that are shipped: sizes of a phone, gates of age, help where it is heavy, the same in three languages."""

import re
import tomllib
from collections import Counter
from datetime import date
from typing import Any

import pytest

from core.exercises.scripts import SCRIPTS
from core.tips.areas import AREAS, GRAVE, Audience
from db import tips_seeding

LOCALES = ("kk", "ru", "en")
HELP_LINE = re.compile(r"📞 (\d+) – \S")
SUICIDE = re.compile(r"суицид|өз-өзіне қол|өзіне қол|қол жұмса|самоуб|покончи|suicid|kill", re.IGNORECASE)
KEYS = {
    *("code", "position", "audiences", "license", "author", "basis", "source", "review", "reviewer", "reviewed_on"),
    *LOCALES,
}
SHIPPED = [pytest.param(area, item, id=item["code"]) for area, item in tips_seeding.shipped()]
HEAVY = [
    pytest.param(item[locale], id=f"{item['code']}-{locale}")
    for area, item in tips_seeding.shipped()
    if area in GRAVE
    for locale in LOCALES
]


def words(bubble: str) -> int:
    """How many words a bubble has: what holds a letter, between spaces."""
    return sum(any(letter.isalpha() for letter in piece) for piece in bubble.split())


def said(item: dict[str, Any], locale: str) -> str:
    return "\n".join((item[locale]["title"], item[locale]["short"], *item[locale]["cards"]))


class TestTheLibrary:
    def test_covers_every_area_with_at_least_forty_eight_tips(self) -> None:
        areas = Counter(area for area, _ in tips_seeding.shipped())

        assert set(areas) == set(AREAS)
        assert areas.total() >= 48

    def test_has_something_for_everybody(self) -> None:
        readers = Counter(audience for _, item in tips_seeding.shipped() for audience in item["audiences"])

        assert set(readers) == set(Audience)

    def test_names_every_tip_once(self) -> None:
        codes = Counter(item["code"] for _, item in tips_seeding.shipped())

        assert [code for code, count in codes.items() if count > 1] == []

    def test_says_in_the_first_line_of_each_file_what_it_is(self) -> None:
        for path in tips_seeding.FOLDER.glob("*.toml"):
            text = path.read_text(encoding="utf-8")

            assert text.startswith("# "), path.name
            assert set(tomllib.loads(text)) == {"tip"}, path.name

    @pytest.mark.parametrize("locale", LOCALES)
    @pytest.mark.parametrize("audience", Audience)
    def test_gives_the_tips_of_one_topic_different_buttons(self, audience: Audience, locale: str) -> None:
        buttons = Counter(
            (area, item[locale]["short"]) for area, item in tips_seeding.shipped() if audience in item["audiences"]
        )

        assert [button for button, count in buttons.items() if count > 1] == []


@pytest.mark.parametrize(("area", "item"), SHIPPED)
class TestEveryTip:
    def test_is_described_in_full(self, area: str, item: dict[str, Any]) -> None:
        assert set(item) - {"exercise"} == KEYS
        assert re.fullmatch(r"[a-z0-9-]{3,40}", item["code"])
        assert item["code"].startswith(area)
        assert (item["license"], item["author"]) == ("own", "Senim")
        assert item["basis"].strip()
        assert item["source"].strip()
        assert item["review"] in {"needed", "done"}
        assert not item["reviewed_on"] or date.fromisoformat(item["reviewed_on"])

    def test_is_for_known_readers_and_offers_a_known_exercise(self, area: str, item: dict[str, Any]) -> None:
        assert item["audiences"]
        assert set(item["audiences"]) <= set(Audience)
        assert len(set(item["audiences"])) == len(item["audiences"])
        assert item.get("exercise") in {None, *SCRIPTS}

    def test_speaks_to_pupils_or_to_adults_never_to_both(self, area: str, item: dict[str, Any]) -> None:
        assert len({Audience(audience).is_pupils for audience in item["audiences"]}) == 1

    def test_fits_a_phone_in_every_language(self, area: str, item: dict[str, Any]) -> None:
        for locale in LOCALES:
            text = item[locale]
            assert set(text) == {"title", "short", "cards"}
            assert 0 < len(text["title"]) <= 60, locale
            assert 0 < len(text["short"]) <= 20, locale
            assert 2 <= len(text["cards"]) <= 4, locale
            assert [card for card in text["cards"] if words(card) > 60 or len(card.strip()) > 900] == []

    def test_says_the_same_in_every_language(self, area: str, item: dict[str, Any]) -> None:
        shapes = {tuple(tuple(HELP_LINE.findall(card)) for card in item[locale]["cards"]) for locale in LOCALES}

        assert len(shapes) == 1

    def test_holds_no_markup_but_ours(self, area: str, item: dict[str, Any]) -> None:
        for locale in LOCALES:
            assert not re.search(
                r"<[a-z/!]|https?:|www\.|\]\(|^#|```", said(item, locale), re.IGNORECASE | re.MULTILINE
            )

    def test_keeps_heavy_topics_and_the_word_from_the_youngest(self, area: str, item: dict[str, Any]) -> None:
        assert area not in GRAVE or "pupils_0_4" not in item["audiences"]
        if {"pupils_0_4", "pupils_5_7"} & set(item["audiences"]):
            assert not any(SUICIDE.search(said(item, locale)) for locale in LOCALES)


@pytest.mark.parametrize("text", HEAVY)
def test_a_heavy_topic_opens_and_closes_with_help(text: dict[str, Any]) -> None:
    first, last = HELP_LINE.findall(text["cards"][0]), HELP_LINE.findall(text["cards"][-1])
    closing = [HELP_LINE.match(line) for line in text["cards"][-1].strip().splitlines()[-2:]]

    assert {"111", "112"} <= set(first)
    assert {"111", "112"} <= set(last)
    assert all(closing)
