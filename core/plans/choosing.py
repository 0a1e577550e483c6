"""What "+" offers of the plans: what is to be done in the month of a day and was not done yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from core.actors import Specialist, require_psychologist
from core.journals import facts
from core.plans import months, terms, works
from core.texts import Texts, texts
from db.models.journals import Audience
from db.models.plans import PlanDirection, PlanItem, PlanTask


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A line of the month's plan, or an item of the year's that the month has no line of. Never both are nothing."""

    item_id: int | None
    task_id: int | None
    label: str
    direction: PlanDirection
    audience: Audience
    area: int | None


def choices(session: Session, *, by: Specialist, day: date, text: Texts | None = None) -> Sequence[Choice]:
    """What a piece of work of this day may have been planned as: lines of the month first, by day; then items.

    What was dropped or done already is left out, and organisational work, which no journal shows. ``text``: the
    language of the labels, Kazakh unless it is given.

    Raises:
        NotAllowed: a psychologist writes work down.
    """
    require_psychologist(by)
    month, shown = terms.of_day(day), text or texts(None)
    lines = months.tasks(session, month, by=by)
    done = works.of_tasks(session, by.school_id, lines)
    areas = {item.id: item.area for item in _items(session, lines)}
    open_lines = [line for line in lines if not line.dropped and line.id not in done]
    found = [_of_task(line, areas.get(line.item_id or 0), shown) for line in open_lines]
    found += [_of_item(item, shown) for item in months.offered(session, month, by=by)]
    return [choice for choice in found if choice.direction is not PlanDirection.ORGANISATION]


def _items(session: Session, lines: Sequence[PlanTask]) -> Sequence[PlanItem]:
    ids = {line.item_id for line in lines if line.item_id is not None}
    return [item for item_id in ids if (item := session.get(PlanItem, item_id)) is not None]


def _of_task(task: PlanTask, area: int | None, text: Texts) -> Choice:
    return Choice(
        item_id=task.item_id,
        task_id=task.id,
        label=facts.render(task.words.get("content"), text),
        direction=task.direction,
        audience=task.audience,
        area=area,
    )


def _of_item(item: PlanItem, text: Texts) -> Choice:
    return Choice(
        item_id=item.id,
        task_id=None,
        label=facts.render(item.words.get("content"), text),
        direction=item.direction,
        audience=item.audience,
        area=item.area,
    )
