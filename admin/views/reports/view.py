"""Reports: read by psychologists, deputy heads and administrators; written and frozen by psychologists."""

from collections.abc import Mapping
from typing import Any, ClassVar, Final

from flask import abort, flash, redirect, request, url_for
from flask_admin import expose
from sqlalchemy.orm import Session

from admin.base import SecureView
from admin.security import clock, current_locale, current_specialist, translate
from admin.session import reading, writing
from admin.views.reports import pages
from core.actors import Role, require_psychologist
from core.reports import blocks, building, comparing, freezing, naming, periods, saying, works
from core.reports.kinds import READERS, SHAPES
from core.reports.periods import Period, PeriodUnknown
from core.reports.report import Report
from core.reports.tables.directions import SCHEMES, SERVICE
from core.texts import Texts, texts
from db.models.reports import ReportKind

PAGE: Final = "/<period>/<kind>"
_FIELD: Final = "block-"


class ReportsView(SecureView):
    """Reports of a school."""

    roles: ClassVar[frozenset[Role]] = READERS

    def __init__(self) -> None:
        super().__init__(
            name="reports-menu",
            category="frame-menu",
            endpoint="reports",
            url="/reports",
            menu_icon_type="",
            menu_icon_value="chart-bar",
        )

    @expose("/")
    def index(self) -> Any:
        """The periods of a school year."""
        asked = request.args.get("year", "")
        year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else None
        with reading() as session:
            found = pages.front(session, by=current_specialist(), text=_text(), now=clock(), year=year)
        return self.render(
            "reports/index.html", found=found, open_kinds=pages.OPEN, attestation=pages.ATTESTATION, shapes=SHAPES
        )

    @expose(PAGE)
    def page(self, period: str, kind: str) -> Any:
        """One report as it stands now."""
        with reading() as session:
            return self._page(session, _period(session, period), _kind(kind))

    @expose(PAGE, methods=("POST",))
    def keep(self, period: str, kind: str) -> Any:
        """Keep the words; with [freeze], the whole report as well."""
        by, chosen, now = current_specialist(), _kind(kind), clock()
        require_psychologist(by)
        written = {name.removeprefix(_FIELD): words for name, words in request.form.items() if name.startswith(_FIELD)}
        ref = ""
        try:
            with writing() as session:
                found = _period(session, period)
                report = building.build(session, chosen, found, by=by, now=now, scheme=_scheme())
                blocks.write(session, report, written, by=by, text=_text(), now=now)
                if request.form.get("act") == "freeze":
                    report = building.build(session, chosen, found, by=by, now=now, scheme=_scheme())
                    ref = freezing.freeze(session, report, by=by, now=now).ref
        except blocks.BlockUnknown:
            abort(400)
        except blocks.WordsTooLong:
            flash(translate("reports-refused-long", most=blocks.LONGEST), "warning")
            with reading() as session:
                return self._page(session, _period(session, period), chosen, typed=written)
        if ref:
            flash(translate("reports-frozen"), "success")
            return redirect(url_for(".frozen", ref=ref, print=1))
        flash(translate("reports-saved"), "success")
        return redirect(_address(found, chosen))

    @expose("/frozen/<ref>")
    def frozen(self, ref: str) -> Any:
        """A copy as it was signed, and what is different today."""
        by = current_specialist()
        with reading() as session:
            try:
                report = freezing.opened(session, ref, by=by)
            except freezing.ReportUnknown:
                abort(404)
            live = building.build(session, report.kind, report.period, by=by, now=clock(), scheme=report.scheme)
            shown = self._shown(session, report)
        return self.render("reports/frozen.html", changed=comparing.differences(report, live), **shown)

    @expose("/<period>/works")
    def works(self, period: str) -> Any:
        """The works behind a number."""
        where = pages.where_of(request.args.get("of", pages.EVERYTHING))
        with reading() as session:
            found = _period(session, period)
            try:
                listed = works.behind(session, found, where, by=current_specialist())
            except works.FilterUnknown:
                abort(404)
        return self.render(
            "reports/works.html",
            works=listed,
            most=works.MOST,
            name=saying.shown(naming.name(found), _text()),
            back=_address(found, pages.kind_of(request.args.get("kind", "")) or ReportKind.STATISTICAL),
        )

    def _page(
        self, session: Session, period: Period, kind: ReportKind, *, typed: Mapping[str, str] | None = None
    ) -> Any:
        by = current_specialist()
        report = building.build(session, kind, period, by=by, now=clock(), scheme=_scheme())
        return self.render(
            "reports/page.html",
            typed=typed or {},
            may_write=by.may_read_talks,
            is_open=SHAPES[kind].is_open,
            neighbours=pages.neighbours(session, period, by=by, now=clock()),
            drafts=pages.drafts(session, by=by),
            kinds=pages.OPEN if SHAPES[kind].is_open else pages.ATTESTATION,
            schemes=SCHEMES,
            **self._shown(session, report),
        )

    def _shown(self, session: Session, report: Report) -> dict[str, Any]:
        """What a live and a frozen report are shown with."""
        by, text = current_specialist(), _text()
        return {
            "report": report,
            "copies": pages.copies(session, report, by=by),
            "shown": lambda value: saying.shown(value, text),
            "words": lambda block: saying.words(block, text),
            "figures": lambda block: saying.prefilled(block, text),
            "locale": text.locale,
            "chart": lambda found: pages.chart(found, text),
            "is_drawn": pages.is_drawn,
            "behind": lambda *cell: None if report.ref else pages.behind(*cell, by=by),
        }


def _text() -> Texts:
    return texts(current_locale())


def _period(session: Session, code: str) -> Period:
    if not code.startswith("20"):  # the centuries beside it are there to be compared with, not to be opened
        abort(404)
    try:
        return periods.parse(session, code)
    except PeriodUnknown:
        abort(404)


def _kind(name: str) -> ReportKind:
    return pages.kind_of(name) or abort(404)


def _scheme() -> str:
    asked = request.values.get("scheme", "")
    return asked if asked in SCHEMES else SERVICE


def _address(period: Period, kind: ReportKind) -> str:
    scheme = _scheme()
    return url_for(".page", period=period.code, kind=kind.value, scheme=None if scheme == SERVICE else scheme)
