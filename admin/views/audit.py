"""Who did what: acts of the school's staff by day, with a line when somebody opened too many talks at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, ClassVar, Final

from flask import request
from flask_admin import expose

from admin.base import SecureView
from admin.security import clock, current_locale, current_specialist, translate
from admin.session import reading
from admin.views.help_requests.moments import Clock
from admin.views.staff import moments
from core import acts, audit
from core.actors import Role
from core.acts import PAGE, Act, Kind
from core.texts import texts

ICONS: Final = {
    Kind.OPENED: "eye",
    Kind.TALKS: "message-2",
    Kind.MEETINGS: "calendar",
    Kind.JOURNALS: "notebook",
    Kind.STAFF: "users",
    Kind.SIGN_INS: "key",
    Kind.REFUSED: "lock",
    Kind.SETTINGS: "settings",
}
TROUBLES: Final = frozenset({acts.REFUSED, "staff:sign_in:failed", "staff:code:failed"})
LARGEST: Final = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Row:
    """One act in words."""

    time: str
    who: str
    words: str
    about: str
    icon: str
    is_trouble: bool
    times: int = 1


class AuditView(SecureView):
    """The acts of the school. It tells who opened which talk, never what stands there."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.DEPUTY_HEAD, Role.ADMINISTRATOR})

    def __init__(self) -> None:
        super().__init__(
            name="audit-menu", endpoint="audit", url="/audit", menu_icon_type="", menu_icon_value="history"
        )

    @expose("/")
    def index(self) -> Any:
        """A page of acts, newest first; chosen kind and person stay chosen on older pages."""
        by, kind, staff_id, before = current_specialist(), _kind(), _number("who"), _number("before")
        with reading() as session:
            found = acts.acts(session, by=by, kind=kind, staff_id=staff_id, before=before, limit=PAGE + 1)
            people = acts.names(session, school_id=by.school_id)
            many = audit.mass_reading(session, by.school_id, clock())
            moment = moments(session, by.school_id)
            here = Clock.of(session, school_id=by.school_id, text=texts(current_locale()), now=clock())
        return self.render(
            "audit/index.html",
            days=_days(found[:PAGE], here, self._places()),
            older=found[PAGE - 1].id if len(found) > PAGE else None,
            many=[(one.staff_id, one.staff_name, one.talks, moment(one.last_at)) for one in many],
            kinds=ICONS,
            people=people,
            kind=kind,
            who=staff_id if staff_id in people else None,
            is_first=before is None,
        )

    def _places(self) -> Mapping[str, str]:
        """Names of the panel's pages by endpoint, as the menu gives them."""
        return {view.endpoint: view.name for view in self.admin._views}


def words_of(tag: str) -> str:
    """An act in plain words; one without words of its own is called just that, never by its tag."""
    name = f"audit-act-{tag.replace(':', '-')}"
    words = translate(name)
    return words if words != name else translate("audit-act-other")


def _days(found: Iterable[Act], here: Clock, places: Mapping[str, str]) -> list[tuple[str, list[Row]]]:
    days = groupby(found, key=lambda act: here.here(act.at).date())
    return [(here.day(day), _rows(of_day, here, places)) for day, of_day in days]


def _rows(of_day: Iterable[Act], here: Clock, places: Mapping[str, str]) -> list[Row]:
    """The day's acts; one that a person repeats at once is one row with a number."""
    rows: list[Row] = []
    for row in (_row(act, here, places) for act in of_day):
        if rows and replace(rows[-1], time=row.time, times=1) == row:
            rows[-1] = replace(rows[-1], times=rows[-1].times + 1)
        else:
            rows.append(row)
    return rows


def _row(act: Act, here: Clock, places: Mapping[str, str]) -> Row:
    return Row(
        time=here.time(act.at),
        who=act.who or translate("audit-machine"),
        words=words_of(act.tag),
        about=_about(act, places),
        icon=ICONS[acts.kind_of(act.tag)],
        is_trouble=act.tag in TROUBLES,
    )


def _about(act: Act, places: Mapping[str, str]) -> str:
    """On what: a book and a number, a page of the panel, roles, a talk's code, a colleague's name."""
    detail = act.detail
    if detail.get("journal"):
        book = translate(f"books-menu-{str(detail['journal']).lower()}")
        return f"{book}, № {detail['number']}" if detail.get("number") else book
    if "place" in detail:
        return _named(places.get(str(detail["place"]), ""))
    words = [act.about] if act.about and act.about != act.who else []
    for name in ("role", "new"):
        words += _roles(detail.get(name)) if act.tag.startswith("staff:") else []
    return ", ".join(words)


def _roles(value: Any) -> list[str]:
    names = value if isinstance(value, list) else [value]
    return [translate(f"staff-role-{Role(name).value.replace('_', '-')}") for name in names if name in set(Role)]


def _named(name: str) -> str:
    return translate(name) if name else ""


def _kind() -> Kind | None:
    asked = request.args.get("kind", "")
    return Kind(asked) if asked in set(Kind) else None


def _number(name: str) -> int | None:
    asked = request.args.get(name, "")
    return min(int(asked), LARGEST) if asked.isascii() and asked.isdigit() and len(asked) < 20 else None
