"""The pages of tips: the list, one tip and its form, its history, paper."""

from datetime import timedelta
from typing import Any, ClassVar, Final

from flask import abort, request
from flask_admin import expose

from admin.security import clock, current_specialist
from admin.session import reading
from admin.views.lexicon.pages import tongue
from admin.views.staff import moments
from admin.views.tips import checking, form, pages, preview
from admin.views.tips.acts import TIP
from admin.views.tips.form import Typed
from admin.views.tips.forms import TipForms, found
from core import calendar, schools
from core.actors import require_psychologist
from core.texts import LOCALES
from core.tips import agreeing, counting, wordings
from core.tips.areas import AREAS
from core.tips.catalogue import TipUnknown
from core.tips.wordings import Standing

COUNTED_FOR: Final = timedelta(days=30)


class TipsView(TipForms):
    """The editor. A psychologist writes; a deputy head reads, and may agree to what breaks a rule."""

    roles: ClassVar = wordings.READERS

    def __init__(self) -> None:
        super().__init__(name="tips-desk-menu", endpoint="tips", url="/tips", menu_icon_type="", menu_icon_value="bulb")

    @expose("/", methods=("GET", "POST"))
    def index(self) -> Any:
        """All tips, or those that fit what was chosen; typed words come by POST and stand in no address."""
        by, chosen = current_specialist(), _chosen()
        with reading() as session:
            today = calendar.local(schools.school(session, by.school_id), clock()).date()
            counts = counting.by_tip(session, by.school_id, since=today - COUNTED_FOR)
            groups = pages.groups(session, chosen, counts, by=by)
        count, unread = pages.numbers(groups)
        return self.render(
            "tips/index.html",
            groups=groups,
            count=count,
            picked=chosen,
            unread=unread,
            areas=AREAS,
            audiences=pages.audiences(),
            states=pages.STATES,
        )

    @expose("/new", methods=("GET", "POST"))
    def add(self) -> Any:
        """A tip of the school's own, empty or begun with the words of another (``?from=``)."""
        require_psychologist(current_specialist())
        if request.method == "GET":
            return self.form(None, _begun(request.args.get("from", "")))
        typed = form.typed(request.form)
        if "do" in request.form:
            return self.form(None, form.rearranged(typed, request.form["do"]))
        return self.saved(None, typed)

    @expose(f"{TIP}/", methods=("GET", "POST"))
    def tip(self, tip_id: int) -> Any:
        """One tip: the form of a psychologist, to read for a deputy head; sent, it is a new version."""
        by = current_specialist()
        if request.method == "GET":
            standing, begun = found(tip_id, request.args.get("version", ""))
            return self.form(standing, begun)
        require_psychologist(by)
        typed = form.typed(request.form)
        if "do" in request.form:
            return self.form(found(tip_id)[0], form.rearranged(typed, request.form["do"]))
        return self.saved(tip_id, typed)

    @expose("/check", methods=("POST",))
    def check(self) -> Any:
        """What the linter says of the words as they are typed, and how they would look; nothing is kept."""
        require_psychologist(current_specialist())
        typed = form.typed(request.form)
        words = preview.words(typed)
        findings = agreeing.findings(typed.area, typed.audiences, words) if words else ()
        return self.render(
            "tips/checked.html",
            remarks=checking.remarks(findings, words),
            shown=preview.shown(typed.area, typed.audiences, typed.exercise, words),
            is_begun=bool(words),
            html=preview.html,
            locales=LOCALES,
        )

    @expose(f"{TIP}/history")
    def history(self, tip_id: int) -> Any:
        """Every version, with what it changed."""
        by = current_specialist()
        try:
            with reading() as session:
                standing = wordings.find(session, tip_id, by=by)
                steps = pages.steps(session, tip_id, by=by)
                moment = moments(session, by.school_id)
        except TipUnknown:
            abort(404)
        return self.render("tips/history.html", tip=standing, steps=steps, moment=moment, by=by)

    @expose(f"{TIP}/paper")
    def paper(self, tip_id: int) -> Any:
        """One tip on paper."""
        standing, _ = found(tip_id)
        return self._paper([standing], None)

    @expose("/paper/<any({}):area>".format(",".join(AREAS)))
    def area_paper(self, area: str) -> Any:
        """All tips of an area on paper, without those that are hidden here."""
        with reading() as session:
            tips = wordings.listed(session, by=current_specialist())
        return self._paper([tip for tip in tips if tip.area == area and not tip.is_hidden], area)

    def _paper(self, tips: list[Standing], area: str | None) -> str:
        return self.render("tips/paper.html", tips=tips, area=area, html=preview.html, tongue=tongue)


def _chosen() -> pages.Chosen:
    asked = request.values
    return pages.Chosen(
        area=asked.get("area", "") if asked.get("area") in AREAS else "",
        audience=asked.get("audience", "") if asked.get("audience") in pages.audiences() else "",
        state=asked.get("state", "") if asked.get("state") in pages.STATES else "",
        words=" ".join(request.form.get("words", "").split())[:120],
    )


def _begun(tip_id: str) -> Typed:
    """What a new tip begins with: nothing, or the words and the area of a tip it is made from."""
    number = form.number_of(tip_id)
    if not number:
        return form.written(None)
    standing, typed = found(number)
    return form.as_new(typed, standing.area)
