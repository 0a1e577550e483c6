"""A wish: which paper somebody wants as a file, in which format and language. It holds ids and codes, never words."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Final, Self

from core import words
from core.documents.writing import FORMATS
from core.texts import LOCALES
from db.models.journals import Journal
from db.models.reports import ReportKind

ATTESTATION: Final = "attestation"
KINDS: Final = (ReportKind.STATISTICAL.value, ReportKind.ANALYTICAL.value, ATTESTATION)
FIRST_MONTH: Final = 9


class What(StrEnum):
    """What can be wished."""

    JOURNAL = "journal"
    ANNUAL_PLAN = "annual_plan"
    MONTHLY_PLAN = "monthly_plan"
    REPORT = "report"
    NORMATIVE = "normative"
    MATERIALS = "materials"
    EVERYTHING = "everything"


# what each wish must name, and what it may name beside
NEEDED: Final[Mapping[What, tuple[str, ...]]] = {
    What.JOURNAL: ("journal", "school_year"),
    What.ANNUAL_PLAN: ("school_year",),
    What.MONTHLY_PLAN: ("month",),
    What.REPORT: ("kind", "period"),
}
POSSIBLE: Final[Mapping[What, tuple[str, ...]]] = {
    What.JOURNAL: ("month", "class_name"),
    What.REPORT: ("frozen",),
    What.EVERYTHING: ("school_year", "month"),
}
_SHAPES: Final = {
    "school_year": re.compile(r"20\d\d"),
    "month": re.compile(r"20\d\d-(?:0[1-9]|1[0-2])"),
    "period": re.compile(r"20\d\d-(?:0[1-9]|1[0-2]|T[1-4]|H[12]|Y)"),
    "frozen": re.compile(r"[A-Za-z0-9_-]{1,32}"),
    "journal": re.compile("|".join(Journal)),
    "kind": re.compile("|".join((*ReportKind, ATTESTATION))),
}


class WishOdd(Exception):
    """A value that cannot be meant; ``field`` says which."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """One wish. ``school_year`` is named by its first year; ``month`` as «2026-10»; ``period`` as reports name it.

    ``frozen`` is the reference of a frozen report; with it ``kind`` and ``period`` say what it is of.
    """

    what: What
    format: str
    locale: str
    journal: Journal | None = None
    school_year: int | None = None
    month: str | None = None
    class_name: str | None = None
    kind: str | None = None
    period: str | None = None
    frozen: str | None = None

    @property
    def is_bundle(self) -> bool:
        """Whether it is several papers in one ZIP."""
        return self.what is What.EVERYTHING or self.kind == ATTESTATION

    @property
    def ending(self) -> str:
        """How the file's name ends."""
        return "zip" if self.is_bundle else self.format

    def as_dict(self) -> dict[str, Any]:
        """The wish as JSON keeps it and as an address names it; equal wishes give equal ones."""
        return {name: value for name, value in asdict(self).items() if value is not None}

    @classmethod
    def from_dict(cls, given: Mapping[str, Any]) -> Self:
        """A wish out of JSON, an address or a form; what it cannot name is left out.

        Raises:
            WishOdd: something is missing or cannot be meant.
        """
        what = what_of(given)
        named = (*NEEDED.get(what, ()), *POSSIBLE.get(what, ()))
        found = {name: value for name in named if (value := _value(name, given)) is not None}
        for name in NEEDED.get(what, ()):
            if name not in found:
                raise WishOdd(name)
        for name, known in (("format", FORMATS), ("locale", LOCALES)):
            if given.get(name) not in known:
                raise WishOdd(name)
        wish = cls(what=what, format=given["format"], locale=given["locale"], **found)
        _require_month_of_year(wish)
        return wish


def what_of(given: Mapping[str, Any]) -> What:
    """What is wished.

    Raises:
        WishOdd: nothing that there is.
    """
    if given.get("what") not in set(What):
        raise WishOdd("what")
    return What(given["what"])


def year_of(month: str) -> int:
    """The school year a month belongs to."""
    year, number = int(month[:4]), int(month[5:])
    return year if number >= FIRST_MONTH else year - 1


def _value(name: str, given: Mapping[str, Any]) -> Any:
    """The value of a field, None where nothing is said."""
    said = str(given.get(name) or "").strip()
    if not said:
        return None
    if name == "class_name":
        found = words.class_name(words.readable(said))
        if found is None:
            raise WishOdd(name)
        return found
    if not said.isascii() or not _SHAPES[name].fullmatch(said):
        raise WishOdd(name)
    return {"school_year": int, "journal": Journal}.get(name, str)(said)


def _require_month_of_year(wish: Wish) -> None:
    if wish.month and wish.school_year and year_of(wish.month) != wish.school_year:
        raise WishOdd("month")
