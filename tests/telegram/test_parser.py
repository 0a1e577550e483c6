"""Telegram's own parser decides what a text may look like."""

import pytest
from lo_bot_api_emulator import ApiRefusal  # type: ignore[import-untyped]

from tests.telegram import parser


def test_html_becomes_plain_text_with_entities_in_utf_16() -> None:
    text, entities = parser.parse("😀 <b>бас</b> &amp; <a href='https://x.kz/'>сілтеме</a>", "HTML")

    assert text == "😀 бас & сілтеме"
    assert entities == [
        {"type": "bold", "offset": 3, "length": 3},
        {"type": "text_link", "offset": 9, "length": 7, "url": "https://x.kz/"},
    ]


def test_markdown_is_read_as_well() -> None:
    assert parser.parse("*a* _b_", "MarkdownV2")[0] == "a b"


def test_white_space_around_a_text_is_cut_and_entities_move() -> None:
    assert parser.parse("\n <b>a</b> \n", "HTML") == ("a", [{"type": "bold", "offset": 0, "length": 1}])


@pytest.mark.parametrize(
    ("text", "mode", "words"),
    [
        ("<foo>x</foo>", "HTML", """can't parse entities: Unsupported start tag "foo" at byte offset 0"""),
        ("<b>x", "html", """can't parse entities: Can't find end tag corresponding to start tag "b\""""),
        ("5 < 6", "HTML", """can't parse entities: Unsupported start tag "" at byte offset 2"""),
        ("a.", "MarkdownV2", "can't parse entities: Character '.' is reserved and must be escaped with the prec"),
        ("a", "BBCode", "unsupported parse_mode"),
        ("\ud800", "HTML", "text must be encoded in UTF-8"),
    ],
)
def test_a_wrong_text_is_refused_in_telegrams_words(text: str, mode: str, words: str) -> None:
    with pytest.raises(ApiRefusal) as refused:
        parser.parse(text, mode)

    assert refused.value.description.startswith(f"Bad Request: {words}")


def test_the_oracle_says_what_telegram_would_take() -> None:
    assert parser.accepts("<b>ok</b>")
    assert not parser.accepts("<b>")
    assert not parser.accepts("<b> </b>")
    assert parser.accepts("😀" * 2048)
    assert not parser.accepts("😀" * 2048 + "a")
