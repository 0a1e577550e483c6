"""A report with a school's own words in it, and a frozen copy of it."""

from datetime import datetime

from sqlalchemy.orm import Session

from core.reports import blocks, building, freezing, periods
from core.texts import texts
from db.models.reports import ReportKind
from tests.admin.walls.people import Person


def fill(session: Session, person: Person, *, words: str, now: datetime) -> str:
    """The reference of the copy."""
    month = periods.parse(session, "2026-11")
    for _ in range(2):
        report = building.build(session, ReportKind.ANALYTICAL, month, by=person.by, now=now)
        blocks.write(session, report, {"tasks": words}, by=person.by, text=texts("kk"), now=now)
    return freezing.freeze(session, report, by=person.by, now=now).ref
