"""Comparing: which figures of a frozen report are not those of today any more."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.reports.report import Fact, Report, Table, Value

# its second column is another report's, and the rest follows from tables that are compared
_FOLLOWS = "change"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One figure: where it stands, what it was when the report was frozen, what it is now."""

    table: Fact
    line: Fact
    column: Fact
    then: Value
    now: Value


def differences(frozen: Report, live: Report) -> tuple[Difference, ...]:
    """Every figure that changed; a line that came or went counts as nothing on the other side."""
    pairs = ((table, live.table(table.code)) for table in frozen.tables if table.code != _FOLLOWS)
    return tuple(found for then, now in pairs if now is not None for found in _of_table(then, now))


def _of_table(then: Table, now: Table) -> Iterator[Difference]:
    before = {_key(line.label): line for line in then.lines}
    after = {_key(line.label): line for line in now.lines}
    for key in dict.fromkeys((*before, *after)):
        label = (before.get(key) or after[key]).label
        for place, column in enumerate(then.columns):
            was, is_now = (lines[key].cells[place] if key in lines else 0 for lines in (before, after))
            if was != is_now:
                yield Difference(table=then.caption, line=label, column=column.heading, then=was, now=is_now)


def _key(label: Fact) -> str:
    return repr(label)
