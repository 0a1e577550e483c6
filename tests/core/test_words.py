"""Words people type: a class in the school's spelling, what cannot be seen, what cannot be kept, what is too long."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.words import MAX_GRADE, class_name, is_blank, pages, readable, web_address

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=120) | st.text("ә 😭\n.", max_size=120)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def letters(text: str) -> str:
    return "".join(text.split())


class TestAClass:
    @pytest.mark.parametrize(
        ("written", "kept"),
        [
            ("7А", "7А"),
            ("7а", "7А"),
            ("7 а", "7А"),
            ("7-А", "7А"),
            ("7.а", "7А"),
            ("7«А»", "7А"),
            ('7 "а"', "7А"),
            ("7 “ә”", "7Ә"),
            (" 07 a ", "7А"),
            ("11b", "11В"),
            ("0қ", "0Қ"),
            ("9", "9"),
            ("12Ғ", "12Ғ"),
            ("7\u0259", "7Ә"),  # the schwa of a Latin keyboard
            ("8i", "8І"),
            ("9И\u0306", "9Й"),  # a letter typed as two
        ],
    )
    def test_is_kept_in_the_schools_spelling(self, written: str, kept: str) -> None:
        assert class_name(written) == kept

    @pytest.mark.parametrize(
        "written", ["", "а", "13", "99б", "7АБ", "7 а сынып", "жетінші а", "-7", "7/а", "2026", "7ß"]
    )
    def test_is_not_made_of_other_words(self, written: str) -> None:
        assert class_name(written) is None

    @given(st.text(max_size=12))
    def test_once_spelled_is_not_spelled_anew(self, written: str) -> None:
        name = class_name(written)

        if name is not None:
            assert class_name(name) == name
            assert len(name) <= 3

    @given(
        st.integers(min_value=0, max_value=MAX_GRADE),
        st.sampled_from("АӘБВГҒДЕЖЗИКҚЛМНОӨПРСТУҰҮФХҺЦЧШЫІЭЮЯ"),
        st.sampled_from(["{}{}", "{} {}", "{}-{}", "{}.{}", "{}«{}»", '{}"{}"', " {}  {} ", "0{}{}"]),
    )
    def test_of_any_school_is_found_in_any_spelling(self, grade: int, letter: str, shape: str) -> None:
        if shape.startswith("0"):
            grade %= 10

        spelled = {class_name(shape.format(grade, written)) for written in (letter, letter.lower())}

        assert spelled == {f"{grade}{letter}"}

    def test_in_latin_letters_is_the_same_class(self) -> None:
        assert [class_name(f"8{latin}") for latin in "ABEKMHOPCTX"] == [f"8{letter}" for letter in "АВЕКМНОРСТХ"]


class TestBlankWords:
    @pytest.mark.parametrize(
        "text", ["", " ", "\n\t", "\u200b", "\u00a0\u2003", "\ufeff\u200d", "\u2066 \u2069", "\x00"]
    )
    def test_are_what_nobody_can_see(self, text: str) -> None:
        assert is_blank(text)

    @pytest.mark.parametrize("text", ["а", " . ", "😭", "\u200bә", "?", "0"])
    def test_are_nothing_that_can_be_seen(self, text: str) -> None:
        assert not is_blank(text)


class TestPages:
    @pytest.mark.parametrize("text", ["", "Сәлем", "1234567890", "😭😭😭😭😭"])
    def test_of_what_fits_are_the_text_itself(self, text: str) -> None:
        assert pages(text, 10) == [text]

    @pytest.mark.parametrize(
        ("text", "parts"),
        [
            ("бір екі\n\nүш төрт", ["бір екі", "үш төрт"]),
            ("бір екі \n үш төрт бес", ["бір екі", "үш төрт", "бес"]),
            ("бір екі үш төрт", ["бір екі", "үш төрт"]),
            ("а бірекіүштөртбес", ["а бірекіүш", "төртбес"]),
            ("бірекіүштөртбес", ["бірекіүштө", "ртбес"]),
        ],
        ids=["between paragraphs", "between lines", "between words", "not far from the end", "anywhere"],
    )
    def test_are_cut_where_it_hurts_least(self, text: str, parts: list[str]) -> None:
        assert pages(text, 10) == parts

    def test_count_as_messengers_do_and_cut_no_sign_in_two(self) -> None:
        assert pages("😭" * 5 + "а", 9) == ["😭" * 4, "😭а"]

    @given(WORDS, st.integers(min_value=2, max_value=12))
    def test_are_small_enough_and_lose_no_word(self, text: str, most: int) -> None:
        found = pages(text, most)

        assert max(units(page) for page in found) <= most
        assert letters("".join(found)) == letters(text)

    @given(WORDS.map(str.strip).filter(bool), st.integers(min_value=2, max_value=12))
    def test_of_a_stripped_text_are_never_empty(self, text: str, most: int) -> None:
        assert all(page.strip() for page in pages(text, most))


class TestReadableWords:
    @pytest.mark.parametrize("text", ["", "Сәлем, әлем!", "😭\u200d\n\t", "\u202eשלום", "\ud7ff\ue000\U0010ffff"])
    def test_are_kept_as_they_are(self, text: str) -> None:
        assert readable(text) == text

    @pytest.mark.parametrize(
        ("text", "kept"),
        [("а\x00ә", "аә"), ("\x00", ""), ("а\ud83dә", "а?ә"), ("\udc00\x00", "?"), ("\ude2d\ud83d", "??")],
    )
    def test_lose_what_no_engine_can_keep(self, text: str, kept: str) -> None:
        assert readable(text) == kept

    @given(st.text(st.characters(categories=["Cs", "Cc", "Lu"])))
    def test_can_be_written_down_whatever_was_typed(self, text: str) -> None:
        clean = readable(text)

        assert "\0" not in clean
        assert clean.encode().decode() == readable(clean) == clean


class TestAnAddressOfTheWeb:
    @pytest.mark.parametrize("written", ["https://adilet.zan.kz/kaz/docs/V2200031180", "https://мектеп.қаз/?a=1#b"])
    def test_is_kept_as_it_is(self, written: str) -> None:
        assert web_address(f" {written} ") == written

    def test_may_be_written_without_its_beginning(self) -> None:
        assert web_address("adilet.zan.kz/rus") == "https://adilet.zan.kz/rus"

    @pytest.mark.parametrize(
        "written",
        [
            "", "javascript:alert(1)", "javascript://a.kz/%0aalert(1)", "data:text/html,a.kz", "http://mektep.kz",
            "https://mektep", "https://a@b.kz", "https://mektep.kz/a b", 'https://mektep.kz/"><i>', "//mektep.kz",
            "https:\\\\mektep.kz", "https://[mektep.kz", "ftp://mektep.kz", "/normative/", "https://127.0.0.1/",
        ],
    )  # fmt: skip
    def test_is_nothing_else(self, written: str) -> None:
        assert web_address(written) is None
