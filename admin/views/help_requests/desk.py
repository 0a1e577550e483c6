"""The inbox's frame: what every page and every act of it stands on. An opened talk is audited before it is shown."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, Final

from flask import Response, flash, make_response, redirect, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as BaseResponse

from admin.base import SecureView
from admin.security import clock, current_locale, current_specialist, translate
from admin.session import reading, writing
from admin.views.help_requests import acts, pages
from admin.views.help_requests import queue as queues
from admin.views.help_requests.filters import COOKIE, Filter
from admin.views.help_requests.forms import Typed
from admin.views.help_requests.pages import Reader
from admin.views.help_requests.refusals import GONE, REFUSED, Refusal, words
from admin.views.help_requests.talk import Member
from core import inbox
from core.actors import Role
from core.public_codes import new_ref
from core.texts import texts

ONE: Final = "/<int(max=2147483647):request_id>"
PLACES: Final = (queues.CLOSED, queues.TEAM)
Act = Callable[[Session, int, Mapping[str, str], Reader], Any]
Tell = Callable[[Any], None]


class Desk(SecureView):
    """What the inbox's routes share."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.PSYCHOLOGIST})

    def act(
        self, name: str, act: Act, request_id: int, *, tell: Tell | None = None, leaves: bool = False
    ) -> BaseResponse:
        """Do it once and go on; a refusal comes back with what was typed.

        ``tell`` says what was done, given what the act returned; ``leaves`` goes to the queue instead of the talk.
        """
        form = request.form
        try:
            who, once = reader(), form.get("once") or new_ref()
            with writing() as session:
                is_first = inbox.first_use(session, f"{who.by.id}:{once}", now=who.now)
                done = act(session, request_id, form, who) if is_first else None
        except REFUSED as problem:
            said, status = words(problem)
            if request.headers.get("HX-Request"):  # a script has no place for a page: it asks for one
                flash(said, "warning")
                return Response(status=204, headers={"HX-Refresh": "true"})
            return self.page(request_id, refusal=Refusal(said, status, name, acts.kept(name, form)))
        if tell and is_first:
            tell(done)
        return redirect(_after(name, request_id, leaves=leaves), code=303)

    def page(
        self, request_id: int | None, *, refusal: Refusal | None = None, typed: Typed | None = None
    ) -> BaseResponse:
        """A whole page: the queue, and a talk when one is opened."""
        who, chosen = reader(), chosen_filter()
        typed = refusal.typed if refusal else typed or Typed()
        shown: dict[str, Any] = {"opened": None, "composer": None, "refusal": refusal, "typed": typed}
        shown |= {"request_id": request_id, "current_id": request_id, "once": new_ref()}
        status = refusal.status if refusal else 200
        if request_id is not None:
            try:
                shown.update(_opened(request_id, who, typed))
            except GONE as problem:
                said, status = words(problem)
                shown["gone"] = refusal.words if refusal else said
        with reading() as session:
            shown["queue"] = pages.queue_of(session, who, show=place(), chosen=chosen)
            shown["views"] = pages.views_of(session, who, chosen=chosen)
        page = self.render("help_requests/inbox.html", show=place(), filtered=chosen, **shown)
        return make_response(page, refusal.status if refusal else status)


def said(name: str) -> Tell:
    """A ``tell`` that says one sentence."""
    return lambda _done: flash(translate(name), "success")


def reader() -> Reader:
    """Who looks just now."""
    return Reader(by=current_specialist(), text=texts(current_locale()), now=clock())


def place() -> str:
    """What the left pane shows: the queue (an empty word), colleagues' talks, or closed ones."""
    show = request.args.get("show", "")
    return show if show in PLACES else ""


def chosen_filter() -> Filter:
    """The filter this browser keeps."""
    return Filter.read(request.cookies.get(COOKIE, ""))


def _after(name: str, request_id: int, *, leaves: bool) -> str:
    """Where to go then: to the next talk, if the button said so."""
    if request.form.get("next"):
        who = reader()
        with reading() as session:
            following = queues.next_one(session, by=who.by, now=who.now)
        return url_for(".index") if following is None else url_for(".talk", request_id=following)
    return url_for(".index") if leaves else url_for(".talk", request_id=request_id, done=name)


def _opened(request_id: int, who: Reader, typed: Typed) -> dict[str, Any]:
    """Audit first, in a transaction of its own: no audit, no page."""
    with writing() as session:
        pages.read(session, request_id, who)
    with reading() as session:
        opened = pages.opened(session, request_id, who)
        return {
            "opened": opened,
            "current_id": _row_of(opened.talk.members),
            "composer": pages.composer(session, request_id, who, typed=typed),
        }


def _row_of(members: Sequence[Member]) -> int:
    """The row of the queue in which a talk stands: a case goes by its first open talk."""
    return next((member.id for member in members if not member.is_closed), members[0].id)
