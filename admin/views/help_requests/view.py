"""The inbox's pages: a queue, a talk, what is known. Polls read, buttons act, an opened talk is audited first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from flask import Response, abort, flash, make_response, redirect, request, url_for
from flask_admin import expose
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as BaseResponse

from admin.base import SecureView
from admin.security import clock, current_locale, current_specialist, translate
from admin.session import reading, writing
from admin.views.help_requests import acts, files, pages
from admin.views.help_requests import queue as queues
from admin.views.help_requests.acts import AlreadyClosed
from admin.views.help_requests.forms import NotFilled, Typed
from admin.views.help_requests.pages import Reader
from core import inbox
from core.actors import Role
from core.crypto import SealBroken
from core.help_requests import answers
from core.help_requests.answers import AlreadyTaken, AnswerEmpty, RequestUnknown
from core.help_requests.closing import StillRed
from core.public_codes import new_ref
from core.texts import texts

ONE: Final = "/<int(max=2147483647):request_id>"
GONE: Final = (RequestUnknown, SealBroken, AlreadyTaken)
REFUSED: Final = (AnswerEmpty, StillRed, NotFilled, AlreadyClosed, *GONE)
WORDS: Final = {
    AnswerEmpty: ("desk-refused-empty", 422),
    StillRed: ("desk-refused-red", 409),
    AlreadyClosed: ("desk-refused-closed", 409),
    AlreadyTaken: ("desk-refused-taken", 409),
    RequestUnknown: ("desk-refused-gone", 404),
    SealBroken: ("desk-refused-gone", 404),
}
Act = Callable[[Session, int, Mapping[str, str], Reader], None]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an act was not done, in kind words, and what the form still holds."""

    words: str
    status: int
    act: str
    typed: Typed


class HelpDeskView(SecureView):
    """The psychologist's inbox."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.PSYCHOLOGIST})

    def __init__(self) -> None:
        super().__init__(name="desk-title", endpoint="inbox", url="/inbox", menu_icon_type="", menu_icon_value="inbox")

    @expose("/")
    def index(self) -> Any:
        """The queue, nothing opened; or its fragment for a poll."""
        if request.args.get("part") == "queue":
            return self._queue_part()
        return self._page(None)

    @expose(ONE)
    def talk(self, request_id: int) -> Any:
        """One talk with the queue beside it; or its fragment for a poll."""
        if request.args.get("part") == "talk":
            return self._talk_part(request_id)
        return self._page(request_id)

    @expose(f"{ONE}/files/<ref>")
    def file(self, request_id: int, ref: str) -> Any:
        """A picture or a voice of the talk."""
        try:
            return files.answer(files.opened(request_id, ref, _reader()))
        except GONE:
            abort(404)

    @expose(f"{ONE}/take", methods=("POST",))
    def take(self, request_id: int) -> Any:
        """Take the request."""
        return self._act("take", acts.take, request_id)

    @expose(f"{ONE}/reply", methods=("POST",))
    def reply(self, request_id: int) -> Any:
        """Answer the child."""
        done = "desk-done-scheduled" if request.form.get("send_at") else "desk-done-reply"
        return self._act("reply", acts.reply, request_id, done=done)

    @expose(f"{ONE}/note", methods=("POST",))
    def note(self, request_id: int) -> Any:
        """Keep a note."""
        return self._act("note", acts.note, request_id)

    @expose(f"{ONE}/close", methods=("POST",))
    def close(self, request_id: int) -> Any:
        """Close after work, and open the next one if asked."""
        return self._act("close", acts.close, request_id, done="desk-done-close")

    @expose(f"{ONE}/dismiss", methods=("POST",))
    def dismiss(self, request_id: int) -> Any:
        """Close with one tap."""
        return self._act("dismiss", acts.dismiss, request_id, done="desk-done-dismiss")

    @expose(f"{ONE}/reopen", methods=("POST",))
    def reopen(self, request_id: int) -> Any:
        """Open again."""
        return self._act("reopen", acts.reopen, request_id)

    @expose(f"{ONE}/end-crisis", methods=("POST",))
    def end_crisis(self, request_id: int) -> Any:
        """The danger is over."""
        return self._act("end-crisis", acts.end_crisis, request_id, done="desk-done-calm")

    @expose(f"{ONE}/answers/<int(max=2147483647):message_id>/withdraw", methods=("POST",))
    def withdraw(self, request_id: int, message_id: int) -> Any:
        """Take back a scheduled answer; its words return into the box."""
        try:
            with writing() as session:
                text = acts.withdraw(session, request_id, message_id, _reader())
        except REFUSED:
            flash(translate("desk-refused-left"), "warning")
            return redirect(url_for(".talk", request_id=request_id), code=303)
        flash(translate("desk-done-withdraw"), "success")
        return self._page(request_id, typed=Typed(reply=text))

    def _act(self, name: str, act: Act, request_id: int, *, done: str | None = None) -> BaseResponse:
        """Do it once and go on; a refusal comes back with what was typed."""
        form = request.form
        try:
            reader, once = _reader(), form.get("once") or new_ref()
            with writing() as session:
                is_first = inbox.first_use(session, f"{reader.by.id}:{once}", now=reader.now)
                if is_first:
                    act(session, request_id, form, reader)
        except REFUSED as problem:
            words, status = _words(problem)
            return self._page(request_id, refusal=Refusal(words, status, name, acts.kept(name, form)))
        if done and is_first:
            flash(translate(done), "success")
        return redirect(self._after(name, request_id), code=303)

    def _after(self, name: str, request_id: int) -> str:
        """Where to go then: to the next talk, if the button said so."""
        reader = _reader()
        if request.form.get("next"):
            with reading() as session:
                following = queues.next_one(session, by=reader.by, now=reader.now)
            return url_for(".index") if following is None else url_for(".talk", request_id=following)
        return url_for(".talk", request_id=request_id, done=name)

    def _page(
        self, request_id: int | None, *, refusal: Refusal | None = None, typed: Typed | None = None
    ) -> BaseResponse:
        reader = _reader()
        typed = refusal.typed if refusal else typed or Typed()
        shown: dict[str, Any] = {"opened": None, "composer": None, "refusal": refusal, "typed": typed}
        status = refusal.status if refusal else 200
        if request_id is not None:
            try:
                shown.update(_opened(request_id, reader, typed))
            except GONE as problem:
                words, status = _words(problem)
                shown["gone"] = refusal.words if refusal else words
        with reading() as session:
            shown["queue"] = pages.queue_of(session, reader, show=_show())
        page = self.render("help_requests/inbox.html", show=_show(), request_id=request_id, once=new_ref(), **shown)
        return make_response(page, refusal.status if refusal else status)

    def _queue_part(self) -> BaseResponse:
        reader = _reader()
        with reading() as session:
            if queues.version(session, by=reader.by, now=reader.now) == request.args.get("v"):
                return Response(status=204)
            queue = pages.queue_of(session, reader, show=_show())
        open_id = request.args.get("open", type=int)
        return make_response(
            self.render("help_requests/queue_part.html", queue=queue, show=_show(), request_id=open_id)
        )

    def _talk_part(self, request_id: int) -> BaseResponse:
        try:
            with reading() as session:
                opened = pages.opened_since(session, request_id, _reader(), version=request.args.get("v", ""))
        except GONE as problem:
            return make_response(self.render("help_requests/gone_part.html", gone=_words(problem)[0]))
        if opened is None:
            return Response(status=204)
        return make_response(self.render("help_requests/talk_part.html", opened=opened, request_id=request_id))


def _opened(request_id: int, reader: Reader, typed: Typed) -> dict[str, Any]:
    """Audit first, in a transaction of its own: no audit, no page."""
    with writing() as session:
        answers.read(session, request_id, by=reader.by, now=reader.now)
    with reading() as session:
        return {
            "opened": pages.opened(session, request_id, reader),
            "composer": pages.composer(session, request_id, reader, typed=typed),
        }


def _reader() -> Reader:
    return Reader(by=current_specialist(), text=texts(current_locale()), now=clock())


def _show() -> str:
    return queues.CLOSED if request.args.get("show") == queues.CLOSED else ""


def _words(problem: Exception) -> tuple[str, int]:
    if isinstance(problem, NotFilled):
        return translate(str(problem)), 422
    name, status = WORDS[type(problem)]
    return translate(name), status
