"""Single days: closed, wholly or for some hours, or opened beside the week."""

from collections.abc import Mapping
from typing import Any, Final

from flask import abort, request, url_for
from flask_admin import expose
from werkzeug.wrappers import Response

from admin.security import current_specialist
from admin.session import reading
from admin.views.cyclogram import form, pages
from admin.views.cyclogram.frame import Frame, around, chosen, here_in
from admin.views.cyclogram.refusals import Refusal
from admin.views.duty import form as fields
from core.cyclogram import rooms, single_days

EMPTY: Final[Mapping[str, Any]] = {
    "day": "",
    "opens": "",
    "closes": "",
    "room": "",
    "note": "",
    "whose": "",
    "audiences": ["parent"],
}


class Single(Frame):
    """Days that are not as usual."""

    @expose("/days")
    def days(self) -> Any:
        """Those to come, and the two forms."""
        return self._days(request.args.get("person", ""))

    @expose("/days/close", methods=("POST",))
    def close_day(self) -> Response:
        """Nobody can be booked then."""
        person, typed = request.form.get("person", ""), _typed()
        return self.act(
            lambda session, by, now: single_days.close(
                session,
                fields.day(typed["day"]),
                span=form.span(typed["opens"], typed["closes"]),
                staff_id=_whose(person, typed),
                note=typed["note"],
                by=by,
                now=now,
            ),
            done="cyclogram-done-closed",
            to=url_for(".days", person=person),
            again=lambda refusal: self._days(person, part="close", typed=typed, refusal=refusal),
        )

    @expose("/days/open", methods=("POST",))
    def open_day(self) -> Response:
        """People can come then too."""
        person, typed = request.form.get("person", ""), _typed()
        return self.act(
            lambda session, by, now: single_days.open_extra(
                session,
                fields.day(typed["day"]),
                span=(fields.clock(typed["opens"]), fields.clock(typed["closes"])),
                audiences=form.audiences(typed["audiences"]),
                room_id=fields.number(typed["room"]) if typed["room"] else None,
                staff_id=_whose(person, typed),
                note=typed["note"],
                by=by,
                now=now,
            ),
            done="cyclogram-done-opened",
            to=url_for(".days", person=person),
            again=lambda refusal: self._days(person, part="open", typed=typed, refusal=refusal),
        )

    @expose("/days/<int(max=2147483647):exception_id>/restore", methods=("POST",))
    def restore_day(self, exception_id: int) -> Response:
        """As usual again."""
        person = request.form.get("person", "")
        return self.act(
            lambda session, by, now: single_days.restore(session, exception_id, by=by, now=now),
            done="cyclogram-done-restored",
            to=url_for(".days", person=person) if person else url_for(".days"),
            again=lambda refusal: self._days(person, refusal=refusal),
        )

    def _days(
        self,
        person: str,
        *,
        part: str = "",
        typed: Mapping[str, Any] | None = None,
        refusal: Refusal | None = None,
    ) -> Response:
        with reading() as session:
            member, people = chosen(session, current_specialist(), person)
            here = here_in(session)
            found = {
                "member": member,
                "people": people,
                "days": pages.single(session, member.id if member else None, here),
                "rooms": pages.room_choices(rooms.rooms(session, here.school.id, in_use_only=True)),
                "today": here.here(here.now).date().isoformat(),
                **around(session),
            }
        if member is None and typed:
            abort(404)
        return self.shown(
            "days",
            refusal=Refusal(refusal.words, part) if refusal else None,
            part=part,
            typed={part: {**EMPTY, **(typed or {})}},
            empty=EMPTY,
            groups=pages.PALETTE["groups"],
            **found,
        )


def _typed() -> dict[str, Any]:
    names = ("day", "opens", "closes", "room", "note", "whose")
    return {
        **{name: request.form.get(name, "")[:400] for name in names},
        "audiences": request.form.getlist("audience"),
    }


def _whose(person: str, typed: Mapping[str, Any]) -> int | None:
    return None if typed["whose"] == "all" else fields.number(person)
