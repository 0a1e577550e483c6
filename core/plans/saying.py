"""What plans say beside their words: headings of directions, terms, days, how an item was done."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Final

from core.plans import terms
from core.plans.works import Work
from core.texts import Texts
from db.models.plans import AnnualPlan, PlanDirection, PlanItem, PlanTask

MOST_NUMBERS, FIRST_NUMBERS = 10, 8  # of one book, before a reader loses the way
SERVICE: Final = tuple(PlanDirection)
# Order No. 377 has no heading of its own for prevention: it stands beside awareness.
ORDER_377: Final = (
    PlanDirection.ASSESSMENT,
    PlanDirection.COUNSELLING,
    PlanDirection.CORRECTION,
    PlanDirection.AWARENESS,
    PlanDirection.PREVENTION,
    PlanDirection.ORGANISATION,
)


def directions(plan: AnnualPlan) -> tuple[PlanDirection, ...]:
    """The directions in the order of the plan's scheme."""
    return ORDER_377 if plan.uses_order_377 else SERVICE


def direction(found: PlanDirection, text: Texts, *, uses_order_377: bool = False) -> str:
    """A direction's heading in one of the two schemes."""
    return text(f"frame-order-{found}" if uses_order_377 else f"frame-direction-{found}")


def term(item: PlanItem, text: Texts) -> str:
    """The months of an item."""
    first, last = (text("plans-month", month=number) for number in (item.first_month, item.last_month))
    return first if first == last else text("plans-term", first=first, last=last)


def when(task: PlanTask, text: Texts) -> str:
    """The day of a month's line, or its week, or nothing."""
    if task.day is not None:
        return f"{task.day:%d.%m}"
    found = next((one for one in terms.weeks(task.month) if one.number == task.week), None)
    return week(found, text) if found else ""


def week(found: terms.Week, text: Texts) -> str:
    """A week of a month: its number and its days."""
    return text("plans-week", number=found.number, first=found.first_day.day, last=f"{found.last_day:%d.%m}")


def done(found: Sequence[Work], text: Texts, *, by_hand: str = "") -> str:
    """How something was done: under which numbers the books show it, or on which day; nothing when it was not."""
    books: dict[str, set[int]] = {}
    for book, number in (place for work in found for place in work.places):
        if number is not None:
            books.setdefault(book, set()).add(number)
    numbered = [text(f"books-place-{book.lower()}", number=_several(all_, text)) for book, all_ in books.items()]
    days = [f"{work.day:%d.%m.%Y}" for work in found if not any(number for _, number in work.places)]
    if by_hand:
        days.append(f"{date.fromisoformat(by_hand):%d.%m.%Y}")
    if not numbered and not days:
        return ""
    return text("plans-done-where", where="; ".join(dict.fromkeys((*numbered, *days))))


def _several(numbers: Collection[int], text: Texts) -> str:
    """Numbers of one book; of very many the first ones, the last and how many there are."""
    ordered = [str(number) for number in sorted(numbers)]
    if len(ordered) <= MOST_NUMBERS:
        return ", ".join(ordered)
    return text(
        "plans-done-several", first=", ".join(ordered[:FIRST_NUMBERS]), last=ordered[-1], count=str(len(ordered))
    )


def dated(day: date, text: Texts) -> str:
    """A day as a document says it."""
    return text("plans-dated", date=text("desk-day", day=day.day, month=day.month), year=str(day.year))


def years(school_year: int, text: Texts) -> str:
    """A school year as it is called."""
    return text("books-year", first=str(school_year), last=str(school_year + 1))


def month(code: str, text: Texts) -> str:
    """A month with its year."""
    return text("books-month", month=int(code[5:]), year=code[:4])
