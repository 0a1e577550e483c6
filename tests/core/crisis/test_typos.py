"""One wrong letter: found where it is one, and only there."""

import pytest

from core.crisis.lexicon import built_in
from core.crisis.markers import screen
from core.crisis.typos import begun, index, meant

_INDEX = index(["олгим", "покончит", "абв"])


@pytest.mark.parametrize("typed", ["олгм", "олгиим", "олким", "олигм", "лгим"])
def test_a_letter_missing_added_changed_or_swapped_is_put_right(typed: str) -> None:
    assert list(meant(_INDEX, typed)) == ["олгим"]


@pytest.mark.parametrize("typed", ["окимл", "опггим", "гим", "ав", "аб"])
def test_two_wrong_letters_or_a_short_word_are_not(typed: str) -> None:
    assert list(meant(_INDEX, typed)) == []


def test_the_beginning_of_a_word_may_be_misspelt_too() -> None:
    assert set(begun(_INDEX, "покочитли")) == {"покончит"}
    assert set(begun(_INDEX, "паровоз")) == set()


@pytest.mark.parametrize("text", ["покнчить с собой хочу", "өзіме қол жұмсғым келеді", "ozimdi oltrgim keledi"])
def test_a_misspelt_cry_is_heard(text: str) -> None:
    assert screen(text).is_crisis


def test_a_word_of_harmless_messages_is_never_put_right() -> None:
    assert {"кулгим", "коргим", "сабак"} <= built_in().ordinary
    assert not screen("күлгім келеді").is_crisis
