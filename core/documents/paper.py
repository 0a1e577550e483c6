"""A paper: what a document says, free of any format. Writers beside this module turn it into a file.

A table's rows may be a stream that is read once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

# The kinds of documents that a school may give a look of its own, and whether they lie across the page.
KINDS: Final = {
    "journal": True,
    "annual_plan": True,
    "monthly_plan": True,
    "report": False,
    "normative": True,
    "materials": True,
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its share of the width, and whether figures stand in it (set to the right)."""

    heading: str
    share: float = 1.0
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table as text. ``is_struck``: wrong, and kept; ``is_group``: a heading across the table.

    ``remark`` stands in the last cell, never struck: where on paper one writes that a line was corrected.
    """

    cells: tuple[str, ...]
    is_struck: bool = False
    is_group: bool = False
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` 1 to 3."""

    words: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words as a person wrote them; a line break begins a new line."""

    words: str
    is_small: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: it repeats its headings on every page. ``is_ruled``: a row of column numbers, as paper books have it."""

    caption: str = ""
    columns: tuple[Column, ...]
    rows: Iterable[Row]
    is_ruled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Bars: ``series`` is (name, values), a value beside each label; NaN is a figure that is not told.

    A table beside it says the same: sheets and CSV hold no charts.
    """

    caption: str
    labels: tuple[str, ...]
    series: tuple[tuple[str, tuple[float, ...]], ...]


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign on: (who, name), the name may be blank."""

    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Part = Heading | Paragraph | Table | Chart | Signatures | PageBreak


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """The corner stamps above a plan: «agreed» to the left, «approved» to the right, each as its own lines."""

    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """A cover page, from the top down; ``below`` stands at its foot."""

    above: tuple[str, ...] = ()
    title: str
    middle: tuple[str, ...] = ()
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A whole document. ``kind`` names the template a school may put in place of the shipped one.

    ``closing`` are the words of a last page of their own (pages numbered, laced and sealed); ``{pages}`` in them is
    replaced by the number of pages and ``{words}`` by that number in words, or by lines to write on where only the
    printer knows it.
    """

    kind: str
    locale: str
    title: str
    school: str = ""
    is_landscape: bool = False
    stamp: Stamp | None = None
    cover: Cover | None = None
    parts: Sequence[Part] = field(default_factory=tuple)
    closing: tuple[str, ...] = ()
    foot: str = ""
