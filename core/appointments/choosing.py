"""What a person says of their meeting while they choose: what about, how many come, from which class, in which way."""

from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import islice

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import calendar
from core.appointments import booking, listing, owning, words
from core.appointments.booking import AppointmentOver
from core.appointments.slots import Slot
from core.cyclogram import hours
from core.journals import needs
from db.models.appointments import Appointment, AppointmentHold, AppointmentState
from db.models.cyclogram import MeetingLink
from db.models.journals import Audience
from db.models.schools import ProblemCategory, School

MOST_PEOPLE = 3  # from here on it is «a few»


class CategoryUnknown(Exception):
    """The school has no such problem category."""


def draft_of(session: Session, refs: Sequence[str]) -> Appointment | None:
    """The meeting that the person is choosing just now."""
    of_person = Appointment.ref.in_(list(refs)), Appointment.state == AppointmentState.DRAFT
    session.flush()
    return session.scalars(select(Appointment).where(*of_person).order_by(Appointment.id.desc()).limit(1)).first()


def newest(
    session: Session, refs: Sequence[str], *, audiences: Collection[Audience] = tuple(Audience)
) -> Appointment | None:
    """The meeting of these groups begun last of those that are being chosen or still to come."""
    states = (AppointmentState.DRAFT, *owning.OPEN)
    of_person = Appointment.ref.in_(list(refs)), Appointment.state.in_(states)
    of_group = Appointment.audience.in_(list(audiences))
    return session.scalars(
        select(Appointment).where(*of_person, of_group).order_by(Appointment.id.desc()).limit(1)
    ).first()


def reasoned(session: Session, refs: Sequence[str]) -> Appointment | None:
    """The meeting begun last of those, being chosen or still to come, that own words are kept with."""
    states = (AppointmentState.DRAFT, *owning.OPEN)
    of_person = Appointment.ref.in_(list(refs)), Appointment.state.in_(states)
    found = session.scalars(select(Appointment).where(*of_person).order_by(Appointment.id.desc())).all()
    return next((one for one in found if "reason" in words.read(session, one)), None)


def kept(session: Session, refs: Sequence[str]) -> list[str]:
    """Which of the person's meetings the service still keeps, in the order they were begun."""
    statement = select(Appointment.ref).where(Appointment.ref.in_(list(refs))).order_by(Appointment.id)
    return list(session.scalars(statement))


def held_slot(found: AppointmentHold) -> Slot:
    """The time that is kept."""
    return Slot(found.staff_id, found.room_id, found.starts_at, found.ends_at, found.free_at)


def start_over(session: Session, draft: Appointment) -> None:
    """The person would not have it so: what they held is given back, and who was to come along comes no more."""
    booking.let_go(session, draft)
    draft.participants, draft.with_teacher, draft.is_online = 1, False, False


def change_audience(session: Session, draft: Appointment, audience: Audience) -> None:
    """Somebody else books than was said: neither the time nor the company may be for them."""
    start_over(session, draft)
    draft.audience = audience


def bring(appointment: Appointment, *, participants: int, with_teacher: bool = False) -> None:
    """How many come, or that the class teacher comes along.

    Raises:
        AppointmentOver: there is nothing to come to.
    """
    _require_unmet(appointment)
    appointment.participants = min(max(participants, 1), MOST_PEOPLE)
    appointment.with_teacher = with_teacher


def meet_online(session: Session, appointment: Appointment, *, is_online: bool) -> None:
    """Over video, where the psychologist has an address for it, or face to face.

    Raises:
        AppointmentOver: there is nothing to come to.
    """
    _require_unmet(appointment)
    found = booking.held(session, appointment)
    staff_id = appointment.staff_id if found is None else found.staff_id
    appointment.is_online = is_online and has_video(session, staff_id)


def has_video(session: Session, staff_id: int | None) -> bool:
    """Whether a psychologist has an address for meetings over video."""
    return staff_id is not None and session.get(MeetingLink, staff_id) is not None


def come(appointment: Appointment, *, now: datetime) -> None:
    """[I'll come].

    Raises:
        AppointmentOver: it is past, was cancelled, or has no time.
    """
    if appointment.starts_at is None or not is_ahead(appointment, now=now):
        raise AppointmentOver
    appointment.will_come_at = now


def is_ahead(appointment: Appointment, *, now: datetime) -> bool:
    """Whether the meeting is still to come, or waits for a time."""
    return appointment.state in owning.OPEN and (appointment.ends_at is None or appointment.ends_at > now)


def require_ahead(appointment: Appointment, *, now: datetime) -> None:
    """Whether anything of it can still be changed.

    Raises:
        AppointmentOver: its hour is past, or it was held, missed or cancelled.
    """
    if not is_ahead(appointment, now=now):
        raise AppointmentOver


def tell_reason(
    session: Session, appointment: Appointment, *, category: str | None = None, reason: str | None = None
) -> None:
    """What the meeting is about: a problem category, own words, or both.

    Raises:
        CategoryUnknown: the school has none of this code.
        ReasonTooLong: the words are a letter.
    """
    if category is not None:
        appointment.category = named(session, category).code
    if reason is not None:
        words.write(session, appointment, reason=reason)


def tell_class(session: Session, appointment: Appointment, class_name: str) -> None:
    """The class of the child it is about; where the meeting is a need already, its line follows."""
    appointment.class_name = class_name
    session.flush()
    if appointment.need_id is not None:
        needs.rewrite(session, appointment.need_id)


def categories(session: Session) -> Sequence[ProblemCategory]:
    """What a meeting can be about, in their order."""
    return session.scalars(select(ProblemCategory).order_by(ProblemCategory.position, ProblemCategory.id)).all()


def named(session: Session, code: str) -> ProblemCategory:
    """One of them.

    Raises:
        CategoryUnknown: the school has none of this code.
    """
    found = session.scalars(select(ProblemCategory).where(ProblemCategory.code == code)).one_or_none()
    if found is None:
        raise CategoryUnknown
    return found


def receives(session: Session, school: School, *, audience: Audience, now: datetime) -> bool:
    """Whether anybody receives these people at all within the horizon, free or not."""
    days = hours.rules_of(session, school.id).horizon_days + 1
    today = calendar.local(school, now).date()
    return any(audience in window.audiences for window in hours.windows(session, school, first=today, days=days))


def earlier(session: Session, school: School, appointment: Appointment, *, now: datetime, count: int) -> Sequence[Slot]:
    """Free times before the meeting's own, soonest first."""
    found = listing.free_days(session, school, audience=appointment.audience, now=now, ignoring=appointment.id)
    limit = appointment.starts_at
    ahead = (slot for day in found for slot in day.slots if limit is None or slot.starts_at < limit)
    return list(islice(ahead, count))


def _require_unmet(appointment: Appointment) -> None:
    if appointment.state not in (AppointmentState.DRAFT, *owning.OPEN):
        raise AppointmentOver
