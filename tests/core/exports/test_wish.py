"""A wish: what can be meant is kept, equal wishes are equal, and what cannot be meant is named by its field."""

import pytest

from core.exports.wish import Wish, WishOdd

BOOK = {"what": "journal", "journal": "J4", "school_year": "2026", "format": "pdf", "locale": "kk"}
REPORT = {"what": "report", "kind": "statistical", "period": "2026-T1", "format": "docx", "locale": "ru"}


@pytest.mark.parametrize(
    "given", [BOOK, REPORT, {"what": "everything", "month": "2026-10", "format": "csv", "locale": "en"}]
)
def test_a_wish_comes_back_from_json_as_it_was(given: dict[str, str]) -> None:
    wish = Wish.from_dict(given)

    assert Wish.from_dict(wish.as_dict()) == wish


def test_what_a_paper_cannot_name_makes_no_other_wish() -> None:
    assert Wish.from_dict({**BOOK, "kind": "statistical", "frozen": "x", "class_name": ""}) == Wish.from_dict(BOOK)


def test_a_class_is_brought_to_the_schools_spelling() -> None:
    assert Wish.from_dict({**BOOK, "class_name": "7 «a»"}).class_name == "7А"


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("what", {**BOOK, "what": "secrets"}),
        ("journal", {**BOOK, "journal": "J10"}),
        ("school_year", {**BOOK, "school_year": ""}),
        ("school_year", {**BOOK, "school_year": "٢٠٢٦"}),
        ("month", {**BOOK, "month": "2026-13"}),
        ("month", {**BOOK, "month": "2027-09"}),  # of the next school year
        ("class_name", {**BOOK, "class_name": "the seventh"}),
        ("format", {**BOOK, "format": "exe"}),
        ("locale", {**BOOK, "locale": "de"}),
        ("period", {**REPORT, "period": "2026-T5"}),
        ("kind", {**REPORT, "kind": "secret"}),
        ("frozen", {**REPORT, "frozen": "../../etc"}),
    ],
)
def test_what_cannot_be_meant_is_named(field: str, given: dict[str, str]) -> None:
    with pytest.raises(WishOdd) as odd:
        Wish.from_dict(given)

    assert odd.value.field == field
