"""Who came without booking: with whom, save. Everything else may wait or stay empty."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from flask import abort, flash, make_response, redirect, request, url_for
from flask_admin import expose
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from admin.security import clock, current_specialist, translate
from admin.session import reading, writing
from admin.views.appointments import blocks, refusals, typed
from admin.views.appointments.address import back
from admin.views.appointments.frame import ONE, Frame, here
from admin.views.appointments.refusals import GONE, REFUSED
from admin.views.help_requests.moments import Clock
from core import inbox, staff
from core.actors import Specialist
from core.appointments import desk, walking_in
from core.cyclogram import hours
from core.journals import recent_work
from core.public_codes import new_ref
from db.models.journals import Audience

FIELDS: Final = ("who", "client", "class_name", "participants", "minutes", "staff", "room", "when")
WHOS: Final[Mapping[Audience, str]] = {
    Audience.STUDENT: "user",
    Audience.PARENT: "home",
    Audience.TEACHER: "book",
    Audience.ADMINISTRATION: "user-check",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The form's choices and what stands in its fields."""

    values: Mapping[str, str]
    whos: Mapping[Audience, str]
    minutes: Sequence[int]
    people: Sequence[tuple[int, str]]
    rooms: Sequence[tuple[int, str]]
    classes: Sequence[str]
    is_told: bool


class WalkingIn(Frame):
    """The sheet over the calendar, or a page of its own."""

    @expose("/walk-in", methods=("GET", "POST"))
    def walk_in(self) -> Any:
        """The form; sent, the meeting is under way."""
        if request.method == "GET":
            return self._sheet()
        by, once = current_specialist(), request.form.get("once") or new_ref()
        try:
            with writing() as session:
                guest = typed.guest(request.form, staff_id=by.id, clock=here(session))
                if inbox.first_use(session, f"{by.id}:{once}", now=clock()):
                    walking_in.walk_in(session, guest, by=by, now=clock(), after=request.form.get("after") or None)
        except GONE:
            abort(404)
        except REFUSED as problem:
            with reading() as session:
                return self._sheet(refusal=refusals.words(problem, here(session)), values=request.form)
        is_later = guest.starts_at is not None and guest.starts_at > clock()
        flash(translate("appointments-desk-done-booked" if is_later else "appointments-desk-done-walk-in"), "success")
        return redirect(back(url_for(".index")), code=303)

    @expose(f"{ONE}/again")
    def again(self, ref: str) -> Any:
        """The same form for the next meeting with somebody who was met."""
        return self._sheet(of=ref)

    def _sheet(self, *, refusal: str = "", values: Mapping[str, str] | None = None, of: str = "") -> Response:
        is_part = request.method == "GET" and request.args.get("part") == "sheet"
        after = of or request.form.get("after", "")
        try:
            with reading() as session:
                found = sheet(session, by=current_specialist(), clock=here(session), values=values, of=of, after=after)
        except GONE:
            abort(404)
        page = self.render(
            "appointments/walk_in_sheet.html" if is_part else "appointments/walk_in_page.html",
            sheet=found,
            refusal=refusal,
            is_open=bool(refusal or of),
            after=after,
            once=request.form.get("once") or new_ref(),
            back=back(url_for(".index")),
        )
        return make_response(page, 422 if refusal else 200)


def sheet(
    session: Session,
    *,
    by: Specialist,
    clock: Clock,
    values: Mapping[str, str] | None = None,
    of: str = "",
    after: str = "",
) -> Sheet:
    """The choices, with what was typed or what is usual: a pupil, a meeting's usual length, where one receives."""
    usual = hours.rules_of(session, by.school_id).meeting_minutes
    receives = [
        window.room_id
        for window in hours.windows(session, clock.school, first=clock.here(clock.now).date(), days=1)
        if window.staff_id == by.id and window.room_id is not None
    ]
    beforehand = {
        **dict.fromkeys(FIELDS, ""),
        "who": Audience.STUDENT.value,
        "minutes": str(usual),
        "staff": str(by.id),
        "room": str(receives[0]) if receives else "",
        **_again(session, of, by=by),
    }
    return Sheet(
        values=beforehand if values is None else {name: values.get(name, "") for name in FIELDS},
        whos=WHOS,
        minutes=sorted({*typed.MINUTES, usual}),
        people=[(member.id, member.full_name) for member in session.scalars(staff.psychologists(by.school_id))],
        rooms=[(room.id, blocks.room_name(room, clock)) for room in desk.rooms(session, by.school_id)],
        is_told=bool(after) and desk.card(session, after, by=by).sealed_address is not None,
        classes=sorted(recent_work.class_sizes(session, school_id=by.school_id)),
    )


def _again(session: Session, ref: str, *, by: Specialist) -> dict[str, str]:
    """With whom a meeting that was held is continued: as they are called on the calendar, in the same room."""
    if not ref:
        return {}
    found = desk.card(session, ref, by=by)
    return {
        "who": found.audience.value,
        "client": "" if found.audience is Audience.STUDENT else blocks.called(session, found),
        "class_name": found.class_name or "",
        "staff": str(found.staff_id or by.id),
        "room": str(found.room_id or ""),
    }
