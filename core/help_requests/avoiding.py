"""Avoiding: a child says that a talk is about somebody of the service; from then on that person does not have it."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from core.bus import publish
from core.duty import conflicts
from core.events import PersonAvoided
from core.help_requests import joining
from db.models.help_requests import HelpRequest


def names(session: Session, *, school_id: int) -> Mapping[str, str]:
    """The psychologists a child may name, by name; the keys stand in buttons and tell nobody a number."""
    return {
        conflicts.handle(session, member.id): member.full_name
        for member in conflicts.readers(session, school_id=school_id)
    }


def avoid(session: Session, help_request: HelpRequest, handles: Collection[str], *, now: datetime) -> bool:
    """These people neither see the talk nor are woken for it; in danger the next person is called at once.

    Returns:
        Whether a psychologist is left who may read it.
    """
    readers = conflicts.readers(session, school_id=help_request.school_id)
    about = {member.id for member in readers if conflicts.handle(session, member.id) in handles}
    if about:
        joining.part(session, help_request, now=now)
        conflicts.mark(session, help_request, about, now=now)
        publish(session, PersonAvoided(help_request_id=help_request.id, now=now))
    return conflicts.can_be_read(session, help_request)
