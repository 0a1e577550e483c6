"""A week: the month's lines on their days, beside the cyclogram's pieces and what was done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flask_admin import expose
from werkzeug.wrappers import Response

from admin.security import current_specialist
from admin.session import reading
from admin.views.cyclogram.pages import ICONS
from admin.views.plans import pages
from admin.views.plans.frame import Frame, day_asked, text, today
from core.cyclogram import arrangers
from core.plans import terms, weeks
from core.plans.weeks import Day, Week
from core.texts import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A day of the week as it is shown."""

    weekday: int
    date: str
    is_today: bool
    is_working: bool
    lines: Any
    cells: Any
    done: Mapping[str, int]


class Weekly(Frame):
    """What a week is to bring."""

    @expose("/week")
    def week(self) -> Response:
        """The week of a day."""
        by, found, day = current_specialist(), text(), day_asked()
        with reading() as session:
            people = arrangers.psychologists(session, by)
            own = next((one for one in people if one.id == by.id), None) or next(iter(people), None)
            week = weeks.week(session, day, staff_id=own.id if own else None, by=by)
            now = today()
            days = [
                _day(one, week, found, is_today=one.day == now)
                for one in week.days
                if one.day.weekday() < 6 or one.tasks or one.cells or one.done
            ]
            loose = [pages.task_line(task, week.works.get(task.id, ()), found) for task in week.loose]
        sunday = week.monday + timedelta(days=6)
        return self.shown(
            "week",
            days=days,
            loose=loose,
            whose=own,
            first=f"{week.monday:%d.%m}",
            last=f"{sunday:%d.%m.%Y}",
            before=(week.monday - timedelta(days=7)).isoformat(),
            after=(week.monday + timedelta(days=7)).isoformat(),
            month=terms.of_day(week.monday),
            planned_count=len(week.tasks),
            done=sum(task.id in week.works for task in week.tasks),
            total=sum(sum(one.done.values()) for one in week.days),
            icons=ICONS,
        )


def _day(found: Day, week: Week, text: Texts, *, is_today: bool) -> Shown:
    return Shown(
        weekday=found.day.weekday(),
        date=f"{found.day:%d.%m}",
        is_today=is_today,
        is_working=found.is_working,
        lines=[pages.task_line(task, week.works.get(task.id, ()), text) for task in found.tasks],
        cells=[
            {
                "opens": f"{one.opens:%H:%M}",
                "closes": f"{one.closes:%H:%M}",
                "work": one.work.value,
                "booked": bool(one.audiences),
            }
            for one in found.cells
        ],
        done={direction.value: count for direction, count in found.done.items()},
    )
