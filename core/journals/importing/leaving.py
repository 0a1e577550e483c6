"""Leaving: the rows that are not taken in, as a table to be put right and brought again."""

from collections.abc import Iterator

from core.documents.paper import Column, Paper, Row, Table
from core.journals import columns
from core.journals.importing import checking
from core.journals.importing.checking import Checked
from core.texts import Texts


def paper(found: Checked, text: Texts) -> Paper:
    """Rows with a fault as they were written, under the book's own headings, with what is wrong at the end."""
    headings = (*(columns.heading(column, text.locale) for column in found.shown), text("importing-what-is-wrong"))
    table = Table(columns=tuple(Column(heading) for heading in headings), rows=_rows(found, text))
    return Paper(kind="import", locale=text.locale, title=text("importing-left-title"), parts=(table,))


def told(row: checking.Row, found: Checked, text: Texts) -> tuple[tuple[str, str, str], ...]:
    """What is wrong with a row: the column's key, its heading, and kind words."""
    headings = {column.key: columns.heading(column, text.locale) for column in found.shown}
    return tuple(
        (problem.key, headings.get(problem.key, ""), text(f"importing-wrong-{problem.wrong}"))
        for problem in row.problems
    )


def _rows(found: Checked, text: Texts) -> Iterator[Row]:
    for row in found.wrong:
        said = "; ".join(f"{heading}: {words}" if heading else words for _, heading, words in told(row, found, text))
        yield Row((*(row.written.get(column.key, "") for column in found.shown), said))
