"""What was typed about hours: read, and kept when it is refused."""

from collections.abc import Mapping, Sequence
from datetime import time
from typing import Any, Final

from werkzeug.datastructures import MultiDict

from admin.views.duty.form import NotFilled, clock, number
from core.cyclogram.arranging import Hours
from core.cyclogram.days import Span
from core.cyclogram.ruling import BOUNDS, MOST_LESSONS, MOST_PAUSES, SHIFTS, Lesson
from core.texts import LOCALES
from db.models.cyclogram import BookingRules, CyclogramCell, Weeks, WorkKind
from db.models.journals import Audience

SHOWN_PAUSES: Final = 3
# whom a kind of work is usually for; it can be chosen otherwise
USUAL: Final[Mapping[WorkKind, Sequence[Audience]]] = {
    WorkKind.RECEPTION: (Audience.PARENT,),
    WorkKind.INDIVIDUAL: (Audience.STUDENT,),
    WorkKind.TEACHERS: (Audience.TEACHER, Audience.ADMINISTRATION),
}


def new_cell(*, weekday: str, opens: str, closes: str) -> dict[str, Any]:
    """The form of a piece that is added: reception of parents, until something else is chosen."""
    work = WorkKind.RECEPTION
    return {
        "weekdays": [weekday] if weekday else [],
        "opens": opens,
        "closes": closes,
        "work": work.value,
        "audiences": [audience.value for audience in USUAL[work]],
        "weeks": Weeks.EVERY.value,
        "room": "",
    }


def cell_as_typed(found: CyclogramCell) -> dict[str, Any]:
    """The form of a piece that stands."""
    return {
        "weekdays": [str(found.weekday)],
        "opens": f"{found.opens:%H:%M}",
        "closes": f"{found.closes:%H:%M}",
        "work": found.work.value,
        "audiences": found.audiences,
        "weeks": found.weeks.value,
        "room": str(found.room_id or ""),
    }


def typed_cell(form: MultiDict[str, str]) -> dict[str, Any]:
    """The fields as they were filled in."""
    plain = {name: form.get(name, "") for name in ("opens", "closes", "work", "weeks", "room")}
    return {**plain, "weekdays": form.getlist("weekday"), "audiences": form.getlist("audience")}


def hours(typed: Mapping[str, Any]) -> Hours:
    """A piece of a day, as the rule takes it.

    Raises:
        NotFilled: something is missing.
    """
    if typed["work"] not in set(WorkKind):
        raise NotFilled
    return Hours(
        opens=clock(typed["opens"]),
        closes=clock(typed["closes"]),
        work=WorkKind(typed["work"]),
        audiences=audiences(typed["audiences"]),
        weeks=Weeks(typed["weeks"]) if typed["weeks"] in set(Weeks) else Weeks.EVERY,
        room_id=number(typed["room"]) if typed["room"] else None,
    )


def audiences(chosen: Sequence[str]) -> list[Audience]:
    """Those of the ticked groups that exist."""
    return [Audience(name) for name in chosen if name in set(Audience)]


def span(opens: str, closes: str) -> tuple[time, time] | None:
    """From when to when, or nothing where nothing was said.

    Raises:
        NotFilled: only one of the two was said.
    """
    return (clock(opens), clock(closes)) if opens or closes else None


def room_words(form: MultiDict[str, str]) -> dict[str, dict[str, str]]:
    """A room's name and the way to it, by language."""
    return {
        name: {locale: form.get(f"{name}-{locale}", "")[:400] for locale in LOCALES} for name in ("names", "directions")
    }


def lessons(form: MultiDict[str, str]) -> list[Lesson]:
    """The bells that were filled in.

    Raises:
        NotFilled: a lesson has only one of its two times.
    """
    found = []
    for shift in SHIFTS:
        for lesson in range(1, MOST_LESSONS + 1):
            stem = f"{shift}-{lesson}"
            times = span(form.get(f"opens-{stem}", ""), form.get(f"closes-{stem}", ""))
            if times is not None:
                found.append(Lesson(shift, lesson, *times))
    return found


def rules_as_typed(rules: BookingRules) -> dict[str, Any]:
    """The rules as fields hold them."""
    return {
        **{name: str(getattr(rules, name)) for name in BOUNDS},
        "is_automatic": "yes" if rules.is_automatic else "no",
        "by_bells": "yes" if rules.by_bells else "no",
        "pauses": _with_room_for_more([(opens, closes) for opens, closes in rules.pauses]),
    }


def typed_rules(form: MultiDict[str, str]) -> dict[str, Any]:
    """The fields as they were filled in."""
    names = (*BOUNDS, "is_automatic", "by_bells")
    begins, ends = form.getlist("pause-opens"), form.getlist("pause-closes")
    pauses = _with_room_for_more([pair for pair in zip(begins, ends, strict=False) if any(pair)])
    return {**{name: form.get(name, "") for name in names}, "pauses": pauses}


def rules(typed: Mapping[str, Any]) -> dict[str, Any]:
    """The rules, as the rule takes them.

    Raises:
        NotFilled: something is missing.
    """
    pauses: list[Span] = [found for opens, closes in typed["pauses"] if (found := span(opens, closes)) is not None]
    return {
        "numbers": {name: number(typed[name]) for name in BOUNDS},
        "is_automatic": typed["is_automatic"] != "no",
        "by_bells": typed["by_bells"] == "yes",
        "pauses": pauses,
    }


def _with_room_for_more(pauses: Sequence[tuple[str, str]]) -> Sequence[tuple[str, str]]:
    """The pauses that are said, and empty lines for more of them."""
    lines = min(MOST_PAUSES, max(SHOWN_PAUSES, len(pauses) + 1))
    return [*pauses, *[("", "")] * lines][: max(lines, len(pauses))]
