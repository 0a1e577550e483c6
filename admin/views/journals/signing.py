"""Months that are done, and the codes of what was signed, to be written into the paper book."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar, Final

from flask import abort, flash, redirect, request, url_for
from flask_admin import expose
from sqlalchemy import select
from sqlalchemy.orm import Session

from admin.base import SecureView
from admin.security import clock, current_locale, current_specialist, translate
from admin.session import reading, writing
from admin.views.journals.chosen import month_name
from admin.views.journals.typed import school_year
from admin.views.staff import moments
from core import calendar, chain, schools
from core.actors import Role, Specialist
from core.journals import months
from core.journals.months import Month, MonthNotBegun, MonthNotLocked, ReasonMissing
from core.texts import Texts, texts
from db.models.chain import ChainHead
from db.models.journals import Journal
from db.models.staff import Staff

MONTH: Final = re.compile(r"20\d\d-(?:0[1-9]|1[0-2])")
HEADS: Final = 31
Act = Callable[..., Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthShown:
    """A month as it is drawn: drafts by book with the page they wait on, who locked and who checked it, and when."""

    month: str
    name: str
    has_begun: bool
    drafts: tuple[tuple[Journal, int], ...]
    locked: str
    checked: str


@dataclass(frozen=True, slots=True)
class HeadShown:
    """The code of a day, with how many links the chain had."""

    day: date
    count: int
    code: str


class SigningView(SecureView):
    """Closing months, and the codes. A psychologist locks and opens; a deputy head checks, and presses nothing else."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.PSYCHOLOGIST, Role.DEPUTY_HEAD})

    def __init__(self) -> None:
        super().__init__(
            name="books-menu-signing",
            category="books-menu",
            endpoint="signing",
            url="/journals/months",
            menu_icon_type="",
            menu_icon_value="lock",
        )

    @expose("/")
    def index(self) -> Any:
        """The twelve months of a school year."""
        return self._page()

    @expose("/lock", methods=("POST",))
    def lock(self) -> Any:
        """The lines of a month are done."""
        return self._act(months.lock, "books-month-locked-done")

    @expose("/check", methods=("POST",))
    def check(self) -> Any:
        """A deputy head has looked it through."""
        return self._act(months.check, "books-month-checked-done")

    @expose("/unlock", methods=("POST",))
    def unlock(self) -> Any:
        """Open a month again, with a reason."""
        reason = request.form.get("reason", "")[: months.LONGEST_REASON]
        return self._act(months.unlock, "books-month-opened-done", reason=reason)

    @expose("/codes")
    def codes(self) -> Any:
        """The codes of the last days, as they are written or pasted into the paper book."""
        by, text = current_specialist(), texts(current_locale())
        with reading() as session:
            school = schools.school(session, by.school_id)
            found = [HeadShown(head.day, head.position, head.code) for head in _heads(session, by)]
            last = chain.last_link(session, by.school_id)
            today = calendar.local(school, clock()).date()
            now = HeadShown(today, last.position, chain.code_of(last.mac)) if last else None
            name = school.names.get(text.locale) or school.names["kk"]
        return self.render("journals/codes.html", heads=found, now=now, school=name)

    def _act(self, act: Act, done: str, **given: str) -> Any:
        month = request.form.get("month", "")
        if not MONTH.fullmatch(month):
            abort(404)
        try:
            with writing() as session:
                act(session, month, by=current_specialist(), now=clock(), **given)
        except ReasonMissing:
            flash(translate("books-month-refused-reason"), "warning")
            return self._page(_year_of(month), asked=month), 422
        except MonthNotBegun:
            flash(translate("books-month-refused-early"), "warning")
        except MonthNotLocked:
            flash(translate("books-month-refused-open"), "warning")
        else:
            flash(translate(done), "success")
        return redirect(url_for(".index", year=_year_of(month), _anchor=f"month-{month}"), code=303)

    def _page(self, year: int | None = None, *, asked: str = "") -> Any:
        by, text, now = current_specialist(), texts(current_locale()), clock()
        with reading() as session:
            running = calendar.school_year(schools.school(session, by.school_id), now)
            shown = year or school_year(request.args) or running
            found = _shown(session, months.year(session, shown, by=by, now=now), by=by, text=text)
        return self.render(
            "journals/months.html",
            year=shown,
            years=sorted({running - 1, running, shown}, reverse=True),
            months=found,
            asked=asked,
            keeps=by.may_read_talks,
            checks=Role.DEPUTY_HEAD in by.roles,
            longest=months.LONGEST_REASON,
        )


def _shown(session: Session, found: Any, *, by: Specialist, text: Texts) -> list[MonthShown]:
    moment = moments(session, by.school_id)
    ids = {who for month in found if month.lock for who in (month.lock.locked_by, month.lock.checked_by)}
    named = select(Staff.id, Staff.full_name).where(Staff.id.in_(ids - {None}))
    people = dict(session.execute(named).all())
    return [_month(month, people, moment, text) for month in found]


def _month(month: Month, people: Mapping[int, str], moment: Callable[[datetime], str], text: Texts) -> MonthShown:
    lock = month.lock
    locked = checked = ""
    if lock is not None:
        locked = text("books-month-who", name=people.get(lock.locked_by, ""), moment=moment(lock.locked_at))
        if lock.checked_at is not None and lock.checked_by is not None:
            checked = text("books-month-who", name=people.get(lock.checked_by, ""), moment=moment(lock.checked_at))
    return MonthShown(
        month=month.month,
        name=month_name(month.first_day, text),
        has_begun=month.has_begun,
        drafts=tuple(month.drafts.items()),
        locked=locked,
        checked=checked,
    )


def _heads(session: Session, by: Specialist) -> Any:
    kept = select(ChainHead).where(ChainHead.school_id == by.school_id)
    return session.scalars(kept.order_by(ChainHead.day.desc()).limit(HEADS)).all()


def _year_of(month: str) -> int:
    year, number = (int(part) for part in month.split("-"))
    return year if number >= calendar.FIRST_MONTH_OF_SCHOOL_YEAR else year - 1
