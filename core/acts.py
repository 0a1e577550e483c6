"""Acts: what the staff of a school did, as whoever may look at the audit reads it; never a word of a child."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from core import audit
from core.actors import NotAllowed, Specialist
from db.models.appointments import Appointment
from db.models.audit import AuditRecord
from db.models.help_requests import HelpRequest
from db.models.schools import HelpLine
from db.models.staff import Staff

PAGE: Final = 50
REFUSED: Final = "staff:refused"
REFUSED_ONCE_IN: Final = timedelta(hours=1)
SIGN_INS: Final = ("staff:signed_in", "staff:signed_out", "staff:sign_in:failed", "staff:code:failed")


class Kind(StrEnum):
    """What an act is about."""

    OPENED = "opened"
    TALKS = "talks"
    MEETINGS = "meetings"
    JOURNALS = "journals"
    STAFF = "staff"
    SIGN_INS = "sign_ins"
    REFUSED = "refused"
    SETTINGS = "settings"


# the first word of a tag says where the act belongs; every other one is a setting
ROOMS: Final = {
    "help_request": Kind.TALKS,
    "appointment": Kind.MEETINGS,
    "journal": Kind.JOURNALS,
    "staff": Kind.STAFF,
}


@dataclass(frozen=True, slots=True)
class Act:
    """One act: who (None: the service or the machine), its tag, and on what, by a code, a number or a name."""

    id: int
    at: datetime
    who: str | None
    tag: str
    about: str | None
    detail: Mapping[str, Any]


def acts(
    session: Session,
    *,
    by: Specialist,
    kind: Kind | None = None,
    staff_id: int | None = None,
    before: int | None = None,
    limit: int = PAGE,
) -> Sequence[Act]:
    """Acts of the school's staff, newest first; of one kind, of one person, older than ``before`` where asked.

    Raises:
        NotAllowed: the actor may not read the audit.
    """
    if not by.may_read_audit:
        raise NotAllowed("only a deputy head or an administrator reads the audit")
    people = names(session, school_id=by.school_id)
    statement = select(AuditRecord).where(_of(people, staff_id)).order_by(AuditRecord.id.desc()).limit(limit)
    if kind is not None:
        statement = statement.where(_is(kind))
    if before is not None:
        statement = statement.where(AuditRecord.id < before)
    records = session.scalars(statement).all()
    abouts = _abouts(session, records, people)
    return [_act(record, people, abouts) for record in records]


def kind_of(tag: str) -> Kind:
    """What an act with this tag is about."""
    if tag == audit.OPENED:
        return Kind.OPENED
    if tag == REFUSED:
        return Kind.REFUSED
    if tag in SIGN_INS:
        return Kind.SIGN_INS
    return ROOMS.get(tag.partition(":")[0], Kind.SETTINGS)


def names(session: Session, *, school_id: int) -> Mapping[int, str]:
    """The school's staff by id, also those who work no more: what they did stays theirs."""
    own = select(Staff.id, Staff.full_name).where(Staff.school_id == school_id)
    return dict(session.execute(own.order_by(Staff.full_name, Staff.id)).all())


def was_refused(session: Session, place: str, *, by: Specialist, now: datetime) -> bool:
    """Whether it is written already that the person was refused this place within the last hour."""
    recent = select(AuditRecord.detail).where(
        AuditRecord.staff_id == by.id, AuditRecord.tag == REFUSED, AuditRecord.happened_at > now - REFUSED_ONCE_IN
    )
    return any(detail.get("place") == place for detail in session.scalars(recent))


def note_refused(session: Session, place: str, *, by: Specialist, now: datetime) -> None:
    """Keep that a person was refused a place of the panel: once an hour for each place, however often they knock."""
    if not was_refused(session, place, by=by, now=now):
        audit.record(session, REFUSED, subject="staff", subject_id=by.id, staff_id=by.id, now=now, place=place)


def _of(people: Mapping[int, str], staff_id: int | None) -> ColumnElement[bool]:
    """What these people did, and what the machine did to them; another school's person is nobody."""
    ids = [person for person in people if staff_id in (None, person)]
    to_them = and_(AuditRecord.staff_id.is_(None), AuditRecord.subject == "staff", AuditRecord.subject_id.in_(ids))
    # of everybody, the newest rows are walked back until a page is full: by the index all would be gathered and sorted
    actor = AuditRecord.staff_id if staff_id is not None else AuditRecord.staff_id + 0
    return or_(actor.in_(ids), to_them)


def _is(kind: Kind) -> ColumnElement[bool]:
    tag = AuditRecord.tag
    of_talks, of_meetings, of_journals, of_staff = (tag.startswith(f"{room}:", autoescape=True) for room in ROOMS)
    return {
        Kind.OPENED: tag == audit.OPENED,
        Kind.TALKS: and_(of_talks, tag != audit.OPENED),
        Kind.MEETINGS: of_meetings,
        Kind.JOURNALS: of_journals,
        Kind.STAFF: and_(of_staff, tag.not_in((*SIGN_INS, REFUSED))),
        Kind.SIGN_INS: tag.in_(SIGN_INS),
        Kind.REFUSED: tag == REFUSED,
        Kind.SETTINGS: and_(~of_talks, ~of_meetings, ~of_journals, ~of_staff),
    }[kind]


def _abouts(
    session: Session, records: Iterable[AuditRecord], people: Mapping[int, str]
) -> Mapping[tuple[str, int | None], str]:
    """What each subject is called: talks and meetings by code, a help line by its number, a person by name."""
    asked: dict[str, set[int]] = {}
    for record in records:
        asked.setdefault(record.subject, set()).add(record.subject_id or 0)
    found: dict[tuple[str, int | None], str] = {("staff", person): name for person, name in people.items()}
    for subject, key, shown in (
        ("help_request", HelpRequest.id, HelpRequest.code),
        ("appointment", Appointment.id, Appointment.code),
        ("help_line", HelpLine.id, HelpLine.number),
    ):
        rows = session.execute(select(key, shown).where(key.in_(asked.get(subject, ()))))
        found |= {(subject, row_id): words for row_id, words in rows if words}
    return found


def _act(record: AuditRecord, people: Mapping[int, str], abouts: Mapping[tuple[str, int | None], str]) -> Act:
    about = abouts.get((record.subject, record.subject_id))
    who = people.get(record.staff_id) if record.staff_id is not None else None
    return Act(record.id, record.happened_at, who, record.tag, about, record.detail)
