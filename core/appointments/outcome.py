"""What a meeting came to: one fact of work for the books, and taking it back while nobody has touched its drafts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actors import Specialist
from core.appointments import visitors, words
from core.journals import entries, facts, work
from core.journals.offline import CategoryUnknown
from db.models.appointments import Appointment, AppointmentState
from db.models.journals import Audience, Direction, EntryState, JournalEntry, Referral, WorkRecord

ONLINE: Final = "online"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What a psychologist says of a meeting that was held; everything may be left out. ``minutes``: else as planned;
    ``referral``: where somebody was sent on to.
    """

    minutes: int | None = None
    participants: int | None = None
    category: str | None = None
    topic: str = ""
    result: str = ""
    recommendation: str = ""
    next_step: str = ""
    referral: Referral | None = None

    def words(self) -> dict[str, str]:
        """What is sealed with the work."""
        said = {name: getattr(self, name) for name in ("topic", "result", "recommendation", "next_step")}
        return {name: written for name, written in said.items() if written}


def record(session: Session, appointment: Appointment, held: Held, *, by: Specialist, now: datetime) -> WorkRecord:
    """The fact of work that a meeting is: of whoever met, whoever writes it down.

    Raises:
        CategoryUnknown: statistics could not count it.
    """
    category = held.category or appointment.category
    require_category(session, category)
    staff_id = appointment.staff_id or by.id
    found = work.record_work(
        session,
        school_id=appointment.school_id,
        staff_id=staff_id,
        need_id=appointment.need_id,
        direction=Direction.COUNSELLING,
        audience=appointment.audience,
        format="consultation",
        channel=ONLINE if appointment.is_online else work.FACE_TO_FACE,
        category=category,
        class_name=appointment.class_name,
        minutes=held.minutes or _planned(appointment),
        happened_at=min(appointment.starts_at or now, now),
        words={"client": _client(session, appointment), **held.words()},
        participants=held.participants or appointment.participants,
        referral=held.referral,
    )
    found.is_repeat = found.is_repeat or _has_met(session, appointment)
    found.entered_by = by.id if by.id != staff_id else None
    appointment.work_id = found.id
    session.flush()
    return found


def require_category(session: Session, category: str | None) -> None:
    """A problem category of the school, or none.

    Raises:
        CategoryUnknown: there is no such one.
    """
    if category and facts.category(session, category) is None:
        raise CategoryUnknown


def drafts(session: Session, appointment: Appointment) -> Sequence[JournalEntry]:
    """The lines that the work of a meeting made."""
    if appointment.work_id is None:
        return ()
    return session.scalars(select(JournalEntry).where(JournalEntry.work_id == appointment.work_id)).all()


def is_touched(session: Session, appointment: Appointment) -> bool:
    """Whether somebody has numbered one of these lines, or written into it."""
    return any(
        entry.state is not EntryState.DRAFT or bool(entries.facts_of(session, entry).get("by_hand"))
        for entry in drafts(session, appointment)
    )


def take_back(session: Session, appointment: Appointment) -> None:
    """The work of a meeting and its drafts go as if they had never been."""
    if appointment.work_id is None:
        return
    for entry in drafts(session, appointment):
        session.delete(entry)
    session.flush()
    done = session.get_one(WorkRecord, appointment.work_id)
    appointment.work_id = None
    session.flush()
    session.delete(done)
    session.flush()


def _client(session: Session, appointment: Appointment) -> str:
    """How the books call who came: as whoever wrote it down did, else a pupil by the code and an adult by name.

    Empty for an adult who said no name: the books call them by their group then.
    """
    named = words.read(session, appointment).get("client")
    if named or appointment.audience is Audience.STUDENT:
        return named or appointment.code
    return visitors.card(session, appointment.visitor).name if appointment.visitor is not None else ""


def _planned(appointment: Appointment) -> int | None:
    if appointment.starts_at is None or appointment.ends_at is None:
        return None
    return int((appointment.ends_at - appointment.starts_at).total_seconds() // 60)


def _has_met(session: Session, appointment: Appointment) -> bool:
    """Whether this adult was met before."""
    before = select(Appointment.id).where(
        Appointment.visitor_id == appointment.visitor_id,
        Appointment.state == AppointmentState.DONE,
        Appointment.id != appointment.id,
    )
    return appointment.visitor_id is not None and session.scalar(before.limit(1)) is not None
