"""What was typed about plans: read, and kept when it is refused."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from werkzeug.datastructures import MultiDict

from admin.views.duty.form import NotFilled, number
from core.frame import AREAS, STAGES
from core.plans import items, terms, wording
from core.plans.approving import Approval
from core.plans.items import Framed
from core.plans.months import Written
from core.texts import Texts
from db.models.journals import Aspect, Audience
from db.models.plans import PlanDirection, PlanItem

FRAMED: Final = ("direction", "audience", "area", "stage", "aspect", "first_month", "last_month")
APPROVAL: Final = ("agreed_by", "agreed_on", "approved_by", "approved_on")
CHOICES: Final[Mapping[str, Any]] = {
    "directions": tuple(PlanDirection),
    "audiences": tuple(Audience),
    "areas": AREAS,
    "stages": STAGES,
    "aspects": tuple(Aspect),
    "months": terms.MONTHS,
}


def new_item(*, direction: str = "") -> dict[str, str]:
    """The form of an item that is added: main work with pupils, all year long, until something else is chosen."""
    return {
        **dict.fromkeys(wording.ITEM_WORDS, ""),
        "direction": direction if direction in set(PlanDirection) else PlanDirection.PREVENTION,
        "audience": Audience.STUDENT,
        "area": "",
        "stage": "3",
        "aspect": Aspect.PRACTICAL,
        "first_month": "9",
        "last_month": "5",
        "seen": "",
    }


def item_as_typed(found: PlanItem, text: Texts) -> dict[str, str]:
    """The form of an item that stands."""
    framed = {name: str(getattr(found, name) or "") for name in FRAMED}
    return {**wording.shown(found.words, wording.ITEM_WORDS, text), **framed, "seen": items.mark(found)}


def typed_item(form: MultiDict[str, str]) -> dict[str, str]:
    """The fields of an item as they were filled in."""
    return {name: form.get(name, "") for name in (*wording.ITEM_WORDS, *FRAMED, "seen")}


def framed(typed: Mapping[str, str]) -> Framed:
    """Where an item stands in the frame, as the rule takes it.

    Raises:
        NotFilled: something is missing, or is none of the choices.
    """
    try:
        return Framed(
            direction=PlanDirection(typed["direction"]),
            audience=Audience(typed["audience"]),
            area=number(typed["area"]) if typed["area"] else None,
            stage=number(typed["stage"]),
            aspect=Aspect(typed["aspect"]),
            first_month=number(typed["first_month"]),
            last_month=number(typed["last_month"]),
        )
    except ValueError:
        raise NotFilled from None


def typed_approval(form: MultiDict[str, str]) -> dict[str, str]:
    """The fields of a stamp as they were filled in."""
    return {name: form.get(name, "") for name in APPROVAL}


def approval_as_typed(found: Approval) -> dict[str, str]:
    """The form of a stamp."""
    names = {"agreed_by": found.agreed_by, "approved_by": found.approved_by}
    return {**names, "agreed_on": _field(found.agreed_on), "approved_on": _field(found.approved_on)}


def approval(typed: Mapping[str, str]) -> Approval:
    """A stamp, as the rule takes it; a name without a day is nobody's signature yet.

    Raises:
        NotFilled: a day is none.
    """
    return Approval(
        agreed_by=typed["agreed_by"],
        agreed_on=day(typed["agreed_on"]),
        approved_by=typed["approved_by"],
        approved_on=day(typed["approved_on"]),
    )


def day(written: str) -> date | None:
    """A day, or nothing where nothing was said.

    Raises:
        NotFilled: it is none.
    """
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise NotFilled from None


def typed_line(form: MultiDict[str, str], task_id: int | str) -> dict[str, str]:
    """A line of the grid as it was filled in: its fields carry its number; a new one's carry "new"."""
    return {name: form.get(f"{name}-{task_id}", "") for name in (*wording.TASK_WORDS, "when", "seen")}


def written(typed: Mapping[str, str]) -> Written:
    """A line, as the rule takes it; ``when`` is a day, "w" and a week's number, or empty.

    Raises:
        NotFilled: it is neither.
    """
    when = typed["when"]
    words = {name: typed[name] for name in wording.TASK_WORDS}
    if when.startswith("w"):
        return Written(week=number(when[1:]), words=words, seen=typed["seen"])
    return Written(day=day(when), words=words, seen=typed["seen"])


def _field(found: date | None) -> str:
    return found.isoformat() if found else ""
