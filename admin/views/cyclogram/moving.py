"""A day that is moved or closed: which day, then one preview of every message, then all of it at once."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from flask import flash, redirect, request, url_for
from flask_admin import expose
from markupsafe import Markup
from werkzeug.wrappers import Response

from admin.security import clock, current_specialist, translate
from admin.session import reading, writing
from admin.views.cyclogram import pages
from admin.views.cyclogram.frame import Frame, around, chosen, here_in, when
from admin.views.cyclogram.refusals import REFUSALS, Refusal, words_of
from admin.views.duty import form as fields
from admin.views.help_requests.moments import Clock
from core import markup
from core.actors import require_psychologist
from core.appointments import day_moves
from core.appointments.day_moves import DayChanged
from core.appointments.day_plan import CANCEL, LEAVE, Row, busy_days

CHOICE: Final = "choice-"
LONGEST_WORDS: Final = 300


class Moving(Frame):
    """Psychologists alone: whoever moves a day reads what people are told."""

    @expose("/move")
    def moving(self) -> Any:
        """Which day, and what to do with it."""
        return self._which({"day": request.args.get("day", "")[:10], "how": "move", "to": "", "words": ""})

    @expose("/move/look", methods=("POST",))
    def look(self) -> Response:
        """One preview of everything."""
        return self._look(_typed())

    @expose("/move/do", methods=("POST",))
    def do(self) -> Response:
        """All of it, or nothing and the preview anew."""
        typed = _typed()
        if "back" in request.form:
            return self._which(typed)
        if "look" in request.form:  # another time was chosen for somebody: look again before anything is done
            return self._look(typed)
        try:
            with writing() as session:
                done = day_moves.carry_out(session, **_asked(typed), chosen=_choices(), by=_by(), now=clock())
        except DayChanged as refusal:
            return self._look(typed, Refusal(words_of(refusal)))
        except tuple(REFUSALS) as refusal:
            return self._which(typed, Refusal(words_of(refusal)))
        flash(translate("cyclogram-done-moved", count=done), "success")
        return redirect(url_for(".days"), code=303)

    def _which(self, typed: Mapping[str, str], refusal: Refusal | None = None) -> Response:
        require_psychologist(current_specialist())
        with reading() as session:
            member, _ = chosen(session, current_specialist(), "")
            here = here_in(session)
            busy = busy_days(session, here.school, staff_id=member.id if member else 0, now=here.now)
            found = {
                "busy": [(day.isoformat(), pages.day_name(here, day), count) for day, count in busy.items()],
                "today": here.here(here.now).date().isoformat(),
                **around(session),
            }
        return self.shown("move", refusal=refusal, typed=typed, longest=LONGEST_WORDS, **found)

    def _look(self, typed: Mapping[str, str], refusal: Refusal | None = None) -> Response:
        # the preview is the act itself, taken back: it needs the writing door, and leaves nothing behind
        try:
            with writing() as session:
                asked = _asked(typed)
                rows = day_moves.preview(session, **asked, chosen=_choices(), by=_by(), now=clock())
                here = here_in(session)
                found = {"rows": [_shown(row, here) for row in rows], **_days(asked, here), **around(session)}
        except tuple(REFUSALS) as problem:
            return self._which(typed, Refusal(words_of(problem)))
        return self.shown("plan", refusal=refusal, typed=typed, cancel=CANCEL, leave=LEAVE, **found)


def _by() -> Any:
    by = current_specialist()
    require_psychologist(by)
    return by


def _typed() -> dict[str, str]:
    return {name: request.form.get(name, "")[: LONGEST_WORDS + 1] for name in ("day", "how", "to", "words")}


def _asked(typed: Mapping[str, str]) -> dict[str, Any]:
    return {
        "day": fields.day(typed["day"]),
        "to_day": fields.day(typed["to"]) if typed["how"] != "close" else None,
        "staff_id": current_specialist().id,
        "words": typed["words"].strip(),
    }


def _choices() -> dict[str, str]:
    return {name.removeprefix(CHOICE): value[:24] for name, value in request.form.items() if name.startswith(CHOICE)}


def _days(asked: Mapping[str, Any], here: Clock) -> Mapping[str, str]:
    to: date | None = asked["to_day"]
    return {"from_day": pages.day_name(here, asked["day"]), "to_day": pages.day_name(here, to) if to else ""}


def _shown(row: Row, here: Clock) -> Mapping[str, Any]:
    choices: Sequence[tuple[str, str]] = [(slot.key, when(here, slot.starts_at)) for slot in row.choices]
    return {
        "ref": row.appointment.ref,
        "code": row.appointment.code,
        "audience": row.appointment.audience.value,
        "was": here.time(row.was),
        "to": when(here, row.to) if row.to else "",
        "choice": row.choice,
        "choices": choices,
        "is_taken": row.is_taken,
        "message": Markup(markup.to_html(row.message)),  # noqa: S704  to_html escapes what is not its own
    }
