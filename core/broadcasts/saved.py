"""Recipients under a name, so that they need not be chosen again."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import words
from core.actors import Specialist, require_psychologist
from core.broadcasts.editing import require_reader
from core.broadcasts.recipients import Recipients
from db.models.broadcasts import SavedRecipients

LONGEST_NAME: Final = 80
MOST: Final = 40


class NameMissing(Exception):
    """Without a name it cannot be found again."""


class TooManySaved(Exception):
    """A list nobody can look through any more: one has to be forgotten first."""


class SavedUnknown(Exception):
    """Another school's, or not there."""


def listed(session: Session, *, by: Specialist) -> Sequence[SavedRecipients]:
    """What the school keeps, by name.

    Raises:
        NotAllowed: broadcasts are not for this person.
    """
    require_reader(by)
    mine = select(SavedRecipients).where(SavedRecipients.school_id == by.school_id)
    return session.scalars(mine.order_by(SavedRecipients.name)).all()


def keep(session: Session, name: str, recipients: Recipients, *, by: Specialist) -> SavedRecipients:
    """Keep a choice under a name; the same name again keeps the new choice.

    Raises:
        NotAllowed: a psychologist writes.
        NameMissing: nothing readable was given.
        TooManySaved: there are forty already.
    """
    require_psychologist(by)
    if words.is_blank(name):
        raise NameMissing
    called = " ".join(words.readable(name).split())[:LONGEST_NAME].strip()
    mine = SavedRecipients.school_id == by.school_id
    found = session.scalars(select(SavedRecipients).where(mine, SavedRecipients.name == called)).one_or_none()
    if found is None:
        if (session.scalar(select(func.count()).select_from(SavedRecipients).where(mine)) or 0) >= MOST:
            raise TooManySaved
        found = SavedRecipients(school_id=by.school_id, name=called, recipients={}, made_by=by.id)
        session.add(found)
    found.recipients = recipients.as_dict()
    session.flush()
    return found


def find(session: Session, saved_id: int, *, by: Specialist) -> SavedRecipients:
    """One of the school's.

    Raises:
        NotAllowed: broadcasts are not for this person.
        SavedUnknown: another school's, or not there.
    """
    require_reader(by)
    found = session.get(SavedRecipients, saved_id)
    if found is None or found.school_id != by.school_id:
        raise SavedUnknown
    return found


def forget(session: Session, saved_id: int, *, by: Specialist) -> None:
    """Forget one; what was sent with it stays as it was sent.

    Raises:
        NotAllowed: a psychologist writes.
        SavedUnknown: see there.
    """
    require_psychologist(by)
    session.delete(find(session, saved_id, by=by))
