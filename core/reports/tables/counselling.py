"""Table B: counselling. Contacts, cases and known persons stand apart; letters of a child are never joined to one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import Session

from core import schools
from core.journals.facts import word
from core.journals.work import FACE_TO_FACE
from core.reports.periods import Period, moments
from core.reports.report import NOTHING, Column, Line, Table, Value
from core.reports.tallies import Tally, events
from db.models.appointments import Appointment
from db.models.journals import Audience, Direction, WorkRecord

CHANNELS: Final = (FACE_TO_FACE, "telegram", "whatsapp", "web", "online", "phone")


@dataclass(frozen=True, slots=True)
class _Apart:
    """What works cannot be added up to: matters that several contacts belong to, persons whose name is known."""

    cases: int = 0
    persons: int = 0


def table(session: Session, school_id: int, period: Period, found: Sequence[Tally]) -> Table:
    """First and repeated contacts of each group, the cases behind them, and the ways they came."""
    mine = [tally for tally in found if tally.direction is Direction.COUNSELLING]
    apart = _apart(session, school_id, period)
    lines = [
        Line(
            label=word(f"frame-group-{group}"),
            cells=_cells([tally for tally in mine if tally.audience is group], apart.get(group, _Apart()), group),
            where={"direction": Direction.COUNSELLING.value, "audience": group.value},
        )
        for group in Audience
    ]
    whole = Line(
        label=word("reports-total"),
        cells=_cells(mine, apart.get(None, _Apart())),
        where={"direction": Direction.COUNSELLING.value},
        is_total=True,
    )
    return Table(
        code="B",
        caption=word("reports-table-b"),
        stub=word("reports-who"),
        columns=_columns(),
        lines=(*lines, whole),
        notes=(word("reports-note-contacts"), word("reports-note-anonymous")),
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column(heading=word("reports-first"), where={"is_repeat": "0"}),
        Column(heading=word("reports-repeat"), where={"is_repeat": "1"}),
        Column(heading=word("reports-contacts"), where={}),
        Column(heading=word("reports-cases")),
        Column(heading=word("reports-persons")),
        *(Column(heading=word(f"reports-channel-{name}"), where={"channel": name}) for name in CHANNELS),
    )


def _cells(mine: Sequence[Tally], apart: _Apart, group: Audience | None = None) -> tuple[Value, ...]:
    repeated = events(mine, lambda tally: tally.is_repeat)
    return (
        events(mine) - repeated,
        repeated,
        events(mine),
        apart.cases,
        NOTHING if group is Audience.STUDENT else apart.persons,
        *(sum(tally.events for tally in mine if tally.channel == name) for name in CHANNELS),
    )


def _apart(session: Session, school_id: int, period: Period) -> Mapping[Audience | None, _Apart]:
    """By group, and under None of all groups together."""
    starts, ends = moments(schools.school(session, school_id), period)
    of_period = (
        (WorkRecord.school_id == school_id)
        & (WorkRecord.direction == Direction.COUNSELLING)
        & (WorkRecord.happened_at >= starts)
        & (WorkRecord.happened_at < ends)
    )
    found: dict[Audience | None, _Apart] = {}
    for group, cases, persons in session.execute(_counts(of_period, WorkRecord.audience).group_by(WorkRecord.audience)):
        found[group] = _Apart(cases, persons)
    cases, persons = session.execute(_counts(of_period)).one()
    return {**found, None: _Apart(cases, persons)}


def _counts(of_period: ColumnElement[bool], *beside: Any) -> Select[Any]:
    """Needs counted once, each work without a need as a case of its own, and visitors."""
    alone = func.count(func.distinct(case((WorkRecord.need_id.is_(None), WorkRecord.id))))
    cases = func.count(func.distinct(WorkRecord.need_id)) + alone
    persons = func.count(func.distinct(Appointment.visitor_id))
    joined = select(*beside, cases, persons).outerjoin(Appointment, Appointment.work_id == WorkRecord.id)
    return joined.where(of_period)
