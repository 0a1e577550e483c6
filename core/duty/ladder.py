"""The ladder: whom an alert wakes, one after the other. It is never empty while anybody of the service can sign in."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import calendar, schools, staff
from core.duty import conflicts, rota
from db.models.help_requests import HelpRequest
from db.models.staff import Staff


def ladder(session: Session, *, school_id: int, now: datetime, help_request_id: int | None = None) -> Sequence[int]:
    """Ids of staff in the order they are woken, nobody twice.

    Those on duty and the talk's own psychologist come first (in reading hours the own one knows the child best; at
    night whoever is on duty is awake), then the other psychologists, then deputy heads, who learn code and level
    alone. Stand-ins take the place of the absent, whom the talk is about is left out; a school without a rota is woken
    all the same, and when everybody is away the absent are woken after all.
    """
    school = schools.school(session, school_id)
    gone = rota.away(session, school, now=now)
    able = [member.id for member in rota.candidates(session, school_id=school_id)]
    readers = list(session.scalars(staff.psychologists(school_id).with_only_columns(Staff.id)))
    own = _own(session, help_request_id)
    duty = rota.on_duty(session, school, now=now)
    is_open = calendar.reading_hours(session, school, now=now).is_open
    first = [*own, *duty] if is_open else [*duty, *own]
    shunned = conflicts.of(session, help_request_id) if help_request_id is not None else frozenset()
    everybody = [*first, *readers, *able]
    here = _distinct((rota.present(staff_id, gone) for staff_id in everybody), able, shunned)
    return here or _distinct(everybody, able, shunned)


def anybody(session: Session, *, school_id: int, help_request_id: int | None = None) -> Sequence[int]:
    """Ids of everybody an alert may wake, the absent too: whom one still turns to when the ladder reaches no phone."""
    shunned = conflicts.of(session, help_request_id) if help_request_id is not None else frozenset()
    return [member.id for member in rota.candidates(session, school_id=school_id) if member.id not in shunned]


def _own(session: Session, help_request_id: int | None) -> Sequence[int]:
    if help_request_id is None:
        return ()
    owner = session.scalar(select(HelpRequest.assigned_to).where(HelpRequest.id == help_request_id))
    return () if owner is None else (owner,)


def _distinct(people: Iterable[int | None], able: Collection[int], shunned: Collection[int]) -> list[int]:
    found = (person for person in people if person is not None and person in able and person not in shunned)
    return list(dict.fromkeys(found))
