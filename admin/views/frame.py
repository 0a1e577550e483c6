"""The school year on one page: four stages as a kind list of what each still lacks, and where nothing was done yet."""

from collections.abc import Mapping
from typing import Any, ClassVar, Final

from flask import abort, current_app, request, url_for
from flask_admin import expose

from admin.base import SecureView
from admin.security import clock, current_specialist
from admin.session import reading
from admin.views.offline.starting import BY_AUDIENCE, BY_DIRECTION
from core import calendar, frame, overview, schools
from core.actors import Role
from core.journals.done import What, Who
from core.journals.year import FEW
from core.overview import Overview
from db.models.journals import Aspect, Audience, Direction
from db.models.plans import PlanDirection

# where each thing of the list is done: endpoints, the first that the panel has and the person may open
PLACES: Final[Mapping[str, tuple[str, ...]]] = {
    "teachers": ("offline.index",),
    "classes": ("classes.index",),
    "signers": ("classes.index",),
    "acts": ("normative.index",),
    **dict.fromkeys(("plan", "approved", "month", "items", "following"), ("plans.index",)),
    "needs": ("journals_j6.index",),
    **dict.fromkeys(("drafts", "locks", "closed"), ("signing.index", "journals_j4.index")),
    **dict.fromkeys(("reports", "statistical", "analytical"), ("reports.index",)),
}
ASKED: Final[Mapping[str, Mapping[str, Any]]] = {
    "teachers": {"who": Who.TEACHERS},
    "signers": {"_anchor": "signers"},
}


class YearView(SecureView):
    """The year page. Who plans and checks reads it; only a psychologist is led to write."""

    roles: ClassVar[frozenset[Role]] = overview.READERS

    def __init__(self) -> None:
        super().__init__(
            name="frame-year-menu",
            category="frame-menu",
            endpoint="year",
            url="/year",
            menu_icon_type="",
            menu_icon_value="flag",
        )

    @expose("/")
    def index(self) -> Any:
        """The year that runs, or another one."""
        by, now = current_specialist(), clock()
        with reading() as session:
            this_year = calendar.school_year(schools.school(session, by.school_id), now)
            found = overview.overview(session, _year(this_year), by=by, now=now)
        if found.school_year not in found.years:
            abort(404)
        return self.render(
            "frame/year.html",
            found=found,
            areas=(*frame.AREAS, None),
            groups=tuple(Audience),
            directions=tuple(Direction),
            aspects=tuple(Aspect),
            shown=_shown(found),
            links={check.key: self._place(check.key) for stage in found.stages for check in stage.checks},
            writes=_writes if by.may_read_talks else None,
            plans=self._place("plan"),
        )

    def _place(self, key: str) -> str:
        """Where it is done, empty where this person has nothing to do with it."""
        open_to = {view.endpoint for view in self.admin._views if view.is_accessible()}
        for endpoint in PLACES[key]:
            if endpoint in current_app.view_functions and endpoint.split(".")[0] in open_to:
                return url_for(endpoint, **ASKED.get(key, {}))
        return ""


def _shown(found: Overview) -> Any:
    """A number of events as this reader sees it: few are few to whoever does not work with children."""

    def shown(count: int) -> str:
        return f"1–{FEW - 1}" if found.hides_few and 0 < count < FEW else str(count)

    return shown


def _writes(area: int, audience: Audience, direction: Direction) -> str:
    """The sheet for the work that an empty cell lacks."""
    what = BY_DIRECTION[PlanDirection(direction.value)]
    is_advice = what is What.CONSULTATION
    who = BY_AUDIENCE.get(audience, Who.PUPIL if is_advice else Who.CLASS)
    return url_for("offline.index", who=who, what=what, area=area)


def _year(this_year: int) -> int:
    asked = request.args.get("year", "")
    if not asked:
        return this_year
    if not (asked.isascii() and asked.isdecimal() and len(asked) == 4):
        abort(404)
    return int(asked)
