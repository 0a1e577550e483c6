"""The inbox's pages: a queue, a talk, what is known. Polls read, buttons act, an opened talk is audited first."""

from typing import Any

from flask import Response, abort, flash, make_response, redirect, request, url_for
from flask_admin import expose
from werkzeug.wrappers import Response as BaseResponse

from admin.security import translate
from admin.session import reading
from admin.views.help_requests import files, pages
from admin.views.help_requests import queue as queues
from admin.views.help_requests.acting import Acting
from admin.views.help_requests.desk import ONE, chosen_filter, place, reader
from admin.views.help_requests.endangered import Endangered
from admin.views.help_requests.filtering import Filtering
from admin.views.help_requests.moving import Moving
from admin.views.help_requests.quiet import Quiet
from admin.views.help_requests.refusals import GONE, words


class HelpDeskView(Acting, Endangered, Moving, Quiet, Filtering):
    """The psychologist's inbox."""

    def __init__(self) -> None:
        super().__init__(name="desk-title", endpoint="inbox", url="/inbox", menu_icon_type="", menu_icon_value="inbox")

    @expose("/")
    def index(self) -> Any:
        """The queue, nothing opened; or its fragment for a poll."""
        if request.args.get("part") == "queue":
            return self._queue_part()
        return self.page(None)

    @expose("/next")
    def next_urgent(self) -> Any:
        """On to the most urgent talk that waits for this person, other than the one that is open."""
        who, beside = reader(), request.args.get("open", type=int)
        with reading() as session:
            following = queues.next_one(session, by=who.by, now=who.now, beside=beside)
        if following is None:
            flash(translate("desk-none-waits"), "info")
            following = beside
        return redirect(url_for(".talk", request_id=following) if following else url_for(".index"), code=303)

    @expose(ONE)
    def talk(self, request_id: int) -> Any:
        """One talk with the queue beside it; or its fragment for a poll."""
        if request.args.get("part") == "talk":
            return self._talk_part(request_id)
        return self.page(request_id)

    @expose(f"{ONE}/files/<ref>")
    def file(self, request_id: int, ref: str) -> Any:
        """A picture or a voice of the talk."""
        try:
            return files.answer(files.opened(request_id, ref, reader()))
        except GONE:
            abort(404)

    def _queue_part(self) -> BaseResponse:
        who, show = reader(), place()
        with reading() as session:
            if queues.version(session, by=who.by, now=who.now) == request.args.get("v"):
                return Response(status=204)
            queue = pages.queue_of(session, who, show=show, chosen=chosen_filter())
        current = request.args.get("open", type=int)
        return make_response(
            self.render("help_requests/queue_part.html", queue=queue, show=show, request_id=current, current_id=current)
        )

    def _talk_part(self, request_id: int) -> BaseResponse:
        try:
            with reading() as session:
                opened = pages.opened_since(session, request_id, reader(), version=request.args.get("v", ""))
        except GONE as problem:
            return make_response(self.render("help_requests/gone_part.html", gone=words(problem)[0]))
        if opened is None:
            return Response(status=204)
        return make_response(self.render("help_requests/talk_part.html", opened=opened, request_id=request_id))
