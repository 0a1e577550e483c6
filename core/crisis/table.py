"""Screening a table of texts: what an evaluator, or a school that compares versions, runs over its own messages."""

from collections.abc import Iterable, Iterator

from core.crisis.markers import screen

HEADER = "id\tlevel\tsoft\trules"


class ColumnsMissing(Exception):
    """The first line does not name the columns ``id`` and ``text``."""


def screened(lines: Iterable[str]) -> Iterator[str]:
    """A line for every line of a table with tabs, under a header: id, level, whether a card would be shown, rule ids.

    The table's columns may stand in any order; where ``text`` is the last one, tabs inside it belong to it.

    Raises:
        ColumnsMissing: there is no such header.
    """
    rows = (line.rstrip("\r\n") for line in lines)
    columns = [name.strip() for name in next(rows, "").removeprefix("\ufeff").split("\t")]
    if not {"id", "text"} <= set(columns):
        raise ColumnsMissing
    yield HEADER
    for row in rows:
        if row:
            cells = row.split("\t", len(columns) - 1)
            named = dict(zip(columns, cells, strict=False))
            yield _line(named.get("id", ""), named.get("text", ""))


def _line(number: str, text: str) -> str:
    finding = screen(text)
    return "\t".join((number, finding.level.value, str(int(finding.is_soft)), ",".join(finding.rules)))
