"""The items of a year's plan: the library to tick, the form of one, and what is done with one."""

from typing import Any, Final

from flask import abort, request, url_for
from flask_admin import expose
from werkzeug.wrappers import Response

from admin.security import current_specialist
from admin.session import reading
from admin.views.plans import form, pages
from admin.views.plans.frame import Frame, Make, text, today, year_asked
from admin.views.plans.refusals import Refusal
from core.actors import require_psychologist
from core.plans import approving, item_acts, items, making, works
from core.plans.items import ItemUnknown

ITEM: Final = "/items/<int(max=2147483647):item_id>"


class ItemPages(Frame):
    """What is planned, one by one."""

    @expose("/library", methods=("GET", "POST"))
    def library(self) -> Response:
        """Activities to tick; sent, they stand in the plan."""
        year, by = year_asked(), current_specialist()
        require_psychologist(by)
        if request.method == "POST":
            codes = set(request.form.getlist("code"))
            return self.told(
                lambda session, by, now: items.take(session, year, codes, by=by, now=now),
                done="plans-done-taken",
                to=url_for(".index", year=year),
            )
        with reading() as session:
            plan = making.find(session, year, by=by) or abort(404)
            shelf, closed = pages.shelf(session, plan, by=by, text=text()), approving.is_closed(plan)
            uses = plan.uses_order_377
        return self.shown(
            "library",
            year=year,
            shelf=shelf,
            closed=closed,
            uses_order_377=uses,
            term=lambda offer: pages.term_words(offer, text()),
        )

    @expose("/items/add", methods=("GET", "POST"))
    def add_item(self) -> Response:
        """An item that no library knows."""
        year, found = year_asked(), text()
        if request.method == "GET":
            return self._new(year, form.new_item(direction=request.args.get("direction", "")))
        typed = form.typed_item(request.form)
        return self.act(
            lambda session, by, now: items.add(session, year, form.framed(typed), typed, by=by, text=found, now=now),
            done="plans-done-added",
            to=url_for(".index", year=year),
            again=lambda refusal: self._new(year, typed, refusal=refusal),
        )

    @expose(f"{ITEM}/", methods=("GET", "POST"))
    def item(self, item_id: int) -> Response:
        """One item as a form; sent, it says something else."""
        if request.method == "GET":
            return self._item(item_id)
        typed, found = form.typed_item(request.form), text()
        return self.act(
            lambda session, by, now: items.edit(
                session, item_id, form.framed(typed), typed, seen=typed["seen"], by=by, text=found, now=now
            ),
            done="plans-done-changed",
            to=self._year_page(item_id),
            again=lambda refusal: self._item(item_id, typed=typed, refusal=refusal),
        )

    @expose(f"{ITEM}/move", methods=("POST",))
    def move_item(self, item_id: int) -> Response:
        """One place up or down."""
        up = request.form.get("to") == "up"
        return self._with_item(
            item_id, lambda session, by, now: item_acts.move(session, item_id, up=up, by=by, now=now), "moved"
        )

    @expose(f"{ITEM}/copy", methods=("POST",))
    def copy_item(self, item_id: int) -> Response:
        """The same once more."""
        return self._with_item(
            item_id, lambda session, by, now: item_acts.copy(session, item_id, by=by, now=now), "copied"
        )

    @expose(f"{ITEM}/drop", methods=("POST",))
    def drop_item(self, item_id: int) -> Response:
        """It will not be done, and why."""
        why = request.form.get("reason", "")
        return self._with_item(
            item_id, lambda session, by, now: item_acts.drop(session, item_id, why, by=by, now=now), "dropped"
        )

    @expose(f"{ITEM}/restore", methods=("POST",))
    def restore_item(self, item_id: int) -> Response:
        """It will be done after all."""
        return self._with_item(
            item_id, lambda session, by, now: item_acts.restore(session, item_id, by=by, now=now), "restored"
        )

    @expose(f"{ITEM}/remove", methods=("POST",))
    def remove_item(self, item_id: int) -> Response:
        """Out of the plan, while nothing hangs on it."""
        return self.act(
            lambda session, by, now: item_acts.remove(session, item_id, by=by, now=now),
            done="plans-done-removed",
            to=self._year_page(item_id, anchored=False),
            again=lambda refusal: self._item(item_id, refusal=refusal),
        )

    @expose(f"{ITEM}/done", methods=("POST",))
    def mark_item(self, item_id: int) -> Response:
        """Organisational work was done on a day, or was not."""
        written, day = request.form.get("day", ""), today()
        return self._with_item(
            item_id,
            lambda session, by, now: item_acts.mark_done(
                session, item_id, form.day(written), today=day, by=by, now=now
            ),
            "marked" if written else "unmarked",
        )

    def _with_item(self, item_id: int, make: Make, done: str) -> Response:
        return self.act(
            make,
            done=f"plans-done-{done}",
            to=self._year_page(item_id),
            again=lambda refusal: self._item(item_id, refusal=refusal),
        )

    def _new(self, year: int, typed: dict[str, str], *, refusal: Refusal | None = None) -> Response:
        by = current_specialist()
        require_psychologist(by)
        with reading() as session:
            plan = making.find(session, year, by=by) or abort(404)
            closed = approving.is_closed(plan)
        return self.shown(
            "item",
            refusal=refusal,
            year=year,
            typed=typed,
            line=None,
            closed=closed,
            uses_order_377=False,
            **form.CHOICES,
        )

    def _item(self, item_id: int, *, typed: dict[str, str] | None = None, refusal: Refusal | None = None) -> Response:
        by = current_specialist()
        require_psychologist(by)
        try:
            with reading() as session:
                item = items.find(session, item_id, by=by)
                found = works.of_items(session, by.school_id, [item_id]).get(item_id, ())
                page: dict[str, Any] = {
                    "year": item.plan.school_year,
                    "closed": approving.is_closed(item.plan),
                    "uses_order_377": item.plan.uses_order_377,
                    "line": pages.item_line(item, found, text()),
                    "standing": form.item_as_typed(item, text()),
                    "is_used": item_acts.is_used(session, item_id),
                }
        except ItemUnknown:
            abort(404)
        page["typed"] = typed or page["standing"]
        return self.shown("item", refusal=refusal, today=today().isoformat(), **page, **form.CHOICES)

    @staticmethod
    def _year_page(item_id: int, *, anchored: bool = True) -> str:
        try:
            with reading() as session:
                year = items.find(session, item_id, by=current_specialist()).plan.school_year
        except ItemUnknown:
            abort(404)
        return url_for(".index", year=year, _anchor=f"item-{item_id}" if anchored else None)
