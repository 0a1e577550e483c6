"""Reading a spreadsheet: words as they stand, nothing worked out, nothing unpacked blindly."""

import zipfile
from datetime import date, datetime, time
from io import BytesIO
from random import Random

import pytest
from openpyxl import Workbook

from core.journals.importing import dates, reading
from core.journals.importing.opening import SheetBroken, SheetOld, SheetTooLarge, SheetWithMacros
from core.journals.importing.reading import SheetEmpty
from tests.core.journals.importing.conftest import ROWS, separated, workbook


def packed(**parts: bytes) -> bytes:
    """A ZIP with these parts beside what makes it a workbook."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as found:
        for name, content in {"xl/workbook.xml": b"<x/>", **parts}.items():
            found.writestr(name, content)
    return file.getvalue()


class TestAFile:
    """What is read of it."""

    def test_is_words_as_a_person_would_write_them(self) -> None:
        rows = (
            ("ab", " two  words ", datetime.fromisoformat("2026-10-05T09:30"), date(2026, 10, 5), 3.0, 2.5, time(9, 5)),
        )

        assert reading.sheets(workbook(rows))[0].rows == (
            ("ab", "two words", "05.10.2026, 09:30", "05.10.2026", "3", "2.5", "09:05"),
        )

    def test_shows_of_a_formula_the_value_it_had_last(self) -> None:
        book = Workbook()
        book.active.append(["=1+1", "words"])
        file = BytesIO()
        book.save(file)

        assert reading.sheets(file.getvalue())[0].rows == (("", "words"),)

    def test_may_be_text_of_any_school(self) -> None:
        rows = [("Күні", "Мәселе"), ("12.10.2026", "'=2+2"), ("13.10.2026", "үрей; ұйқы")]

        for encoding in ("utf-8-sig", "utf-8", "utf-16", "kz1048"):
            found = reading.sheets(separated(rows, encoding=encoding))[0].rows
            assert found == (("Күні", "Мәселе"), ("12.10.2026", "=2+2"), ("13.10.2026", "үрей; ұйқы")), encoding

    def test_has_as_many_sheets_as_say_something(self) -> None:
        found = reading.sheets(workbook(((None,),), ROWS, ROWS))

        assert [sheet.name for sheet in found] == ["sheet1", "sheet2"]


class TestABadFile:
    """It is refused by its kind, whatever is in it."""

    @pytest.mark.parametrize(
        ("content", "refusal"),
        [
            (b"\xd0\xcf\x11\xe0 old", SheetOld),
            (packed(**{"xl/vbaProject.bin": b"Sub"}), SheetWithMacros),
            (packed(**{"xl/bomb.xml": b"0" * (70 * 1024 * 1024)}), SheetTooLarge),
            (packed(**{f"xl/{number}": b"" for number in range(1001)}), SheetTooLarge),
            (packed(**{"xl/sharedStrings.xml": b'<!DOCTYPE a [<!ENTITY b "c">]>'}), SheetBroken),
            (packed(), SheetBroken),
            (workbook(ROWS)[:-300], SheetBroken),
            (Random(1).randbytes(4000), SheetBroken),
            (b" \n ;; \n", SheetEmpty),
            (separated([(str(number), "x") for number in range(reading.MOST_ROWS + 1)]), SheetTooLarge),
        ],
        ids=["old", "macros", "bomb", "parts", "entities", "hollow", "cut", "noise", "empty", "long"],
    )
    def test_says_what_is_the_matter(self, content: bytes, refusal: type[Exception]) -> None:
        with pytest.raises(refusal):
            reading.sheets(content)


@pytest.mark.parametrize(
    ("written", "day", "at"),
    [
        ("12.10.2026", date(2026, 10, 12), None),
        ("5/2/27", date(2027, 2, 5), None),
        ("12.10.", date(2026, 10, 12), None),
        ("3.03 14:05", date(2027, 3, 3), time(14, 5)),
        ("2026-10-12T10:00:00", date(2026, 10, 12), time(10)),
        ("12 қазан 2026 ж.", date(2026, 10, 12), None),
        ("7 мая", date(2027, 5, 7), None),
        ("1 марта", date(2027, 3, 1), None),
        ("9 қарашада", date(2026, 11, 9), None),
        ("4 Oct", date(2026, 10, 4), None),
    ],
)
def test_a_day_is_read_as_it_is_written_in_a_book(written: str, day: date, at: time | None) -> None:
    found = dates.read(written, school_year=2026)

    assert found is not None
    assert (found.day, found.time) == (day, at)


@pytest.mark.parametrize("written", ["", "кеше", "31.02.2026", "12-14.10.2026", "40.10", "5 адам"])
def test_what_is_no_day_is_not_guessed(written: str) -> None:
    assert dates.read(written, school_year=2026) is None
