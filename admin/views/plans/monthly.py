"""A month's plan as a grid: taken from the year, edited line by line and saved as a whole, a line of its own added."""

from collections.abc import Mapping
from typing import Any

from flask import request, url_for
from flask_admin import expose
from werkzeug.wrappers import Response

from admin.security import current_specialist
from admin.session import reading
from admin.views.duty.form import NotFilled, number
from admin.views.plans import form, pages
from admin.views.plans.frame import Frame, month_asked, text
from admin.views.plans.refusals import Refusal
from core.plans import making, months, saying, terms, wording
from core.plans.months import TaskRefused, Written
from db.models.journals import Audience
from db.models.plans import PlanDirection

NEW = "new"
Typed = Mapping[int, Mapping[str, str]]


class Monthly(Frame):
    """What a month is to bring."""

    @expose("/month")
    def month(self) -> Response:
        """The grid of a month."""
        return self._month(month_asked())

    @expose("/month", methods=("POST",))
    def write_month(self) -> Response:
        """Every line of the grid at once."""
        month, found = month_asked(), text()
        typed = {task: form.typed_line(request.form, task) for task in _ticked()}
        return self.act(
            lambda session, by, now: months.write(session, month, _rows(typed), by=by, text=found, now=now),
            done="plans-done-month",
            to=url_for(".month", month=month),
            again=lambda refusal: self._month(month, typed=typed, refusal=refusal),
        )

    @expose("/month/fill", methods=("POST",))
    def fill_month(self) -> Response:
        """What the year's plan has for this month and the month has not yet."""
        month = month_asked()
        return self.told(
            lambda session, by, now: months.fill(session, month, by=by, now=now),
            done="plans-done-filled",
            to=url_for(".month", month=month),
        )

    @expose("/month/add", methods=("POST",))
    def add_task(self) -> Response:
        """A line that the year's plan did not foresee."""
        month, found = month_asked(), text()
        typed = form.typed_line(request.form, NEW)
        kinds = {name: request.form.get(name, "") for name in ("direction", "audience")}

        def add(session: Any, by: Any, now: Any) -> object:
            direction, audience = _kinds(kinds)
            line = form.written(typed)
            return months.add(session, month, line, direction=direction, audience=audience, by=by, text=found, now=now)

        return self.act(
            add,
            done="plans-done-task",
            to=url_for(".month", month=month),
            again=lambda refusal: self._month(month, new={**typed, **kinds}, refusal=refusal),
        )

    def _month(
        self,
        month: str,
        *,
        typed: Typed | None = None,
        new: Mapping[str, str] | None = None,
        refusal: Refusal | None = None,
    ) -> Response:
        by, found = current_specialist(), text()
        with reading() as session:
            lines = pages.month_lines(session, month, by=by, text=found)
            year = terms.year_of(terms.first_day(month))
            plan = making.find(session, year, by=by)
            page = {
                "lines": lines,
                "offered": len(months.offered(session, month, by=by)),
                "has_plan": plan is not None,
                "uses_order_377": plan is not None and plan.uses_order_377,
            }
        return self.shown(
            "month",
            refusal=refusal,
            month=month,
            title=saying.month(month, found),
            year=year,
            before=terms.next_month(month, by=-1),
            after=terms.next_month(month),
            choices=pages.choices_of_when(month, found),
            typed=typed or {},
            new=new or {**dict.fromkeys((*wording.TASK_WORDS, "when"), ""), "direction": "", "audience": ""},
            is_new_refused=new is not None,
            **page,
            **form.CHOICES,
        )


def _ticked() -> list[int]:
    """The lines that the grid had when it was sent; a number that is none names no line."""
    try:
        return [number(task) for task in request.form.getlist("task")]
    except NotFilled:
        return []


def _rows(typed: Typed) -> dict[int, Written]:
    rows = {}
    for task_id, line in typed.items():
        try:
            rows[task_id] = form.written(line)
        except NotFilled as why:
            raise TaskRefused(task_id, why) from why
    return rows


def _kinds(kinds: Mapping[str, str]) -> tuple[PlanDirection, Audience]:
    try:
        return PlanDirection(kinds["direction"]), Audience(kinds["audience"])
    except ValueError:
        raise NotFilled from None
