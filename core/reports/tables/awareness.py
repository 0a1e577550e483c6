"""Table F: awareness. Messages of the bot stand apart from what was done in a room."""

from collections.abc import Sequence
from typing import Final

from core.journals.facts import word
from core.reports.report import NOTHING, Column, Line, Table, Value
from core.reports.tallies import Tally, events, people
from db.models.journals import Audience, Direction

MESSAGE: Final = "bot_message"


def table(found: Sequence[Tally]) -> Table:
    """How many, sent to how many; nobody counts yet how many of them arrived."""
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
                cells=_cells(messages, people(messages), NOTHING, NOTHING),
                where={**where, "format": MESSAGE},
            ),
            Line(label=word("reports-other-awareness"), cells=_cells(others, NOTHING, NOTHING, people(others))),
            Line(
                label=word("reports-total"),
                cells=_cells(mine, people(messages), NOTHING, people(others)),
                where=where,
                is_total=True,
            ),
        ),
        notes=(word("reports-note-delivered"),),
    )


def _cells(mine: Sequence[Tally], *reached: Value) -> tuple[Value, ...]:
    return (
        events(mine),
        *reached,
        *(sum(tally.events for tally in mine if tally.audience is group) for group in Audience),
    )
