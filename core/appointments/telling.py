"""What the person is told when staff change a meeting: at once, whatever the hour, in words a lock screen may show.

A change of a meeting tomorrow morning must be known before it, so no quiet hours hold it back; but a pupil's phone is
never made to sound for it, nor anybody's at an hour when nobody is written to.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from core import outbox, quiet_hours
from core.appointments import cards, invitation, listing, saying, slots
from core.appointments.listing import NEAREST
from core.appointments.slots import Slot
from core.messages import MAX_QUICK_REPLIES, OutboundMessage, QuickReply
from core.texts import Texts, texts
from db.models.appointments import Appointment, AppointmentHold
from db.models.journals import Audience


def accepted(session: Session, appointment: Appointment, *, now: datetime) -> bool:
    """A psychologist agreed: the card of the meeting. False (here as below) when there is no way to the person."""
    return _with_card(session, appointment, _say(appointment, "appointments-news-accepted"), now=now)


def moved(session: Session, appointment: Appointment, *, was: Slot | None, now: datetime) -> bool:
    """The meeting has another time than it ``was``, its first one, or another room; of nothing else a word is told."""
    if was is None:
        return _with_card(session, appointment, _say(appointment, "appointments-news-found"), now=now)
    if was.starts_at != appointment.starts_at:
        news = _say(appointment, "appointments-news-moved", **_moment(session, appointment, was.starts_at))
        return _with_card(session, appointment, news, now=now, comes=True)
    return was.room_id != appointment.room_id and placed(session, appointment, now=now)


def continued(session: Session, appointment: Appointment, *, now: datetime) -> bool:
    """A psychologist set the next meeting with somebody who was met."""
    return _with_card(session, appointment, _say(appointment, "appointments-news-next"), now=now)


def placed(session: Session, appointment: Appointment, *, now: datetime) -> bool:
    """The same time elsewhere: another room, or the address of a meeting over video."""
    name = "appointments-news-online" if appointment.is_online else "appointments-news-placed"
    return _with_card(session, appointment, _say(appointment, name), now=now)


def proposed(session: Session, appointment: Appointment, hold: AppointmentHold, *, now: datetime) -> bool:
    """Another time is offered; the meeting stands until the person answers."""
    text = texts(appointment.locale)
    until = _moment(session, appointment, hold.until)
    said = [
        _say(appointment, "appointments-news-proposed", **_moment(session, appointment, hold.starts_at)),
        _room(session, hold, text),
        _say(appointment, "appointments-news-proposed-until", until=f"{until['day']}, {until['time']}"),
        _say(appointment, "appointments-news-proposed-else", stands=_stands(appointment)),
    ]
    buttons = (
        QuickReply(
            text("appointments-news-proposed.yes"), f"appointments:claim:{appointment.ref}:{slots.key_of(hold)}"
        ),
        QuickReply(text("appointments-news-proposed.no"), f"appointments:decline:{appointment.ref}"),
    )
    return _tell(session, appointment, OutboundMessage(_joined(said), buttons), now=now)


def withdrawn(session: Session, appointment: Appointment, *, now: datetime) -> bool:
    """The offer is taken back; what was agreed before still holds."""
    news = _say(appointment, "appointments-news-withdrawn", stands=_stands(appointment))
    if appointment.starts_at is not None:
        return _with_card(session, appointment, news, now=now)
    buttons = cards.buttons(session, appointment, texts(appointment.locale), now=now)
    return _tell(session, appointment, OutboundMessage(news, buttons), now=now)


def cancelled(session: Session, appointment: Appointment, *, words: str, now: datetime) -> bool:
    """The meeting will not be; ``words``: the psychologist's own, or none. Two nearest free times are offered."""
    if outbox.to_appointment(appointment) is None:
        return False
    text = texts(appointment.locale)
    if appointment.starts_at is None:
        news = _say(appointment, "appointments-news-ended")
    else:
        news = _say(appointment, "appointments-news-cancelled", **_moment(session, appointment, appointment.starts_at))
    times = _times(session, appointment, text, now=now)
    buttons = (
        *times,
        QuickReply(text("appointments-news-cancelled.new"), "appointments:new"),
        QuickReply(text("menu-open.title"), "menu:open"),
    )
    offer = "appointments-news-times" if times else "appointments-news-no-times"
    said = [
        news,
        _say(appointment, "appointments-news-words", words=words) if words else "",
        _say(appointment, offer),
    ]
    return _tell(session, appointment, OutboundMessage(_joined(said), buttons), now=now)


def _with_card(session: Session, appointment: Appointment, news: str, *, now: datetime, comes: bool = False) -> bool:
    """What has changed, and below it the meeting as it stands now."""
    if outbox.to_appointment(appointment) is None:
        return False
    card = cards.booked(session, appointment, now=now, is_discreet=True)
    coming = QuickReply(
        texts(appointment.locale)("appointments-news-moved.come"), f"appointments:come:{appointment.ref}"
    )
    known = {reply.payload for reply in card.quick_replies}
    first = (coming,) if comes and coming.payload not in known else ()
    buttons = (*first, *card.quick_replies)[:MAX_QUICK_REPLIES]
    return _tell(session, appointment, replace(card, text=f"{news}\n\n{card.text}", quick_replies=buttons), now=now)


def _tell(session: Session, appointment: Appointment, message: OutboundMessage, *, now: datetime) -> bool:
    has_time = appointment.starts_at is not None
    file = invitation.renewed(session, appointment, now=now) if has_time else None
    told = replace(message, is_silent=_is_silent(session, appointment, now=now), attachment=file)
    return saying.tell(session, appointment, told, now=now)


def _is_silent(session: Session, appointment: Appointment, *, now: datetime) -> bool:
    audience = appointment.audience
    if audience is Audience.STUDENT:
        return True
    school = saying.school_of(session, appointment)
    return not quiet_hours.may_push(school, quiet_hours.periods_of(session), audience, now)


def _times(session: Session, appointment: Appointment, text: Texts, *, now: datetime) -> Sequence[QuickReply]:
    school = saying.school_of(session, appointment)
    found = listing.nearest(
        session, school, to=appointment.starts_at or now, audience=appointment.audience, now=now, count=NEAREST
    )
    return [
        QuickReply(
            f"{saying.short_day(text, school, slot.starts_at)} {saying.clock(school, slot.starts_at)}",
            f"appointments:take:{slot.key}",
        )
        for slot in found
    ]


def _moment(session: Session, appointment: Appointment, moment: datetime) -> dict[str, str]:
    school = saying.school_of(session, appointment)
    return {"day": saying.day(texts(appointment.locale), school, moment), "time": saying.clock(school, moment)}


def _room(session: Session, hold: AppointmentHold, text: Texts) -> str:
    name = saying.room_name(session, hold.room_id, text)
    return text("appointments-news-room", name=name) if name else ""


def _say(appointment: Appointment, name: str, **args: Any) -> str:
    who = "pupil" if appointment.audience is Audience.STUDENT else "adult"
    return texts(appointment.locale)(name, who=who, **args)


def _stands(appointment: Appointment) -> str:
    """Whether something was agreed before."""
    return "no" if appointment.starts_at is None else "yes"


def _joined(said: Sequence[str]) -> str:
    return "\n".join(line for line in said if line)
