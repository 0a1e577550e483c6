"""What every route of the calendar stands on: who looks, one act in one transaction, kind words when it cannot be."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Final

from flask import abort, flash, make_response, redirect, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from admin.base import SecureView
from admin.security import clock, current_locale, current_specialist, translate
from admin.session import reading, writing
from admin.undo import offer_undo
from admin.views.appointments import card, refusals
from admin.views.appointments.address import back
from admin.views.appointments.refusals import GONE, REFUSED
from admin.views.help_requests.moments import Clock
from core.actors import Role
from core.appointments import desk
from core.texts import texts

ONE: Final = "/<ref>"
Act = Callable[..., Any]


class Frame(SecureView):
    """Psychologists alone: a meeting says who comes to whom."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.PSYCHOLOGIST})

    def act(self, ref: str, act: Act, done: str, *, part: str = "", undo: bool = False) -> Response:
        """Do it and go back; a refused form (``part``) comes back on the card as it was filled in."""
        try:
            with writing() as session:
                act(session, ref, by=current_specialist(), now=clock())
        except GONE:
            abort(404)
        except REFUSED as problem:
            with reading() as session:
                said = refusals.words(problem, here(session))
            if part:
                return self.card_page(ref, refusal=(part, said), typed=request.form)
            flash(said, "warning")
            return redirect(back(url_for(".card", ref=ref)), code=303)
        to = back(url_for(".card", ref=ref))
        if undo:
            offer_undo(translate(done), url_for(".undo", ref=ref, next=to))
        else:
            flash(translate(done), "success")
        return redirect(to, code=303)

    def card_page(
        self, ref: str, *, refusal: tuple[str, str] | None = None, typed: Mapping[str, str] | None = None
    ) -> Response:
        """The card as a page or as a sheet. Its opening is written down first: no audit, no card."""
        by = current_specialist()
        try:
            with writing() as session:
                desk.open_card(session, ref, by=by, now=clock())
            with reading() as session:
                found = card.shown(session, ref, by=by, clock=here(session))
        except GONE:
            abort(404)
        is_part = request.method == "GET" and request.args.get("part") == "sheet"
        page = self.render(
            "appointments/card_sheet.html" if is_part else "appointments/card_page.html",
            card=found,
            refusal=refusal,
            typed=typed or {},
            back=back(found.calendar),
            here=url_for(".card", ref=ref),
        )
        return make_response(page, 422 if refusal else 200)


def here(session: Session) -> Clock:
    """The school's clock in the person's language."""
    return Clock.of(session, school_id=current_specialist().school_id, text=texts(current_locale()), now=clock())
