"""What was typed into the calendar's forms: read, and refused by the words of the text that says what is missing."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from admin.views.appointments.refusals import NotFilled
from admin.views.help_requests.moments import Clock, MomentUnreadable
from core import words
from core.appointments.outcome import Held
from core.appointments.walking_in import WalkIn
from db.models.journals import Audience, Referral

FORM: Final = "appointments-desk-refused-form"
LONGEST: Final = {"topic": 200, "result": 1000, "recommendation": 500, "next_step": 200}
MOST_MINUTES: Final = 600
MOST_PEOPLE: Final = 60
LONGEST_NAME: Final = 80
MINUTES: Final = (15, 30, 45, 60)


def line(form: Mapping[str, str], name: str) -> str:
    """One field as people read it."""
    return words.readable(form.get(name, "")).replace("\r\n", "\n").strip()


def held(form: Mapping[str, str]) -> Held:
    """What is said of a meeting that was held; an empty form says nothing.

    Raises:
        NotFilled: a field has to be written otherwise.
    """
    said = {name: line(form, name) for name in LONGEST}
    if any(len(text) > LONGEST[name] for name, text in said.items()):
        raise NotFilled("appointments-desk-refused-long")
    sent_to = form.get("referral", "")
    if sent_to and sent_to not in set(Referral):
        raise NotFilled(FORM)
    return Held(
        minutes=amount(form.get("minutes", ""), MOST_MINUTES, "appointments-desk-refused-minutes"),
        participants=amount(form.get("participants", ""), MOST_PEOPLE, "appointments-desk-refused-people"),
        category=form.get("category") or None,
        referral=Referral(sent_to) if sent_to else None,
        **said,
    )


def guest(form: Mapping[str, str], *, staff_id: int, clock: Clock) -> WalkIn:
    """Who came without booking, or is to come at a time that was agreed on.

    Raises:
        NotFilled: a field has to be written otherwise.
    """
    who, client = form.get("who", ""), " ".join(line(form, "client").split())
    if who not in set(Audience):
        raise NotFilled(FORM)
    if len(client) > LONGEST_NAME:
        raise NotFilled("appointments-desk-refused-long")
    written = line(form, "class_name")
    class_name = words.class_name(written) if written else ""
    if class_name is None:
        raise NotFilled("appointments-desk-refused-class")
    return WalkIn(
        audience=Audience(who),
        staff_id=optional(form.get("staff", "")) or staff_id,
        client=client,
        class_name=class_name,
        participants=amount(form.get("participants", ""), MOST_PEOPLE, "appointments-desk-refused-people") or 1,
        room_id=optional(form.get("room", "")),
        starts_at=_later(form.get("when", ""), clock),
        minutes=amount(form.get("minutes", ""), MOST_MINUTES, "appointments-desk-refused-minutes"),
    )


def moment(day: str, time: str, clock: Clock) -> datetime:
    """A day and a time of the school's clock.

    Raises:
        NotFilled: they are none.
    """
    try:
        return clock.parse(f"{day}T{time}").replace(second=0, microsecond=0)
    except MomentUnreadable:
        raise NotFilled("appointments-desk-refused-moment") from None


def _later(written: str, clock: Clock) -> datetime | None:
    day, _, time = written.partition("T")
    return moment(day, time, clock) if written else None


def optional(written: str) -> int | None:
    """A row's number, or none.

    Raises:
        NotFilled: it is no number.
    """
    return number(written) if written else None


def number(written: str) -> int:
    """A row's number.

    Raises:
        NotFilled: it is none.
    """
    if not (written.isascii() and written.isdigit() and len(written) < 10):
        raise NotFilled(FORM)
    return int(written)


def amount(written: str, most: int, otherwise: str) -> int | None:
    """A whole number from one on, or nothing.

    Raises:
        NotFilled: it is something else.
    """
    if not written:
        return None
    if not (written.isascii() and written.isdigit() and len(written) < 6 and 1 <= int(written) <= most):
        raise NotFilled(otherwise)
    return int(written)
