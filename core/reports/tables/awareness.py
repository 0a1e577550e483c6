"""Table F: awareness. Messages of the bot stand apart from what was done in a room."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import schools
from core.broadcasts.progress import ALL, Progress
from core.broadcasts.recording import MESSAGE
from core.journals.facts import word
from core.reports.periods import Period, moments
from core.reports.report import NOTHING, Column, Line, Table, Value
from core.reports.tallies import Tally, events, people
from db.models.broadcasts import BroadcastRun
from db.models.journals import Audience, Direction


def table(session: Session, school_id: int, period: Period, found: Sequence[Tally]) -> Table:
    """How many, sent to how many, and how many of them arrived where a channel tells."""
    arrived = _arrived(session, school_id, period)
    mine = [tally for tally in found if tally.direction is Direction.AWARENESS]
    messages = [tally for tally in mine if tally.format == MESSAGE]
    others = [tally for tally in mine if tally.format != MESSAGE]
    where = {"direction": Direction.AWARENESS.value}
    return Table(
        code="F",
        caption=word("reports-table-f"),
        stub=word("reports-form"),
        columns=(
            Column(heading=word("reports-events"), where={}),
            Column(heading=word("reports-sent")),
            Column(heading=word("reports-delivered")),
            Column(heading=word("reports-in-room")),
            *(Column(heading=word(f"reports-for-{group}"), where={"audience": group.value}) for group in Audience),
        ),
        lines=(
            Line(
                label=word("reports-messages"),
                cells=_cells(messages, people(messages), arrived, NOTHING),
                where={**where, "format": MESSAGE},
            ),
            Line(label=word("reports-other-awareness"), cells=_cells(others, NOTHING, NOTHING, people(others))),
            Line(
                label=word("reports-total"),
                cells=_cells(mine, people(messages), arrived, people(others)),
                where=where,
                is_total=True,
            ),
        ),
        notes=(word("reports-note-delivered"),),
    )


def _arrived(session: Session, school_id: int, period: Period) -> Value:
    """How many messages arrived, of the runs that began in the period; nothing while no channel has told."""
    starts, ends = moments(schools.school(session, school_id), period)
    ended = select(BroadcastRun.totals).where(
        BroadcastRun.school_id == school_id,
        BroadcastRun.started_at >= starts,
        BroadcastRun.started_at < ends,
        BroadcastRun.totals.is_not(None),
    )
    told = [Progress(**totals[ALL]).delivered for totals in session.scalars(ended).all() if totals and ALL in totals]
    known = [count for count in told if count is not None]
    return sum(known) if known else NOTHING


def _cells(mine: Sequence[Tally], *reached: Value) -> tuple[Value, ...]:
    return (
        events(mine),
        *reached,
        *(sum(tally.events for tally in mine if tally.audience is group) for group in Audience),
    )
