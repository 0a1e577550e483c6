"""What a block of the calendar says of a meeting: when, who, where, how far it got; no telephone, no reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from sqlalchemy.orm import Session

from admin.views.appointments.grid import Span
from admin.views.help_requests.moments import Clock
from core.appointments import visitors, words
from db.models.appointments import Appointment, AppointmentHold, AppointmentState
from db.models.cyclogram import Room
from db.models.journals import Audience

COMING: Final = "coming"
HELD: Final = "hold"
NEVER: Final = datetime(2000, 1, 1, tzinfo=UTC)  # who only waits has no time
ICONS: Final[Mapping[str, str]] = {
    AppointmentState.WAITING: "clock",
    AppointmentState.REQUESTED: "help-circle",
    AppointmentState.BOOKED: "calendar-event",
    COMING: "circle-check",
    AppointmentState.ARRIVED: "user-check",
    AppointmentState.DONE: "check",
    AppointmentState.MISSED: "user-off",
    AppointmentState.CANCELLED: "x",
    HELD: "clock-pause",
}
MOVABLE: Final = (AppointmentState.REQUESTED, AppointmentState.BOOKED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One meeting, or a time that is only kept (``ref`` is empty then: there is nothing to open).

    ``state`` names its word and icon; ``css`` its place; ``begins`` is the school-local start for a script.
    """

    ref: str
    state: str
    icon: str
    css: str
    hours: str
    begins: str
    minutes: int
    audience: str
    who: str
    room: str
    staff: str
    staff_id: int
    initials: str
    people: int
    is_online: bool
    is_walk_in: bool
    may_move: bool


def block(
    session: Session,
    found: Appointment,
    *,
    clock: Clock,
    names: Mapping[int, str],
    rooms: Mapping[int, Room],
    css: str = "",
    kept: AppointmentHold | None = None,
) -> Block:
    """The block of a meeting at its own time, or at the time ``kept`` for it."""
    place = kept or found
    span = span_of(place, clock)
    room = rooms.get(place.room_id) if place.room_id is not None else None
    state = HELD if kept else state_of(found)
    return Block(
        ref="" if kept else found.ref,
        state=state,
        icon=ICONS[state],
        css=css,
        hours=f"{span.opens:%H:%M}–{span.closes:%H:%M}",
        begins=f"{span.opens:%Y-%m-%dT%H:%M}",
        minutes=int((span.closes - span.opens).total_seconds() // 60),
        audience=found.audience.value,
        who="" if kept else called(session, found),
        room=room_name(room, clock),
        staff=names.get(place.staff_id or 0, ""),
        staff_id=place.staff_id or 0,
        initials="".join(word[0] for word in names.get(place.staff_id or 0, "").split()[:2]),
        people=found.participants,
        is_online=found.is_online and kept is None,
        is_walk_in=found.is_walk_in,
        may_move=kept is None and found.state in MOVABLE,
    )


def span_of(place: Appointment | AppointmentHold, clock: Clock) -> Span:
    """A meeting's time on the school's clock."""
    starts, ends = place.starts_at or NEVER, place.ends_at or NEVER
    return Span(clock.here(starts), clock.here(ends))


def state_of(found: Appointment) -> str:
    """How far a meeting got; who has said that they come is one step further."""
    is_coming = found.state is AppointmentState.BOOKED and found.will_come_at is not None
    return COMING if is_coming else found.state.value


def called(session: Session, found: Appointment) -> str:
    """An adult by name, a pupil by the code of the meeting; without a name the code as well."""
    if found.audience is not Audience.STUDENT:
        card = visitors.card(session, found.visitor) if found.visitor is not None else None
        said = card.name if card and card.name else words.read(session, found).get("client", "")
        if said:
            return said
    return found.code


def room_name(room: Room | None, clock: Clock) -> str:
    """A room in the page's language."""
    return "" if room is None else room.names.get(clock.text.locale) or next(iter(room.names.values()), "")


def when(found: Appointment | AppointmentHold, clock: Clock) -> str:
    """Day and hours of a meeting: «бүгін, 15:00–15:30»."""
    if found.starts_at is None or found.ends_at is None:
        return ""
    return f"{clock.exact(found.starts_at)}–{clock.time(found.ends_at)}"


def local(moment: datetime, clock: Clock) -> str:
    """A moment as the address of a page holds it."""
    return f"{clock.here(moment):%Y-%m-%dT%H:%M}"
