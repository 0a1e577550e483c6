"""Plain words: what every format can hold, and the number of pages in words."""

from core.documents.numerals import in_words
from core.documents.plain import plain


def test_what_no_format_can_hold_is_taken_out() -> None:
    """Control characters go, half a character is a replacement sign, every line end is one."""
    assert plain("а\x00б\x1bв") == "абв"
    assert plain("\ud83d") == "\ufffd"
    assert plain("бір\r\nекі\rүш\u2028төрт\tбес") == "бір\nекі\nүш\nтөрт бес"


def test_words_are_not_turned_around() -> None:
    """An override shows something else than what stands there."""
    assert plain("төлем \u202eтеріс\u2066") == "төлем теріс"


def test_letters_of_every_tongue_stay() -> None:
    """Kazakh, Arabic, joined pictures."""
    assert plain("Әлия, عرب, 👩‍👩‍👧") == "Әлия, عرب, 👩‍👩‍👧"


def test_pages_are_counted_in_words() -> None:
    """As the last page of a laced book says them."""
    assert [in_words("kk", number) for number in (1, 10, 27, 111, 2030)] == [
        "бір",
        "он",
        "жиырма жеті",
        "жүз он бір",
        "екі мың отыз",
    ]
    assert [in_words("ru", number) for number in (1, 22, 340)] == ["одна", "двадцать две", "триста сорок"]
    assert in_words("en", 121) == "one hundred twenty-one"
    assert in_words("kk", 0) == in_words("kk", 10_000) == ""
