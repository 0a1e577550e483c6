"""What is bold or slanted here is so in WhatsApp, and nothing else is: no sign of a child's or a book's is a mark."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.whatsapp.marks import to_whatsapp
from core.markup import to_html

ZERO = "\u200b"
# what an app may take for a mark, more generously than WhatsApp says: a sign at a word's edge that touches the inside
SEEN = [re.compile(rf"(?<![^\W_]){re.escape(sign)}(?=\S)([^\n]+?)(?<=\S){re.escape(sign)}(?![^\W_])") for sign in "*_~"]


def seen(text: str) -> set[str]:
    """What would be shown as marked; a space of no width is a space to the app."""
    shown = text.replace(ZERO, " ")
    return {match[1] for pattern in SEEN for match in pattern.finditer(shown)}


@pytest.mark.parametrize(
    "text",
    [
        "*Маңызды*: _тыныш_ отыр.",
        "«*сөз*», (_сөз_)!",
        "_*екеуі*_ және *_екеуі_*",
        "Бір ғана * жұлдызша, бір ғана _ сызық, бір ғана ~ толқын, бір ғана ` белгі.",
        "2*3*4 = 24, snake_case_name, ~5",
        "https://senim.kz/_a_/*b*?c=~d~ деген жерде",
        "- бір\n- екі\n1. үш\n5 > 3",
        "",
    ],
)
def test_what_needs_nothing_stays_letter_by_letter(text: str) -> None:
    assert to_whatsapp(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "*a b *",
        "*a* b*",
        "~сызылған~",
        "бәрі ~сызылған~, тағы ~да~",
        "(* ашық*)",
        "__екі сызық__",
        "*жол\nүзілді*",
        "*бір* екі *",
        "a *b c* d*e* f",
    ],
)
def test_nothing_is_marked_that_is_no_mark_of_ours(text: str) -> None:
    ours = set(re.findall(r"<[bi]>(.*?)</[bi]>", to_html(text)))

    assert seen(to_whatsapp(text)) <= ours, to_whatsapp(text)


def test_a_mark_of_ours_stays_one_beside_signs_that_are_none() -> None:
    assert to_whatsapp("**қою**") == f"*{ZERO}*қою*{ZERO}*"


@pytest.mark.parametrize(("text", "shown"), [("> дәйек", f"{ZERO}> дәйек"), ("а\n  * б", f"а\n  {ZERO}* б")])
def test_no_line_becomes_a_quotation_or_a_list(text: str, shown: str) -> None:
    assert to_whatsapp(text) == shown


@pytest.mark.parametrize("text", ["```код```", "`код`", "```\nкод\n```"])
def test_no_two_backticks_touch_each_other_or_what_is_between_them(text: str) -> None:
    shown = to_whatsapp(text)

    assert "``" not in shown
    assert re.search(r"`\S", shown.replace(ZERO, " ")) is None


def test_a_link_is_never_touched() -> None:
    link = "https://adilet.zan.kz/_kaz_/docs/~a~/`b`"

    assert link in to_whatsapp(f"*a {link} b* ~a~ `x` _c_")
    assert to_whatsapp(f"a *b {link}* c*").count(link + ZERO) == 0


@given(st.text(alphabet="ab ж*_~`>\n-.<&;😔", max_size=60))
def test_the_words_are_the_same_letter_by_letter(text: str) -> None:
    assert to_whatsapp(text).replace(ZERO, "") == text


@given(st.text(alphabet="abж *~\n😔.", max_size=40))
def test_whatever_is_written_no_foreign_mark_is_seen(text: str) -> None:
    shown, ours = to_whatsapp(text), to_html(text).count("<b>")

    assert not SEEN[2].search(shown.replace(ZERO, " "))
    if ours == 0:
        assert not SEEN[0].search(shown.replace(ZERO, " "))


@given(st.text(alphabet="a*_~`> \n", max_size=200))
def test_it_grows_to_the_threefold_at_the_most(text: str) -> None:
    assert len(to_whatsapp(text)) <= 3 * len(text)
