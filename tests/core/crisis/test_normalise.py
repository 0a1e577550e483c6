"""However a word is typed, it folds to the same form, and its place in the text is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.crisis.normalise import fold, readings, words


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ӨЛГІМ", "өлгім"),
        ("олгим", "өлгім"),
        ("olgim", "өлгім"),
        ("ölgim", "өлгім"),
        ("o'lgim", "өлгім"),
        ("ó\u2019lgim", "өлгім"),
        ("өөөлгііім", "өлгім"),
        ("ө\u200bл\u200dгім", "өлгім"),
        ("өлгim", "өлгім"),
        ("jumsagym", "жұмсағым"),
        ("zhumsaǵym", "жұмсағым"),
        ("warwadym", "шаршадым"),
        ("умepeть", "умереть"),
        ("умере\u0301ть", "умереть"),
        ("и\u0306", "й"),
        ("xo4u", "хочу"),
        ("khochu", "хочу"),
        ("umeret'", "умереть"),
        ("sostoyanie", "состояние"),
        ("bjet", "бьёт"),
        ("\uff41", "а"),
    ],
)
def test_a_word_is_known_however_it_is_typed(typed: str, meant: str) -> None:
    assert fold(meant) in readings(typed)


@pytest.mark.parametrize(
    ("typed", "meant"), [("k1ll", "kil"), ("DON\u2019T", "dont"), ("d!e", "die"), ("ѕuicide", "suicide")]
)
def test_an_english_word_is_known_however_it_is_typed(typed: str, meant: str) -> None:
    assert meant in readings(typed)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ө л г і м", ["өлгім"]),
        ("х о ч у  у м е р е т ь", ["хочу", "умереть"]),
        ("с-у-и-ц-и-д", ["суицид"]),
        ("я и ты", ["я", "и", "ты"]),
        ("#хочу_умереть", ["хочу", "умереть"]),
        ("иә 💊🔪", ["иә", "💊", "🔪"]),
        ("", []),
    ],
)
def test_words_are_found(text: str, expected: list[str]) -> None:
    assert [raw for _start, _end, raw in words(text)] == expected


@given(st.text(max_size=200))
def test_words_stand_in_order_inside_the_text_and_are_readable(text: str) -> None:
    before = 0
    for start, end, raw in words(text):
        assert before <= start < end <= len(text)
        assert text[start] == raw[0]
        assert readings(raw)
        before = end
