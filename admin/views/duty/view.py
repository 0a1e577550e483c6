"""The duty page: who is woken now, the week, absences, one's own messengers, drills."""

from typing import Any, Final

from flask import make_response, request
from flask_admin import expose
from werkzeug.wrappers import Response

from admin.security import clock, current_specialist
from admin.session import reading, writing
from admin.touched import tell_touched
from admin.views.duty import drilling, form
from admin.views.duty.frame import Frame, here
from core.alerts import drills, trying
from core.duty import arranging, links, rota

DONE: Final = 303


class DutyView(Frame):
    """Kezekshilik."""

    def __init__(self) -> None:
        super().__init__(name="duty-page-menu", endpoint="duty", url="/duty", menu_icon_type="", menu_icon_value="bell")

    @expose("/")
    def index(self) -> Any:
        """The page; or the drill alone, for a poll."""
        if request.args.get("part") == "drill":
            return self._drill_part()
        return self.page()

    @expose("/turns/add", methods=("POST",))
    def add_turns(self) -> Response:
        """The same turn on several days."""
        typed = form.typed(request.form)
        return self.act(
            lambda session, by, now: arranging.add(session, **form.turn(typed), by=by, now=now),
            done="duty-page-done-turns",
            part="week",
            typed=typed,
        )

    @expose("/turns/remove", methods=("POST",))
    def remove_turn(self) -> Response:
        """One turn less; it is named by what it says."""
        return self.act(
            lambda session, by, now: arranging.remove(session, **form.one_turn(request.form), by=by, now=now),
            done="duty-page-done-turn-removed",
            part="week",
        )

    @expose("/absences/add", methods=("POST",))
    def add_absence(self) -> Response:
        """Somebody is away."""
        typed = form.typed(request.form)
        answer = self.act(
            lambda session, by, now: rota.add_absence(session, **form.absence(typed), by=by, now=now),
            done="duty-page-done-absence",
            part="absences",
            typed=typed,
        )
        if answer.status_code == DONE:
            away = form.absence(typed)
            tell_touched("cyclogram-touched", staff_id=away["staff_id"], first=away["starts"], last=away["ends"])
        return answer

    @expose("/absences/<int(max=2147483647):absence_id>/end", methods=("POST",))
    def end_absence(self, absence_id: int) -> Response:
        """Somebody is back."""
        return self.act(
            lambda session, by, now: rota.end_absence(session, absence_id, by=by, now=now),
            done="duty-page-done-back",
            part="absences",
        )

    @expose("/links/new", methods=("POST",))
    def new_link(self) -> Response:
        """A one-time line for the bot, shown on this answer and never again."""
        with writing() as session:
            token = links.new_code(session, by=current_specialist(), now=clock())
        return self.page(start=links.start_parameter(token))

    @expose("/links/try", methods=("POST",))
    def try_links(self) -> Response:
        """A message to oneself, as an alert would come."""
        return self.act(
            lambda session, by, now: trying.send_to_oneself(session, by=by, now=now),
            done="duty-page-done-test",
            part="own",
        )

    @expose("/links/<ref>/end", methods=("POST",))
    def unlink(self, ref: str) -> Response:
        """No more alerts there."""
        return self.act(
            lambda session, by, now: links.unlink(session, ref, by=by, now=now),
            done="duty-page-done-unlinked",
            part="own",
        )

    @expose("/drill/start", methods=("POST",))
    def start_drill(self) -> Response:
        """A test alert through the real chain."""
        return self.act(
            lambda session, by, now: drills.start(session, school_id=by.school_id, asked_by=by.id, now=now),
            done="duty-page-done-drill",
            part="drill",
        )

    @expose("/drill/answer", methods=("POST",))
    def answer_drill(self) -> Response:
        """Whoever has no messenger answers here."""
        return self.act(
            lambda session, by, now: drilling.answer(session, by=by, now=now),
            done="duty-page-done-answered",
            part="drill",
        )

    def _drill_part(self) -> Response:
        with reading() as session:
            found = drilling.running(session, by=current_specialist(), clock=here(session))
        if found is None:  # it is over: the page around has to know
            return make_response("", 204, {"HX-Refresh": "true"})
        return make_response(self.render("duty/drill_part.html", drill=found))
