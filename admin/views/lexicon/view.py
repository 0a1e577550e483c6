"""The school's own words: add, change, look what they would do, let them screen, go back."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Final

from flask import abort, flash, make_response, redirect, request, url_for
from flask_admin import expose
from werkzeug.wrappers import Response

from admin.base import SecureView
from admin.security import clock, current_specialist, translate
from admin.session import reading, writing
from admin.views.lexicon import form, pages
from admin.views.lexicon.rules import reason_of
from admin.views.staff import moments
from core.actors import Role, require_psychologist
from core.crisis.levels import Category
from core.crisis.lexicon import built_in
from core.lexicon import previewing, versions
from core.lexicon.sealing import VersionUnreadable
from core.lexicon.versions import DangerLost, PhraseUnknown, VersionUnknown

PHRASE: Final = "/phrases/<int(max=2147483647):phrase>"
VERSION: Final = "/versions/<int(max=2147483647):version>"


class LexiconView(SecureView):
    """Phrases and versions. A psychologist writes them; a deputy head sees which rules are silent."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.PSYCHOLOGIST, Role.DEPUTY_HEAD})

    def __init__(self) -> None:
        super().__init__(
            name="lexicon-menu", endpoint="lexicon", url="/lexicon", menu_icon_type="", menu_icon_value="shield-check"
        )

    @expose("/")
    def index(self) -> Any:
        """The phrases of the draft, or those that screen now; versions; silent rules."""
        by = current_specialist()
        with reading() as session:
            found = pages.front(session, by=by)
            moment = moments(session, by.school_id)
        rules = {rule.id: rule for rule in built_in().rules}
        names = {"rules": rules, "reason": reason_of, "tongue": pages.tongue}
        return self.render("lexicon/index.html", found=found, by=by, moment=moment, **names)

    @expose("/phrases/new", methods=("GET", "POST"))
    def add(self) -> Any:
        """A form for a new phrase; sent, it stands in the draft."""
        return self._form(None)

    @expose(f"{PHRASE}/", methods=("GET", "POST"))
    def change(self, phrase: int) -> Any:
        """The same form for a phrase that stands there already."""
        return self._form(phrase)

    @expose(f"{PHRASE}/remove", methods=("POST",))
    def remove(self, phrase: int) -> Response:
        """Out of the draft; what screens now is not touched."""
        return self._act(
            lambda session, by, now: versions.remove(session, phrase, by=by, now=now), done="lexicon-done-removed"
        )

    @expose("/preview", methods=("POST",))
    def preview(self) -> Any:
        """What the draft would do, shown on this answer and nowhere kept; that it was looked at is written first."""
        by = current_specialist()
        try:
            with reading() as session:
                messages = previewing.chosen(session, by=by)
            with writing() as session:
                previewing.note(session, messages, by=by, now=clock())
            with reading() as session:
                found = previewing.preview(session, messages, by=by)
                draft = pages.front(session, by=by)
        except VersionUnknown:
            flash(translate("lexicon-refused-no-draft"), "warning")
            return redirect(url_for(".index"), code=303)
        except VersionUnreadable:
            flash(translate("lexicon-refused-unreadable"), "warning")
            return redirect(url_for(".index"), code=303)
        names = {row.phrase.rule: row.phrase.text for row in draft.rows}
        return self.render("lexicon/preview.html", found=found, draft=draft.draft, names=names, tongue=pages.tongue)

    @expose(f"{VERSION}/")
    def version(self, version: int) -> Any:
        """One version, to read."""
        by = current_specialist()
        try:
            with reading() as session:
                rows = pages.rows(versions.phrases(session, version, by=by))
                known = next(one for one in versions.listed(session, by=by) if one.number == version)
                moment = moments(session, by.school_id)
        except VersionUnknown:
            abort(404)
        except VersionUnreadable:
            flash(translate("lexicon-refused-unreadable"), "warning")
            return redirect(url_for(".index"), code=303)
        return self.render("lexicon/version.html", rows=rows, known=known, moment=moment, tongue=pages.tongue)

    @expose(f"{VERSION}/activate", methods=("POST",))
    def activate(self, version: int) -> Response:
        """From now on this version screens; the bot takes it within seconds."""
        return self._act(
            lambda session, by, now: versions.activate(session, version, by=by, now=now), done="lexicon-done-activated"
        )

    @expose("/draft/discard", methods=("POST",))
    def discard(self) -> Response:
        """Throw the draft away."""
        return self._act(
            lambda session, by, now: versions.discard(session, by=by, now=now), done="lexicon-done-discarded"
        )

    def _act(self, act: Callable[..., None], *, done: str) -> Response:
        """One rule in one transaction, then the front page with a word about it."""
        try:
            with writing() as session:
                act(session, current_specialist(), clock())
        except (VersionUnknown, PhraseUnknown):
            abort(404)
        except VersionUnreadable:
            flash(translate("lexicon-refused-unreadable"), "warning")
        except DangerLost as lost:
            flash(translate("lexicon-refused-lost", count=len(lost.examples)), "danger")
        else:
            flash(translate(done), "success")
        return redirect(url_for(".index"), code=303)

    def _form(self, number: int | None) -> Any:
        by = current_specialist()
        if request.method == "GET":
            return self._page(self._standing(number), number)
        values = form.typed(request.form)
        try:
            with writing() as session:
                phrase = form.phrase_of(values, number=number or 0)
                versions.save(session, phrase, is_new=number is None, by=by, now=clock())
        except PhraseUnknown:
            abort(404)
        except form.REFUSED as problem:
            return self._page(values, number, refusal=form.refused(problem))
        flash(translate("lexicon-done-saved"), "success")
        return redirect(url_for(".index"), code=303)

    def _standing(self, number: int | None) -> Mapping[str, str]:
        require_psychologist(current_specialist())
        if number is None:
            return form.EMPTY
        try:
            with reading() as session:
                return form.written(pages.phrase(session, number, by=current_specialist()))
        except (PhraseUnknown, VersionUnreadable):
            abort(404)

    def _page(
        self, values: Mapping[str, str], number: int | None, *, refusal: tuple[str, str] | None = None
    ) -> Response:
        page = self.render(
            "lexicon/phrase.html",
            values=values,
            number=number,
            refusal=refusal,
            levels=form.LEVELS,
            categories=tuple(Category),
            tongue=pages.tongue,
        )
        return make_response(page, 422 if refusal else 200)
