"""Saved views: filters a person chose and keeps under a name. A searched word is never among them."""

from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import words
from core.actors import Specialist
from db.models.staff import SavedView

LONGEST_NAME: Final = 40
MOST: Final = 20
LONGEST_CHOICE: Final = 64


class NameMissing(Exception):
    """A view without a name cannot be found again."""


class TooManyViews(Exception):
    """A list nobody can look through any more: one has to be forgotten first."""


class ViewUnknown(Exception):
    """Another person's, or not there."""


def views(session: Session, *, place: str, by: Specialist) -> Sequence[SavedView]:
    """The person's own views of one place (``"inbox"``, ``"J4"``…), by name."""
    statement = select(SavedView).where(SavedView.staff_id == by.id, SavedView.place == place).order_by(SavedView.name)
    return session.scalars(statement).all()


def keep(session: Session, *, place: str, name: str, chosen: Mapping[str, str], by: Specialist) -> SavedView:
    """Keep filters under a name; the same name again keeps the new filters.

    Raises:
        NameMissing: nothing readable was given.
        TooManyViews: there are twenty already.
    """
    if words.is_blank(name):
        raise NameMissing
    called = " ".join(words.readable(name).split())[:LONGEST_NAME].strip()
    kept = {key: value[:LONGEST_CHOICE] for key, value in sorted(chosen.items()) if value}
    mine = (SavedView.staff_id == by.id, SavedView.place == place)
    found = session.scalars(select(SavedView).where(*mine, SavedView.name == called)).one_or_none()
    if found is not None:
        found.chosen = kept
        return found
    if (session.scalar(select(func.count()).select_from(SavedView).where(*mine)) or 0) >= MOST:
        raise TooManyViews
    found = SavedView(staff_id=by.id, place=place, name=called, chosen=kept)
    session.add(found)
    session.flush()
    return found


def forget(session: Session, *, view_id: int, by: Specialist) -> None:
    """Forget a view.

    Raises:
        ViewUnknown: another person's, or not there.
    """
    found = session.get(SavedView, view_id)
    if found is None or found.staff_id != by.id:
        raise ViewUnknown
    session.delete(found)
