"""A meeting's new time before it is given: old and new, what is odd about it, what the person will read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

from flask import url_for
from markupsafe import Markup
from sqlalchemy.orm import Session

from admin.views.appointments import blocks, refusals, typed
from admin.views.appointments.blocks import Block
from admin.views.appointments.refusals import NotFilled
from admin.views.help_requests.moments import Clock
from core import markup, staff
from core.actors import Specialist
from core.appointments import arranging, conflicts, desk, rehearsing
from core.appointments.listing import NotOffered
from core.cyclogram import hours
from db.models.appointments import Appointment

NOTHING: Final = Markup()


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The form, and once a time is named what would become of it. ``trouble`` says why it cannot be."""

    ref: str
    block: Block
    old: str
    fields: Mapping[str, str]
    people: Sequence[tuple[int, str]]
    rooms: Sequence[tuple[int, str]]
    earliest: str
    locale: str
    has_way: bool
    is_named: bool
    new: str = ""
    cautions: Sequence[str] = ()
    told: Markup = NOTHING
    asked: Markup = NOTHING
    trouble: str = ""
    nearest: Sequence[tuple[str, str]] = ()


def preview(session: Session, ref: str, wanted: Mapping[str, str], *, by: Specialist, clock: Clock) -> Preview:
    """The form filled with what was asked for, else with the time the meeting has; nothing lasts of what is tried.

    Raises:
        AppointmentUnknown: there is no such meeting.
    """
    found = desk.card(session, ref, by=by)
    people = [(member.id, member.full_name) for member in session.scalars(staff.psychologists(by.school_id))]
    rooms = {room.id: room for room in desk.rooms(session, by.school_id)}
    fields = _fields(session, found, wanted, by=by, clock=clock)
    shown = Preview(
        ref=ref,
        block=blocks.block(session, found, clock=clock, names=dict(people), rooms=rooms),
        old=blocks.when(found, clock),
        fields=fields,
        people=people,
        rooms=[(room.id, blocks.room_name(room, clock)) for room in rooms.values()],
        earliest=clock.here(clock.now).date().isoformat(),
        locale=found.locale,
        has_way=desk.reaches(session, found),
        is_named=bool(wanted.get("day") and wanted.get("time")),
    )
    if not shown.is_named:
        return shown
    try:
        return _tried(session, shown, found, by=by, clock=clock)
    except NotOffered as problem:
        near = [(clock.moment(slot.starts_at), _address(ref, slot, clock)) for slot in problem.nearest]
        return replace(shown, trouble=clock.text(refusals.WORDS[type(problem)]), nearest=near)
    except refusals.REFUSED as problem:
        return replace(shown, trouble=refusals.words(problem, clock))


def _tried(session: Session, shown: Preview, found: Appointment, *, by: Specialist, clock: Clock) -> Preview:
    fields = shown.fields
    starts_at = typed.moment(fields["day"], fields["time"], clock)
    length = _length(session, found)
    asked: dict[str, Any] = {
        "staff_id": typed.number(fields["staff"]),
        "starts_at": starts_at,
        "room_id": typed.optional(fields["room"]),
    }
    told = rehearsing.told(session, arranging.move, shown.ref, **asked, by=by, now=clock.now)
    try:
        question = rehearsing.told(session, arranging.propose, shown.ref, **asked, by=by, now=clock.now)
    except (arranging.BeingChosen, NotFilled):
        question = ""
    odd = conflicts.warnings(
        session,
        clock.school,
        staff_id=asked["staff_id"],
        starts_at=starts_at,
        ends_at=starts_at + length,
        now=clock.now,
    )
    new = f"{clock.exact(starts_at)}–{clock.time(starts_at + length)}"
    return replace(shown, new=new, told=_html(told), asked=_html(question), cautions=[one.value for one in odd])


def _fields(
    session: Session, found: Appointment, wanted: Mapping[str, str], *, by: Specialist, clock: Clock
) -> dict[str, str]:
    """What stands in the form: what was asked for, else what the meeting has."""
    starts: datetime | None = found.starts_at
    has = {
        "day": f"{clock.here(starts):%Y-%m-%d}" if starts else "",
        "time": f"{clock.here(starts):%H:%M}" if starts else "",
        "staff": str(found.staff_id or by.id),
        "room": str(found.room_id or ""),
    }
    fields = {**has, **{name: said for name, said in wanted.items() if said or name == "room"}}
    if "room" not in wanted and fields["staff"] != has["staff"]:  # dragged to a colleague: where that one receives
        fields["room"] = _their_room(session, fields, clock) or has["room"]
    return fields


def _their_room(session: Session, fields: Mapping[str, str], clock: Clock) -> str:
    try:
        starts_at = typed.moment(fields["day"], fields["time"], clock)
        staff_id = typed.number(fields["staff"])
    except NotFilled:
        return ""
    return str(conflicts.room_of(session, clock.school, staff_id=staff_id, starts_at=starts_at) or "")


def _html(said: str) -> Markup:
    """Our own marks as tags; everything else is escaped."""
    return Markup(markup.to_html(said))  # noqa: S704  to_html escapes what is not its own


def _length(session: Session, found: Appointment) -> timedelta:
    if found.starts_at is not None and found.ends_at is not None:
        return found.ends_at - found.starts_at
    return timedelta(minutes=hours.rules_of(session, found.school_id).meeting_minutes)


def _address(ref: str, slot: Any, clock: Clock) -> str:
    here = clock.here(slot.starts_at)
    return url_for(
        "appointments.move",
        ref=ref,
        day=f"{here:%Y-%m-%d}",
        time=f"{here:%H:%M}",
        staff=slot.staff_id,
        room=slot.room_id,
    )
