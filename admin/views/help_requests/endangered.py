"""The routes of a talk in danger. One tap each: a script gets the talk drawn anew, a page without one is led back."""

from collections.abc import Callable
from typing import Any

from flask import Response, make_response, request, url_for
from flask_admin import expose
from werkzeug.wrappers import Response as BaseResponse

from admin.security import translate
from admin.session import reading
from admin.undo import offer_undo
from admin.views.help_requests import danger_acts, pages
from admin.views.help_requests.desk import ONE, Act, Desk, reader, said

STEP = f"{ONE}/protocol/<step>"


class Endangered(Desk):
    """What is done while a life may be in danger."""

    @expose(f"{ONE}/acknowledge", methods=("POST",))
    def acknowledge(self, request_id: int) -> Any:
        """I look."""
        return self._here("acknowledge", danger_acts.acknowledge, request_id, said("protocol-done-seen"))

    @expose(f"{STEP}/done", methods=("POST",))
    def tick(self, request_id: int, step: str) -> Any:
        """This line was done."""

        def tell(_done: object) -> None:
            offer_undo(translate("protocol-done-tick"), url_for(".untick", request_id=request_id, step=step))

        return self._here("tick", _of(danger_acts.tick, step), request_id, tell)

    @expose(f"{STEP}/undo", methods=("POST",))
    def untick(self, request_id: int, step: str) -> Any:
        """It was not."""
        return self._here("untick", _of(danger_acts.untick, step), request_id, said("protocol-done-untick"))

    @expose(f"{ONE}/end-crisis", methods=("POST",))
    def end_crisis(self, request_id: int) -> Any:
        """The danger is over, or was none."""
        return self.act("end-crisis", danger_acts.end_crisis, request_id, tell=said("protocol-done-ended"))

    @expose(f"{ONE}/messages/<int(max=2147483647):said_id>/verdict", methods=("POST",))
    def judge(self, request_id: int, said_id: int) -> Any:
        """What the screening of one message was."""

        def act(session: Any, talk_id: int, form: Any, who: Any) -> None:
            danger_acts.judge(session, talk_id, said_id, form, who)

        return self._here("judge", act, request_id, said("verdict-done"))

    def _here(self, name: str, act: Act, request_id: int, tell: Callable[[Any], None]) -> BaseResponse:
        """Do it; who asked by script and has the talk open gets it drawn anew in place."""
        answer = self.act(name, act, request_id, tell=tell)
        if answer.status_code != 303 or not request.headers.get("HX-Request"):
            return answer
        with reading() as session:
            opened = pages.opened_since(session, request_id, reader(), version="")
        if opened is None:
            return Response(status=204, headers={"HX-Refresh": "true"})
        return make_response(self.render("help_requests/talk_part.html", opened=opened, request_id=request_id))


def _of(act: Callable[[Any, int, str, Any], None], step: str) -> Act:
    return lambda session, request_id, _form, who: act(session, request_id, step, who)
