"""Charts: pictures of tables, which stand under them. What a table hides has no bar."""

from collections.abc import Iterator, Mapping, Sequence

from core.journals.facts import word
from core.reports.report import Chart, Line, Table, Value


def of_tables(found: Mapping[str, Table]) -> tuple[Chart, ...]:
    """The charts of whichever tables there are."""
    return tuple(_charts(found))


def _charts(found: Mapping[str, Table]) -> Iterator[Chart]:
    if table := found.get("A"):
        yield _chart(table, "directions", columns=(0, 1))
        whole = table.lines[-1]
        counts = tuple(_count(value) for value in whole.cells[3:])
        labels = tuple(column.heading for column in table.columns[3:])
        caption = word("reports-chart-people")
        yield Chart(code="people", of="A", caption=caption, labels=labels, series=((word("reports-people"), counts),))
    if table := found.get("C"):
        yield _chart(table, "problems", columns=(len(table.columns) - 1,))
    if table := found.get("change"):
        yield _chart(table, "change", columns=(0, 1), lines=[*table.lines[:1], *table.lines[2:]])
    if table := found.get("prevention"):
        yield _chart(table, "prevention", columns=(0,))


def _chart(table: Table, code: str, *, columns: tuple[int, ...], lines: Sequence[Line] | None = None) -> Chart:
    """Some columns of a table beside each other, without its last line of sums."""
    shown = [line for line in lines or table.lines if not line.is_total]
    return Chart(
        code=code,
        of=table.code,
        caption=word(f"reports-chart-{code}"),
        labels=tuple(line.label for line in shown),
        series=tuple(
            (table.columns[place].heading, tuple(_count(line.cells[place]) for line in shown)) for place in columns
        ),
    )


def _count(value: Value) -> int | None:
    return value if isinstance(value, int) else None
