"""What a psychologist does with one line: fill a draft, confirm it, correct what was confirmed."""

from typing import Any, Final

from flask import abort, flash, make_response, redirect, request, url_for
from flask_admin import expose
from werkzeug.wrappers import Response as BaseResponse

from admin.base import SecureView
from admin.security import clock, current_locale, current_specialist, translate
from admin.session import reading, writing
from admin.views.journals import pages
from admin.views.journals.typed import number
from core.actors import NotAllowed
from core.journals import columns, confirming, entries, facts, rerouting
from core.journals.confirming import FactMissing, NothingChanged, ReasonMissing
from core.journals.entries import EntryUnknown, NotADraft
from core.journals.months import MonthLocked
from core.journals.offline import NumberMissing
from core.journals.rerouting import AlreadyNumbered
from core.texts import texts
from db.models.journals import Audience, Direction, Journal

ONE: Final = "/<int(max=2147483647):entry_id>"
LONGEST: Final = 2000
GONE: Final = (EntryUnknown, pages.OtherBook)
_NOT_WRITTEN: Final = frozenset({"csrf_token", "confirm", "direction", "audience", "is_group", "participants"})


class LineActs(SecureView):
    """The forms of one line, in whichever of the nine books it stands."""

    journal: Journal

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
        except GONE:
            abort(self._gone())
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

    @expose(f"/entries{ONE}/correct", methods=("GET", "POST"))
    def correct(self, entry_id: int) -> Any:
        """Append a corrected line with its reason."""
        form = self._form(entry_id)
        if request.method == "GET":
            return self.render("journals/entry.html", form=form, reason="")
        try:
            corrected = self._correct(entry_id)
        except (ReasonMissing, NothingChanged) as refusal:
            words = "books-refused-reason" if isinstance(refusal, ReasonMissing) else "books-refused-same"
            return self._again(form, words)
        except NotADraft:
            return self._refused("books-refused-corrected", form.year)
        except MonthLocked:
            return self._again(form, "books-refused-locked")
        flash(translate("books-corrected-done", number=str(corrected)), "success")
        return self._back(form.year)

    @expose(f"/drafts{ONE}/reroute", methods=("POST",))
    def reroute(self, entry_id: int) -> Any:
        """The work goes into other books, before any of its lines is confirmed."""
        form, by = self._form(entry_id), current_specialist()
        asked = request.form
        if asked.get("direction") not in set(Direction) or asked.get("audience") not in set(Audience):
            abort(404)
        try:
            with writing() as session:
                made = rerouting.reroute(
                    session,
                    entry_id,
                    direction=Direction(asked["direction"]),
                    audience=Audience(asked["audience"]),
                    is_group=asked.get("is_group") == "yes",
                    participants=number(asked.get("participants", "")),
                    by=by,
                    now=clock(),
                )
                books = [entry.journal for entry in made]
        except NumberMissing:
            return self._again(form, "books-refused-people")
        except GONE:
            abort(self._gone())
        except (NotADraft, AlreadyNumbered):
            return self._refused("books-refused-reroute", form.year)
        flash(
            translate("books-rerouted", books=" · ".join(translate(f"books-menu-{book.lower()}") for book in books)),
            "success",
        )
        return self._back(form.year)

    def _form(self, entry_id: int) -> pages.EntryForm:
        text = texts(current_locale())
        try:
            with reading() as session:
                return pages.entry_form(session, self.journal, entry_id, by=current_specialist(), text=text)
        except NotAllowed:
            abort(403)
        except GONE:
            abort(self._gone())

    def _gone(self) -> BaseResponse:
        """No such line, or no more: a colleague may have put its work into other books. What was typed is kept."""
        typed = [words for key, words in self._typed().items() if key not in _NOT_WRITTEN and words.strip()]
        return make_response(self.render("journals/gone.html", typed="\n".join(typed)), 404)

    def _save(self, entry_id: int) -> None:
        by = current_specialist()
        with writing() as session:
            entry = pages.own(session, self.journal, entry_id, by=by)
            changes = facts.changed(entries.facts_of(session, entry), self._typed(), texts(current_locale()))
            entries.edit_draft(session, entry_id, changes=changes, by=by, now=clock())

    def _confirm(self, entry_id: int, year: int) -> BaseResponse:
        try:
            with writing() as session:
                numbered = confirming.confirm(session, entry_id, by=current_specialist(), now=clock()).number
        except GONE:
            abort(self._gone())
        except NotADraft:
            return self._refused("books-refused-again", year)
        except MonthLocked:
            return self._refused("books-refused-locked", year)
        except FactMissing as missing:
            flash(translate("books-refused-gap", column=self._heading(missing.key, year)), "warning")
            return redirect(url_for(".draft", entry_id=entry_id, _anchor=f"field-{missing.key}"), code=303)
        flash(translate("books-confirmed", number=str(numbered)), "success")
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

    def _heading(self, key: str, year: int) -> str:
        with reading() as session:
            shown = columns.of_book(session, self.journal, school_id=current_specialist().school_id, school_year=year)
            found = (column for column in shown if key in facts.keys(column))
            return next((columns.heading(column, current_locale()) for column in found), key)

    @staticmethod
    def _typed() -> dict[str, str]:
        return {key: words[:LONGEST].replace("\r\n", "\n") for key, words in request.form.items()}
