"""The library: activities to take into a plan, shipped ones and the school's own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actors import Specialist
from core.plans import wording
from core.texts import LOCALES, Texts
from db.models.journals import Aspect, Audience
from db.models.plans import PlanDirection, PlanItem, PlanTemplate


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An activity of the library as it is shown; ``is_taken``: it stands in the plan already."""

    code: str
    direction: PlanDirection
    area: int | None
    audience: Audience
    aspect: Aspect
    stage: int
    first_month: int
    last_month: int
    words: Mapping[str, str]
    is_taken: bool


def shelf(session: Session, *, by: Specialist) -> Sequence[PlanTemplate]:
    """Everything a plan of the actor's school may take, in the order of a plan."""
    own = PlanTemplate.school_id.is_(None) | (PlanTemplate.school_id == by.school_id)
    return session.scalars(select(PlanTemplate).where(own).order_by(PlanTemplate.position, PlanTemplate.id)).all()


def offers(session: Session, *, by: Specialist, text: Texts, taken: frozenset[str | None]) -> Sequence[Offer]:
    """The library as people read it; ``taken``: codes that stand in the plan."""
    return [
        Offer(
            code=one.code,
            direction=one.direction,
            area=one.area,
            audience=one.audience,
            aspect=one.aspect,
            stage=one.stage,
            first_month=one.first_month,
            last_month=one.last_month,
            words=wording.shown(words_of(one), wording.ITEM_WORDS, text),
            is_taken=one.code in taken,
        )
        for one in shelf(session, by=by)
    ]


def item_of(template: PlanTemplate, position: int) -> PlanItem:
    """An item that says what the library says, in every language."""
    kept = ("direction", "area", "audience", "stage", "aspect", "first_month", "last_month")
    values = {name: getattr(template, name) for name in kept}
    return PlanItem(position=position, words=words_of(template), template_code=template.code, **values)


def words_of(template: PlanTemplate) -> dict[str, dict[str, dict[str, str]]]:
    """A template's words as facts: each with its names by language."""
    return {
        key: {
            "names": {
                locale: template.texts[locale][key] for locale in LOCALES if key in template.texts.get(locale, {})
            }
        }
        for key in wording.ITEM_WORDS
        if key in template.texts["kk"]
    }
