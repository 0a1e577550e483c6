"""Words people type: a class in the school's spelling, and what cannot be seen at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.words import MAX_GRADE, class_name, is_blank


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
