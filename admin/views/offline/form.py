"""What was typed into the sheet: read, checked, and kept when it is refused."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from admin.views.help_requests.moments import Clock, MomentUnreadable
from core import frame, words
from core.classes import ClassUnknown
from core.journals.done import LEVELS, Done, What, Who
from core.journals.months import MonthLocked
from core.journals.offline import (
    CategoryUnknown,
    ColleagueUnknown,
    InTheFuture,
    LevelsTooMany,
    LongAgo,
    NumberMissing,
)
from core.journals.tied import MaterialUnknown, PlanUnknown
from db.models.journals import Aspect, Direction, Referral

MINUTES: Final = ("5", "15", "30", "45", "90")
OTHER: Final = "other"
MOST_MINUTES: Final = 600
MOST_PEOPLE: Final = 3000
MOST_ROWS: Final = 2**31 - 1
PLANNED: Final = "."  # an item of the year's plan and, behind it, a line of the month's: «12.», «12.5», «.5»
LONGEST: Final = {
    "client": 120, "topic": 200, "recommendation": 500, "next_step": 200, "result": 1000, "note": 500,
    "partners": 200, "programme": 160, "method": 80,
}  # fmt: skip
TICKS: Final = ("is_repeat", "was_asked")
CHOSEN: Final = {"direction": Direction, "aspect": Aspect, "referral": Referral}
FIELDS: Final = (
    "who", "what", "minutes", "minutes_other", "participants", "class_name", "category", "colleague", "when",
    "consent_on", "plan", "material", "area", "stage", *CHOSEN, *LEVELS, *LONGEST, *TICKS,
)  # fmt: skip
BEFOREHAND: Final = frozenset({"who", "what", "minutes", "minutes_other", "participants", "class_name"})
REFUSED: Final = {
    NumberMissing: ("offline-refused-number", "participants"),
    InTheFuture: ("offline-refused-future", "when"),
    LongAgo: ("offline-refused-long-ago", "when"),
    MonthLocked: ("offline-refused-locked", "when"),
    ColleagueUnknown: ("offline-refused-colleague", "colleague"),
    CategoryUnknown: ("offline-refused-form", "category"),
    ClassUnknown: ("offline-refused-no-class", "class_name"),
    LevelsTooMany: ("offline-refused-levels", "low"),
    PlanUnknown: ("offline-refused-plan", "plan"),
    MaterialUnknown: ("offline-refused-material", "material"),
}


class NotFilled(Exception):
    """A field says something that cannot be; the text's id says what is missing."""

    def __init__(self, words_id: str, field: str) -> None:
        super().__init__(words_id)
        self.field = field


def typed(form: Mapping[str, str]) -> dict[str, str]:
    """The fields as they were typed."""
    return {name: words.readable(form.get(name, "")).replace("\r\n", "\n").strip() for name in FIELDS}


def done_of(found: Mapping[str, str], clock: Clock) -> Done:
    """The sheet as the rule wants it.

    Raises:
        NotFilled: a field has to be written otherwise.
    """
    if found["who"] not in set(Who) or found["what"] not in set(What):
        raise NotFilled("offline-refused-form", "what")
    for name, choices in CHOSEN.items():
        if found[name] and found[name] not in set(choices):
            raise NotFilled("offline-refused-form", name)
    for name, longest in LONGEST.items():
        if len(found[name]) > longest:
            raise NotFilled("offline-refused-long", name)
    return Done(
        who=Who(found["who"]),
        what=What(found["what"]),
        direction=Direction(found["direction"]) if found["direction"] else None,
        minutes=_minutes(found),
        participants=_participants(found),
        class_name=_class(found["class_name"]),
        category=found["category"] or None,
        consent_on=_consent(found["consent_on"], clock),
        happened_at=_moment(found["when"], clock),
        colleague=_number(found["colleague"], "colleague", "offline-refused-colleague", MOST_ROWS),
        is_repeat=bool(found["is_repeat"]),
        was_asked=bool(found["was_asked"]),
        **_rest(found),
    )


def refused(problem: Exception) -> tuple[str, str]:
    """The text that says what to do, and the field where."""
    if isinstance(problem, NotFilled):
        return str(problem), problem.field
    return REFUSED[type(problem)]


def _rest(found: Mapping[str, str]) -> dict[str, Any]:
    """What is written in free words, what belongs to the service's frame, and what the work is tied to."""
    counts = {level: _number(found[level], level, "offline-refused-levels", MOST_PEOPLE, least=0) for level in LEVELS}
    item, _, task = found["plan"].partition(PLANNED)
    is_assessed = found["what"] == What.ASSESSMENT and any(count is not None for count in counts.values())
    return {
        **{name: found[name] for name in LONGEST},
        "area": _number(found["area"], "area", "offline-refused-form", max(frame.AREAS)),
        "stage": _number(found["stage"], "stage", "offline-refused-form", max(frame.STAGES)),
        "aspect": Aspect(found["aspect"]) if found["aspect"] else None,
        "referral": Referral(found["referral"]) if found["referral"] else None,
        "levels": {level: count or 0 for level, count in counts.items()} if is_assessed else None,
        "plan_item_id": _number(item, "plan", "offline-refused-plan", MOST_ROWS),
        "plan_task_id": _number(task, "plan", "offline-refused-plan", MOST_ROWS),
        "material_id": _number(found["material"], "material", "offline-refused-material", MOST_ROWS),
    }


def _minutes(found: Mapping[str, str]) -> int | None:
    written = found["minutes_other"] if found["minutes"] == OTHER else found["minutes"]
    return _number(written, "minutes_other", "offline-refused-minutes", MOST_MINUTES)


def _participants(found: Mapping[str, str]) -> int:
    """One pupil is one; a number left over from a class does not matter."""
    if found["who"] == Who.PUPIL:
        return 1
    return _number(found["participants"], "participants", "offline-refused-number", MOST_PEOPLE) or 1


def _class(written: str) -> str | None:
    name = words.class_name(written) if written else None
    if written and name is None:
        raise NotFilled("offline-refused-class", "class_name")
    return name


def _consent(written: str, clock: Clock) -> date | None:
    if not written:
        return None
    try:
        day = date.fromisoformat(written)
    except ValueError:
        raise NotFilled("offline-refused-consent", "consent_on") from None
    if day > clock.here(clock.now).date():
        raise NotFilled("offline-refused-consent", "consent_on")
    return day


def _moment(written: str, clock: Clock) -> datetime | None:
    if not written:
        return None
    try:
        return clock.parse(written)
    except MomentUnreadable:
        raise NotFilled("offline-refused-moment", "when") from None


def _number(written: str, field: str, words_id: str, most: int, *, least: int = 1) -> int | None:
    if not written:
        return None
    is_number = written.isascii() and written.isdecimal() and len(written) < 11
    if not is_number or not least <= int(written) <= most:
        raise NotFilled(words_id, field)
    return int(written)
