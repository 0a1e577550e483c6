"""A message becomes bodies that WhatsApp takes; nothing that was to be said or chosen is lost on the way."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.whatsapp.rendering import bodies
from core.messages import OutboundMessage, QuickReply
from core.texts import LOCALES, texts

ZERO = "\u200b"
LIST = "Таңдау"


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def rendered(text: str, *titles: str) -> list[dict[str, Any]]:
    replies = tuple(QuickReply(title, f"t:{number}") for number, title in enumerate(titles))
    return bodies(OutboundMessage(text, replies), list_title=LIST)


def kinds(found: list[dict[str, Any]]) -> list[str]:
    return [body["interactive"]["type"] if body["type"] == "interactive" else body["type"] for body in found]


def words_of(body: dict[str, Any]) -> str:
    said = body["text"]["body"] if body["type"] == "text" else body["interactive"]["body"]["text"]
    assert isinstance(said, str)
    return said


def buttons_of(body: dict[str, Any]) -> list[dict[str, str]]:
    return [button["reply"] for button in body.get("interactive", {}).get("action", {}).get("buttons", [])]


def rows_of(body: dict[str, Any]) -> list[dict[str, str]]:
    sections = body.get("interactive", {}).get("action", {}).get("sections", [])
    return [row for section in sections for row in section["rows"]]


def judge(body: dict[str, Any]) -> None:
    """Meta's own limits, counted in the stricter way."""
    if body["type"] == "text":
        assert set(body) == {"type", "text"}
        assert 1 <= units(words_of(body)) <= 4096
        assert words_of(body).replace(ZERO, "").strip()
        return
    assert set(body) == {"type", "interactive"}
    assert 1 <= units(words_of(body)) <= 1024
    assert words_of(body).replace(ZERO, "").strip()
    buttons, rows = buttons_of(body), rows_of(body)
    kind = body["interactive"]["type"]
    assert {"button": 1 <= len(buttons) <= 3 and not rows, "list": 1 <= len(rows) <= 10 and not buttons}[kind]
    assert len({button["title"] for button in buttons}) == len(buttons)
    assert all(1 <= units(button["title"]) <= 20 for button in buttons)
    assert all(1 <= units(row["title"]) <= 24 for row in rows)
    assert all(1 <= units(row["description"]) <= 72 for row in rows if "description" in row)
    ids = [one["id"] for one in (*buttons, *rows)]
    assert len(set(ids)) == len(ids)
    assert all(1 <= len(name.encode()) <= 64 and name == name.strip() for name in ids)
    if kind == "list":
        assert 1 <= units(body["interactive"]["action"]["button"]) <= 20


class TestWords:
    def test_without_answers_are_one_text_with_bare_links(self) -> None:
        assert rendered("*Сәлем* https://senim.kz") == [
            {"type": "text", "text": {"body": "*Сәлем* https://senim.kz", "preview_url": False}}
        ]

    def test_that_are_long_are_cut_between_paragraphs(self) -> None:
        paragraph = "сөз " * 700

        found = rendered(f"{paragraph}\n\n{paragraph}")

        assert [words_of(body) for body in found] == [paragraph.strip(), paragraph.strip()]

    def test_that_nobody_can_see_are_not_sent_as_they_are(self) -> None:
        assert [words_of(body) for body in rendered(f" \n{ZERO}")] == ["…"]

    def test_of_signs_alone_fit_with_what_breaks_them(self) -> None:
        found = rendered("~а~ " * 2000)

        assert "".join(words_of(body) for body in found).count("а") == 2000
        for body in found:
            judge(body)

    def test_above_answers_that_are_long_go_before_the_last_page(self) -> None:
        text = "\n\n".join(f"{number} " + "сөз " * 100 for number in range(18))

        found = rendered(text, "Иә", "Жоқ")

        assert kinds(found) == ["text", "text", "button"]
        assert "\n\n".join(words_of(body) for body in found).split() == text.split()
        for body in found:
            judge(body)

    @pytest.mark.parametrize(
        ("letters", "titles", "found"),
        [
            (4096, (), ["text"]),
            (4097, (), ["text", "text"]),
            (1024, ("Иә",), ["button"]),
            (1025, ("Иә",), ["text", "button"]),
            (1024 + 4096, ("Иә",), ["text", "button"]),
            (1025 + 4096, ("Иә",), ["text", "text", "button"]),
        ],
    )
    def test_are_cut_where_it_has_to_be_and_no_earlier(
        self, letters: int, titles: tuple[str, ...], found: list[str]
    ) -> None:
        # an unbroken word is cut at the very limit; answers stand below what is left of it
        bodies_found = rendered("а" * letters, *titles)

        assert kinds(bodies_found) == found
        assert sum(len(words_of(body)) for body in bodies_found) == letters
        for body in bodies_found:
            judge(body)

    def test_of_signs_above_answers_fit_with_what_breaks_them(self) -> None:
        found = rendered("~а~ " * 250, "Иә")

        assert "".join(words_of(body) for body in found).count("а") == 250
        for body in found:
            judge(body)

    def test_are_never_missing_above_answers(self) -> None:
        assert words_of(rendered("", "Иә")[0]) == "…"


class TestAnswers:
    def test_up_to_three_short_ones_are_buttons(self) -> None:
        found = rendered("Қалайсың?", "Жақсы", "Орташа", "Нашар")

        assert kinds(found) == ["button"]
        assert buttons_of(found[0]) == [
            {"id": "t:0", "title": "Жақсы"},
            {"id": "t:1", "title": "Орташа"},
            {"id": "t:2", "title": "Нашар"},
        ]

    @pytest.mark.parametrize(
        "titles", [("Иә", "Иә"), ("Жиырма таңбадан ұзын",) * 2, ("а" * 21,), ("😔" * 11,), tuple("абвг")]
    )
    def test_otherwise_they_are_a_list(self, titles: tuple[str, ...]) -> None:
        found = rendered("Таңда", *titles)

        assert kinds(found) == ["list"]
        assert [row["id"] for row in rows_of(found[0])] == [f"t:{number}" for number in range(len(titles))]
        assert found[0]["interactive"]["action"]["button"] == LIST

    def test_a_long_title_stands_whole_below_its_beginning(self) -> None:
        title = "Дүйсенбі, 30 қараша, сағат 14:30"

        row = rows_of(rendered("Қашан?", title)[0])[0]

        assert row == {"id": "t:0", "title": "Дүйсенбі, 30 қараша, са…", "description": title}

    def test_more_than_ten_are_several_lists_under_the_last_line(self) -> None:
        found = rendered("Сынып\nҚайсысы?", *(f"{number} сынып" for number in range(23)))

        assert kinds(found) == ["list", "list", "list"]
        assert [words_of(body) for body in found] == ["Сынып\nҚайсысы?", "Қайсысы?", "Қайсысы?"]
        assert [len(rows_of(body)) for body in found] == [10, 10, 3]

    def test_exactly_ten_and_twenty_leave_no_empty_list(self) -> None:
        assert kinds(rendered("а", *map(str, range(10)))) == ["list"]
        assert kinds(rendered("а", *map(str, range(20)))) == ["list", "list"]

    def test_that_fit_nowhere_are_numbered_as_they_may_be_typed(self) -> None:
        replies = (
            QuickReply("Иә", "a:yes"),
            QuickReply("Тым ұзын " * 9, "a:long"),
            QuickReply("Иә тағы", "a:yes"),
            QuickReply("Аты жоқ", ""),
            QuickReply("", "a:nameless"),
            QuickReply("Жоқ", "a:no"),
        )

        found = bodies(OutboundMessage("Сұрақ", replies), list_title=LIST)

        assert kinds(found) == ["button"]
        assert words_of(found[0]).splitlines() == [
            "Сұрақ",
            "",
            f"2) {('Тым ұзын ' * 9).strip()}",
            "3) Иә тағы",
            "4) Аты жоқ",
            "5)",
        ]
        assert [button["id"] for button in buttons_of(found[0])] == ["a:yes", "a:no"]

    def test_that_all_fit_nowhere_are_words(self) -> None:
        found = bodies(OutboundMessage("Сұрақ", (QuickReply("Иә", ""), QuickReply("Жоқ", "ә" * 33))), list_title=LIST)

        assert [words_of(body) for body in found] == ["Сұрақ\n\n1) Иә\n2) Жоқ"]

    @pytest.mark.parametrize("locale", LOCALES)
    def test_the_button_that_opens_a_list_fits_in_every_language(self, locale: str) -> None:
        title = texts(locale)("whatsapp-list")

        assert title != "whatsapp-list"
        assert units(title) <= 20


LETTERS = st.sampled_from("абв әқ\n*_~`>1.😔")
TEXTS = st.text(LETTERS, max_size=40) | st.builds(
    lambda piece, times: piece * times, st.text(LETTERS, min_size=1, max_size=30), st.integers(1, 400)
)
REPLIES = st.lists(
    st.builds(
        QuickReply,
        st.text(LETTERS, max_size=30) | st.text("аб ", min_size=60, max_size=90),
        st.sampled_from(["", " a", "ә" * 40, "a\nb"]) | st.integers(0, 30).map("p:{}".format),
    ),
    max_size=26,
)


@given(TEXTS, REPLIES)
def test_whatever_is_said_no_limit_is_broken_and_nothing_is_lost(text: str, replies: list[QuickReply]) -> None:
    found = bodies(OutboundMessage(text, tuple(replies)), list_title=LIST)

    for body in found:
        judge(body)
    said = " ".join(words_of(body) for body in found).replace(ZERO, "")
    assert "".join(text.split()) in "".join(said.split())
    tapped = {one["id"]: one.get("description", one["title"]) for b in found for one in (*buttons_of(b), *rows_of(b))}
    for number, reply in enumerate(replies, start=1):
        title = " ".join(reply.title.split())
        is_tapped = tapped.get(reply.payload) == title
        assert is_tapped or f"{number}){''.join(title.split())}" in "".join(said.split()), reply


@given(TEXTS, REPLIES)
def test_what_can_be_tapped_comes_last(text: str, replies: list[QuickReply]) -> None:
    found = kinds(bodies(OutboundMessage(text, tuple(replies)), list_title=LIST))

    assert found == sorted(found, key=lambda kind: kind != "text")
