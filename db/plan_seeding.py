"""The shipped library of plans: activities with their words in three languages, filled into an empty table."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models.journals import Aspect, Audience
from db.models.plans import PlanDirection, PlanTemplate

FILE: Final = Path(__file__).parent / "seeds" / "plan_templates.toml"
LOCALES: Final = ("kk", "ru", "en")


def ship(session: Session) -> None:
    """Fill the library while it has nothing of ours."""
    shipped = select(PlanTemplate.id).where(PlanTemplate.school_id.is_(None)).limit(1)
    if session.scalars(shipped).first() is None:
        session.add_all(templates())


def templates() -> Iterator[PlanTemplate]:
    """Every activity of the seed in its order; who is responsible is said once and named by its key."""
    seed = tomllib.loads(FILE.read_text(encoding="utf-8"))
    for position, item in enumerate(seed["activity"], 1):
        first, last = item["months"]
        yield PlanTemplate(
            code=item["code"],
            position=position,
            direction=PlanDirection(item["direction"]),
            area=item.get("area"),
            audience=Audience(item["audience"]),
            stage=item["stage"],
            aspect=Aspect(item.get("aspect", "practical")),
            first_month=first,
            last_month=last,
            texts={locale: _words(item, seed["responsible"], locale) for locale in LOCALES},
            source=seed["source"],
            review=seed["review"],
        )


def _words(item: dict[str, Any], responsible: dict[str, dict[str, str]], locale: str) -> dict[str, str]:
    return {**item[locale], "responsible": responsible[item["responsible"]][locale]}
