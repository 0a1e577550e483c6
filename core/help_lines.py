"""Help lines: the numbers to show now, by hour and by kind of danger."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from core import calendar
from core.texts import Texts
from db.models.schools import HelpLine, School


def open_now(session: Session, school: School, *, category: str | None = None, now: datetime) -> Sequence[HelpLine]:
    """Lines a child can reach at this moment: 112 and 111 always, others inside their hours and their category."""
    statement = (
        select(HelpLine)
        .where(HelpLine.is_enabled, or_(HelpLine.school_id.is_(None), HelpLine.school_id == school.id))
        .order_by(HelpLine.position)
    )
    here = calendar.local(school, now)
    return [line for line in session.scalars(statement) if _is_shown(line, category, here)]


def always_shown(session: Session) -> Sequence[HelpLine]:
    """The numbers that work at any hour: what a page shows when nothing else does."""
    statement = select(HelpLine).where(HelpLine.is_always_shown, HelpLine.is_enabled).order_by(HelpLine.position)
    return session.scalars(statement).all()


def written(lines: Sequence[HelpLine], text: Texts) -> str:
    """The lines as a card shows them, one tappable number a line."""
    return "\n".join(
        text("crisis-line", number=line.number, name=line.names.get(text.locale) or line.names["kk"]) for line in lines
    )


def _is_shown(line: HelpLine, category: str | None, here: datetime) -> bool:
    if line.is_always_shown:
        return True
    if line.categories and category not in line.categories:
        return False
    return here.weekday() in line.days and line.opens <= here.strftime("%H:%M") < line.closes
