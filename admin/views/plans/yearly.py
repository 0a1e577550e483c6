"""The year's plan: made, looked at, its head, its scheme, its approval."""

from typing import Any

from flask import abort, request, url_for
from flask_admin import expose
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from admin.security import current_specialist
from admin.session import reading
from admin.views.plans import form, pages
from admin.views.plans.frame import Frame, text, today, year_asked
from admin.views.plans.refusals import Refusal
from core.actors import require_psychologist
from core.plans import approving, library, making, terms
from core.plans.making import PlanUnknown, Start


class Yearly(Frame):
    """What the year is to bring."""

    @expose("/")
    def index(self) -> Any:
        """The plan of a year, or ways to begin one."""
        by, year, found = current_specialist(), year_asked(), text()
        picked = {name: request.args.get(name, "") for name in ("audience", "area", "open")}
        with reading() as session:
            plan = making.find(session, year, by=by)
            around: dict[str, Any] = {
                "year": year,
                "years": pages.years(session, by=by, shown=year, running=terms.year_of(today())),
                **form.CHOICES,
            }
            if plan is None:
                return self.shown("start", **self._ways(session, year), **around)
            page = pages.year_page(
                session,
                plan,
                text=found,
                audience=picked["audience"],
                area=picked["area"],
                is_open=bool(picked["open"]),
            )
        return self.shown("index", page=page, picked=picked, **around)

    @expose("/make", methods=("POST",))
    def make(self) -> Response:
        """A new plan: from last year's, from the library, or empty."""
        year, start = year_asked(), request.form.get("start", "")
        if start not in set(Start):
            abort(404)
        return self.told(
            lambda session, by, now: making.make(session, year, Start(start), by=by, now=now),
            done="plans-done-made",
            to=url_for(".index", year=year),
        )

    @expose("/head", methods=("GET", "POST"))
    def head(self) -> Response:
        """Theme, goals and tasks."""
        year, found = year_asked(), text()
        if request.method == "GET":
            return self._head(year)
        typed = {name: request.form.get(name, "") for name in ("theme", "goals", "tasks", "seen")}
        return self.act(
            lambda session, by, now: making.write_head(
                session, year, typed, seen=typed["seen"], by=by, text=found, now=now
            ),
            done="plans-done-head",
            to=url_for(".index", year=year),
            again=lambda refusal: self._head(year, typed=typed, refusal=refusal),
        )

    @expose("/scheme", methods=("POST",))
    def scheme(self) -> Response:
        """The headings of the service, or those of order № 377."""
        year, uses = year_asked(), request.form.get("scheme") == "order_377"
        return self.told(
            lambda session, by, now: making.set_scheme(session, year, uses_order_377=uses, by=by, now=now),
            done="plans-done-scheme",
            to=url_for(".index", year=year),
        )

    @expose("/approval", methods=("GET", "POST"))
    def approval(self) -> Response:
        """Who agreed and who approved, and when."""
        year = year_asked()
        if request.method == "GET":
            return self._approval(year)
        typed = form.typed_approval(request.form)
        return self.act(
            lambda session, by, now: approving.approve(session, year, form.approval(typed), by=by, now=now),
            done="plans-done-approved",
            to=url_for(".index", year=year),
            again=lambda refusal: self._approval(year, typed=typed, refusal=refusal),
        )

    @expose("/reopen", methods=("POST",))
    def reopen(self) -> Response:
        """Open an approved plan for changes."""
        year = year_asked()
        return self.told(
            lambda session, by, now: approving.reopen(session, year, by=by, now=now),
            done="plans-done-reopened",
            to=url_for(".index", year=year),
        )

    @staticmethod
    def _ways(session: Session, year: int) -> dict[str, Any]:
        """What a new plan may begin from: how many activities last year's and the library have."""
        by = current_specialist()
        last = making.find(session, year - 1, by=by)
        kept = [item for item in last.items if not item.words.get("dropped")] if last else ()
        in_reach = abs(year - terms.year_of(today())) <= 1
        return {"last": len(kept), "library": len(library.shelf(session, by=by)), "in_reach": in_reach}

    def _head(self, year: int, *, typed: dict[str, str] | None = None, refusal: Refusal | None = None) -> Response:
        by = current_specialist()
        require_psychologist(by)
        with reading() as session:
            plan = making.find(session, year, by=by) or abort(404)
            standing = {**making.head_of(plan, text()), "seen": making.head_mark(plan)}
            closed = approving.is_closed(plan)
        page = {"year": year, "typed": typed or standing, "standing": standing, "closed": closed}
        return self.shown("head", refusal=refusal, **page)

    def _approval(self, year: int, *, typed: dict[str, str] | None = None, refusal: Refusal | None = None) -> Response:
        by, day = current_specialist(), today()
        require_psychologist(by)
        try:
            with reading() as session:
                plan = making.require(session, year, by=by)
                typed = typed or form.approval_as_typed(approving.proposed(session, plan, today=day))
                closed = approving.is_closed(plan)
        except PlanUnknown:
            abort(404)
        return self.shown("approval", refusal=refusal, year=year, typed=typed, today=day.isoformat(), closed=closed)
