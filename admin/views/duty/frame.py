"""What every route of the duty page stands on: one act in one transaction, one page with what was typed."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from flask import abort, flash, make_response, redirect, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from admin.base import SecureView
from admin.security import clock, current_locale, current_specialist, translate
from admin.session import reading, writing
from admin.views.duty import form, pages
from admin.views.help_requests.moments import Clock
from core.actors import Role
from core.alerts.drills import DangerOpen, DrillRunning, NobodyToWake
from core.alerts.trying import NothingLinked
from core.duty.arranging import TurnUnknown
from core.duty.links import LinkUnknown
from core.duty.rota import AbsenceInvalid, AbsenceUnknown, StaffUnknown, TurnInvalid
from core.texts import texts

GONE = (AbsenceUnknown, LinkUnknown)
REFUSALS: Mapping[type[Exception], str] = {
    TurnInvalid: "duty-page-refused-turn",
    AbsenceInvalid: "duty-page-refused-absence",
    StaffUnknown: "duty-page-refused-staff",
    TurnUnknown: "duty-page-refused-gone",
    form.NotFilled: "duty-page-refused-empty",
    DrillRunning: "duty-page-refused-running",
    DangerOpen: "duty-page-refused-danger",
    NobodyToWake: "duty-page-refused-nobody",
    NothingLinked: "duty-page-refused-unlinked",
}
Act = Callable[..., Any]


class Frame(SecureView):
    """Everybody who arranges duty or is woken; an observer sees nothing of it."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.PSYCHOLOGIST, Role.DEPUTY_HEAD, Role.ADMINISTRATOR})

    def act(self, act: Act, *, done: str, part: str, typed: Mapping[str, Any] | None = None) -> Response:
        """Do it, say so and show the page; a refusal brings the form of this part back as it was filled in."""
        try:
            with writing() as session:
                act(session, current_specialist(), clock())
        except GONE:
            abort(404)
        except tuple(REFUSALS) as refusal:
            return self.page(refusal=(part, REFUSALS[type(refusal)]), typed=typed)
        flash(translate(done), "success")
        return redirect(url_for(".index", _anchor=part), code=303)

    def page(
        self,
        *,
        refusal: tuple[str, str] | None = None,
        typed: Mapping[str, Any] | None = None,
        start: str = "",
    ) -> Response:
        """The whole page. ``start`` is what the person brings to the bot, shown on this answer and never again."""
        with reading() as session:
            ways = pages.ways(session, start) if start else ()
            found = pages.front(session, by=current_specialist(), clock=here(session))
        shown = self.render(
            "duty/index.html",
            found=found,
            refusal=refusal,
            typed={**form.EMPTY, **(typed or {})},
            start=f"/start {start}" if start else "",
            ways=ways,
            places=form.PLACES,
        )
        return make_response(shown, 422 if refusal else 200)


def here(session: Session) -> Clock:
    """The school's clock in the person's language."""
    return Clock.of(session, school_id=current_specialist().school_id, text=texts(current_locale()), now=clock())
