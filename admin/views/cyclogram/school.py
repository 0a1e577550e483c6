"""What holds for the whole school: rooms, bells, rules of booking. Everybody may read them, few may change them."""

from collections.abc import Mapping
from typing import Any, Final

from flask import request, url_for
from flask_admin import expose
from werkzeug.wrappers import Response

from admin.security import current_specialist
from admin.session import reading
from admin.views.cyclogram import form
from admin.views.cyclogram.frame import Frame, around
from admin.views.cyclogram.refusals import GONE, Refusal
from core.cyclogram import hours, rooms, ruling
from core.cyclogram.rooms import RoomUnknown
from core.texts import LOCALES

ROOM: Final = "/rooms/<int(max=2147483647):room_id>"


class OfSchool(Frame):
    """Rooms, bells, rules."""

    @expose("/rooms")
    def rooms(self) -> Any:
        """The rooms and the bells."""
        return self._rooms()

    @expose("/rooms/add", methods=("POST",))
    def add_room(self) -> Response:
        """One more room."""
        words = form.room_words(request.form)
        return self.act(
            lambda session, by, now: rooms.add_room(session, **words, by=by, now=now),
            done="cyclogram-done-room",
            to=url_for(".rooms"),
            again=lambda refusal: self._rooms(refusal, part="add", typed=words),
        )

    @expose(f"{ROOM}/change", methods=("POST",))
    def change_room(self, room_id: int) -> Response:
        """Other words for a room."""
        words = form.room_words(request.form)
        return self.act(
            lambda session, by, now: rooms.change_room(session, room_id, **words, by=by, now=now),
            done="cyclogram-done-room",
            to=url_for(".rooms"),
            again=lambda refusal: self._rooms(refusal, part=str(room_id), typed=words),
            gone=(*GONE, RoomUnknown),
        )

    @expose(f"{ROOM}/off", methods=("POST",))
    def switch_off_room(self, room_id: int) -> Response:
        """Nobody is sent there any more."""
        return self.act(
            lambda session, by, now: rooms.switch_off_room(session, room_id, by=by, now=now),
            done="cyclogram-done-room-off",
            to=url_for(".rooms"),
            again=lambda refusal: self._rooms(refusal, part=str(room_id)),
            gone=(*GONE, RoomUnknown),
        )

    @expose(f"{ROOM}/on", methods=("POST",))
    def switch_on_room(self, room_id: int) -> Response:
        """It can be chosen again."""
        return self.act(
            lambda session, by, now: rooms.switch_on_room(session, room_id, by=by, now=now),
            done="cyclogram-done-room-on",
            to=url_for(".rooms"),
            again=lambda refusal: self._rooms(refusal, part=str(room_id)),
            gone=(*GONE, RoomUnknown),
        )

    @expose("/bells", methods=("POST",))
    def set_bells(self) -> Response:
        """The bells of both shifts."""
        typed = {name: value[:8] for name, value in request.form.items() if name.startswith(("opens-", "closes-"))}
        return self.act(
            lambda session, by, now: ruling.set_bells(session, form.lessons(request.form), by=by, now=now),
            done="cyclogram-done-bells",
            to=url_for(".rooms", _anchor="bells"),
            again=lambda refusal: self._rooms(refusal, part="bells", bells=typed),
        )

    @expose("/rules")
    def rules(self) -> Any:
        """How meetings are booked."""
        return self._rules()

    @expose("/rules", methods=("POST",))
    def set_rules(self) -> Response:
        """Other rules."""
        typed = form.typed_rules(request.form)
        return self.act(
            lambda session, by, now: ruling.set_rules(session, **form.rules(typed), by=by, now=now),
            done="cyclogram-done-rules",
            to=url_for(".rules"),
            again=lambda refusal: self._rules(refusal, typed=typed),
        )

    def _rooms(
        self,
        refusal: Refusal | None = None,
        *,
        part: str = "",
        typed: Mapping[str, Any] | None = None,
        bells: Mapping[str, str] | None = None,
    ) -> Response:
        with reading() as session:
            school_id = current_specialist().school_id
            standing = ruling.lessons(session, school_id)
            found = {
                "rooms": rooms.rooms(session, school_id),
                "bells": _as_fields(standing) if bells is None else bells,
                **around(session),
            }
        return self.shown(
            "rooms",
            refusal=Refusal(refusal.words, part) if refusal else None,
            part=part,
            typed=typed,
            languages=LOCALES,
            shifts=ruling.SHIFTS,
            lessons=range(1, ruling.MOST_LESSONS + 1),
            **found,
        )

    def _rules(self, refusal: Refusal | None = None, *, typed: Mapping[str, Any] | None = None) -> Response:
        with reading() as session:
            standing = form.rules_as_typed(hours.rules_of(session, current_specialist().school_id))
            found = {"typed": typed or standing, **around(session)}
        return self.shown("rules", refusal=refusal, bounds=ruling.BOUNDS, **found)


def _as_fields(standing: Any) -> Mapping[str, str]:
    return {
        f"{name}-{bell.shift}-{bell.lesson}": f"{getattr(bell, name):%H:%M}"
        for bell in standing
        for name in ("opens", "closes")
    }
