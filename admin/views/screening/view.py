"""The week of alerts, for everybody who may know how many; and the messages to label, for a psychologist alone."""

from datetime import date
from typing import Any, ClassVar, Final

from flask import Response, abort, flash, redirect, request, url_for
from flask_admin import expose
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as BaseResponse

from admin.base import SecureView
from admin.security import clock, current_locale, current_specialist, translate
from admin.session import reading, writing
from admin.undo import offer_undo
from admin.views.help_requests.moments import Clock
from admin.views.screening import pages, sheet
from core.actors import Role, require_psychologist
from core.help_requests.answers import RequestUnknown
from core.help_requests.verdicts import Judgement
from core.screening import sampling
from core.screening.sampling import Label, SampleUnknown
from core.texts import texts

SAMPLE: Final = "/samples/<int(max=2147483647):sample_id>"
GONE = (SampleUnknown, RequestUnknown)


class ScreeningView(SecureView):
    """How screening does."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.PSYCHOLOGIST, Role.DEPUTY_HEAD, Role.OBSERVER})

    def __init__(self) -> None:
        super().__init__(
            name="screening-menu",
            endpoint="screening",
            url="/screening",
            menu_icon_type="",
            menu_icon_value="report-analytics",
        )

    @expose("/")
    def index(self) -> Any:
        """One week."""
        by = current_specialist()
        with reading() as session:
            found = pages.front(session, by=by, clock=_here(session), week=_week())
        return self.render(
            "screening/index.html", found=found, by=by, levels=pages.levels(), judgements=tuple(Judgement)
        )

    @expose("/table.csv")
    def table(self) -> Response:
        """Figures and rule ids, as a file."""
        by = current_specialist()
        require_psychologist(by)
        with reading() as session:
            found = pages.front(session, by=by, clock=_here(session), week=_week())
        name = f"senim-{found.monday.isoformat()}.csv"
        return Response(
            sheet.written(found, texts(current_locale())),
            mimetype="text/csv",
            headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
        )

    @expose("/samples")
    def samples(self) -> Any:
        """The next message to label; that it is read is written first."""
        by = current_specialist()
        with writing() as session:
            sample_id = sampling.look(session, by=by, now=clock())
        with reading() as session:
            here = _here(session)
            found = sampling.opened(session, sample_id, by=by) if sample_id is not None else None
            left = sampling.waiting(session, by=by, now=here.now)
        wrote = here.moment(found.wrote_at) if found else ""
        return self.render("screening/samples.html", found=found, left=left, wrote=wrote)

    @expose(f"{SAMPLE}/label", methods=("POST",))
    def label(self, sample_id: int) -> BaseResponse:
        """One tap, then the next message; where there is danger now, on to the talk."""
        said = request.form.get("label", "")
        if said not in set(Label):
            abort(400)
        is_now = said == Label.DANGER and request.form.get("danger") == "1"
        try:
            with writing() as session:
                talk = sampling.label(
                    session, sample_id, Label(said), by=current_specialist(), now=clock(), is_now=is_now
                )
        except GONE:
            abort(404)
        if is_now:
            return redirect(url_for("inbox.talk", request_id=talk.id), code=303)
        if said == Label.DANGER:
            flash(translate("screening-done-danger"), "success")
        else:
            offer_undo(translate("screening-done"), url_for(".back", sample_id=sample_id))
        return redirect(url_for(".samples"), code=303)

    @expose(f"{SAMPLE}/back", methods=("POST",))
    def back(self, sample_id: int) -> BaseResponse:
        """The tap slipped."""
        try:
            with writing() as session:
                sampling.take_back(session, sample_id, by=current_specialist())
        except GONE:
            abort(404)
        return redirect(url_for(".samples"), code=303)


def _week() -> date | None:
    """The day asked for; nonsense is no day."""
    try:
        found = date.fromisoformat(request.args.get("week", ""))
    except ValueError:
        return None
    return found if found.year > 2000 else None


def _here(session: Session) -> Clock:
    return Clock.of(session, school_id=current_specialist().school_id, text=texts(current_locale()), now=clock())
