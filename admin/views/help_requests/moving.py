"""The routes that move a whole talk: put off, wake, hand over, take over, join, split."""

from datetime import datetime
from typing import Any

from flask import url_for
from flask_admin import expose

from admin.security import translate
from admin.session import reading
from admin.undo import offer_undo
from admin.views.help_requests import team_acts
from admin.views.help_requests.desk import ONE, Desk, reader, said


class Moving(Desk):
    """What is done with a talk as a whole."""

    @expose(f"{ONE}/snooze", methods=("POST",))
    def snooze(self, request_id: int) -> Any:
        """Put it off."""

        def tell(until: datetime | None) -> None:
            with reading() as session:
                moment = reader().clock(session).wakes(until)
            offer_undo(translate("desk-done-snooze", moment=moment), url_for(".wake", request_id=request_id))

        return self.act("snooze", team_acts.snooze, request_id, tell=tell, leaves=True)

    @expose(f"{ONE}/wake", methods=("POST",))
    def wake(self, request_id: int) -> Any:
        """Bring it back."""
        return self.act("wake", team_acts.wake, request_id, tell=said("desk-done-wake"))

    @expose(f"{ONE}/hand-over", methods=("POST",))
    def hand_over(self, request_id: int) -> Any:
        """Give it to a colleague."""
        return self.act("hand-over", team_acts.hand_over, request_id, tell=said("desk-done-hand-over"), leaves=True)

    @expose(f"{ONE}/take-over", methods=("POST",))
    def take_over(self, request_id: int) -> Any:
        """Take a colleague's."""
        return self.act("take-over", team_acts.take_over, request_id, tell=said("desk-done-take-over"))

    @expose(f"{ONE}/join", methods=("POST",))
    def join(self, request_id: int) -> Any:
        """It continues another one."""
        return self.act("join", team_acts.join, request_id, tell=said("desk-done-join"))

    @expose(f"{ONE}/split", methods=("POST",))
    def split(self, request_id: int) -> Any:
        """One of the case stands alone again."""
        return self.act("split", team_acts.split, request_id, tell=said("desk-done-split"))
