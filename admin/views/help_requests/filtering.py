"""The routes of the filter: press a chip, choose, keep and forget a view. The choice lives in a cookie."""

from typing import Any, Final

from flask import flash, redirect, request, url_for
from flask_admin import expose
from werkzeug.wrappers import Response as BaseResponse

from admin.security import translate
from admin.session import reading, writing
from admin.views.help_requests.desk import Desk, chosen_filter, reader
from admin.views.help_requests.filters import COOKIE, PLACE, Filter
from admin.views.help_requests.refusals import REFUSED, words
from core import saved_views

YEAR: Final = 365 * 24 * 3600


class Filtering(Desk):
    """What the queue shows."""

    @expose("/filter", methods=("POST",))
    def choose(self) -> Any:
        """Press a chip, choose a kept view, or show everything."""
        form = request.form
        if "view" in form:
            return _go(self._kept(form["view"]))
        return _go(chosen_filter().toggled(form["choice"]) if "choice" in form else Filter())

    @expose("/views", methods=("POST",))
    def keep(self) -> Any:
        """Keep the present filter under a name."""
        try:
            with writing() as session:
                name = request.form.get("name", "")
                saved_views.keep(session, place=PLACE, name=name, chosen=chosen_filter().chosen, by=reader().by)
        except REFUSED as problem:
            flash(words(problem)[0], "warning")
        else:
            flash(translate("desk-done-view"), "success")
        return _go(chosen_filter())

    @expose("/views/<int(max=2147483647):view_id>/forget", methods=("POST",))
    def forget(self, view_id: int) -> Any:
        """Forget a kept view."""
        try:
            with writing() as session:
                saved_views.forget(session, view_id=view_id, by=reader().by)
        except REFUSED as problem:
            flash(words(problem)[0], "warning")
        return _go(chosen_filter())

    def _kept(self, written: str) -> Filter:
        with reading() as session:
            found = {str(view.id): view.chosen for view in saved_views.views(session, place=PLACE, by=reader().by)}
        return Filter.of(found.get(written, {}))


def _go(chosen: Filter) -> BaseResponse:
    """Back to where the chips were pressed, with the choice in the cookie."""
    opened = request.form.get("open", type=int)
    answer = redirect(url_for(".index") if opened is None else url_for(".talk", request_id=opened), code=303)
    answer.set_cookie(COOKIE, chosen.written, max_age=YEAR, secure=request.is_secure, httponly=True, samesite="Strict")
    return answer
