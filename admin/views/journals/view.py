"""A journal's pages: drafts to confirm, the ruled book, search, the paper view. One class, nine instances."""

from collections.abc import Mapping
from typing import Any, ClassVar, Final

from flask import abort, flash, redirect, request, url_for
from flask_admin import expose
from flask_login import current_user
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as BaseResponse

from admin.security import clock, current_locale, current_specialist, translate
from admin.session import reading, writing
from admin.views.journals import chosen, pages, typed
from admin.views.journals.column_acts import ColumnActs
from admin.views.journals.line_acts import LineActs
from admin.views.journals.typed import number, school_year
from core import saved_views
from core.actors import NotAllowed, Role, Specialist, require_psychologist
from core.journals import books, confirming
from core.journals.paging import Wanted
from core.saved_views import NameMissing, TooManyViews, ViewUnknown
from core.texts import texts
from db.models.journals import Journal

LONGEST_SEARCH: Final = 100
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


class JournalView(LineActs, ColumnActs):
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
        """Drafts on top, then the book, latest line first; filters and the place in the book stand in the address."""
        before, after, at = (number(request.args.get(name, "")) for name in ("before", "after", "at"))
        wanted = Wanted(
            chosen=chosen.chosen(request.args), before=at + 1 if at is not None else before, after=None if at else after
        )
        return self._list(school_year(request.args), wanted, skip=number(request.args.get("skip", "")) or 0)

    @expose("/search", methods=("POST",))
    def search(self) -> Any:
        """Lines with these words. Words travel in the form, never in an address, from page to page."""
        form = request.form
        words = form.get("words", "")[:LONGEST_SEARCH].strip()
        year, picked = school_year(form), chosen.chosen(form)
        if not words:
            return self._to_list(year, picked)
        before, after = number(form.get("before", "")), number(form.get("after", ""))
        return self._list(year, Wanted(chosen=picked, words=words, before=before, after=after))

    @expose("/paper")
    def paper(self) -> Any:
        """The book as it is printed, by rising number: cover, a spread of lines, last page."""
        first = number(request.args.get("first", "")) or 1
        with reading() as session:
            shelf = self._shelf(session, school_year(request.args))
            if not shelf.may_read:
                raise NotAllowed("only a psychologist prints this book")
            spread = range(first, min(first + pages.SPREAD, shelf.last + 1))
            book = books.read(
                session,
                self.journal,
                school_year=shelf.year,
                by=current_specialist(),
                text=texts(current_locale()),
                numbers=spread,
            )
        keeper = current_user.full_name if current_specialist().may_read_talks else ""
        return self.render("journals/paper.html", shelf=shelf, lines=book.lines, spread=spread, keeper=keeper)

    @expose("/confirm", methods=("POST",))
    def confirm_all(self) -> BaseResponse:
        """The ticked drafts get their numbers, in the order of the work."""
        by, year = current_specialist(), typed.year(request.form.get("year", "")) or abort(404)
        require_psychologist(by)
        ticked = [found for line in request.form.getlist("line")[: pages.DRAFTS] if (found := number(line))]
        if not ticked:
            flash(translate("books-confirm-none"), "warning")
            return self._back(year)
        with writing() as session:
            done = confirming.confirm_all(session, self.journal, school_year=year, by=by, now=clock(), only=ticked)
        if done.numbered:
            flash(translate("books-confirmed-all", count=done.numbered), "success")
        if done.left:
            flash(translate("books-confirmed-left", count=done.left), "warning")
        if done.locked:
            flash(translate("books-confirmed-locked", count=done.locked), "warning")
        return self._back(year)

    @expose("/views", methods=("POST",))
    def keep_view(self) -> BaseResponse:
        """Keep the chosen filters under a name."""
        by, picked = self._reader(), chosen.chosen(request.form)
        year = school_year(request.form)
        try:
            with writing() as session:
                name = request.form.get("name", "")
                saved_views.keep(session, place=self.journal.value, name=name, chosen=picked, by=by)
        except NameMissing:
            flash(translate("books-view-refused-name"), "warning")
        except TooManyViews:
            flash(translate("books-view-refused-many"), "warning")
        else:
            flash(translate("books-view-kept"), "success")
        return self._to_list(year, picked)

    @expose("/views/forget", methods=("POST",))
    def forget_view(self) -> BaseResponse:
        """Forget one of the person's own views."""
        by = self._reader()
        try:
            with writing() as session:
                saved_views.forget(session, view_id=number(request.form.get("view", "")) or 0, by=by)
        except ViewUnknown:
            abort(404)
        flash(translate("books-view-forgotten"), "success")
        return redirect(url_for(".index"), code=303)

    def _list(self, year: int | None, wanted: Wanted, *, skip: int = 0) -> Any:
        by, text = current_specialist(), texts(current_locale())
        with reading() as session:
            shelf = self._shelf(session, year)
            if not shelf.may_read:
                return self._closed(shelf)
            listing = pages.listing(session, shelf, wanted, skip=skip, by=by, text=text, now=clock())
        return self.render(
            "journals/book.html",
            shelf=shelf,
            listing=listing,
            picked=dict(wanted.chosen),
            needles=listing.needles,
            lit=pages.lit,
            month_name=lambda day: chosen.month_name(day, text),
            is_psychologist=by.may_read_talks,
        )

    @staticmethod
    def _to_list(year: int | None, picked: Mapping[str, Any]) -> BaseResponse:
        return redirect(url_for(".index", year=year, **picked), code=303)

    def _closed(self, shelf: pages.Shelf) -> Any:
        if request.method == "POST":
            raise NotAllowed("only a psychologist searches this book")
        return self.render("journals/closed.html", shelf=shelf)

    def _shelf(self, session: Session, year: int | None) -> pages.Shelf:
        by, text = current_specialist(), texts(current_locale())
        return pages.shelf(session, self.journal, year=year, by=by, text=text, now=clock())

    def _reader(self) -> Specialist:
        by = current_specialist()
        books.require_reader(by, self.journal)
        return by
