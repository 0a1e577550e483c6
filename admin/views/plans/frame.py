"""What every page of plans stands on: who may come, one act in one transaction, a refused form kept as it was."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, ClassVar

from flask import abort, flash, make_response, redirect, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from admin.base import SecureView
from admin.security import clock, current_locale, current_specialist, translate
from admin.session import reading, writing
from admin.views.help_requests.moments import Clock
from admin.views.plans.refusals import GONE, REFUSALS, Refusal, refused
from core.actors import Role, Specialist, require_psychologist
from core.plans import making, terms
from core.texts import Texts, texts

FIRST_YEAR, LAST_YEAR = 2000, 2100
Make = Callable[[Session, Specialist, datetime], object]
Again = Callable[[Refusal], Response]


class Frame(SecureView):
    """A psychologist plans; a deputy head and an administrator read."""

    roles: ClassVar[frozenset[Role]] = making.READERS

    def act(self, make: Make, *, done: str, to: str, again: Again) -> Response:
        """Do it and say so; ``again`` shows the form as it was filled in, with a kind word about what is wrong."""
        by = current_specialist()
        require_psychologist(by)
        try:
            with writing() as session:
                make(session, by, clock())
        except GONE:
            abort(404)
        except tuple(REFUSALS) as problem:
            return again(refused(problem))
        flash(translate(done), "success")
        return redirect(to, code=303)

    def told(self, make: Make, *, done: str, to: str) -> Response:
        """The same for a button: what is wrong is said on the page that follows."""

        def again(refusal: Refusal) -> Response:
            flash(refusal.words, "warning")
            return redirect(to, code=303)

        return self.act(make, done=done, to=to, again=again)

    def shown(self, template: str, refusal: Refusal | None = None, **found: Any) -> Response:
        """A page of plans; one that was refused keeps what was typed."""
        by = current_specialist()
        page = self.render(f"plans/{template}.html", refusal=refusal, may_plan=by.may_read_talks, **found)
        return make_response(page, 422 if refusal else 200)


def text() -> Texts:
    """The texts in the person's language."""
    return texts(current_locale())


def year_asked() -> int:
    """The year an address or a form names, the one that runs where it names none; an odd one is no page."""
    written = request.values.get("year", "")
    if not written:
        return terms.year_of(today())
    is_year = written.isascii() and written.isdigit() and len(written) == 4
    return int(written) if is_year and FIRST_YEAR <= int(written) <= LAST_YEAR else abort(404)


def month_asked() -> str:
    """The month an address or a form names, the one that runs where it names none."""
    written = request.values.get("month", "")
    try:
        return terms.of_day(terms.first_day(written)) if written else terms.of_day(today())
    except terms.MonthUnknown:
        abort(404)


def day_asked() -> date:
    """The day an address names, today where it names none; a week that no month has is no page."""
    written = request.args.get("day", "")
    try:
        found = date.fromisoformat(written) if written else today()
        if not FIRST_YEAR < found.year < LAST_YEAR - 1:
            abort(404)
    except ValueError:
        abort(404)
    return found


def today() -> date:
    """Today on the school's clock."""
    with reading() as session:
        here = Clock.of(session, school_id=current_specialist().school_id, text=text(), now=clock())
    return here.here(here.now).date()
