"""The steps of an import: a file, its columns, its rows, and then drafts; until the last nothing stands in a book."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar, Final

from flask import abort, flash, make_response, redirect, request, send_file, url_for
from flask_admin import expose
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as BaseResponse

from admin.base import SecureView
from admin.security import clock, current_locale, current_specialist, translate
from admin.session import reading, writing
from admin.undo import offer_undo
from admin.views.importing import pages, refusals
from core import words
from core.actors import Role
from core.documents import writing as documents
from core.files import KINDS
from core.journals import books
from core.journals.importing import checking, keeping, leaving, taking
from core.journals.importing.keeping import ImportUnknown
from core.journals.importing.taking import ColumnsUnsettled, NothingToTake, RowsWrong, TooLate
from core.texts import texts
from db.models.journals import Journal, JournalImport

ONE: Final = "/<ref>"
LONGEST: Final = 2_000
MOST_PLACES: Final = 60


class ImportingView(SecureView):
    """Reached from a book; what somebody brought is that person's alone until it is drafts."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.PSYCHOLOGIST})

    def __init__(self) -> None:
        super().__init__(name="importing-title", endpoint="importing", url="/importing")

    def is_visible(self) -> bool:
        """It is reached from the books."""
        return False

    @expose("/", methods=("GET", "POST"))
    def index(self) -> Any:
        """Choose a file, a book and a year; what waits, and what was taken in lately."""
        if request.method == "GET":
            return self._start()
        file = request.files.get("file")
        content = file.read() if file else b""
        journal, year = _journal(request.form.get("journal", "")), _year(request.form.get("year", ""))
        if journal is None or year is None or not content:
            return self._start(translate("importing-refused-none"))
        try:
            found = keeping.read(content)
            with writing() as session:
                kept = keeping.bring(session, found, journal, school_year=year, by=current_specialist(), now=clock())
                ref, is_settled = kept.ref, pages.is_settled(kept)
        except tuple(refusals.FILES) as problem:
            return self._start(refusals.of_file(problem))
        return redirect(url_for(".rows" if is_settled else ".columns", ref=ref), code=303)

    @expose(f"{ONE}/columns", methods=("GET", "POST"))
    def columns(self, ref: str) -> Any:
        """Which column of the file is which column of the book."""
        if request.method == "GET":
            return self._columns(ref)
        chosen = {place: key for place in range(MOST_PLACES) if (key := request.form.get(f"column-{place}", ""))}
        is_counted = bool(request.form.get("is_counted"))
        try:
            with writing() as session:
                keeping.settle(session, self._kept(session, ref), chosen, is_counted=is_counted)
        except refusals.COLUMNS as problem:
            return self._columns(ref, problem, chosen, is_counted=is_counted)
        return redirect(url_for(".rows", ref=ref), code=303)

    @expose(f"{ONE}/sheet", methods=("POST",))
    def sheet(self, ref: str) -> BaseResponse:
        """Another sheet of the file."""
        with writing() as session:
            keeping.choose_sheet(session, self._kept(session, ref), _number(request.form.get("sheet", "")))
        return redirect(url_for(".columns", ref=ref), code=303)

    @expose(ONE, methods=("GET", "POST"))
    def rows(self, ref: str) -> Any:
        """What would be taken in; sent, the cells that were put right are kept."""
        if request.method == "POST":
            with writing() as session:
                keeping.mend(session, self._kept(session, ref), _mended())
            flash(translate("importing-mended"), "success")
            return redirect(url_for(".rows", ref=ref), code=303)
        return self._rows(ref)

    @expose(f"{ONE}/left")
    def left(self, ref: str) -> Any:
        """The rows with faults as a file."""
        text = texts(current_locale())
        with reading() as session:
            kept = self._kept(session, ref)
            paper = leaving.paper(checking.check(session, kept, by=current_specialist(), now=clock()), text)
        with TemporaryDirectory() as folder:
            target = Path(folder) / "left.xlsx"
            documents.write(paper, "xlsx", target)
            content = BytesIO(target.read_bytes())
        name = f"{text('importing-left-title')}.xlsx"
        return send_file(content, mimetype=KINDS["xlsx"], as_attachment=True, download_name=name)

    @expose(f"{ONE}/take", methods=("POST",))
    def take(self, ref: str) -> Any:
        """Drafts of every row without a fault, or nothing."""
        by, form = current_specialist(), request.form
        try:
            with writing() as session:
                done = taking.take(session, ref, leave_wrong="leave" in form, again="again" in form, by=by, now=clock())
                book = books.title(session, done.journal, texts(current_locale()).locale)
        except ImportUnknown:
            abort(404)
        except ColumnsUnsettled:
            return redirect(url_for(".columns", ref=ref), code=303)
        except (RowsWrong, NothingToTake) as problem:
            is_wrong = isinstance(problem, RowsWrong)
            return self._rows(ref, "importing-refused-wrong" if is_wrong else "importing-nothing")
        told = translate("importing-taken", book=f"«{book}»", count=done.lines)
        offer_undo(told, url_for(".undo", ref=done.ref))
        if done.left:
            flash(translate("importing-taken-left", count=done.left), "info")
        return redirect(url_for(f"journals_{done.journal.value.lower()}.index", year=done.school_year), code=303)

    @expose(f"{ONE}/undo", methods=("POST",))
    def undo(self, ref: str) -> BaseResponse:
        """Take back what was taken in."""
        try:
            with writing() as session:
                count = taking.undo(session, ref, by=current_specialist(), now=clock())
        except ImportUnknown:
            abort(404)
        except TooLate:
            flash(translate("importing-refused-late"), "warning")
        else:
            flash(translate("importing-undone", count=count), "success")
        return redirect(url_for(".index"), code=303)

    @expose(f"{ONE}/drop", methods=("POST",))
    def drop(self, ref: str) -> BaseResponse:
        """Throw away what was read."""
        try:
            with writing() as session:
                keeping.drop(session, ref, by=current_specialist(), now=clock())
        except ImportUnknown:
            abort(404)
        flash(translate("importing-dropped"), "success")
        return redirect(url_for(".index"), code=303)

    def _start(self, refusal: str = "") -> BaseResponse:
        asked = {name: request.values.get(name, "") for name in ("journal", "year")}
        with reading() as session:
            found = pages.start(session, by=current_specialist(), text=texts(current_locale()), now=clock())
        page = self.render("importing/index.html", start=found, asked=asked, refusal=refusal)
        return make_response(page, 422 if refusal else 200)

    def _columns(
        self,
        ref: str,
        problem: Exception | None = None,
        chosen: dict[int, str] | None = None,
        *,
        is_counted: bool | None = None,
    ) -> BaseResponse:
        found = self._read(lambda session: pages.settling(session, ref, by=current_specialist(), text=_text()))
        refusal = refusals.of_columns(problem, dict(found.headings)) if problem else ""
        keys = {column.place: column.key for column in found.columns} if chosen is None else chosen
        counted = found.is_counted if is_counted is None else is_counted
        page = self.render("importing/columns.html", found=found, keys=keys, is_counted=counted, refusal=refusal)
        return make_response(page, 422 if refusal else 200)

    def _rows(self, ref: str, refusal: str = "") -> BaseResponse:
        found = self._read(
            lambda session: pages.checking_page(session, ref, by=current_specialist(), text=_text(), now=clock())
        )
        words_of_it = translate(refusal) if refusal else ""
        page = self.render("importing/rows.html", found=found, refusal=words_of_it, ticked=request.form)
        return make_response(page, 422 if refusal else 200)

    @staticmethod
    def _read(page: Callable[[Session], Any]) -> Any:
        try:
            with reading() as session:
                return page(session)
        except ImportUnknown:
            abort(404)

    @staticmethod
    def _kept(session: Session, ref: str) -> JournalImport:
        try:
            return keeping.find(session, ref, by=current_specialist())
        except ImportUnknown:
            abort(404)


def _text() -> Any:
    return texts(current_locale())


def _mended() -> dict[int, dict[str, str]]:
    """Cells that were put right: ``row-12-happened_on``."""
    found: dict[int, dict[str, str]] = {}
    for name, written in request.form.items():
        kind, _, place = name.partition("-")
        number, _, key = place.partition("-")
        if kind == "row" and number.isascii() and number.isdigit() and key:
            found.setdefault(int(number), {})[key] = words.readable(written).strip()[: LONGEST + 1]
    return found


def _journal(written: str) -> Journal | None:
    return Journal(written) if written in set(Journal) else None


def _year(written: str) -> int | None:
    year = _number(written)
    return year if 2000 <= year <= 2100 else None


def _number(written: str) -> int:
    return int(written) if written.isascii() and written.isdigit() and len(written) < 6 else -1
