"""Columns of the calendar: a day, or one psychologist's part of it, with what stands there and what is odd about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from admin.views.appointments import blocks, grid
from admin.views.appointments.address import Chosen
from admin.views.appointments.blocks import Block
from admin.views.appointments.grid import Span
from admin.views.help_requests.moments import Clock
from core.appointments.desk import DayNote
from core.cyclogram.hours import Window
from db.models.appointments import Appointment, AppointmentHold
from db.models.cyclogram import Room
from db.models.journals import Audience


@dataclass(frozen=True, slots=True, kw_only=True)
class Shade:
    """Hours in which people are received, and who may come then."""

    css: str
    hours: str
    audiences: Sequence[str]
    staff: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What is odd about a column: ``why`` names its words, ``who`` whom it is about, ``words`` how it is called."""

    why: str
    who: str
    words: str
    is_whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One day, or one psychologist's part of a day."""

    day: date
    staff_id: int | None
    name: str
    notes: Sequence[Note]
    blocks: Sequence[Block]
    shades: Sequence[Shade]
    is_today: bool
    is_picked: bool
    is_off: bool
    now: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What was read for some days."""

    meetings: Sequence[tuple[Appointment, AppointmentHold | None]]
    windows: Sequence[Window]
    notes: Mapping[date, Sequence[DayNote]]
    working: frozenset[date]
    names: Mapping[int, str]
    rooms: Mapping[int, Room]


def column(session: Session, day: date, staff_id: int | None, chosen: Chosen, facts: Facts, clock: Clock) -> Column:
    """A day as it stands; with ``staff_id`` only what is this person\'s."""
    here = [
        (found, kept, blocks.span_of(kept or found, clock))
        for found, kept in facts.meetings
        if staff_id in (None, (kept or found).staff_id)
    ]
    here = [one for one in here if one[2].opens.date() == day]
    sides = grid.lanes([span for _, _, span in here])
    now = clock.here(clock.now)
    return Column(
        day=day,
        staff_id=staff_id,
        name=facts.names.get(staff_id or 0, ""),
        notes=[
            _note(note, facts, clock)
            for note in facts.notes.get(day, ())
            if staff_id in (None, note.staff_id) or note.staff_id is None
        ],
        blocks=[
            blocks.block(
                session,
                found,
                clock=clock,
                names=facts.names,
                rooms=facts.rooms,
                kept=kept,
                css=f"{grid.spot(span)} {side}",
            )
            for (found, kept, span), side in zip(here, sides, strict=True)
        ],
        shades=_shades(_received(facts.windows, day, staff_id, clock), facts, clock),
        is_today=day == now.date(),
        is_picked=day == chosen.day,
        is_off=day not in facts.working,
        now=grid.spot(_five(now)) if day == now.date() else "",
    )


def _received(windows: Sequence[Window], day: date, staff_id: int | None, clock: Clock) -> Sequence[Window]:
    return [one for one in windows if clock.here(one.opens).date() == day and staff_id in (None, one.staff_id)]


def _shades(windows: Sequence[Window], facts: Facts, clock: Clock) -> Sequence[Shade]:
    """One for each stretch of hours, whoever receives in it."""
    same: dict[Span, list[Window]] = {}
    for window in windows:
        same.setdefault(Span(clock.here(window.opens), clock.here(window.closes)), []).append(window)
    return [
        Shade(
            css=grid.spot(span),
            hours=f"{span.opens:%H:%M}–{span.closes:%H:%M}",
            audiences=[one.value for one in Audience if any(one in window.audiences for window in among)],
            staff=", ".join(dict.fromkeys(facts.names.get(window.staff_id, "") for window in among)),
        )
        for span, among in same.items()
    ]


def _note(note: DayNote, facts: Facts, clock: Clock) -> Note:
    called = note.names.get(clock.text.locale, "") or note.words
    return Note(why=note.why.value, who=facts.names.get(note.staff_id or 0, ""), words=called, is_whole=note.is_whole)


def _five(moment: datetime) -> Span:
    return Span(moment, moment + timedelta(minutes=1))
