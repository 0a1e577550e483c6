"""How often tips were opened and what readers said of them; who they were, nobody can know."""

from datetime import date
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from db.models.tips import Tip, TipCount


class What(StrEnum):
    """What happened to a tip."""

    OPENED = "opened"
    HELPED = "helped"
    NOT_FOR_ME = "not_for_me"


def count(session: Session, *, school_id: int, tip_id: int, what: str, day: date) -> None:
    """One more on this day (the school's own): ``what`` is a value of :class:`What`."""
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    row = {"school_id": school_id, "tip_id": tip_id, "day": day, "what": What(what).value}
    statement = insert(TipCount).values(**row, count=1)
    session.execute(statement.on_conflict_do_update(index_elements=list(row), set_={"count": TipCount.count + 1}))


def read_between(session: Session, school_id: int, first: date, last: date) -> dict[str, int]:
    """How many tips of each area were opened from the first to the last day, both included."""
    statement = (
        select(Tip.area, func.sum(TipCount.count))
        .join(Tip, Tip.id == TipCount.tip_id)
        .where(TipCount.school_id == school_id, TipCount.what == What.OPENED, TipCount.day.between(first, last))
        .group_by(Tip.area)
    )
    return {area: int(opened) for area, opened in session.execute(statement)}


def by_tip(session: Session, school_id: int, *, since: date) -> dict[int, dict[str, int]]:
    """How often each tip was opened, helped or did not since that day: by its id, by the value of :class:`What`."""
    statement = (
        select(TipCount.tip_id, TipCount.what, func.sum(TipCount.count))
        .where(TipCount.school_id == school_id, TipCount.day >= since)
        .group_by(TipCount.tip_id, TipCount.what)
    )
    found: dict[int, dict[str, int]] = {}
    for tip_id, what, times in session.execute(statement):
        found.setdefault(tip_id, {})[what] = int(times)
    return found
