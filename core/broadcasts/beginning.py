"""What a new broadcast begins with: a line of a plan, an occasion of the year, an older broadcast, or nothing."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from core import calendar, schools
from core.actors import Specialist, require_psychologist
from core.broadcasts import draft as drafts
from core.broadcasts import editing, occasions
from core.broadcasts.draft import Draft
from core.broadcasts.recipients import of_audiences
from core.journals import facts
from core.plans import items, months
from core.subscriptions.topics import NOTICES
from core.texts import LOCALES, texts
from db.models.journals import Audience
from db.models.plans import PlanItem, PlanTask


@dataclass(frozen=True, slots=True)
class Begun:
    """A draft to go on with, the day it is meant for if one is known, and the other groups it could be worded for."""

    draft: Draft
    day: date | None = None
    others: tuple[Audience, ...] = ()


def begin(
    session: Session,
    *,
    by: Specialist,
    now: datetime,
    plan_item_id: int | None = None,
    plan_task_id: int | None = None,
    occasion: str | None = None,
    audience: Audience | None = None,
    copy_of: str | None = None,
) -> Begun:
    """A draft that nobody has kept yet. ``occasion``: a code or key; ``copy_of``: the ref of an older broadcast.

    Raises:
        NotAllowed: a psychologist writes.
        BroadcastUnknown, ItemUnknown, TaskUnknown, OccasionUnknown: it begins from something that is not there.
    """
    require_psychologist(by)
    if copy_of:
        older = drafts.of(editing.find(session, copy_of, by=by))
        return Begun(replace(older, plan_task_id=None, occasion=None))
    if occasion:
        today = calendar.local(schools.school(session, by.school_id), now).date()
        return _of_occasion(session, occasion, today, audience, by=by)
    if plan_task_id is not None:
        return _of_task(session, months.find(session, plan_task_id, by=by), by=by)
    if plan_item_id is not None:
        return Begun(_of_item(items.find(session, plan_item_id, by=by)))
    return Begun(Draft())


def _of_occasion(session: Session, occasion: str, today: date, audience: Audience | None, *, by: Specialist) -> Begun:
    found = occasions.draft(session, occasion, by=by, day=today, audience=audience)
    draft = Draft(
        recipients=of_audiences(found.audience, grades=found.grades),
        topic=found.topic,
        texts=dict(found.texts),
        is_cheerful=found.is_cheerful,
        is_sensitive=found.is_sensitive,
        occasion=found.key,
    )
    return Begun(draft, found.day, found.others)


def _of_task(session: Session, task: PlanTask, *, by: Specialist) -> Begun:
    item = None if task.item_id is None else items.find(session, task.item_id, by=by)
    area = NOTICES if item is None or item.area is None else item.area
    draft = Draft(
        recipients=of_audiences(task.audience),
        topic=area,
        texts=_words(task),
        plan_item_id=task.item_id,
        plan_task_id=task.id,
    )
    return Begun(draft, task.day)


def _of_item(item: PlanItem) -> Draft:
    return Draft(
        recipients=of_audiences(item.audience),
        topic=NOTICES if item.area is None else item.area,
        texts=_words(item),
        plan_item_id=item.id,
    )


def _words(line: PlanItem | PlanTask) -> dict[str, str]:
    """What the plan says of it, to be worded on; in each language that it is written in."""
    content = line.words.get("content")
    return {locale: facts.render(content, texts(locale)) for locale in LOCALES}
