"""The "+" of every page: a sheet of three taps, what was written today, taking back, numbers at once."""

from collections.abc import Mapping
from typing import Any, ClassVar, Final
from urllib.parse import urlsplit

from flask import abort, flash, make_response, redirect, request, url_for
from flask_admin import expose
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as BaseResponse

from admin.base import SecureView
from admin.security import clock, current_locale, current_specialist, translate
from admin.session import reading, writing
from admin.undo import offer_undo
from admin.views.help_requests.moments import Clock
from admin.views.offline import form, pages, starting
from core import inbox
from core.actors import Role
from core.journals import offline
from core.journals.months import MonthLocked
from core.journals.offline import TooLate, WorkUnknown
from core.journals.tied import PlanUnknown
from core.public_codes import new_ref
from core.texts import texts
from db.models.journals import JournalEntry

ONE: Final = "/<ref>"
REFUSED: Final[tuple[type[Exception], ...]] = (form.NotFilled, *form.REFUSED)


class OfflineView(SecureView):
    """Work done face to face."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.PSYCHOLOGIST})

    def __init__(self) -> None:
        super().__init__(
            name="offline-menu",
            category="books-menu",
            endpoint="offline",
            url="/offline",
            menu_icon_type="",
            menu_icon_value="plus",
        )

    @expose("/", methods=("GET", "POST"))
    def index(self) -> Any:
        """The sheet with today's entries below it, or the sheet alone for the "+"; sent, it is recorded."""
        if request.method == "POST":
            return self._record()
        try:
            with reading() as session:
                values = _beginning(session, request.args)
        except (WorkUnknown, PlanUnknown):
            abort(404)
        return self._page(values)

    @expose(f"{ONE}/undo", methods=("POST",))
    def undo(self, ref: str) -> BaseResponse:
        """Take it back."""
        try:
            with writing() as session:
                offline.undo(session, ref, by=current_specialist(), now=clock())
        except WorkUnknown:
            abort(404)
        except TooLate:
            flash(translate("offline-refused-late"), "warning")
        else:
            flash(translate("offline-undone"), "success")
        return redirect(_back(), code=303)

    @expose(f"{ONE}/number", methods=("POST",))
    def number(self, ref: str) -> BaseResponse:
        """Confirm its drafts at once."""
        try:
            with writing() as session:
                done = offline.number(session, ref, by=current_specialist(), now=clock())
                numbered, left = _told(done.lines), pages.places(session, done.left, texts(current_locale()))
        except WorkUnknown:
            abort(404)
        except MonthLocked:  # somebody closed the month between the two taps: the drafts stay
            flash(translate(form.REFUSED[MonthLocked][0]), "warning")
            return redirect(_back(), code=303)
        if numbered:
            flash(translate("offline-numbered", places=numbered), "success")
        for place in left:
            flash(translate("offline-left", book=place.book), "warning")
        if not numbered and not left:
            flash(translate("offline-numbered-before"), "info")
        return redirect(_back(), code=303)

    def _record(self) -> BaseResponse:
        found, by = form.typed(request.form), current_specialist()
        once = request.form.get("once") or new_ref()
        try:
            with writing() as session:
                if not inbox.first_use(session, f"{by.id}:{once}", now=clock()):
                    flash(translate("offline-already"), "success")
                    return redirect(_back(), code=303)
                work = offline.record(session, form.done_of(found, _clock(session)), by=by, now=clock())
                drafts = pages.places(session, offline.lines(session, work), texts(current_locale()))
                ref = work.ref
        except REFUSED as problem:
            return self._page(found, refusal=form.refused(problem))
        back = _back()
        names = ", ".join(f"«{place.book}»" for place in drafts)
        at_once = translate("offline-number"), url_for(".number", ref=ref, next=back)
        offer_undo(translate("offline-done", books=names), url_for(".undo", ref=ref, next=back), also=at_once)
        return redirect(back, code=303)

    def _page(self, values: Mapping[str, str] | None = None, *, refusal: tuple[str, str] | None = None) -> BaseResponse:
        by = current_specialist()
        is_part = request.method == "GET" and request.args.get("part") == "sheet"
        with reading() as session:
            here = _clock(session)
            sheet = pages.sheet(session, by=by, clock=here, values=values)
            entries = [] if is_part else pages.today(session, by=by, clock=here)
        template = "offline/sheet.html" if is_part else "offline/index.html"
        # a refused form is sent again as the same one: two answers to one question are one entry
        once = request.form.get("once") or new_ref()
        page = self.render(
            template, sheet=sheet, entries=entries, refusal=refusal, once=once, back=_back(), beforehand=form.BEFOREHAND
        )
        return make_response(page, 422 if refusal else 200)


def _beginning(session: Session, asked: Mapping[str, str]) -> Mapping[str, str] | None:
    """What the address asks to begin with: the like of another piece of work, or a line of the plans."""
    by, here = current_specialist(), _clock(session)
    if asked.get("again"):
        return starting.again(session, asked["again"], by=by, clock=here)
    item, task = (_row_id(asked.get(name, "")) for name in ("plan_item", "plan_task"))
    if item is None and task is None:
        return starting.asked(session, asked, by=by, clock=here)
    return starting.planned(session, item, task, by=by, clock=here)


def _row_id(written: str) -> int | None:
    is_id = written.isascii() and written.isdecimal() and len(written) < 10
    if written and not is_id:
        raise PlanUnknown
    return int(written) if written else None


def _told(lines: tuple[JournalEntry, ...]) -> str:
    return ", ".join(translate(f"books-place-{line.journal.value.lower()}", number=str(line.number)) for line in lines)


def _clock(session: Any) -> Clock:
    by = current_specialist()
    return Clock.of(session, school_id=by.school_id, text=texts(current_locale()), now=clock())


def _back() -> str:
    """The page where "+" was pressed, if it is one of ours: the field may be forged."""
    target = request.form.get("next") or request.args.get("next", "")
    parts = urlsplit(target)
    is_ours = target.startswith("/") and not target.startswith("//") and "\\" not in target
    return target if is_ours and not parts.scheme and not parts.netloc else url_for(".index")
