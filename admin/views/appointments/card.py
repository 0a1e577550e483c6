"""The card of a meeting: who comes, how to reach them and why, what was told to them, what can be done just now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from flask import url_for
from sqlalchemy.orm import Session

from admin.views.appointments import blocks
from admin.views.appointments.blocks import Block
from admin.views.help_requests.closing_form import Choice, categories, referrals
from admin.views.help_requests.moments import Clock
from core import staff
from core.actors import Specialist
from core.appointments import desk, meeting, reminding, visitors, words
from db.models.appointments import Appointment, AppointmentHold, AppointmentState, HoldPurpose
from db.models.journals import EntryState, JournalEntry

OPEN: Final = (AppointmentState.WAITING, AppointmentState.REQUESTED, AppointmentState.BOOKED)
STANDING: Final = (AppointmentState.REQUESTED, AppointmentState.BOOKED, AppointmentState.ARRIVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What a book says of it: the book, the number or nothing yet, where it is read."""

    book: str
    number: int | None
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Acts:
    """What can be done just now."""

    accept: bool
    arrive: bool
    meet: bool
    miss: bool
    again: bool
    move: bool
    cancel: bool
    place: bool
    undo: bool
    withdraw: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A time kept beside the meeting's own: proposed by a psychologist, or offered by the waiting list."""

    proposed: str = ""
    offered: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What happened to it and what was told; ``has_way``: whether messages reach the person."""

    booked: str
    moves: int
    waits_since: str
    reminded: str
    will_come: str
    next_reminder: str
    has_way: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Everything that stands on it."""

    ref: str
    code: str
    block: Block
    when: str
    name: str
    phone: str
    class_name: str
    category: str
    reason: str
    note: str
    channel: str
    online: str
    kept: Kept
    told: Told
    lines: Sequence[Line]
    acts: Acts
    colleagues: Sequence[tuple[int, str]]
    rooms: Sequence[tuple[int, str]]
    room_id: int | None
    categories: Sequence[Choice]
    referrals: Sequence[Choice]
    calendar: str


def shown(session: Session, ref: str, *, by: Specialist, clock: Clock) -> Card:
    """The card, given that its opening is written down.

    Raises:
        AppointmentUnknown: there is no such meeting.
    """
    found = desk.card(session, ref, by=by)
    names = {member.id: member.full_name for member in session.scalars(staff.psychologists(by.school_id))}
    rooms = {room.id: room for room in desk.rooms(session, by.school_id)}
    if (room := desk.room_of(session, found)) is not None:
        rooms.setdefault(room.id, room)
    said, visitor = words.read(session, found), _visitor(session, found)
    kept, groups = desk.kept(session, found, now=clock.now), categories(session, clock.text)
    day = clock.here(found.starts_at or clock.now).date()
    return Card(
        ref=found.ref,
        code=found.code,
        block=blocks.block(session, found, clock=clock, names=names, rooms=rooms),
        when=blocks.when(found, clock),
        name=visitor.name or said.get("client", ""),
        phone=visitor.phone,
        class_name=found.class_name or "",
        category=next((one.words for one in groups if one.value == found.category), ""),
        reason=said.get("reason", ""),
        note=said.get("note", ""),
        channel=found.channel or "offline",
        online=_web(desk.online_address(session, found.staff_id)) if found.is_online else "",
        kept=_kept(kept, clock),
        told=_told(session, found, clock),
        lines=[_line(entry) for entry in desk.lines(session, found)],
        acts=_acts(session, found, kept, by=by, clock=clock),
        colleagues=[(person, name) for person, name in names.items() if person != found.staff_id],
        rooms=[(room.id, blocks.room_name(room, clock)) for room in rooms.values()],
        room_id=found.room_id,
        categories=groups,
        referrals=referrals(clock.text),
        calendar=url_for("appointments.index", day=day.isoformat()),
    )


def _kept(found: AppointmentHold | None, clock: Clock) -> Kept:
    if found is None:
        return Kept()
    name = "proposed" if found.purpose is HoldPurpose.PROPOSAL else "offered"
    return Kept(**{name: blocks.when(found, clock), "until": clock.moment(found.until)})


def _told(session: Session, found: Appointment, clock: Clock) -> Told:
    reminder = reminding.state(found)
    is_next = reminder.next_at is not None and reminder.next_at > clock.now
    return Told(
        booked=clock.moment(found.created_at),
        moves=found.sequence - (found.state is AppointmentState.CANCELLED),
        waits_since=_moment(found.wants_earlier_at, clock),
        reminded=_moment(reminder.sent_at, clock),
        will_come=_moment(found.will_come_at, clock),
        next_reminder=_moment(reminder.next_at, clock) if is_next else "",
        has_way=desk.reaches(session, found),
    )


def _moment(found: datetime | None, clock: Clock) -> str:
    return clock.moment(found) if found is not None else ""


def _web(address: str) -> str:
    """Only what a browser opens as a page becomes a link."""
    return address if address.startswith(("https://", "http://")) else ""


def _visitor(session: Session, found: Appointment) -> visitors.VisitorCard:
    return visitors.card(session, found.visitor) if found.visitor is not None else visitors.VisitorCard()


def _acts(session: Session, found: Appointment, kept: AppointmentHold | None, *, by: Specialist, clock: Clock) -> Acts:
    starts = found.starts_at
    is_today = starts is not None and clock.here(starts).date() <= clock.here(clock.now).date()
    has_begun = starts is not None and starts <= clock.now
    is_standing, is_open = found.state in STANDING, found.state in OPEN
    return Acts(
        accept=found.state is AppointmentState.REQUESTED,
        arrive=is_open and is_today and found.state is not AppointmentState.ARRIVED,
        meet=is_standing and (has_begun or found.state is AppointmentState.ARRIVED),
        miss=is_open and has_begun,
        again=found.state is AppointmentState.DONE,
        move=is_open,
        cancel=is_open,
        place=is_open and starts is not None and (found.ends_at or starts) + timedelta(hours=1) > clock.now,
        undo=meeting.may_undo(session, found, by=by, now=clock.now),
        withdraw=kept is not None and kept.purpose is HoldPurpose.PROPOSAL,
    )


def _line(entry: JournalEntry) -> Line:
    room = f"journals_{entry.journal.value.lower()}"
    if entry.state is EntryState.DRAFT:
        address = url_for(f"{room}.draft", entry_id=entry.id)
    else:
        address = url_for(f"{room}.index", at=entry.number)
    return Line(book=entry.journal.value.lower(), number=entry.number, address=address)
