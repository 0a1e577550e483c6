"""What is done to a meeting by one button: agreed to, arrived, held, missed, taken back, cancelled, put elsewhere."""

from functools import partial
from typing import Any, Final

from flask import request
from flask_admin import expose

from admin.views.appointments import typed
from admin.views.appointments.frame import ONE, Frame
from core.appointments import arranging, meeting


class Acts(Frame):
    """Each is one rule in one transaction; what ends a meeting can be taken back for ten minutes."""

    @expose(f"{ONE}/accept", methods=("POST",))
    def accept(self, ref: str) -> Any:
        """Agree to a requested meeting."""
        return self.act(ref, arranging.accept, "appointments-desk-done-accept")

    @expose(f"{ONE}/arrived", methods=("POST",))
    def arrived(self, ref: str) -> Any:
        """The person is here."""
        return self.act(ref, meeting.arrived, "appointments-desk-done-arrived")

    @expose(f"{ONE}/met", methods=("POST",))
    def met(self, ref: str) -> Any:
        """It was held; what else there is to say may stand in the form."""
        return self.act(ref, _met, "appointments-desk-done-met", part="met", undo=True)

    @expose(f"{ONE}/missed", methods=("POST",))
    def missed(self, ref: str) -> Any:
        """The person did not come."""
        return self.act(ref, meeting.missed, "appointments-desk-done-missed", undo=True)

    @expose(f"{ONE}/undo", methods=("POST",))
    def undo(self, ref: str) -> Any:
        """As if it had not been marked."""
        return self.act(ref, meeting.undo, "appointments-desk-done-undo")

    @expose(f"{ONE}/cancel", methods=("POST",))
    def cancel(self, ref: str) -> Any:
        """It will not be; the person is told, with a sentence of the psychologist's own if there is one."""
        said = typed.line(request.form, "words")
        return self.act(ref, partial(arranging.cancel, words=said), "appointments-desk-done-cancel", part="cancel")

    @expose(f"{ONE}/withdraw", methods=("POST",))
    def withdraw(self, ref: str) -> Any:
        """Take a proposal back."""
        return self.act(ref, arranging.withdraw, "appointments-desk-done-withdraw")

    @expose(f"{ONE}/room", methods=("POST",))
    def room(self, ref: str) -> Any:
        """The same time in another room, or over video."""
        return self.act(ref, _placed, "appointments-desk-done-room", part="room")

    @expose(f"{ONE}/hand-over", methods=("POST",))
    def hand_over(self, ref: str) -> Any:
        """The same time with a colleague."""
        return self.act(ref, _handed, "appointments-desk-done-handed", part="hand-over")


ONLINE: Final = "online"


def _met(session: Any, ref: str, **known: Any) -> Any:
    return meeting.met(session, ref, held=typed.held(request.form), **known)


def _placed(session: Any, ref: str, **known: Any) -> Any:
    room = request.form.get("room", "")
    is_online = room == ONLINE
    room_id = None if is_online else typed.optional(room)
    return arranging.set_room(session, ref, room_id=room_id, is_online=is_online, **known)


def _handed(session: Any, ref: str, **known: Any) -> Any:
    return arranging.hand_over(session, ref, to=typed.number(request.form.get("to", "")), **known)
