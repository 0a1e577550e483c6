"""What the press is given: a paper as JSON, piece by piece, every word of it plain."""

import json
import math
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, Final

from core.documents.blanks import PAGES, WORDS
from core.documents.cancelling import Count
from core.documents.numerals import MOST, in_words
from core.documents.paper import Chart, Heading, Paper, Paragraph, Part, Row, Signatures, Table
from core.documents.parting import parted
from core.documents.plain import plain

# A word without an end may be broken anywhere: a sign that takes no room stands after so many letters of it.
_ENDLESS: Final = re.compile(r"([^\s/-]{22})(?=[^\s/-]{4})")
_LONG_CELL: Final = 500  # letters above which a row may go on upon the next page
_MORE_PAGES: Final = 60  # besides a page for each row, which is more than any table needs


@dataclass(frozen=True, slots=True)
class Setter:
    """How the words of a paper are made ready for lines: plain, and with places to part where a line ends."""

    is_kazakh: bool

    def words(self, said: str) -> str:
        """Words with signs that take no room where they may part."""
        ready = _ENDLESS.sub("\\1\u200b", plain(said))
        return parted(ready) if self.is_kazakh else ready

    def all(self, found: Any) -> Any:
        """The same for every word of a structure."""
        if isinstance(found, str):
            return self.words(found)
        if isinstance(found, dict):
            return {key: self.all(value) for key, value in found.items()}
        if isinstance(found, list | tuple):
            return [self.all(value) for value in found]
        return found

    def dumped(self, found: Any) -> str:
        """A structure as JSON."""
        return json.dumps(self.all(found), ensure_ascii=False)

    def row(self, row: Row) -> str:
        """A row as JSON."""
        said = {
            "cells": [self.words(cell) for cell in row.cells],
            "is_struck": row.is_struck,
            "is_group": row.is_group,
            "is_long": any(len(cell) > _LONG_CELL for cell in row.cells),
            "remark": self.words(row.remark),
        }
        return json.dumps(said, ensure_ascii=False)


def said(paper: Paper, count: Count) -> Iterator[str]:
    """The JSON of a paper; rows stream through it."""
    setter = Setter(is_kazakh=paper.locale == "kk")
    front = {
        "title": paper.title,
        "school": paper.school,
        "is_landscape": paper.is_landscape,
        "foot": paper.foot,
        "stamp": asdict(paper.stamp) if paper.stamp else None,
        "cover": asdict(paper.cover) if paper.cover else None,
        "closing": [_pieces(line) for line in paper.closing],
    }
    yield f'{{"locale": {json.dumps(paper.locale)}, {setter.dumped(front)[1:-1]}, "parts": ['
    for index, part in enumerate(paper.parts):
        yield ", " if index else ""
        yield from _table(part, count, setter) if isinstance(part, Table) else (setter.dumped(_part(part)),)
    most = min(count.rows + _MORE_PAGES, MOST) if paper.closing else 0
    yield f'], "numerals": {json.dumps([in_words(paper.locale, n) for n in range(1, most + 1)], ensure_ascii=False)}}}'


def charts(paper: Paper) -> str:
    """The JSON of the charts of a paper alone, to be pressed into pictures."""
    only = [_part(part) for part in paper.parts if isinstance(part, Chart)]
    front = {"locale": paper.locale, "title": "", "is_landscape": False, "foot": "", "only": only}
    return Setter(is_kazakh=paper.locale == "kk").dumped(front)


def _table(table: Table, count: Count, setter: Setter) -> Iterator[str]:
    head = {
        "part": "table",
        "caption": table.caption,
        "columns": [asdict(column) for column in table.columns],
        "is_ruled": table.is_ruled,
    }
    yield f'{setter.dumped(head)[:-1]}, "rows": ['
    for index, row in enumerate(count.over(table.rows)):
        yield (", " if index else "") + setter.row(row)
    yield "]}"


def _part(part: Part) -> dict[str, Any]:
    match part:
        case Heading():
            return {"part": "heading", **asdict(part)}
        case Paragraph():
            return {"part": "paragraph", **asdict(part)}
        case Signatures():
            return {"part": "signatures", **asdict(part)}
        case Chart():
            return {"part": "chart", "caption": part.caption, "labels": part.labels, "series": _series(part)}
        case _:
            return {"part": "break"}


def _series(chart: Chart) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "values": [max(0.0, value) if math.isfinite(value) else 0.0 for value in values],
            "shown": [f"{value:.10g}".replace(".", ",") if math.isfinite(value) else "–" for value in values],
        }
        for name, values in chart.series
    ]


def _pieces(line: str) -> list[str | int]:
    """A line of the last page: words, 0 for the number of pages in figures, 1 for it in words."""
    parts = re.split(f"({re.escape(PAGES)}|{re.escape(WORDS)})", line)
    return [0 if part == PAGES else 1 if part == WORDS else part for part in parts if part]
