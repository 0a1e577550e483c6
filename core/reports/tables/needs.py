"""Table E: what was asked of the service, how soon it was answered, and where people were sent on to."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from core import calendar, schools, suppression
from core.journals.facts import word
from core.reports.periods import Period, moments
from core.reports.report import NOTHING, Column, Line, Table, Value
from core.reports.tallies import Tally, events
from db.models.appointments import Appointment, AppointmentState
from db.models.help_requests import HelpMessage, HelpRequest, Side
from db.models.journals import Need, Referral, WorkRecord
from db.models.schools import School

KINDS: Final = ("request", "appointment", "offline")
_RED: Final = frozenset({"high", "emergency"})
_ELEVATED: Final = "elevated"
_ENDED: Final = (AppointmentState.DONE, AppointmentState.MISSED, AppointmentState.CANCELLED)


@dataclass(frozen=True, slots=True)
class _Need:
    """One need as statistics see it; ``answered_at`` and ``risk`` are known of talks alone."""

    kind: str
    received_at: datetime
    is_hoax: bool
    is_closed: bool
    answered_at: datetime | None
    risk: str

    @property
    def is_red(self) -> bool:
        """In danger when it came, or later."""
        return self.risk in _RED


def table(session: Session, school_id: int, period: Period, works: Sequence[Tally], *, k: int) -> Table:
    """Needs by the way they came; what turned out to be a hoax stands apart from all other lines."""
    school = schools.school(session, school_id)
    everything = list(_needs(session, school, period))
    found = [need for need in everything if not need.is_hoax]
    due = _Due(session, school)
    red = _line("red", found, lambda need: need.is_red)
    raised = _line("elevated", found, lambda need: need.risk == _ELEVATED)
    if k > suppression.INSIDE:  # how many lives were in danger is for the school alone to know exactly
        red, raised = (_guarded(line, k=k) for line in (red, raised))
    return Table(
        code="E",
        caption=word("reports-table-e"),
        stub=word("reports-needs-what"),
        columns=(
            *(Column(heading=word(f"reports-needs-{kind}")) for kind in KINDS),
            Column(heading=word("reports-total"), where={}),
        ),
        lines=(
            _line("received", found, lambda _: True),
            _line("closed", found, lambda need: need.is_closed),
            _line("answered", found, lambda need: need.answered_at is not None, kinds=("request",)),
            _line("in-time", found, due.is_kept, kinds=("request",)),
            Line(label=word("reports-needs-mean"), cells=(_mean(found), NOTHING, NOTHING, NOTHING)),
            red,
            raised,
            _line("hoax", everything, lambda need: need.is_hoax),
            *_referred(works, k=k),
        ),
        notes=(word("reports-note-due"), word("reports-note-hoax"), word("reports-note-hidden", k=str(k))),
        is_guarded=True,
    )


class _Due:
    """By when an answer was owed: by the end of the next working day, in danger by the end of the same day."""

    def __init__(self, session: Session, school: School) -> None:
        self.session, self.school = session, school
        self.known: dict[date, datetime] = {}

    def is_kept(self, need: _Need) -> bool:
        """Whether a talk was answered in time."""
        return need.answered_at is not None and need.answered_at <= self._of(need)

    def _of(self, need: _Need) -> datetime:
        day = calendar.local(self.school, need.received_at).date()
        if need.is_red:
            return calendar.at(self.school, day + timedelta(days=1), time())
        if day not in self.known:
            self.known[day] = calendar.due_by(self.session, self.school, now=need.received_at)
        return self.known[day]


def _needs(session: Session, school: School, period: Period) -> Iterator[_Need]:
    starts, ends = moments(school, period)
    first_answer = (
        select(func.min(HelpMessage.created_at))
        .where(HelpMessage.help_request_id == HelpRequest.id, HelpMessage.side == Side.STAFF)
        .scalar_subquery()
    )
    met = exists().where(Appointment.need_id == Need.id, Appointment.state.in_(_ENDED))
    done = exists().where(WorkRecord.need_id == Need.id)
    statement = (
        select(Need, HelpRequest.closed_at, HelpRequest.risk, HelpRequest.last_staff_at, first_answer, met, done)
        .outerjoin(HelpRequest, Need.help_request_id == HelpRequest.id)
        .where(Need.school_id == school.id, Need.received_at >= starts, Need.received_at < ends)
    )
    for need, closed_at, risk, last_answer, answer, is_met, is_done in session.execute(statement):
        is_talk = need.help_request_id is not None
        yield _Need(
            kind="request" if is_talk else need.kind,
            received_at=need.received_at,
            is_hoax=need.is_hoax,
            is_closed=closed_at is not None if is_talk else is_met or is_done,
            answered_at=answer or last_answer,  # words that were erased leave only the moment of the last answer
            risk=risk or "none",
        )


def _line(name: str, found: Sequence[_Need], which: Callable[[_Need], bool], kinds: Sequence[str] = KINDS) -> Line:
    counts: list[Value] = [
        sum(which(need) for need in found if need.kind == kind) if kind in kinds else NOTHING for kind in KINDS
    ]
    whole = sum(count for count in counts if isinstance(count, int))
    return Line(label=word(f"reports-needs-{name}"), cells=(*counts, whole))


def _guarded(line: Line, *, k: int) -> Line:
    """A line of which nothing is shown once a count in it is small: a part would tell the rest."""
    is_small = any(isinstance(count, int) and 0 < count < k for count in line.cells)
    cells = (None,) * len(line.cells) if is_small else line.cells
    return Line(label=line.label, cells=cells)


def _mean(found: Sequence[_Need]) -> Any:
    waits = [need.answered_at - need.received_at for need in found if need.answered_at is not None]
    if not waits:
        return NOTHING
    minutes = round(sum(waits, timedelta()) / len(waits) / timedelta(minutes=1))
    return word("reports-span", hours=str(minutes // 60), minutes=str(minutes % 60))


def _referred(works: Sequence[Tally], *, k: int) -> Iterator[Line]:
    counts = [events(works, _sent_to(referral)) for referral in Referral]
    for referral, shown in zip(Referral, suppression.parts(counts, k=k), strict=True):
        label = word(f"reports-referred-{referral.value.replace('_', '-')}")
        yield Line(label=label, cells=(NOTHING, NOTHING, NOTHING, shown), where={"referral": referral.value})


def _sent_to(referral: Referral) -> Callable[[Tally], bool]:
    return lambda tally: tally.referral is referral
