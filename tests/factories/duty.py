"""Duty: messengers of staff, turns of the week, and what was sent to whom."""

from collections.abc import Iterator
from datetime import datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import outbox
from core.actors import Specialist
from core.crypto import vault
from core.duty import links, rota
from core.duty.rota import Turn
from db.models.duty import StaffLink
from db.models.outbox import OutboxMessage

ALL_DAY = (time(0, 0), time(0, 0))


def linked(session: Session, person: Specialist, *, now: datetime, address: str | None = None) -> str:
    """This person links a messenger; gives its address."""
    address = address or f"phone-of-{person.id}"
    links.link(session, links.new_code(session, by=person, now=now), channel="telegram", address=address, now=now)
    return address


def on_duty_always(session: Session, *people: Specialist, now: datetime) -> None:
    """These people are on duty day and night, in this order."""
    opens, closes = ALL_DAY
    week = [
        Turn(staff_id=person.id, weekday=day, opens=opens, closes=closes, position=place)
        for day in range(7)
        for place, person in enumerate(people)
    ]
    rota.set_turns(session, week, by=people[0], now=now)


def pushes(session: Session) -> list[tuple[str, str]]:
    """Address and words of everything that was written to members of staff, in order."""
    return [(parcel.address, parcel.message.text) for parcel in _parcels(session)]


def buttons(session: Session) -> list[str]:
    """The payloads of what was written to members of staff, in order."""
    return [reply.payload for parcel in _parcels(session) for reply in parcel.message.quick_replies]


def _parcels(session: Session) -> "Iterator[outbox.Parcel]":
    statement = select(OutboxMessage).where(OutboxMessage.address_info.startswith(outbox.LINK))
    for row in session.scalars(statement.order_by(OutboxMessage.id)).all():
        yield outbox.open_parcel(vault(session), row)


def links_in(session: Session) -> list[StaffLink]:
    """Every link there is."""
    return list(session.scalars(select(StaffLink).order_by(StaffLink.id)))
