"""A journal's pages: drafts to confirm, the ruled book, the paper view, a correction. One class, nine instances."""

from typing import Any, ClassVar, Final

from flask import abort, flash, redirect, request, url_for
from flask_admin import expose
from flask_login import current_user
from werkzeug.wrappers import Response as BaseResponse

from admin.base import SecureView
from admin.security import clock, current_locale, current_specialist, translate
from admin.session import reading, writing
from admin.views.journals import pages
from core.actors import NotAllowed, Role
from core.journals import books, confirming, entries, facts
from core.journals.confirming import FactMissing, NothingChanged, ReasonMissing
from core.journals.entries import EntryUnknown, NotADraft
from core.texts import texts
from db.models.journals import Journal

ONE: Final = "/<int(max=2147483647):entry_id>"
LATEST: Final = 100
LONGEST: Final = 2000
FIRST_YEAR, LAST_YEAR = 2000, 2100
ICONS: Final = {
    Journal.ASSESSMENT: "report-analytics",
    Journal.PREVENTION: "shield-check",
    Journal.CORRECTION: "adjustments-horizontal",
    Journal.COUNSELLING: "message-2",
    Journal.AWARENESS: "bulb",
    Journal.NEEDS: "clipboard-list",
    Journal.INDIVIDUAL: "user",
    Journal.GROUPS: "users",
    Journal.ADULTS: "user-check",
}


def journal_views() -> "tuple[JournalView, ...]":
    """The nine books, in the order of the service's list."""
    return tuple(JournalView(journal) for journal in Journal)


class JournalView(SecureView):
    """One book. A deputy head opens every page and sees the lines of three books, of the others their number."""

    roles: ClassVar[frozenset[Role]] = frozenset(Role)

    def __init__(self, journal: Journal) -> None:
        code = journal.value
        super().__init__(
            name=f"books-menu-{code.lower()}",
            category="books-menu",
            endpoint=f"journals_{code.lower()}",
            url=f"/journals/{code}",
            menu_icon_type="",
            menu_icon_value=ICONS[journal],
        )
        self.journal = journal

    @expose("/")
    def index(self) -> Any:
        """Drafts on top, then the book, latest line first."""
        shelf = self._shelf()
        if shelf.book is None:
            return self.render("journals/closed.html", shelf=shelf)
        shown = shelf.book.lines if request.args.get("all") else shelf.book.lines[-LATEST:]
        return self.render(
            "journals/book.html",
            shelf=shelf,
            book=shelf.book,
            lines=shown[::-1],
            journal=self.journal,
            is_psychologist=current_specialist().may_read_talks,
        )

    @expose("/paper")
    def paper(self) -> Any:
        """The book as it is printed: cover, every line by rising number, last page."""
        shelf = self._shelf()
        if shelf.book is None:
            abort(403)
        keeper = current_user.full_name if current_specialist().may_read_talks else ""
        return self.render("journals/paper.html", shelf=shelf, book=shelf.book, lines=shelf.book.lines, keeper=keeper)

    @expose(f"/drafts{ONE}", methods=("GET", "POST"))
    def draft(self, entry_id: int) -> Any:
        """Write what the work could not know into a draft."""
        form = self._form(entry_id)
        if not form.is_draft:
            return self._refused("books-refused-again", form.year)
        if request.method == "GET":
            return self.render("journals/entry.html", form=form, reason="")
        try:
            self._save(entry_id)
        except NotADraft:
            return self._refused("books-refused-again", form.year)
        if "confirm" in request.form:
            return self._confirm(entry_id, form.year)
        flash(translate("books-saved"), "success")
        return self._back(form.year)

    @expose(f"/drafts{ONE}/confirm", methods=("POST",))
    def confirm(self, entry_id: int) -> BaseResponse:
        """One tap: the draft gets its number."""
        return self._confirm(entry_id, self._form(entry_id).year)

    @expose("/confirm", methods=("POST",))
    def confirm_all(self) -> BaseResponse:
        """Every draft of the year gets its number."""
        year = self._year(request.form.get("year", "")) or abort(404)
        by = current_specialist()
        with writing() as session:
            done = confirming.confirm_all(session, self.journal, school_year=year, by=by, now=clock())
        if done.numbered:
            flash(translate("books-confirmed-all", count=done.numbered), "success")
        if done.left:
            flash(translate("books-confirmed-left", count=done.left), "warning")
        return self._back(year)

    @expose(f"/entries{ONE}/correct", methods=("GET", "POST"))
    def correct(self, entry_id: int) -> Any:
        """Append a corrected line with its reason."""
        form = self._form(entry_id)
        if request.method == "GET":
            return self.render("journals/entry.html", form=form, reason="")
        try:
            number = self._correct(entry_id)
        except (ReasonMissing, NothingChanged) as refusal:
            words = "books-refused-reason" if isinstance(refusal, ReasonMissing) else "books-refused-same"
            return self._again(form, words)
        except NotADraft:
            return self._refused("books-refused-corrected", form.year)
        flash(translate("books-corrected-done", number=str(number)), "success")
        return self._back(form.year)

    def _shelf(self) -> pages.Shelf:
        given = request.args.get("year")
        year = self._year(given) or abort(404) if given else None
        with reading() as session:
            return pages.shelf(
                session,
                self.journal,
                year=year,
                by=current_specialist(),
                text=texts(current_locale()),
                now=clock(),
            )

    def _form(self, entry_id: int) -> pages.EntryForm:
        text = texts(current_locale())
        try:
            with reading() as session:
                return pages.entry_form(session, self.journal, entry_id, by=current_specialist(), text=text)
        except NotAllowed:
            abort(403)
        except (EntryUnknown, pages.OtherBook):
            abort(404)

    def _save(self, entry_id: int) -> None:
        by = current_specialist()
        with writing() as session:
            entry = pages.own(session, self.journal, entry_id, by=by)
            changes = facts.changed(entries.facts_of(session, entry), self._typed(), texts(current_locale()))
            entries.edit_draft(session, entry_id, changes=changes, by=by, now=clock())

    def _confirm(self, entry_id: int, year: int) -> BaseResponse:
        try:
            with writing() as session:
                number = confirming.confirm(session, entry_id, by=current_specialist(), now=clock()).number
        except NotADraft:
            return self._refused("books-refused-again", year)
        except FactMissing as missing:
            flash(translate("books-refused-gap", column=self._heading(missing.key)), "warning")
            return redirect(url_for(".draft", entry_id=entry_id, _anchor=f"field-{missing.key}"), code=303)
        flash(translate("books-confirmed", number=str(number)), "success")
        return self._back(year)

    def _correct(self, entry_id: int) -> int | None:
        by, reason = current_specialist(), request.form.get("reason-of-correction", "")[:LONGEST]
        with writing() as session:
            entry = pages.own(session, self.journal, entry_id, by=by)
            changes = facts.changed(entries.facts_of(session, entry), self._typed(), texts(current_locale()))
            return confirming.correct(session, entry_id, changes=changes, reason=reason, by=by, now=clock()).number

    def _again(self, form: pages.EntryForm, words: str) -> Any:
        """The form once more with what was typed and a kind word about what is missing."""
        flash(translate(words), "warning")
        reason = request.form.get("reason-of-correction", "")
        page = self.render("journals/entry.html", form=form, typed=self._typed(), reason=reason)
        return page, 422

    def _refused(self, words: str, year: int) -> BaseResponse:
        flash(translate(words), "warning")
        return self._back(year)

    def _back(self, year: int) -> BaseResponse:
        return redirect(url_for(".index", year=year), code=303)

    def _heading(self, key: str) -> str:
        with reading() as session:
            found = (column for column in books.columns(session, self.journal) if key in facts.keys(column))
            return next((books.heading(column, current_locale()) for column in found), key)

    @staticmethod
    def _typed() -> dict[str, str]:
        return {key: words[:LONGEST].replace("\r\n", "\n") for key, words in request.form.items()}

    @staticmethod
    def _year(written: str) -> int | None:
        is_year = written.isascii() and written.isdigit() and len(written) == 4
        return int(written) if is_year and FIRST_YEAR <= int(written) <= LAST_YEAR else None
