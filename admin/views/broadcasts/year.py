"""The year's occasions by month, what stands for each, the duty of the term; and the switch of a school in mourning."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar, Final

from flask import abort, flash, redirect, url_for
from flask_admin import expose
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from admin.base import SecureView
from admin.security import clock, current_locale, current_specialist, translate
from admin.session import reading, writing
from admin.views.broadcasts.pages import title
from core import calendar, schools
from core.actors import Role, Specialist
from core.broadcasts import duties, editing, mourning, occasions
from core.broadcasts.mourning import AlreadyMourning, NotMourning
from core.broadcasts.occasions import Coming, Standing
from db.models.journals import Audience

ICONS: Final[Mapping[Standing, str]] = {
    Standing.NOTHING: "plus",
    Standing.DRAFT: "pencil",
    Standing.PROPOSED: "users",
    Standing.SCHEDULED: "clock",
    Standing.SENT: "circle-check",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What stands for one group of an occasion: ``ref`` of its message, empty while there is none."""

    group: Audience
    standing: Standing
    icon: str
    ref: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One occasion as the page shows it; ``ref`` is its message's that got furthest, empty while there is none."""

    key: str
    name: str
    when: str
    grades: str
    groups: Sequence[Group]
    ref: str
    is_duty: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """The occasions that begin in one month (1-12) of a year."""

    number: int
    year: int
    is_now: bool
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mourning:
    """How the switch stands: since when, what is held back (ref and first words), and the careful messages."""

    since: str
    held: Sequence[tuple[str, str, str]]
    rows: Sequence[Row]


class BroadcastYearView(SecureView):
    """Whoever reads broadcasts sees the year; a psychologist writes, and declares mourning as a deputy head does."""

    roles: ClassVar[frozenset[Role]] = editing.READERS

    def __init__(self) -> None:
        super().__init__(
            name="broadcasts-year-menu",
            category="broadcasts-menu",
            endpoint="broadcast_year",
            url="/broadcasts/year",
            menu_icon_type="",
            menu_icon_value="calendar-event",
        )

    @expose("/")
    def index(self) -> Any:
        """What comes until the school year ends, and what has passed of it."""
        by, now = current_specialist(), clock()
        with reading() as session:
            school = schools.school(session, by.school_id)
            today = calendar.local(school, now).date()
            begins = date(calendar.school_year(school, now), calendar.FIRST_MONTH_OF_SCHOOL_YEAR, 1)
            ends = begins.replace(year=begins.year + 1) - timedelta(days=1)
            found = occasions.coming(session, school_id=school.id, since=begins, until=ends)
            owed = duties.owed(session, school_id=school.id, now=now)
            stands = _mourning(session, by)
        return self.render(
            "broadcasts/year.html",
            months=_months([one for one in found if one.last >= today], today),
            past=_months([one for one in found if one.last < today], today),
            owed=owed,
            owed_until=_day(owed.ends) if owed else "",
            duty=_row(next(one for one in found if one.key == owed.key)) if owed else None,
            mourning=stands,
            writes=by.may_read_talks,
            decides=not by.roles.isdisjoint(mourning.DECIDERS),
        )

    @expose("/mourning/begin", methods=("POST",))
    def begin_mourning(self) -> Response:
        """From now on nothing cheerful is sent."""
        by = _decider()
        try:
            with writing() as session:
                made = mourning.begin(session, by=by, now=clock())
            flash(translate("broadcasts-mourning-begun", count=len(made)), "success")
        except AlreadyMourning:
            flash(translate("broadcasts-mourning-already"), "warning")
        return redirect(url_for(".index", _anchor="mourning"), code=303)

    @expose("/mourning/end", methods=("POST",))
    def end_mourning(self) -> Response:
        """Everything goes on as it was meant."""
        by = _decider()
        try:
            with writing() as session:
                mourning.end(session, by=by, now=clock())
            flash(translate("broadcasts-mourning-ended"), "success")
        except NotMourning:
            flash(translate("broadcasts-mourning-ended"), "warning")
        return redirect(url_for(".index", _anchor="mourning"), code=303)


def _decider() -> Specialist:
    by = current_specialist()
    if by.roles.isdisjoint(mourning.DECIDERS):
        abort(403)
    return by


def _mourning(session: Session, by: Specialist) -> Mourning:
    found = mourning.state(session, school_id=by.school_id)
    careful = () if found.since is None else occasions.in_mourning(session, school_id=by.school_id, since=found.since)
    return Mourning(
        since=_day(found.since) if found.since else "",
        held=[(one.ref, *title(one)) for one in found.held],
        rows=[_row(one) for one in careful],
    )


def _months(found: Sequence[Coming], today: date) -> Sequence[Month]:
    """By the month each begins in; what began before and still lasts stands in the month that runs."""
    by_month: dict[tuple[int, int], list[Row]] = {}
    for one in found:
        shown_on = max(one.first, today) if one.last >= today else one.first
        by_month.setdefault((shown_on.year, shown_on.month), []).append(_row(one))
    return [
        Month(number=number, year=year, is_now=(year, number) == (today.year, today.month), rows=rows)
        for (year, number), rows in sorted(by_month.items())
    ]


def _row(one: Coming) -> Row:
    name = one.names.get(current_locale()) or one.names["kk"]
    return Row(
        key=one.key,
        name=name,
        when=_day(one.first) if one.first == one.last else f"{_day(one.first)} – {_day(one.last)}",
        grades=translate("journals-grades", grades=_ranges(one.grades)) if one.grades else "",
        groups=[
            Group(group=group, standing=stands, icon=ICONS[stands], ref=message.ref if message else "")
            for group, (stands, message) in one.groups.items()
        ],
        ref=one.broadcast.ref if one.broadcast else "",
        is_duty=one.is_duty,
    )


def _ranges(grades: Sequence[int]) -> str:
    """Grades that follow each other as a span: «5–11», «9, 11»."""
    spans: list[list[int]] = []
    for grade in sorted(grades):
        if spans and grade == spans[-1][-1] + 1:
            spans[-1].append(grade)
        else:
            spans.append([grade])
    return ", ".join(f"{span[0]}–{span[-1]}" if len(span) > 2 else ", ".join(map(str, span)) for span in spans)


def _day(day: date) -> str:
    return translate("desk-day", day=day.day, month=day.month)
