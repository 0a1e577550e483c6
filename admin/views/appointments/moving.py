"""Another time for a meeting: old and new side by side, what is odd about it, the words the person will be told."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from flask import abort, flash, make_response, redirect, request, url_for
from flask_admin import expose
from werkzeug.wrappers import Response

from admin.security import clock, current_specialist, translate
from admin.session import reading, writing
from admin.views.appointments import previewing, refusals, typed
from admin.views.appointments.address import back
from admin.views.appointments.frame import ONE, Frame, here
from admin.views.appointments.refusals import GONE, REFUSED
from core.appointments import arranging

FIELDS: Final = ("day", "time", "staff", "room")
Rule = Callable[..., Any]


class Moving(Frame):
    """The form stands at its own address; dragging a block only fills it in."""

    @expose(f"{ONE}/move", methods=("GET", "POST"))
    def move(self, ref: str) -> Any:
        """The form, with a preview once a time is named; sent, the meeting has it and the person is told."""
        if request.method == "GET":
            return self._form(ref)
        return self._carry_out(ref, arranging.move, "appointments-desk-done-move")

    @expose(f"{ONE}/propose", methods=("POST",))
    def propose(self, ref: str) -> Any:
        """The person is asked whether the time suits; until then the meeting stands."""
        return self._carry_out(ref, arranging.propose, "appointments-desk-done-propose")

    def _carry_out(self, ref: str, rule: Rule, done: str) -> Response:
        by, wanted = current_specialist(), _wanted(request.form)
        try:
            with writing() as session:
                asked = {
                    "staff_id": typed.number(wanted.get("staff", "")),
                    "starts_at": typed.moment(wanted.get("day", ""), wanted.get("time", ""), here(session)),
                    "room_id": typed.optional(wanted.get("room", "")),
                }
                partial(rule, session, ref, **asked)(by=by, now=clock())
        except GONE:
            abort(404)
        except REFUSED as problem:
            with reading() as session:
                return self._form(ref, refusal=refusals.words(problem, here(session)))
        flash(translate(done), "success")
        return redirect(back(url_for(".card", ref=ref)), code=303)

    def _form(self, ref: str, *, refusal: str = "") -> Response:
        by, is_part = current_specialist(), request.args.get("part") == "sheet" and request.method == "GET"
        try:
            with writing() as session:  # the act is tried to be read, and never committed
                found = previewing.preview(session, ref, _wanted(request.values), by=by, clock=here(session))
                session.rollback()
        except GONE:
            abort(404)
        page = self.render(
            "appointments/move_sheet.html" if is_part else "appointments/move_page.html",
            preview=found,
            refusal=refusal,
            back=back(url_for(".card", ref=ref)),
        )
        return make_response(page, 422 if refusal else 200)


def _wanted(asked: Mapping[str, str]) -> dict[str, str]:
    return {name: asked[name] for name in FIELDS if name in asked}
