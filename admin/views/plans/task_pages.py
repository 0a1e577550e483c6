"""One line of a month: not done and why, moved to another month, taken out."""

from typing import Any, Final

from flask import abort, request, url_for
from flask_admin import expose
from werkzeug.wrappers import Response

from admin.security import current_specialist
from admin.session import reading
from admin.views.plans import pages
from admin.views.plans.frame import Frame, Make, text
from admin.views.plans.refusals import Refusal
from core.actors import require_psychologist
from core.plans import months, saying, task_acts, terms, works
from core.plans.months import TaskUnknown

TASK: Final = "/tasks/<int(max=2147483647):task_id>"


class TaskPages(Frame):
    """What is done with a line as a whole."""

    @expose(f"{TASK}/")
    def task(self, task_id: int) -> Response:
        """One line and what can be done with it."""
        return self._task(task_id)

    @expose(f"{TASK}/drop", methods=("POST",))
    def drop_task(self, task_id: int) -> Response:
        """It was not done, and why; no reason: it will be done after all."""
        why = request.form.get("reason", "")
        return self._with_task(
            task_id,
            lambda session, by, now: task_acts.drop(session, task_id, why, by=by, now=now),
            "dropped" if why.strip() else "restored",
        )

    @expose(f"{TASK}/move", methods=("POST",))
    def move_task(self, task_id: int) -> Response:
        """To another month of the year."""
        to = request.form.get("to", "")
        return self._with_task(
            task_id, lambda session, by, now: task_acts.move(session, task_id, to, by=by, now=now), "moved"
        )

    @expose(f"{TASK}/remove", methods=("POST",))
    def remove_task(self, task_id: int) -> Response:
        """Out of the month."""
        return self._with_task(
            task_id, lambda session, by, now: task_acts.remove(session, task_id, by=by, now=now), "removed"
        )

    def _with_task(self, task_id: int, make: Make, done: str) -> Response:
        return self.act(
            make,
            done=f"plans-done-{done}",
            to=url_for(".month", month=self._month_of(task_id)),
            again=lambda refusal: self._task(task_id, refusal=refusal),
        )

    def _task(self, task_id: int, *, refusal: Refusal | None = None) -> Response:
        by, found = current_specialist(), text()
        require_psychologist(by)
        try:
            with reading() as session:
                task = months.find(session, task_id, by=by)
                done = works.of_tasks(session, by.school_id, [task]).get(task_id, ())
                page: dict[str, Any] = {
                    "line": pages.task_line(task, done, found),
                    "month": task.month,
                    "title": saying.month(task.month, found),
                    "is_used": task_acts.is_used(session, task),
                }
        except TaskUnknown:
            abort(404)
        year = terms.year_of(terms.first_day(page["month"]))
        codes = [terms.code(year, number) for number in terms.MONTHS]
        page["next"] = terms.next_month(page["month"])
        page["to"] = [(code, saying.month(code, found)) for code in codes if code != page["month"]]
        return self.shown("task", refusal=refusal, **page)

    @staticmethod
    def _month_of(task_id: int) -> str:
        try:
            with reading() as session:
                return months.find(session, task_id, by=current_specialist()).month
        except TaskUnknown:
            abort(404)
