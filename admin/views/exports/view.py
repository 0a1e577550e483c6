"""Exports: the sheet, what is made at once, the jobs of what takes longer."""

from collections.abc import Mapping
from typing import Any, ClassVar, Final

from flask import Response, abort, flash, make_response, redirect, request, url_for
from flask_admin import expose
from werkzeug.wrappers import Response as BaseResponse

from admin.security import clock, current_locale, current_specialist, translate
from admin.session import reading, senim, writing
from admin.views.exports import form, pages, sending
from admin.views.exports.templates import TemplateActs, fault_words
from admin.views.help_requests.moments import Clock
from core.actors import Role
from core.crypto import vault
from core.documents.docx import TemplateBroken
from core.exports import catalogue, jobs, making, naming, storing
from core.exports.catalogue import NothingThere
from core.exports.jobs import JobUnknown, TooManyWait
from core.exports.making import Maker
from core.exports.storing import FileGone
from core.exports.wish import Wish, WishOdd
from core.texts import texts
from db.models.staff import Staff

ONE: Final = "/<ref>"
DONE: Final = 303


class ExportsView(TemplateActs):
    """What a person asked for as a file, and the sheet it is asked with."""

    roles: ClassVar[frozenset[Role]] = catalogue.READERS

    def __init__(self) -> None:
        super().__init__(
            name="exports-menu",
            category="frame-menu",
            endpoint="exports",
            url="/exports",
            menu_icon_type="",
            menu_icon_value="download",
        )

    @expose("/")
    def index(self) -> Any:
        """The person's jobs; or the list alone, for a poll."""
        by = current_specialist()
        with reading() as session:
            here = Clock.of(session, school_id=by.school_id, text=texts(current_locale()), now=clock())
            found = pages.lines(session, by=by, clock=here)
        template = "exports/jobs.html" if request.args.get("part") == "jobs" else "exports/index.html"
        return self.render(template, jobs=found, is_open=pages.is_open(found), may_have_all=by.may_read_talks)

    @expose("/new", methods=("GET", "POST"))
    def new(self) -> Any:
        """The sheet over a page, or as a page; sent, the file itself or its place in line."""
        values = form.typed(request.form if request.method == "POST" else request.args, locale=current_locale())
        if request.method == "GET":
            return self._sheet(values)
        try:
            return self._export(Wish.from_dict(values))
        except WishOdd as odd:
            return self._sheet(values, refusal=translate(f"exports-odd-{odd.field.replace('_', '-')}"))
        except NothingThere:
            return self._sheet(values, refusal=translate("exports-problem-nothing"))
        except TooManyWait:
            return self._sheet(values, refusal=translate("exports-refused-many"))
        except TemplateBroken as broken:
            return self._sheet(values, refusal=fault_words(broken))

    @expose(f"{ONE}/cancel", methods=("POST",))
    def cancel(self, ref: str) -> BaseResponse:
        """Nobody wants it any more; a file that is there already goes."""
        try:
            with writing() as session:
                jobs.cancel(session, ref, by=current_specialist())
        except JobUnknown:
            abort(404)
        storing.erase(senim().settings.home, ref)
        flash(translate("exports-cancelled"), "success")
        return redirect(url_for(".index"), code=DONE)

    @expose(f"{ONE}/file")
    def file(self, ref: str) -> BaseResponse:
        """The file, while it is there; afterwards the list says how to have it anew."""
        try:
            with reading() as session:
                job = jobs.find(session, ref, by=current_specialist())
                wish = Wish.from_dict(job.wish)
                catalogue.require(wish, by=current_specialist())  # as they are now, not as they were when they asked
                name = naming.file_name(naming.name(session, wish, texts(wish.locale)), wish.ending)
                keys = vault(session)
        except JobUnknown:
            abort(404)
        try:
            if not jobs.is_ready(job, now=clock()):
                raise FileGone
            return sending.attachment(storing.opened(senim().settings.home, ref, vault=keys), name, size=job.size)
        except FileGone:
            flash(translate("exports-gone"), "warning")
            return redirect(url_for(".index"), code=DONE)

    def _export(self, wish: Wish) -> BaseResponse:
        by, now, text = current_specialist(), clock(), texts(wish.locale)
        with reading() as session:
            found = catalogue.pieces(session, wish, by=by, text=text, now=now)
            if catalogue.is_small(wish, found):
                maker = Maker(by=by, name=session.get_one(Staff, by.id).full_name, now=now)
                return self._at_once(wish, maker, name=naming.file_name(found[0].name, wish.ending))
        with writing() as session:
            ref = jobs.ask(session, wish, by=by, now=now).ref
        return redirect(url_for(".index", _anchor=f"job-{ref}"), code=DONE)

    def _at_once(self, wish: Wish, maker: Maker, *, name: str) -> Response:
        """Made while the person waits, and written down before it leaves."""
        with storing.aside(senim().settings.home) as room:
            with reading() as session:
                lines = making.make(session, wish, room / "made", maker=maker, told=lambda _done, _total: None)
            content = (room / "made").read_bytes()
        with writing() as session:
            jobs.note(session, wish, lines=lines, staff_id=maker.by.id, now=maker.now)
        return sending.attachment(content, name)

    def _sheet(self, values: Mapping[str, str], *, refusal: str = "") -> BaseResponse:
        is_part = request.method == "GET" and request.args.get("part") == "sheet"
        try:
            with reading() as session:
                found = form.sheet(session, values, by=current_specialist(), text=texts(current_locale()), now=clock())
        except WishOdd:
            abort(404)
        page = self.render(f"exports/{'sheet' if is_part else 'new'}.html", sheet=found, refusal=refusal)
        return make_response(page, 422 if refusal else 200)
