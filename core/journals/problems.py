"""Problems: what is not as it was signed, in words that a program and a person can both act on."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What is wrong with a line, a frozen report, a link, or a head."""

    LINE_CHANGED = "line_changed"
    LINE_UNSIGNED = "line_unsigned"
    LINE_GONE = "line_gone"
    NUMBER_MISSING = "number_missing"
    REPORT_CHANGED = "report_changed"
    REPORT_UNSIGNED = "report_unsigned"
    REPORT_GONE = "report_gone"
    LINK_CHANGED = "link_changed"
    LINK_MISSING = "link_missing"
    CUT_OFF = "cut_off"
    HEAD_DIFFERS = "head_differs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is not as it was signed.

    A line is named by ``journal`` («J4»), ``school_year`` and ``number`` as they stand now, or, when it is gone, by
    its row's ``id`` alone; a link by its ``position`` in the chain; a head by its ``day``, when it was kept or given
    with one, and its ``position``.
    """

    kind: Kind
    school_id: int
    id: int | None = None
    journal: str | None = None
    school_year: int | None = None
    number: int | None = None
    position: int | None = None
    day: date | None = None
