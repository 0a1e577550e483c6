"""The routes that act inside a talk: take, answer, note, close, and take back what was just done."""

from typing import Any

from flask import flash, redirect, request, url_for
from flask_admin import expose

from admin.security import translate
from admin.session import writing
from admin.undo import offer_undo
from admin.views.help_requests import acts
from admin.views.help_requests.acts import Sent
from admin.views.help_requests.desk import ONE, Desk, reader, said
from admin.views.help_requests.refusals import REFUSED, words
from core.help_requests.answers import RequestUnknown

ANSWER = f"{ONE}/answers/<int(max=2147483647):message_id>"


class Acting(Desk):
    """What is done in a talk."""

    @expose(f"{ONE}/take", methods=("POST",))
    def take(self, request_id: int) -> Any:
        """Take the request."""
        return self.act("take", acts.take, request_id)

    @expose(f"{ONE}/reply", methods=("POST",))
    def reply(self, request_id: int) -> Any:
        """Answer the child."""

        def tell(sent: Sent) -> None:
            if sent.is_gone:
                flash(translate("desk-done-reply"), "success")
                return
            name = "desk-done-scheduled" if request.form.get("send_at") else "desk-done-leaving"
            offer_undo(translate(name), url_for(".withdraw", request_id=request_id, message_id=sent.message_id))

        return self.act("reply", acts.reply, request_id, tell=tell)

    @expose(f"{ONE}/note", methods=("POST",))
    def note(self, request_id: int) -> Any:
        """Keep a note."""
        return self.act("note", acts.note, request_id)

    @expose(f"{ONE}/close", methods=("POST",))
    def close(self, request_id: int) -> Any:
        """Close after work, and open the next one if asked."""

        def tell(_done: object) -> None:
            offer_undo(translate("desk-done-close"), url_for(".undo_close", request_id=request_id))

        return self.act("close", acts.close, request_id, tell=tell)

    @expose(f"{ONE}/dismiss", methods=("POST",))
    def dismiss(self, request_id: int) -> Any:
        """Close with one tap."""

        def tell(_done: object) -> None:
            offer_undo(translate("desk-done-dismiss"), url_for(".undo_close", request_id=request_id))

        return self.act("dismiss", acts.dismiss, request_id, tell=tell)

    @expose(f"{ONE}/undo-close", methods=("POST",))
    def undo_close(self, request_id: int) -> Any:
        """As if it had not been closed."""
        return self.act("undo-close", acts.undo_close, request_id, tell=said("desk-done-undo-close"))

    @expose(f"{ONE}/reopen", methods=("POST",))
    def reopen(self, request_id: int) -> Any:
        """Open again."""
        return self.act("reopen", acts.reopen, request_id)

    @expose(f"{ANSWER}/withdraw", methods=("POST",))
    def withdraw(self, request_id: int, message_id: int) -> Any:
        """Take back an answer that has not left; its words return into the box."""
        try:
            with writing() as session:
                request_id = acts.withdraw(session, request_id, message_id, reader())
        except RequestUnknown:
            flash(translate("desk-refused-left"), "warning")
        else:
            flash(translate("desk-done-withdraw"), "success")
        return redirect(url_for(".talk", request_id=request_id), code=303)

    @expose(f"{ANSWER}/resend", methods=("POST",))
    def resend(self, request_id: int, message_id: int) -> Any:
        """Send an answer's envelope once more."""
        try:
            with writing() as session:
                acts.resend(session, request_id, message_id, reader())
        except REFUSED as problem:
            flash(words(problem)[0], "warning")
        else:
            flash(translate("desk-done-resend"), "success")
        return redirect(url_for(".talk", request_id=request_id), code=303)
