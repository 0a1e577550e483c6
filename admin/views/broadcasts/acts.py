"""What is done to a broadcast by one button: taken back, stopped, agreed to; a run is paused, resumed, tried again."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from flask import abort, flash, redirect, request, url_for
from flask_admin import expose
from werkzeug.wrappers import Response

from admin.base import SecureView
from admin.security import clock, current_specialist, translate
from admin.session import writing
from admin.views.broadcasts import form, refusals
from core.actors import require_psychologist
from core.broadcasts import agreeing, carrying, editing, saved, scheduling
from core.broadcasts.editing import BroadcastUnknown
from core.broadcasts.saved import SavedUnknown

ONE: Final = "/<ref>"
RUN: Final = f"{ONE}/runs/<run_ref>"
ACTS: Final[dict[str, Callable[..., Any]]] = {
    "undo": scheduling.undo,
    "cancel": scheduling.cancel,
    "discard": editing.discard,
}
RUN_ACTS: Final[dict[str, Callable[..., Any]]] = {
    "pause": scheduling.pause,
    "resume": scheduling.resume,
    "cancel": scheduling.cancel_run,
    "retry": carrying.retry_failed,
}


class BroadcastActs(SecureView):
    """One rule in one transaction, then the page with a word about it."""

    @expose(f"{ONE}/<any(undo, cancel, discard):act>", methods=("POST",))
    def act(self, ref: str, act: str) -> Response:
        """Take it back, stop all of it, throw a draft away."""
        require_psychologist(current_specialist())
        to = url_for(".index") if act == "discard" else url_for(".broadcast", ref=ref)
        return self._carry_out(ref, ACTS[act], f"broadcasts-done-{act}", to)

    @expose(f"{ONE}/<any(agree, decline):decision>", methods=("POST",))
    def decide(self, ref: str, decision: str) -> Response:
        """The second person agrees, or not; whoever proposed it takes it back so."""
        rule = agreeing.agree if decision == "agree" else agreeing.decline
        version = form.number_of(request.form.get("version", "")) or 0
        done = f"broadcasts-done-{decision}"
        return self._carry_out(ref, partial(rule, version=version), done, url_for(".broadcast", ref=ref))

    @expose(f"{RUN}/<any(pause, resume, cancel, retry):act>", methods=("POST",))
    def act_on_run(self, ref: str, run_ref: str, act: str) -> Response:
        """Pause one occasion, let it go on, stop it, try those again who were refused."""
        by, to = current_specialist(), url_for(".run", ref=ref, run_ref=run_ref)
        require_psychologist(by)
        try:
            with writing() as session:
                RUN_ACTS[act](session, editing.find_run(session, ref, run_ref, by=by), by=by, now=clock())
        except BroadcastUnknown:
            abort(404)
        except tuple(refusals.WORDS) as problem:
            return _told(problem, to)
        flash(translate(f"broadcasts-run-done-{act}"), "success")
        return redirect(to, code=303)

    @expose("/limit", methods=("POST",))
    def set_limit(self) -> Response:
        """Above how many people two decide."""
        above = form.number_of(request.form.get("above", ""))
        try:
            with writing() as session:
                agreeing.set_limit(session, -1 if above is None else above, by=current_specialist(), now=clock())
        except (agreeing.LimitInvalid, agreeing.NotYoursToRaise) as problem:
            return _told(problem, url_for(".index"))
        flash(translate("broadcasts-done-limit"), "success")
        return redirect(url_for(".index"), code=303)

    @expose("/saved/<int(max=2147483647):saved_id>/forget", methods=("POST",))
    def forget_saved(self, saved_id: int) -> Response:
        """Recipients under a name are forgotten."""
        try:
            with writing() as session:
                saved.forget(session, saved_id, by=current_specialist())
        except SavedUnknown:
            abort(404)
        flash(translate("broadcasts-done-forgotten"), "success")
        return redirect(url_for(".index"), code=303)

    def _carry_out(self, ref: str, rule: Callable[..., Any], done: str, to: str) -> Response:
        by = current_specialist()
        try:
            with writing() as session:
                rule(session, editing.find(session, ref, by=by), by=by, now=clock())
        except BroadcastUnknown:
            abort(404)
        except tuple(refusals.WORDS) as problem:
            return _told(problem, url_for(".broadcast", ref=ref))
        flash(translate(done), "success")
        return redirect(to, code=303)


def _told(problem: Exception, to: str) -> Response:
    flash(refusals.words(problem), "warning")
    return redirect(to, code=303)
