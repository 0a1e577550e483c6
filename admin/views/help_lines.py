"""Help lines: what a child may call, when, and the day a person of the school last rang each."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, ClassVar, Final

from flask import abort, flash, redirect, url_for
from flask_admin import expose
from flask_admin.model.template import macro
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import BooleanField, SelectMultipleField, StringField
from wtforms.form import BaseForm

from admin.base import RuleView
from admin.security import clock, current_specialist, translate
from admin.session import writing
from core import calendar, help_lines, schools
from core.actors import Role
from core.help_lines import AlwaysShown, DaysMissing, Hours, HoursInvalid, LineUnknown, SharedWithRealSchools
from db.models.schools import HelpLine

WEEK: Final = tuple(range(7))
REFUSALS: Final = {
    HoursInvalid: "books-line-refused-hours",
    DaysMissing: "books-line-refused-days",
    AlwaysShown: "books-line-refused-always",
    SharedWithRealSchools: "demo-lines-shared",
}


class HelpLinesView(RuleView):
    """The list of numbers. A psychologist checks and changes them, a deputy head reads."""

    roles: ClassVar[frozenset[Role]] = frozenset(Role)
    subject: ClassVar[str] = "help_line"
    edits_common: ClassVar[bool] = True
    can_create = False
    list_template = "help_lines/list.html"
    edit_template = "help_lines/edit.html"
    column_list = ("number", "names", "hours", "is_enabled", "checked_on")
    column_default_sort = "position"
    column_sortable_list = ()
    column_labels: ClassVar[dict[str, str]] = {
        "number": "books-line-number",
        "names": "books-line-name",
        "hours": "books-line-hours",
        "is_enabled": "books-line-shown",
        "checked_on": "books-line-checked",
    }
    column_formatters: ClassVar[dict[str, Any]] = {
        "names": macro("named"),
        "hours": lambda _view, _context, line, _name: hours_in_words(line),
        "is_enabled": macro("shown"),
        "checked_on": macro("checked"),
    }
    form_columns = ("days", "opens", "closes", "is_enabled")
    form_overrides: ClassVar[dict[str, Any]] = {
        "days": SelectMultipleField,
        "opens": StringField,
        "closes": StringField,
    }

    def __init__(self, rows: Any) -> None:
        super().__init__(
            HelpLine,
            rows,
            name="books-menu-lines",
            endpoint="help_lines",
            url="/help-lines",
            menu_icon_type="",
            menu_icon_value="phone",
        )

    @property
    def can_edit(self) -> bool:
        """Only a psychologist changes what a child is shown."""
        return current_specialist().may_read_talks

    def scaffold_form(self) -> type[BaseForm]:
        """Hours, days and the switch; nothing else of a line is changed here."""

        class HoursForm(self.form_base_class):  # type: ignore[name-defined]
            days = SelectMultipleField("books-line-days", choices=[(day, str(day)) for day in WEEK], coerce=int)
            opens = StringField("books-line-opens")
            closes = StringField("books-line-closes", description="books-line-closes-hint")
            is_enabled = BooleanField("books-line-enabled")

        return HoursForm

    def update_model(self, form: Any, model: Any) -> bool:
        """A change by the rule, or a kind word about why not."""
        form.closes.data = _closing(form.closes.data or "")
        try:
            return super().update_model(form, model)
        except tuple(REFUSALS) as refusal:
            flash(translate(REFUSALS[type(refusal)]), "warning")
            return False

    def carry_out(self, session: Session, row: Any | None, values: Mapping[str, Any], *, now: datetime) -> Any:
        """Change hours and switch by the rule."""
        if row is None:
            abort(403)
        hours = Hours(
            days=tuple(values["days"]),
            opens=values["opens"].strip(),
            closes=values["closes"].strip(),
            is_enabled=values["is_enabled"],
        )
        return help_lines.change(session, row.id, hours=hours, by=current_specialist())

    @expose("/<int(max=2147483647):line_id>/check", methods=("POST",))
    def check(self, line_id: int) -> Response:
        """«I rang it today»."""
        try:
            with writing() as session:
                number = help_lines.check(session, line_id, by=current_specialist(), now=clock()).number
        except LineUnknown:
            abort(404)
        except SharedWithRealSchools:
            flash(translate("demo-lines-shared"), "warning")
            return redirect(url_for(".index_view"), code=303)
        flash(translate("books-line-checked-done", number=number), "success")
        return redirect(url_for(".index_view"), code=303)

    def render(self, template: str, **kwargs: Any) -> str:
        """Templates also learn what day it is at school."""
        return str(super().render(template, today=self._today(), is_stale=help_lines.is_stale, **kwargs))

    def _today(self) -> date:
        school = schools.school(self.session, current_specialist().school_id)
        return calendar.local(school, clock()).date()


def _closing(typed: str) -> str:
    """A clock has no 24:00: midnight as a closing hour is the end of the day."""
    return help_lines.MIDNIGHT if typed.strip() == "00:00" else typed


def hours_in_words(line: HelpLine) -> str:
    """Days and hours as people say them: «Mon-Fri, 09:00-18:00», «day and night»."""
    is_round = (line.opens, line.closes) == ("00:00", help_lines.MIDNIGHT)
    span = "books-line-round" if is_round else "books-line-from-to"
    clock_words = translate(span, opens=line.opens, closes=line.closes)
    return clock_words if is_round and len(line.days) == len(WEEK) else f"{days_in_words(line.days)}, {clock_words}"


def days_in_words(days: list[int]) -> str:
    """Weekdays in a row as a span, others one by one."""
    names = [translate(f"books-day-{day}") for day in sorted(days)]
    if len(names) == len(WEEK):
        return translate("books-every-day")
    is_run = len(days) > 2 and max(days) - min(days) + 1 == len(days)
    return f"{names[0]}–{names[-1]}" if is_run else ", ".join(names)
