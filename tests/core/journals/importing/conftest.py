"""Files as schools keep them, and a hand that brings them."""

import csv
from collections.abc import Callable, Sequence
from datetime import date, datetime
from io import BytesIO, StringIO

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font
from sqlalchemy.orm import Session

from core.actors import Specialist
from core.journals.importing import keeping
from db.models.journals import Journal, JournalImport

Rows = Sequence[Sequence[object]]
HEADING = ("№", "Дата", "Время", "Клиент", "Причина обращения", "Результат")
ROWS: Rows = (
    ("Журнал консультаций", None, None, None, None, None),
    HEADING,
    (1, 2, 3, 4, 5, 6),
    (1, date(2026, 10, 5), 40, "8-Б", "зорлық-зомбылық", "поговорили"),
    ("Қазан", None, None, None, None, None),
    (2, "12.10", "1 час", "ата-ана, 7 «а»", "ссора с учителем", "=2+2"),
    (None, None, None, None, None, None),
    ("Педагог-психолог", "________", None, None, None, None),
)


def workbook(*sheets: Rows, struck: Sequence[int] = ()) -> bytes:
    """A workbook; the rows with these numbers of the first sheet are struck through."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"sheet{number}")
        for row in rows:
            sheet.append(list(row))
            for cell in sheet[sheet.max_row]:
                cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type  # «=2+2» is words here
    for cell in (cell for row_number in struck for cell in book.worksheets[0][row_number]):
        cell.font = Font(strike=True)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def separated(rows: Rows, *, encoding: str = "utf-8-sig") -> bytes:
    """The same as text."""
    file = StringIO()
    csv.writer(file, delimiter=";").writerows(rows)
    return file.getvalue().encode(encoding)


@pytest.fixture
def engine(request: pytest.FixtureRequest) -> str:
    """SQLite, unless a test asks for both."""
    found: str = getattr(request, "param", "sqlite")
    return found


@pytest.fixture
def bring(session: Session, by: Specialist, now: datetime) -> Callable[..., JournalImport]:
    """Bring rows for a book of this school year."""

    def give(rows: Rows, journal: Journal = Journal.COUNSELLING, **options: Sequence[int]) -> JournalImport:
        content = workbook(rows, **options)
        return keeping.bring(session, keeping.read(content), journal, school_year=2026, by=by, now=now)

    return give
