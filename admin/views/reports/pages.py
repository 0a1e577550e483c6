"""What the pages of reports show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import calendar, schools
from core.actors import Specialist
from core.journals import books
from core.reports import freezing, kinds, naming, periods
from core.reports.kinds import SHAPES
from core.reports.periods import Period
from core.reports.report import Chart, Column, Line, Report
from core.reports.saying import shown
from core.reports.works import GUARDED
from core.texts import Texts
from db.models.journals import WorkRecord
from db.models.reports import FrozenReport, ReportKind
from db.models.staff import Staff

OPEN: Final = tuple(kind for kind, shape in SHAPES.items() if shape.is_open)
EVERYTHING: Final = "all"
ATTESTATION: Final = tuple(kind for kind, shape in SHAPES.items() if not shape.is_open)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A period in the list: its name, whether it is over or has begun, how many copies are frozen."""

    code: str
    name: str
    state: str
    frozen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The list of a school year's periods; the year itself is what an attestation asks for."""

    year: int
    years: Sequence[int]
    months: Sequence[Row]
    parts: Sequence[Row]
    attestation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A frozen copy in a list."""

    ref: str
    day: str
    who: str


def front(session: Session, *, by: Specialist, text: Texts, now: datetime, year: int | None) -> Front:
    """The periods of a school year, those that are over first."""
    kinds.require_reader(by)
    school = schools.school(session, by.school_id)
    today = calendar.local(school, now).date()
    running = calendar.school_year(school, now)
    known = _years(session, by.school_id, running)
    chosen = year if year is not None and year in known else running
    copies: dict[str, int] = {}
    for copy in freezing.copies(session, by=by):
        copies[copy.period] = copies.get(copy.period, 0) + 1
    found = [
        Row(code=one.code, name=shown(naming.name(one), text), state=_state(one, today), frozen=copies.get(one.code, 0))
        for one in periods.of_year(session, chosen)
    ]
    months = [row for row in found if row.code[5:].isdigit()]
    return Front(
        year=chosen,
        years=known,
        months=[*(row for row in reversed(months) if row.state != "ahead")],
        parts=[row for row in found if not row.code[5:].isdigit() and row.state != "ahead"],
        attestation=f"{chosen}-Y",
    )


def copies(session: Session, report: Report, *, by: Specialist) -> Sequence[Copy]:
    """The frozen copies of a report's kind and period, latest first."""
    school = schools.school(session, by.school_id)
    found: Sequence[FrozenReport] = freezing.copies(session, by=by, kind=report.kind, period=report.period.code)
    staff = select(Staff.id, Staff.full_name).where(Staff.school_id == by.school_id)
    names = {row.id: row.full_name for row in session.execute(staff)}
    return [
        Copy(
            ref=copy.ref,
            day=calendar.local(school, copy.made_at).strftime("%d.%m.%Y, %H:%M"),
            who=names.get(copy.made_by, ""),
        )
        for copy in found
    ]


def neighbours(session: Session, period: Period, *, by: Specialist, now: datetime) -> tuple[str | None, str | None]:
    """The codes of the period before and of the one after, where there is something to see: work, or a beginning."""
    school = schools.school(session, by.school_id)
    known = _years(session, by.school_id, calendar.school_year(school, now))
    following = _alike(session, period, period.school_year) + _alike(session, period, period.school_year + 1)
    later = following[[one.code for one in following].index(period.code) + 1]
    has_begun = later.first_day <= calendar.local(school, now).date()
    earlier = periods.parse(session, period.previous) if period.school_year > min(known) - 1 else None
    has_work = earlier is not None and earlier.school_year in known
    return period.previous if has_work else None, later.code if has_begun else None


def drafts(session: Session, *, by: Specialist) -> int:
    """How many lines wait for a confirmation: only a psychologist can do something about it."""
    return sum(books.draft_counts(session, school_id=by.school_id).values()) if by.may_read_talks else 0


def chart(found: Chart, text: Texts) -> Mapping[str, Any]:
    """A chart as the page's script reads it; what is hidden is null."""
    return {
        "labels": [shown(label, text) for label in found.labels],
        "series": [{"name": shown(name, text), "values": list(counts)} for name, counts in found.series],
    }


def is_drawn(found: Chart) -> bool:
    """A chart of noughts is no picture."""
    return any(count for _, counts in found.series for count in counts)


def behind(line: Line, column: Column, value: object, *, by: Specialist) -> str | None:
    """How an address names the works behind a number, None where the number opens nothing for this person."""
    if not isinstance(value, int) or not value or line.where is None or column.where is None:
        return None
    where = {**line.where, **column.where}
    if GUARDED & where.keys() and not by.may_read_talks:
        return None
    return ";".join(f"{name}:{said}" for name, said in where.items()) or EVERYTHING


def kind_of(name: str) -> ReportKind | None:
    """A kind of report by its name in an address."""
    return ReportKind(name) if name in set(ReportKind) else None


def where_of(said: str) -> Mapping[str, str]:
    """What :func:`behind` named."""
    if said == EVERYTHING:
        return {}
    return dict(part.partition(":")[::2] for part in said.split(";"))


def _state(period: Period, today: date) -> str:
    if period.last_day < today:
        return "ready"
    return "running" if period.first_day <= today else "ahead"


def _years(session: Session, school_id: int, running: int) -> Sequence[int]:
    """From the first year that has work to the one that runs, latest first."""
    first = session.scalar(select(func.min(WorkRecord.happened_at)).where(WorkRecord.school_id == school_id))
    earliest = calendar.school_year(schools.school(session, school_id), first) if first else running
    return tuple(range(running, min(earliest, running) - 1, -1))


def _alike(session: Session, period: Period, school_year: int) -> list[Period]:
    return [one for one in periods.of_year(session, school_year) if one.kind is period.kind]
