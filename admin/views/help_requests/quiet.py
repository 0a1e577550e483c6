"""What the page sends by itself while a person writes: drafts, and the beat that tells colleagues who looks."""

from typing import Any, Final, cast, get_args

from flask import Response, abort, request
from flask_admin import expose

from admin.session import writing
from admin.views.help_requests.desk import ONE, Desk, reader
from admin.views.help_requests.refusals import GONE
from core import inbox
from core.help_requests import presence, reading, reply_drafts
from core.help_requests.reply_drafts import Kind

LAST: Final = 2_147_483_647  # a message's id is no larger


class Quiet(Desk):
    """Small posts without a page."""

    @expose(f"{ONE}/drafts/<kind>", methods=("POST",))
    def draft(self, request_id: int, kind: str) -> Any:
        """Keep what is written and not sent; say when it was kept."""
        if kind not in get_args(Kind):
            abort(404)
        who, text = reader(), request.form.get("text", "")
        try:
            with writing() as session:
                reply_drafts.keep(session, request_id, kind=cast("Kind", kind), text=text, by=who.by, now=who.now)
                if inbox.is_used(session, f"{who.by.id}:{request.form.get('once', '')}"):
                    # the answer itself was quicker: its words must not stand in the box to be sent twice
                    reply_drafts.forget(session, request_id, kind=cast("Kind", kind), by=who.by)
                words = who.text("desk-draft-kept", time=who.clock(session).time(who.now))
        except GONE:
            abort(404)
        return Response(words if text.strip() else "", content_type="text/plain; charset=utf-8")

    @expose(f"{ONE}/presence", methods=("POST",))
    def present(self, request_id: int) -> Any:
        """This person has the talk open, and perhaps writes; who else? It is neither a reading nor activity."""
        who, is_writing = reader(), request.form.get("writing") == "1"
        try:
            with writing() as session:
                presence.arrive(session, request_id, by=who.by, now=who.now, is_writing=is_writing)
                others = presence.others(session, request_id, by=who.by, now=who.now)
        except GONE:
            return self.render("help_requests/presence.html", present=(), request_id=None)
        return self.render("help_requests/presence.html", present=others, request_id=request_id, is_beat=True)

    @expose(f"{ONE}/seen", methods=("POST",))
    def see(self, request_id: int) -> Any:
        """The child's words have really been before this person's eyes, down to this message."""
        who, up_to = reader(), request.form.get("up_to", 0, type=int)
        try:
            with writing() as session:
                reading.see(session, request_id, up_to=max(0, min(up_to, LAST)), by=who.by, now=who.now)
        except GONE:
            abort(404)
        return Response(status=204)
