"""The tips that are shipped: sizes of a phone, gates of age, help where it is heavy, the same in three languages."""

import re
import tomllib
from collections import Counter
from collections.abc import Collection
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
MARKUP = re.compile(r"<[a-z/!]|https?:|www\.|\]\(|^#|```", re.IGNORECASE | re.MULTILINE)
SHIPPED = list(tips_seeding.shipped())


def words(bubble: str) -> int:
    """How many words a bubble has: what holds a letter, between spaces."""
    return sum(any(letter.isalpha() for letter in piece) for piece in bubble.split())


def said(text: dict[str, Any]) -> str:
    return "\n".join((text["title"], text["short"], *text["cards"]))


def texts(areas: Collection[str] = AREAS) -> list[tuple[str, dict[str, Any]]]:
    """What every tip of these areas says in every language, with its place."""
    return [(f"{item['code']}-{locale}", item[locale]) for area, item in SHIPPED if area in areas for locale in LOCALES]


def is_described(area: str, item: dict[str, Any]) -> bool:
    return (
        set(item) - {"exercise"} == KEYS
        and re.fullmatch(r"[a-z0-9-]{3,40}", item["code"]) is not None
        and item["code"].startswith(area)
        and (item["license"], item["author"]) == ("own", "Senim")
        and bool(item["basis"].strip() and item["source"].strip())
        and item["review"] in {"needed", "done"}
        and bool(not item["reviewed_on"] or date.fromisoformat(item["reviewed_on"]))
    )


def is_for_somebody(audiences: list[str]) -> bool:
    return bool(audiences) and set(audiences) <= set(Audience) and len(set(audiences)) == len(audiences)


def fits_a_phone(text: dict[str, Any]) -> bool:
    return (
        set(text) == {"title", "short", "cards"}
        and 0 < len(text["title"]) <= 60
        and 0 < len(text["short"]) <= 20
        and 2 <= len(text["cards"]) <= 4
        and all(words(card) <= 60 and len(card.strip()) <= 900 for card in text["cards"])
    )


def opens_and_closes_with_help(cards: list[str]) -> bool:
    first, last = HELP_LINE.findall(cards[0]), HELP_LINE.findall(cards[-1])
    closing = [HELP_LINE.match(line) for line in cards[-1].strip().splitlines()[-2:]]
    return {"111", "112"} <= set(first) & set(last) and all(closing)


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


class TestEveryTip:
    def test_is_described_in_full(self) -> None:
        assert [item["code"] for area, item in SHIPPED if not is_described(area, item)] == []

    def test_is_for_known_readers_and_offers_a_known_exercise(self) -> None:
        assert [item["code"] for _, item in SHIPPED if not is_for_somebody(item["audiences"])] == []
        assert [item["code"] for _, item in SHIPPED if item.get("exercise") not in {None, *SCRIPTS}] == []

    def test_speaks_to_pupils_or_to_adults_never_to_both(self) -> None:
        spoken_to = {item["code"]: {Audience(one).is_pupils for one in item["audiences"]} for _, item in SHIPPED}

        assert [code for code, kinds in spoken_to.items() if len(kinds) != 1] == []

    def test_fits_a_phone_in_every_language(self) -> None:
        assert [place for place, text in texts() if not fits_a_phone(text)] == []

    def test_says_the_same_in_every_language(self) -> None:
        shapes = {
            item["code"]: {tuple(tuple(HELP_LINE.findall(card)) for card in item[one]["cards"]) for one in LOCALES}
            for _, item in SHIPPED
        }

        assert {code: found for code, found in shapes.items() if len(found) != 1} == {}

    def test_holds_no_markup_but_ours(self) -> None:
        assert [place for place, text in texts() if MARKUP.search(said(text))] == []

    def test_keeps_heavy_topics_from_the_youngest(self) -> None:
        heavy = [item for area, item in SHIPPED if area in GRAVE]

        assert heavy
        assert [item["code"] for item in heavy if "pupils_0_4" in item["audiences"]] == []

    def test_keeps_the_word_from_the_youngest(self) -> None:
        young = [item for _, item in SHIPPED if {"pupils_0_4", "pupils_5_7"} & set(item["audiences"])]

        assert young
        assert [item["code"] for item in young if any(SUICIDE.search(said(item[locale])) for locale in LOCALES)] == []


def test_a_heavy_topic_opens_and_closes_with_help() -> None:
    heavy = [(place, text["cards"]) for place, text in texts(GRAVE)]

    assert len(heavy) >= len(LOCALES)
    assert [place for place, cards in heavy if not opens_and_closes_with_help(cards)] == []
