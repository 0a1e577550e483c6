"""The columns of a book: renamed, moved, taken away, added; nothing holds before it is saved."""

from dataclasses import dataclass
from typing import Any, Final

from flask import abort, flash, redirect, request, url_for
from flask_admin import expose
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as BaseResponse

from admin.base import SecureView
from admin.security import clock, current_locale, current_specialist, translate
from admin.session import reading, writing
from admin.views.journals import typed
from core.actors import require_psychologist
from core.journals import books, columns, ruling
from core.journals.facts import OWN
from core.journals.ruling import ColumnRequired, ColumnUnknown, TitleMissing, TooManyColumns, Wanted, YearIsOver
from core.texts import LOCALES
from db.models.journals import Journal

REFUSED: Final = (ColumnRequired, ColumnUnknown, TitleMissing, TooManyColumns)


@dataclass(frozen=True, slots=True)
class ColumnsForm:
    """A book's columns as they are typed, what it cannot be without, and what else it could show."""

    title: str
    year: int
    years: tuple[int, ...]
    rows: tuple[Wanted, ...]
    kept: tuple[str, ...]
    more: tuple[tuple[str, str], ...]
    is_official: bool
    is_full: bool


class ColumnActs(SecureView):
    """The columns of whichever of the nine books it is."""

    journal: Journal

    @expose("/columns", methods=("GET", "POST"))
    def columns(self) -> Any:
        """The columns as a form: each press draws it anew, only saving changes the book."""
        require_psychologist(current_specialist())
        if request.method == "GET":
            return self._columns(self._year(request.args.get("year", "")))
        year, act, rows = self._year(request.form.get("year", "")), request.form.get("act", ""), _rows()
        if act == "save":
            return self._save_columns(year, rows)
        return self._columns(year, rows=self._acted(act, rows))

    @expose("/columns/reset", methods=("POST",))
    def reset_columns(self) -> BaseResponse:
        """The shipped columns again."""
        by, year = current_specialist(), self._year(request.form.get("year", ""))
        require_psychologist(by)
        try:
            with writing() as session:
                ruling.reset(session, self.journal, since_year=year, by=by, now=clock())
        except YearIsOver:
            abort(404)
        flash(translate("books-columns-reset-done"), "success")
        return redirect(url_for(".columns", year=year), code=303)

    def _save_columns(self, year: int, rows: list[Wanted]) -> Any:
        try:
            with writing() as session:
                now, by = clock(), current_specialist()
                ruling.change(session, self.journal, since_year=year, wanted=rows, by=by, now=now)
        except YearIsOver:
            abort(404)
        except REFUSED as refusal:
            flash(_words(refusal), "warning")
            return self._columns(year, rows=rows), 422
        flash(translate("books-columns-saved", first=str(year), last=str(year + 1)), "success")
        return redirect(url_for(".columns", year=year), code=303)

    def _acted(self, act: str, rows: list[Wanted]) -> list[Wanted]:
        """The rows after one press: up, down, away, one more; an odd press changes nothing."""
        name, _, place = act.partition(":")
        at = typed.number(place)
        if name == "add":
            return [*rows, self._added(request.form.get("fact", ""))]
        if at is None or not at < len(rows):
            return rows
        row, rest = rows[at], [*rows[:at], *rows[at + 1 :]]
        if name == "remove":
            return rest
        step = {"up": -1, "down": 1}.get(name, 0)
        rest.insert(max(at + step, 0), row)
        return rest

    def _added(self, key: str) -> Wanted:
        with reading() as session:
            found = ruling.known(session, self.journal, school_id=current_specialist().school_id).get(key)
            return Wanted(found.key, dict(found.titles)) if found else Wanted(OWN, {})

    def _columns(self, year: int, *, rows: list[Wanted] | None = None) -> Any:
        with reading() as session:
            form = self._columns_form(session, year, rows)
        locale = current_locale()
        preview = [row.titles.get(locale) or row.titles.get("kk", "") for row in form.rows]
        return self.render("journals/columns.html", form=form, preview=preview, locales=LOCALES, own=OWN)

    def _columns_form(self, session: Session, year: int, rows: list[Wanted] | None) -> ColumnsForm:
        by, locale = current_specialist(), current_locale()
        running = ruling.latest_year(session, school_id=by.school_id, now=clock())
        if rows is None:
            shown = columns.of_book(session, self.journal, school_id=by.school_id, school_year=year)
            rows = [Wanted(column.key, column.titles) for column in shown]
        there = {row.key for row in rows}
        more = ruling.known(session, self.journal, school_id=by.school_id)
        return ColumnsForm(
            title=books.title(session, self.journal, locale),
            year=year,
            years=(running, running + ruling.YEARS_AHEAD),
            rows=tuple(rows),
            kept=ruling.kept(self.journal),
            more=tuple((key, columns.heading(column, locale)) for key, column in more.items() if key not in there),
            is_official=self.journal is Journal.COUNSELLING,
            is_full=len(rows) >= ruling.MOST,
        )

    @staticmethod
    def _year(written: str) -> int:
        """The year a book is ruled from; a year that is over is no page."""
        with reading() as session:
            running = ruling.latest_year(session, school_id=current_specialist().school_id, now=clock())
        year = typed.year(written) if written else running
        if year is None or not running <= year <= running + ruling.YEARS_AHEAD:
            abort(404)
        return year


def _rows() -> list[Wanted]:
    """The columns as they were typed, in their order."""
    keys = request.form.getlist("key")[: ruling.MOST + 1]
    titles = {locale: request.form.getlist(f"title-{locale}") for locale in LOCALES}
    return [
        Wanted(key, {locale: words[at][: ruling.LONGEST_TITLE] for locale, words in titles.items() if at < len(words)})
        for at, key in enumerate(keys)
    ]


def _words(refusal: Exception) -> str:
    match refusal:
        case TitleMissing(position=position):
            return translate("books-columns-refused-title", position=str(position))
        case ColumnRequired(key=key):
            return translate("books-columns-refused-number" if key == ruling.NUMBER else "books-columns-refused-law")
        case TooManyColumns():
            return translate("books-columns-refused-many", count=ruling.MOST)
        case _:
            return translate("books-columns-refused-unknown")
