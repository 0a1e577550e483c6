"""The form of a tip: shown, saved, or shown again as it was typed with a word about why not."""

from dataclasses import dataclass, field
from typing import Any

from flask import abort, flash, make_response, redirect, url_for
from werkzeug.wrappers import Response

from admin.security import clock, current_specialist, translate
from admin.session import reading, writing
from admin.views.lexicon.pages import tongue
from admin.views.staff import moments
from admin.views.tips import checking, form, pages, preview, refusals
from admin.views.tips.acts import TipActs
from admin.views.tips.comparing import changes
from admin.views.tips.form import Typed
from core.texts import LOCALES
from core.tips import agreeing, editing, wordings
from core.tips.agreeing import ReasonMissing
from core.tips.areas import AREAS
from core.tips.catalogue import TipUnknown
from core.tips.draft import LICENSES, WordingRefused
from core.tips.editing import ChangedMeanwhile, NothingChanged, RulesBroken
from core.tips.wordings import Standing, Version

REFUSED = (WordingRefused, RulesBroken, NothingChanged, ChangedMeanwhile, ReasonMissing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a form says beside its fields: why it was not kept, where, what somebody else wrote meanwhile."""

    refusal: str = ""
    place: tuple[str, str] = ("", "")
    theirs: Version | None = None
    needs_reason: bool = False
    status: int = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Everything about the words in a form: what the linter says, how they look, what differs from theirs."""

    words: Any
    remarks: Any
    shown: Any
    compared: Any = field(default_factory=dict)


class TipForms(TipActs):
    """Showing and taking the form."""

    def saved(self, tip_id: int | None, typed: Typed) -> Response:
        """Save what was typed; afterwards the tip's page with a word about what became of it."""
        try:
            tip_id, done = _saved(tip_id, typed)
        except TipUnknown:
            gone = Told(refusal=translate("tips-desk-refused-gone"), status=410)
            return self.form(None, form.tidied(typed), gone)
        except REFUSED as problem:
            standing = found(tip_id)[0] if tip_id is not None else None
            return self.form(standing, form.tidied(typed), _told(problem))
        flash(translate(f"tips-desk-done-{done}"), "success")
        return redirect(url_for(".tip", tip_id=tip_id), code=303)

    def form(self, standing: Standing | None, typed: Typed, told: Told | None = None) -> Response:
        """The form around what stands there, or around nothing yet."""
        by, told = current_specialist(), told or Told()
        with reading() as session:
            moment = moments(session, by.school_id)
            has_second = agreeing.has_second(session, by=by)
        page = self.render(
            "tips/tip.html",
            tip=standing,
            typed=typed,
            told=told,
            sheet=_sheet(standing, typed, told),
            by=by,
            moment=moment,
            has_second=has_second,
            states=list(pages.states(standing)) if standing else [],
            areas=AREAS,
            audiences=pages.audiences(),
            licenses=LICENSES,
            html=preview.html,
            tongue=tongue,
            locales=LOCALES,
        )
        return make_response(page, told.status)


def found(tip_id: int, version: str = "") -> tuple[Standing, Typed]:
    """A tip and what its form begins with: what stands, or the words of an older version."""
    by = current_specialist()
    try:
        with reading() as session:
            standing = wordings.find(session, tip_id, by=by)
            begun = form.written(standing.edited)
            if version:
                versions = wordings.history(session, tip_id, by=by)
                begun = form.with_words_of(begun, next(one for one in versions if str(one.number) == version))
    except (TipUnknown, StopIteration):
        abort(404)
    return standing, begun


def _saved(tip_id: int | None, typed: Typed) -> tuple[int, str]:
    """Save by the rule; the tip's id, and whether it stands, waits or is hidden."""
    by, now, draft = current_specialist(), clock(), form.draft_of(typed)
    with writing() as session:
        if tip_id is None:
            tip_id = editing.create(
                session, draft, area=typed.area, audiences=typed.audiences, reason=typed.reason, by=by, now=now
            )
        else:
            editing.save(session, tip_id, draft, opened=typed.opened, reason=typed.reason, by=by, now=now)
        standing = wordings.find(session, tip_id, by=by)
    return tip_id, "waits" if standing.waiting else "hidden" if standing.is_hidden else "saved"


def _told(problem: Exception) -> Told:
    if isinstance(problem, ChangedMeanwhile):
        return Told(refusal=refusals.words(problem), theirs=problem.theirs, status=409)
    return Told(
        refusal=refusals.words(problem),
        place=refusals.place(problem),
        needs_reason=isinstance(problem, RulesBroken | ReasonMissing),
        status=422,
    )


def _sheet(standing: Standing | None, typed: Typed, told: Told) -> Sheet:
    area, audiences = (standing.area, standing.audiences) if standing else (typed.area, typed.audiences)
    words = preview.words(typed)
    findings = agreeing.findings(area, audiences, words) if words else ()
    return Sheet(
        words=words,
        remarks=checking.remarks(findings, words),
        shown=preview.shown(area, audiences, (standing.exercise or "") if standing else "", words),
        compared=changes(told.theirs.words, form.draft_of(typed).words) if told.theirs else {},
    )
