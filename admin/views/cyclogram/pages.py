"""What the pages of hours show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Final

from sqlalchemy.orm import Session

from admin.security import current_locale, translate
from admin.views.cyclogram import form, grid
from admin.views.cyclogram.grid import Line, Piece
from admin.views.help_requests.moments import Clock
from core.appointments import listing
from core.cyclogram import arranging, proposed, rooms, single_days
from db.models.cyclogram import DayException, Room, Weeks, WorkKind
from db.models.journals import Audience
from db.models.staff import Staff

DAYS_SHOWN: Final = 3
TIMES_SHOWN: Final = 6
ICONS: Final[Mapping[str, str]] = {
    "assessment": "clipboard-list",
    "individual": "user",
    "group": "users-group",
    "correction": "adjustments-horizontal",
    "reception": "heart-handshake",
    "teachers": "school",
    "visit": "eye",
    "awareness": "bulb",
    "papers": "file-text",
    "methodical": "book",
}
PALETTE: Final[Mapping[str, Any]] = {
    "icons": ICONS,
    "kinds": tuple(kind.value for kind in WorkKind),
    "groups": tuple(audience.value for audience in Audience),
    "weeks": tuple(weeks.value for weeks in Weeks),
    "usual": {kind.value: " ".join(audience.value for audience in form.USUAL.get(kind, ())) for kind in WorkKind},
}


@dataclass(frozen=True, slots=True)
class Week:
    """A psychologist's week: as a table, and piece by piece."""

    days: Sequence[int]
    lines: Sequence[Line]
    pieces: Sequence[Piece]
    icons: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class OfferedDay:
    """A day that somebody who books sees: its name, its first times, and how many more there are."""

    name: str
    times: Sequence[str]
    more: int


@dataclass(frozen=True, slots=True)
class SingleDay:
    """A day that is not as usual."""

    id: int
    name: str
    is_open: bool
    hours: str
    is_for_all: bool
    audiences: Sequence[str]
    room: str
    note: str


def week(session: Session, member: Staff, here: Clock) -> Week:
    """The week of one psychologist."""
    names = room_names(rooms.rooms(session, member.school_id))
    found = grid.pieces(arranging.week(session, staff_id=member.id), names)
    days = grid.days_of(found, here.school.working_days)
    return Week(days, grid.lines(found, days), found, ICONS)


def proposed_pieces() -> Sequence[tuple[Sequence[int], proposed.Piece]]:
    """The proposed week, a piece that stands on several days once, with its weekdays."""
    days: dict[Any, list[int]] = {}
    for piece in proposed.week():
        days.setdefault(replace(piece, weekday=0), []).append(piece.weekday)
    return [(weekdays, piece) for piece, weekdays in sorted(days.items(), key=lambda item: item[0].opens)]


def offered(session: Session, here: Clock, *, now: Any) -> Mapping[str, Sequence[OfferedDay]]:
    """What each group of people sees at this moment when it books."""
    return {
        audience.value: [
            _offered(day, here)
            for day in islice(listing.free_days(session, here.school, audience=audience, now=now), DAYS_SHOWN)
        ]
        for audience in Audience
    }


def single(session: Session, staff_id: int | None, here: Clock) -> Sequence[SingleDay]:
    """Days of all and of one person that are not as usual, from today on."""
    names = room_names(rooms.rooms(session, here.school.id))
    since = here.here(here.now).date()
    found = single_days.upcoming(session, here.school.id, staff_id=staff_id, since=since)
    return [_single(one, here, names) for one in found]


def room_names(found: Sequence[Room]) -> Mapping[int, str]:
    """What each room is called in the person's language."""
    return {room.id: room.names.get(current_locale()) or next(iter(room.names.values()), "") for room in found}


def room_choices(found: Sequence[Room]) -> Sequence[tuple[str, str]]:
    """The rooms of a select."""
    return [(str(room_id), name) for room_id, name in room_names(found).items()]


def day_name(here: Clock, day: Any) -> str:
    """The weekday and the date."""
    return translate("cyclogram-day", weekday=translate("duty-page-weekday", day=day.weekday()), day=here.day(day))


def _offered(day: listing.Day, here: Clock) -> OfferedDay:
    times = [here.time(slot.starts_at) for slot in day.slots]
    return OfferedDay(day_name(here, day.day), times[:TIMES_SHOWN], max(0, len(times) - TIMES_SHOWN))


def _single(one: DayException, here: Clock, names: Mapping[int, str]) -> SingleDay:
    hours = f"{one.opens:%H:%M}–{one.closes:%H:%M}" if one.opens and one.closes else ""
    return SingleDay(
        id=one.id,
        name=day_name(here, one.day),
        is_open=one.is_open,
        hours=hours,
        is_for_all=one.staff_id is None,
        audiences=one.audiences,
        room=names.get(one.room_id or 0, ""),
        note=one.note,
    )
