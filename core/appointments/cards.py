"""Cards of meetings: when, where, with whom, and what can be done with it, in the language of whoever booked."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from core import calendar
from core.appointments import booking, choosing, owning, saying, words
from core.appointments.slots import Slot, key_of
from core.cyclogram import hours
from core.messages import OutboundMessage, QuickReply
from core.texts import Texts, texts
from db.models.appointments import Appointment, AppointmentHold, AppointmentState, HoldPurpose
from db.models.journals import Audience
from db.models.staff import Staff

ALMATY: Final = "Asia/Almaty"
MENU: Final = "menu:open"
NEW: Final = "appointments:new"


def booked(session: Session, appointment: Appointment, *, now: datetime, is_discreet: bool = False) -> OutboundMessage:
    """The card of a meeting as it stands now, with its buttons: for everybody who tells somebody of their meeting.

    ``is_discreet``: it comes unasked, and others may read it on a locked screen: not with whom, nor what about.
    """
    text = texts(appointment.locale)
    parts = [saying.said(text, appointment.audience, f"appointments-state-{_standing(appointment, now=now)}")]
    slot = own_slot(appointment)
    if slot is not None:
        where = saying.place(session, appointment, text)
        parts += _lines(session, appointment, slot, text, where=where, is_discreet=is_discreet)
    offer = _offer(session, appointment, now=now)
    if offer is not None:
        parts.append(text("appointments-card.offered", time=moment(text, appointment, session, offer.starts_at)))
        parts.append(text("appointments-card.until", time=moment(text, appointment, session, offer.until)))
    if appointment.wants_earlier_at is not None and slot is not None and choosing.is_ahead(appointment, now=now):
        parts.append(text("appointments-card.earlier"))
    parts.append(text("appointments-card.code", code=appointment.code))
    return OutboundMessage("\n".join(parts), buttons(session, appointment, text, now=now))


def asked(session: Session, appointment: Appointment, found: AppointmentHold, text: Texts) -> OutboundMessage:
    """The time that is kept, and whether it shall be: everything that is good to know before it is confirmed."""
    minutes = hours.rules_of(session, appointment.school_id).hold_minutes
    name = "appointments-held" if appointment.starts_at is None else "appointments-move"
    where = "" if appointment.is_online else saying.room_name(session, found.room_id, text)
    parts = [
        saying.said(text, appointment.audience, name, minutes=minutes),
        *_lines(session, appointment, choosing.held_slot(found), text, where=where),
    ]
    if appointment.starts_at is not None:
        parts.append(text("appointments-card.was", time=moment(text, appointment, session, appointment.starts_at)))
    return OutboundMessage("\n".join(parts), _to_decide(session, appointment, found, text))


def buttons(session: Session, appointment: Appointment, text: Texts, *, now: datetime) -> tuple[QuickReply, ...]:
    """What whoever booked can do with this meeting, by its state; the way to the menu is always the last."""
    acts = list(_acts(session, appointment, now=now)) if choosing.is_ahead(appointment, now=now) else ["new"]
    offer = _offer(session, appointment, now=now)
    payloads = {
        "new": NEW,
        "claim": f"appointments:claim:{appointment.ref}:{key_of(offer)}" if offer is not None else "",
        "days": f"appointments:move:{appointment.ref}",
        "no-earlier": f"appointments:unwait:{appointment.ref}",
    }
    return (
        *(
            QuickReply(text(f"appointments-act.{act}"), payloads.get(act, f"appointments:{act}:{appointment.ref}"))
            for act in acts
        ),
        QuickReply(text("menu-open.title"), MENU),
    )


def stamp(appointment: Appointment) -> str:
    """What a card to confirm says of the meeting as it was: a later tap on it must not undo what was decided since."""
    return "n" if appointment.starts_at is None else str(appointment.sequence)


def own_slot(appointment: Appointment) -> Slot | None:
    """The meeting's own time, if it has one."""
    staff_id, starts_at = appointment.staff_id, appointment.starts_at
    if staff_id is None or starts_at is None or appointment.ends_at is None:
        return None
    return Slot(
        staff_id, appointment.room_id, starts_at, appointment.ends_at, appointment.free_at or appointment.ends_at
    )


def moment(text: Texts, appointment: Appointment, session: Session, at: datetime) -> str:
    """«сәрсенбі, 26 қараша, 15:00»."""
    school = saying.school_of(session, appointment)
    return f"{saying.day(text, school, at)}, {saying.clock(school, at)}"


def _lines(
    session: Session, appointment: Appointment, slot: Slot, text: Texts, *, where: str, is_discreet: bool = False
) -> Iterator[str]:
    school = saying.school_of(session, appointment)
    yield f"*{saying.first(moment(text, appointment, session, slot.starts_at))}–{saying.clock(school, slot.ends_at)}*"
    if where:
        yield text("appointments-card.place", place=where)
    else:
        yield text("appointments-card.online" if appointment.is_online else "appointments-card.nowhere")
    if not is_discreet:
        yield text("appointments-card.who", name=session.get_one(Staff, slot.staff_id).full_name)
    if appointment.participants > 1:
        yield text(f"appointments-people.of{appointment.participants}")
    if appointment.with_teacher:
        yield text("appointments-card.teacher")
    about = "" if is_discreet else topic(session, appointment, text)
    if about:
        yield text("appointments-card.topic", topic=about)
    yield text("appointments-card.clock" if school.timezone == ALMATY else "appointments-card.school-clock")


def topic(session: Session, appointment: Appointment, text: Texts) -> str:
    """What the meeting is about, as pupils or as adults call it; nothing where nobody said, or it is gone."""
    try:
        found = choosing.named(session, appointment.category or "")
    except choosing.CategoryUnknown:
        return ""
    names = found.names if appointment.audience is Audience.STUDENT else found.adult_names
    return names.get(text.locale) or next(iter(names.values()), "")


def about(session: Session, appointment: Appointment, text: Texts) -> str:
    """What was said of a meeting so far: its topic, and that own words are kept with it."""
    said = [text("appointments-card.topic", topic=found)] if (found := topic(session, appointment, text)) else []
    if "reason" in words.read(session, appointment):
        said.append(text("appointments-card.reason"))
    return "\n".join(said)


def _to_decide(
    session: Session, appointment: Appointment, found: AppointmentHold, text: Texts
) -> tuple[QuickReply, ...]:
    ref, key = appointment.ref, choosing.held_slot(found).key
    is_new = appointment.starts_at is None
    day = calendar.local(saying.school_of(session, appointment), found.starts_at).date()
    own = ref if appointment.state is not AppointmentState.DRAFT else ""
    wanted = [
        ("confirm", f"confirm:{ref}:{key}:{stamp(appointment)}"),
        ("another", f"day:{day.isoformat()}:{own}"),
    ]
    if is_new:
        wanted.append(("company", f"company:{ref}"))
        if choosing.has_video(session, found.staff_id):
            wanted.append(("room", f"room:{ref}") if appointment.is_online else ("online", f"online:{ref}"))
    wanted.append(("leave" if is_new else "keep", f"leave:{ref}"))
    return tuple(QuickReply(text(f"appointments-act.{act}"), f"appointments:{payload}") for act, payload in wanted)


def _acts(session: Session, appointment: Appointment, *, now: datetime) -> Iterator[str]:
    """The names of what can be done with a meeting that is still to come."""
    if _offer(session, appointment, now=now) is not None:
        yield from ("claim", "decline")
    if appointment.starts_at is None:
        yield from ("days", "unwait")
        return
    yield "file"
    if appointment.moves < hours.rules_of(session, appointment.school_id).most_moves:
        yield "move"
    yield "cancel"
    if saying.way(session, appointment, texts(appointment.locale)):
        yield "route"
    yield "earlier" if appointment.wants_earlier_at is None else "no-earlier"


def _offer(session: Session, appointment: Appointment, *, now: datetime) -> AppointmentHold | None:
    """The time that is offered to this person just now."""
    found = booking.held(session, appointment)
    if found is None or found.purpose is HoldPurpose.CHOICE or found.until <= now:
        return None
    return found


def _standing(appointment: Appointment, *, now: datetime) -> str:
    """The word of its state; what is past and not yet marked is simply past."""
    is_open = appointment.state in owning.OPEN
    if is_open and not choosing.is_ahead(appointment, now=now):
        return "past"
    return "past" if appointment.state in (AppointmentState.DONE, AppointmentState.MISSED) else str(appointment.state)
