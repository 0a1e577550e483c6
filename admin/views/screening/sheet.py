"""The week as a table for a spreadsheet: figures and rule ids alone, no cell that a spreadsheet would run."""

import csv
import io
from collections.abc import Iterator

from admin.views.screening.pages import Front
from core.help_requests.verdicts import Judgement
from core.texts import Texts

RUNS = ("=", "+", "-", "@", "\t", "\r")


def written(found: Front, text: Texts) -> str:
    """The table, with the mark that tells a spreadsheet its letters."""
    sheet = io.StringIO()
    csv.writer(sheet).writerows([harmless(str(cell)) for cell in row] for row in _rows(found, text))
    return f"\ufeff{sheet.getvalue()}"


def harmless(cell: str) -> str:
    """The cell as plain text, whatever it begins with."""
    return f"'{cell}" if cell.startswith(RUNS) else cell


def _rows(found: Front, text: Texts) -> Iterator[tuple[object, ...]]:
    week, monday = found.report.everything, found.monday.isoformat()
    yield text("screening-sheet-week"), text("screening-sheet-what"), text("screening-sheet-count")
    for name, count in (
        ("screening-alerts", week.alerts),
        ("screening-confirmed", week.confirmed),
        ("screening-too-high", week.too_high),
        ("screening-false", week.false),
        ("screening-missed", found.report.missed),
        ("screening-unacknowledged", week.unacknowledged),
    ):
        yield monday, text(name), count
    yield ()
    yield text("screening-sheet-rule"), *(text(f"verdict-{one.value.replace('_', '-')}") for one in Judgement)
    for rule in found.rules:
        yield rule.id, *(rule.counts.get(one, 0) for one in Judgement)
