"""XLSX and CSV, read back by somebody else's reader: nothing is a formula, nothing is lost."""

import csv
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText
from openpyxl.worksheet.worksheet import Worksheet

from core.documents import separated, xlsx
from core.documents.cancelling import Count
from core.documents.paper import Column, Paper, Table
from core.documents.plain import plain
from tests.factories.papers import COLUMNS, HOSTILE, book, report, row


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Where the file goes."""
    return tmp_path / "file"


def _sheets(paper: Paper, target: Path) -> list[Worksheet]:
    xlsx.write(paper, target, Count())
    with target.open("rb") as file:
        return openpyxl.load_workbook(file, rich_text=True).worksheets


def test_no_words_become_a_formula(target: Path) -> None:
    """Whatever a child writes is read back as those words."""
    _, sheet = _sheets(book(row(at, words) for at, words in enumerate(HOSTILE, 1)), target)
    cells = [sheet.cell(at + 2, 2) for at in range(1, len(HOSTILE) + 1)]

    assert {cell.data_type for line in sheet.iter_rows() for cell in line if cell.value is not None} <= {
        "s",
        "inlineStr",
    }
    assert [str(cell.value).replace("_x005F_", "_") for cell in cells] == [plain(words) for words in HOSTILE]


def test_a_number_stays_the_words_it_was_written_as(target: Path) -> None:
    """«007» is a code, not seven."""
    _, sheet = _sheets(book([row(1, "007")]), target)

    assert sheet["B3"].value == "007"


def test_a_cell_is_no_longer_than_excel_can_hold(target: Path) -> None:
    """A longer one would make Excel mend the file, and lose it."""
    _, sheet = _sheets(book([row(1, "🙂" * 20_000)]), target)

    assert len(str(sheet["B3"].value).encode("utf-16-le")) // 2 <= 32_767


def test_a_wrong_line_is_struck_through_and_its_remark_is_not(target: Path) -> None:
    """The remark stands in the last cell, as on paper."""
    _, sheet = _sheets(book([row(1, is_struck=True, remark="№ 2 қараңыз"), row(2)]), target)
    last = sheet["C3"].value

    assert sheet["B3"].font.strike
    assert not sheet["B4"].font.strike
    assert isinstance(last, CellRichText)
    assert str(last) == "А. С.\n№ 2 қараңыз"
    assert not sheet["C3"].font.strike


def test_the_headings_stay_in_sight_and_on_every_page(target: Path) -> None:
    """Both rows of them, across a page that lies."""
    cover, sheet = _sheets(book([row(1)]), target)

    assert sheet.freeze_panes == "A3"
    assert sheet.print_title_rows == "$1:$2"
    assert sheet.page_setup.orientation == "landscape"
    assert cover.title == "Мұқаба"
    assert [cell.value for cell in sheet[1]] == [column.heading for column in COLUMNS]


def test_a_heading_is_as_high_as_its_words_are_on_lines_of_their_own(target: Path) -> None:
    """Three bold words do not fit on two lines, whatever their letters come to."""
    columns = (*COLUMNS[:2], Column("Аты белгілі адам", 0.2))
    _, sheet = _sheets(replace(book(), parts=(Table(columns=columns, rows=(), is_ruled=True),)), target)

    assert sheet.row_dimensions[1].height == 3 * 15


def test_each_table_has_a_sheet_with_a_name_of_its_own(target: Path) -> None:
    """And the words around it stand on it."""
    first, second = _sheets(report(), target)

    assert (first.title, second.title) == ("События", "Люди")
    assert "Первая строка\nвторая" in [cell.value for (cell, *_) in first.iter_rows()]


def test_an_empty_book_is_a_whole_file(target: Path) -> None:
    """A cover, headings, the last page."""
    _, sheet = _sheets(book(), target)

    assert [str(sheet.cell(at, 1).value)[:8] for at in range(3, 8)] == [
        "None",
        "Педагог-",
        "Барлығы ",
        "Код: 12 ",
        "Журнал",
    ]


def test_a_comma_file_opens_in_excel_and_starts_nothing(target: Path) -> None:
    """A byte order mark, semicolons, an apostrophe before what would be reckoned."""
    separated.write(book(row(at, words) for at, words in enumerate(HOSTILE, 1)), target, Count())
    raw = target.read_bytes()
    head, *lines = csv.reader(raw.decode("utf-8-sig").splitlines(keepends=True), delimiter=";")

    assert raw.startswith(b"\xef\xbb\xbf")
    assert head == [column.heading for column in COLUMNS]
    assert len(lines) == len(HOSTILE)
    assert [cells[1] for cells in lines[:7]] == [
        "'=1+1",
        "'+7 701",
        "'-2+3",
        "'@SUM(A1)",
        "' =HYPERLINK(1)",
        "'\n=2",
        "'\n=3",
    ]
    assert lines[16][1] == "ы" * 5000


def test_a_comma_file_tells_its_tables_apart(target: Path) -> None:
    """Their captions stand above them only when there are several."""
    separated.write(report(), target, Count())

    said = target.read_text(encoding="utf-8-sig").splitlines()
    assert said[:4] == ["Общие сведения", '"Первая строка', 'вторая"', "События"]


def test_a_remark_is_not_lost_where_nothing_can_be_struck(target: Path) -> None:
    """The last cell says it."""
    separated.write(book([row(1, is_struck=True, remark="№ 2 қараңыз")]), target, Count())

    assert '"А. С.\n№ 2 қараңыз"' in target.read_text(encoding="utf-8-sig")
