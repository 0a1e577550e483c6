"""Trying: a person sends themself the message that would come at night, to see and hear that it does."""

from datetime import datetime

from sqlalchemy.orm import Session

from core.actors import Specialist
from core.alerts import paging
from core.texts import texts
from db.models.staff import Staff


class NothingLinked(Exception):
    """No messenger would carry an alert to this person."""


def send_to_oneself(session: Session, *, by: Specialist, now: datetime) -> None:
    """A message over every messenger of this very person, ahead of everything else, as an alert would go.

    Raises:
        NothingLinked: there is no way to go.
    """
    member = session.get_one(Staff, by.id)
    if not paging.tell(session, by.id, texts(member.locale)("duty-page-test-message"), now=now):
        raise NothingLinked
