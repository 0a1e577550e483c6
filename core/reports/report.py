"""A report as a value: tables, charts and blocks of words, free of any language, as it is built and as it is frozen."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Final

from core.reports.periods import Period, PeriodKind
from db.models.reports import ReportKind

# what stands in a cell: a count, None where it is hidden, or a fact (core/journals/facts.py) such as a span of time
Value = int | None | Mapping[str, Any] | str
Fact = Any
NOTHING: Final = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its heading; ``where`` narrows the works that a count of it stands for, None where nothing opens."""

    heading: Fact
    where: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line: its label and a value for each column; ``where`` as in a column; ``is_total``: the last line's look."""

    label: Fact
    cells: tuple[Value, ...]
    where: Mapping[str, str] | None = None
    is_total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; ``code`` names it («A»), ``notes`` stand under it. ``is_guarded``: small counts in it are hidden."""

    code: str
    caption: Fact
    stub: Fact
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    notes: tuple[Fact, ...] = ()
    is_guarded: bool = False

    @property
    def has_hidden(self) -> bool:
        """Whether a count was left out."""
        return any(value is None for line in self.lines for value in line.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart of the table ``of``: a label for each place, and a row of counts for each name (None: hidden)."""

    code: str
    of: str
    caption: Fact
    labels: tuple[Fact, ...]
    series: tuple[tuple[Fact, tuple[int | None, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Words of a report. ``prefilled``: sentences out of figures, each a run of facts. ``written``: a person's words by
    language; they stand in place of the sentences. ``is_older``: languages whose words were written for other figures.
    ``remembered``: the words of the period before, by language. ``tables``: what stands under it.
    """

    code: str
    heading: Fact
    prefilled: tuple[tuple[Fact, ...], ...] = ()
    written: Mapping[str, str] = field(default_factory=dict)
    is_older: tuple[str, ...] = ()
    remembered: Mapping[str, str] = field(default_factory=dict)
    tables: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole report. ``scheme``: «service» or «order_377»; ``k``: counts below it are hidden.

    ``signers``: (what they are, name). ``built_at`` (ISO): when its figures were counted; a frozen copy has a ``ref``
    and was ``made_at``.
    """

    kind: ReportKind
    period: Period
    school: Mapping[str, str]
    title: Fact
    subtitle: Fact
    scheme: str
    k: int
    tables: tuple[Table, ...]
    charts: tuple[Chart, ...] = ()
    blocks: tuple[Block, ...] = ()
    signers: tuple[tuple[Fact, str], ...] = ()
    ref: str = ""
    made_at: str = ""
    built_at: str = ""

    def table(self, code: str) -> Table | None:
        """A table by its code."""
        return next((table for table in self.tables if table.code == code), None)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was done and nothing was asked in the period."""
        works, needs = self.table("A"), self.table("E")
        found = [*(works.lines[-1].cells if works else ()), *(needs.lines[0].cells if needs else ())]
        return not any(isinstance(count, int) and count for count in found)


def to_dict(report: Report) -> dict[str, Any]:
    """The report as JSON keeps it."""
    period = {
        **asdict(report.period),
        "first_day": str(report.period.first_day),
        "last_day": str(report.period.last_day),
    }
    return {**asdict(report), "period": period}


def from_dict(kept: Mapping[str, Any]) -> Report:
    """A report out of JSON."""
    return Report(
        **{
            **kept,
            "kind": ReportKind(kept["kind"]),
            "period": _period(kept["period"]),
            "tables": tuple(_table(table) for table in kept["tables"]),
            "charts": tuple(_chart(chart) for chart in kept["charts"]),
            "blocks": tuple(_block(block) for block in kept["blocks"]),
            "signers": tuple((what, name) for what, name in kept["signers"]),
        }
    )


def _period(kept: Mapping[str, Any]) -> Period:
    days = {name: date.fromisoformat(kept[name]) for name in ("first_day", "last_day")}
    return Period(**{**kept, **days, "kind": PeriodKind(kept["kind"])})


def _table(kept: Mapping[str, Any]) -> Table:
    columns = tuple(Column(**column) for column in kept["columns"])
    lines = tuple(Line(**{**line, "cells": tuple(line["cells"])}) for line in kept["lines"])
    return Table(**{**kept, "columns": columns, "lines": lines, "notes": tuple(kept["notes"])})


def _chart(kept: Mapping[str, Any]) -> Chart:
    series = tuple((name, tuple(values)) for name, values in kept["series"])
    return Chart(**{**kept, "labels": tuple(kept["labels"]), "series": series})


def _block(kept: Mapping[str, Any]) -> Block:
    said = {"prefilled": tuple(tuple(run) for run in kept["prefilled"]), "is_older": tuple(kept["is_older"])}
    return Block(**{**kept, **said, "tables": tuple(kept["tables"])})
