"""The content a school edits: complete in three languages, within the channels' sizes, in order."""

import re
import tomllib
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

SEEDS = Path(__file__).parents[2] / "db" / "seeds"
LOCALES = ("kk", "ru", "en")
FACTS = """
    number happened_on happened_at topic audience group participants kind purpose method summary recommendation
    consent note area format reach partners feedback minutes client first_or_repeat contact_form reason result
    next_step target channel delivered offline_participants material received_at from_whom class_name category content
    urgency accepted_by measures status direction programme exercises dynamics class_teacher signature
"""


def seed(name: str) -> dict[str, Any]:
    return tomllib.loads((SEEDS / f"{name}.toml").read_text(encoding="utf-8"))


LINES = seed("help_lines")["line"]
PERIODS = seed("calendar")["period"]
CATEGORIES = seed("categories")["category"]
TEMPLATES = seed("reply_templates")["template"]
JOURNALS = seed("journal_columns")["journal"]
CODES = seed("public_codes")
SCHOOL = seed("school")
TRANSLATED = [
    *[(line["number"], line, ("name", "about")) for line in LINES],
    *[(f"{period['kind']} {period['starts']}", period, ("name",)) for period in PERIODS],
    *[(category["code"], category, ("name", "short", "adult")) for category in CATEGORIES],
    *[(template["code"], template, ("title", "body")) for template in TEMPLATES],
    *[(journal["code"], journal, ("title",)) for journal in JOURNALS],
    *[(due["urgency"], due, ("name",)) for due in SCHOOL["due"]],
    ("school", SCHOOL["school"], ("name",)),
]
ITEMS = [*[item for _, item, _ in TRANSLATED], CODES]


class TestEverySeed:
    def test_says_what_it_is_in_its_first_line(self):
        first_lines = {path.name: path.read_text(encoding="utf-8").splitlines()[0] for path in SEEDS.glob("*.toml")}

        assert len(first_lines) >= 7
        assert [name for name, line in first_lines.items() if not line.startswith("# ")] == []

    @pytest.mark.parametrize(("item", "parts"), [pytest.param(i, p, id=n) for n, i, p in TRANSLATED])
    def test_is_written_in_three_languages(self, item, parts):
        texts = [item[locale][part] for locale in LOCALES for part in parts]

        assert all(texts)
        assert [text for text in texts if isinstance(text, str) and text != text.strip()] == []

    def test_tells_where_it_comes_from_and_who_has_checked_it(self):
        assert all(item["source"] for item in ITEMS)
        assert all(item["checked_on"] == "" or date.fromisoformat(item["checked_on"]) for item in ITEMS)
        assert {item["review"] for item in ITEMS} <= {"needed", "done"}

    @pytest.mark.parametrize(
        ("items", "key"),
        [(LINES, "number"), (CATEGORIES, "code"), (TEMPLATES, "code"), (JOURNALS, "code")],
    )
    def test_is_named_once_and_stands_in_order(self, items, key):
        assert len({item[key] for item in items}) == len(items)
        assert [item["position"] for item in items] == list(range(1, len(items) + 1))


class TestHelpLines:
    def test_are_those_of_the_country(self):
        assert {line["number"] for line in LINES if line["always_shown"]} == {"112", "111"}
        assert {line["number"] for line in LINES if line["is_enabled"]} == {"112", "111", "103", "102"}
        assert {line["number"] for line in LINES} == {"112", "111", "103", "102", "150", "1303"}

    def test_join_the_crisis_card_by_kind_of_danger(self):
        kinds = {line["number"]: line["categories"] for line in LINES if line["categories"]}

        assert kinds == {
            "103": ["overdose", "selfharm", "psychosis"],
            "102": ["violence", "sexual", "bullying"],
        }

    def test_have_hours(self):
        hours = {line["number"]: (line["days"], line["opens"], line["closes"]) for line in LINES}

        assert hours.pop("150") == ("mon-fri", "09:00", "18:00")
        assert set(hours.values()) == {("mon-sun", "00:00", "24:00")}


class TestCalendar:
    def test_rows_are_dated_and_of_a_known_kind(self):
        assert {period["kind"] for period in PERIODS} == {"term", "break", "holiday", "exams"}
        assert [period for period in PERIODS if period["starts"] > period["ends"]] == []

    @pytest.mark.parametrize("year", ["2025-26", "2026-27"])
    def test_terms_and_breaks_follow_each_other_without_a_gap(self, year):
        whole = [p for p in PERIODS if p["school_year"] == year and p["kind"] in {"term", "break"} and not p["grades"]]
        rows = sorted(whole, key=lambda period: period["starts"])

        assert [row["kind"] for row in rows] == ["term", "break"] * 3 + ["term"]
        assert rows[0]["starts"] == date(int(year[:4]), 9, 1)
        assert rows[-1]["ends"] == date(int(year[:4]) + 1, 5, 25)
        assert all(later["starts"] - earlier["ends"] == timedelta(days=1) for earlier, later in pairwise(rows))


class TestCategories:
    @pytest.mark.parametrize("locale", LOCALES)
    def test_buttons_differ(self, locale):
        assert len({category[locale]["short"] for category in CATEGORIES}) == len(CATEGORIES)

    def test_are_seventeen_in_the_service_s_areas(self):
        assert len(CATEGORIES) == 17
        assert {category["area"] for category in CATEGORIES} == {0, 1, 2, 3, 4}

    @pytest.mark.parametrize("locale", LOCALES)
    def test_fit_a_list_and_a_button(self, locale):
        assert [c["code"] for c in CATEGORIES if len(c[locale]["name"]) > 60 or len(c[locale]["short"]) > 20] == []

    def test_show_danger_and_what_children_ask_most_on_the_first_screen(self):
        first = {category["code"] for category in CATEGORIES[:8]}

        assert first == {"life", "selfharm", "violence", "bullying", "cyber", "family", "divorce", "teacher"}


class TestReplyTemplates:
    @pytest.mark.parametrize("locale", LOCALES)
    def test_are_ten_of_one_message_each(self, locale):
        assert len(TEMPLATES) == 10
        assert [t["code"] for t in TEMPLATES if len(t[locale]["body"]) > 600 or len(t[locale]["title"]) > 60] == []


class TestJournals:
    def test_are_nine_with_the_columns_of_the_paper_books(self):
        columns = {journal["code"]: len(journal["column"]) for journal in JOURNALS}

        assert list(columns) == [f"J{n}" for n in range(1, 10)]
        assert list(columns.values()) == [11, 10, 10, 10, 10, 11, 10, 10, 11]

    @pytest.mark.parametrize("journal", JOURNALS, ids=lambda journal: journal["code"])
    def test_columns_are_numbered_and_named(self, journal):
        columns = journal["column"]

        assert [column["position"] for column in columns] == list(range(1, len(columns) + 1))
        assert len({column["key"] for column in columns}) == len(columns)
        assert all(column[locale] for column in columns for locale in LOCALES)

    def test_share_one_vocabulary_of_facts(self):
        columns = [column for journal in JOURNALS for column in journal["column"]]

        assert {column["key"] for column in columns} == set(FACTS.split())
        assert {column["also"] for column in columns if "also" in column} <= set(FACTS.split())


class TestPublicCodes:
    def test_are_short_words_of_one_kind(self):
        words = [*CODES["birds"], *CODES["words"]]

        assert (len(CODES["birds"]), len(CODES["words"])) == (48, 128)
        assert len(set(words)) == len(words)
        assert [word for word in words if not re.fullmatch(r"[а-яәғқңөұүһі]{2,12}", word)] == []

    def test_name_and_mock_nobody(self):
        names = "қарлығаш аққу бұлбұл сандуғаш лашын қаршыға сұңқар қыран бүркіт самал жұлдыз гүл алма айна күміс"
        jeers = "тоқылдақ тотықұс дуадақ бәбісек қоқиқаз шайнек шелек қарбыз тырна қаз көкек қарға байғыз көпір терезе"

        assert {*names.split(), *jeers.split()} & {*CODES["birds"], *CODES["words"]} == set()


class TestSchool:
    def test_works_on_weekdays_and_answers_danger_at_once(self):
        school = SCHOOL["school"]

        assert (school["opens"], school["closes"], school["timezone"]) == ("08:30", "17:30", "Asia/Almaty")
        assert school["working_days"] == ["mon", "tue", "wed", "thu", "fri"]
        assert school["grades"] == list(range(12))
        assert {due["urgency"]: due["rule"] for due in SCHOOL["due"]} == {
            "green": "next_working_day",
            "yellow": "next_working_day",
            "orange": "same_working_day",
            "red": "at_once",
        }

    def test_letters_follow_the_kazakh_alphabet(self):
        alphabet = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ"
        letters = SCHOOL["school"]["letters"]

        assert letters == sorted(set(letters), key=alphabet.index)
