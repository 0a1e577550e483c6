"""A report as a paper: its tables, charts, words and the lines to sign on, in one language."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from math import nan
from typing import Final

from sqlalchemy.orm import Session

from core import calendar, schools
from core.actors import Specialist
from core.documents.paper import Chart as Picture
from core.documents.paper import Column, Heading, Paper, Paragraph, Part, Row, Signatures
from core.documents.paper import Table as Grid
from core.reports import kinds
from core.reports.report import Block, Chart, Report, Table
from core.reports.saying import shown, words
from core.texts import Texts

LABEL_SHARE: Final = 3.0


def paper(session: Session, report: Report, *, by: Specialist, text: Texts) -> Paper:
    """The document of a report, live or frozen.

    Raises:
        NotAllowed: reports are not for this person.
    """
    kinds.require_reader(by)
    return Paper(
        kind="report",
        locale=text.locale,
        title=shown(report.title, text),
        school=report.school.get(text.locale) or report.school["kk"],
        is_landscape=True,
        parts=tuple(_parts(report, text)),
        foot=_foot(session, report, by=by, text=text),
    )


def _parts(report: Report, text: Texts) -> Iterator[Part]:
    yield Heading(shown(report.subtitle, text), 2)
    numbered = [block for block in report.blocks if block.code != "tables"]
    for block in report.blocks:
        said = words(block, text)
        if block in numbered and (said or block.tables):
            yield Heading(shown(block.heading, text), 2)
        if said:
            yield Paragraph(said)
        yield from _under(report, block, text)
    yield Signatures(tuple((shown(what, text), name) for what, name in report.signers))


def _under(report: Report, block: Block, text: Texts) -> Iterator[Part]:
    for table in report.tables:
        if table.code not in block.tables:
            continue
        yield from (_grid(table, text),) if table.lines else _nothing(table, text)
        yield from (Paragraph(shown(note, text), is_small=True) for note in table.notes)
        yield from (_picture(chart, text) for chart in report.charts if chart.of == table.code and _is_drawn(chart))


def _nothing(table: Table, text: Texts) -> Iterator[Part]:
    yield Heading(shown(table.caption, text), 3)
    yield Paragraph(f"{text('reports-nothing')}.")


def _grid(table: Table, text: Texts) -> Grid:
    headings = [
        Column(shown(column.heading, text), is_figure=_has_figures(line.cells[at] for line in table.lines))
        for at, column in enumerate(table.columns)
    ]
    return Grid(
        caption=shown(table.caption, text),
        columns=(Column(shown(table.stub, text), LABEL_SHARE), *headings),
        rows=tuple(
            Row(
                (shown(line.label, text), *(shown(value, text) for value in line.cells)), is_group=_is_group(line.cells)
            )
            for line in table.lines
        ),
    )


def _has_figures(values: Iterable[object]) -> bool:
    """Whether a column tells counts; one of nothing but words (what was planned) is read from the left."""
    return any(value != "" and not isinstance(value, Mapping) for value in values)


def _is_group(cells: tuple[object, ...]) -> bool:
    return all(value == "" for value in cells)


def _is_drawn(chart: Chart) -> bool:
    """A chart of noughts is no picture."""
    return any(count for _, counts in chart.series for count in counts)


def _picture(chart: Chart, text: Texts) -> Picture:
    """The same chart; what is hidden is not told."""
    return Picture(
        caption=shown(chart.caption, text),
        labels=tuple(shown(label, text) for label in chart.labels),
        series=tuple(
            (shown(name, text), tuple(nan if count is None else float(count) for count in counts))
            for name, counts in chart.series
        ),
    )


def _foot(session: Session, report: Report, *, by: Specialist, text: Texts) -> str:
    """When it was frozen, or that it is not: the figures of a live report still change."""
    at = datetime.fromisoformat(report.made_at or report.built_at)
    day = calendar.local(schools.school(session, by.school_id), at).strftime("%d.%m.%Y")
    return text("reports-foot-frozen" if report.ref else "reports-foot-live", day=day)
