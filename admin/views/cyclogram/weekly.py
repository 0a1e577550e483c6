"""The week: its table, a piece added, changed or taken out, the proposed week; and one's own address over video."""

from collections.abc import Mapping
from typing import Any, Final

from flask import abort, request, url_for
from flask_admin import expose
from werkzeug.wrappers import Response

from admin.security import clock, current_specialist
from admin.session import reading
from admin.views.cyclogram import form, pages
from admin.views.cyclogram.frame import Frame, around, chosen, here_in
from admin.views.cyclogram.refusals import Refusal
from admin.views.duty import form as fields
from core.cyclogram import arranging, rooms, ruling
from core.cyclogram.arranging import CellUnknown

CELL: Final = "/cells/<int(max=2147483647):cell_id>"


class Weekly(Frame):
    """Who receives whom in which hours of every week."""

    @expose("/")
    def index(self) -> Any:
        """The week of one psychologist."""
        return self._week()

    @expose("/cells/add")
    def adding(self) -> Any:
        """The form of a piece that is added, at the hours that were tapped."""
        tapped = {name: request.args.get(name, "")[:5] for name in ("weekday", "opens", "closes")}
        return self._cell(request.args.get("person", ""), typed=form.new_cell(**tapped))

    @expose("/cells/add", methods=("POST",))
    def add(self) -> Response:
        """One more piece, on several days at once."""
        person, typed = request.form.get("person", ""), form.typed_cell(request.form)
        return self.act(
            lambda session, by, now: arranging.add_cells(
                session,
                form.hours(typed),
                staff_id=fields.number(person),
                weekdays={fields.number(day) for day in typed["weekdays"]},
                by=by,
                now=now,
            ),
            done="cyclogram-done-added",
            to=url_for(".index", person=person),
            again=lambda refusal: self._cell(person, typed=typed, refusal=refusal),
        )

    @expose(f"{CELL}/", methods=("GET", "POST"))
    def change(self, cell_id: int) -> Response:
        """The form of a piece that stands; sent, another day, other hours, other people."""
        if request.method == "GET":
            return self._standing(cell_id)
        typed = form.typed_cell(request.form)
        return self.act(
            lambda session, by, now: arranging.set_cell(
                session,
                cell_id,
                form.hours(typed),
                weekday=fields.number(next(iter(typed["weekdays"]), "")),
                by=by,
                now=now,
            ),
            done="cyclogram-done-changed",
            to=self._back_to(cell_id),
            again=lambda refusal: self._standing(cell_id, typed=typed, refusal=refusal),
        )

    @expose(f"{CELL}/remove", methods=("POST",))
    def remove(self, cell_id: int) -> Response:
        """One piece less."""
        return self.act(
            lambda session, by, now: arranging.remove_cell(session, cell_id, by=by, now=now),
            done="cyclogram-done-removed",
            to=self._back_to(cell_id),
            again=lambda refusal: self._standing(cell_id, refusal=refusal),
        )

    @expose("/proposed", methods=("POST",))
    def take_proposed(self) -> Response:
        """The proposed week, as a whole."""
        person = request.form.get("person", "")
        return self.act(
            lambda session, by, now: arranging.take_proposed(session, staff_id=fields.number(person), by=by, now=now),
            done="cyclogram-done-proposed",
            to=url_for(".index", person=person),
            again=lambda refusal: self._week(person, refusal=refusal),
        )

    @expose("/link", methods=("POST",))
    def set_link(self) -> Response:
        """One's own address for meetings over video, or none."""
        address = request.form.get("address", "")
        return self.act(
            lambda session, by, now: ruling.set_link(session, address, by=by, now=now),
            done="cyclogram-done-link" if address.strip() else "cyclogram-done-link-off",
            to=url_for(".index", _anchor="link"),
            again=lambda refusal: self._week(refusal=refusal, link=address),
        )

    def _week(self, person: str | None = None, *, refusal: Refusal | None = None, link: str | None = None) -> Response:
        by, now = current_specialist(), clock()
        with reading() as session:
            member, people = chosen(session, by, request.args.get("person", "") if person is None else person)
            found = {
                "member": member,
                "people": people,
                "is_own": member is not None and member.id == by.id,
                "week": pages.week(session, member, here_in(session)) if member else None,
                "offered": pages.offered(session, here_in(session), now=now),
                "proposed": pages.proposed_pieces(),
                "icons": pages.ICONS,
                "link": ruling.link_of(session, by.id) if link is None else link,
                **around(session),
            }
        return self.shown("index", refusal=refusal, **found)

    def _standing(
        self, cell_id: int, *, typed: Mapping[str, Any] | None = None, refusal: Refusal | None = None
    ) -> Response:
        try:
            with reading() as session:
                cell = arranging.cell(session, cell_id, by=current_specialist())
        except CellUnknown:
            abort(404)
        typed = typed or form.cell_as_typed(cell)
        return self._cell(str(cell.staff_id), typed=typed, refusal=refusal, cell_id=cell_id)

    def _cell(
        self, person: str, *, typed: Mapping[str, Any], refusal: Refusal | None = None, cell_id: int | None = None
    ) -> Response:
        with reading() as session:
            member, _ = chosen(session, current_specialist(), person)
            if member is None:
                abort(404)
            here = here_in(session)
            found = {
                "rooms": pages.room_choices(rooms.rooms(session, member.school_id, in_use_only=True)),
                "week_number": here.here(here.now).isocalendar().week,
            }
        return self.shown(
            "cell", refusal=refusal, member=member, typed=typed, cell_id=cell_id, **found, **pages.PALETTE
        )

    def _back_to(self, cell_id: int) -> str:
        try:
            with reading() as session:
                return url_for(".index", person=arranging.cell(session, cell_id, by=current_specialist()).staff_id)
        except CellUnknown:
            abort(404)
