"""A rehearsal: an act is done and taken back at once, so that staff read beforehand, word for word, what is told."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import outbox
from core.crypto import vault
from db.models.appointments import Appointment
from db.models.outbox import OutboxMessage


class _TakenBack(Exception):
    """Ends the rehearsal."""


def told(session: Session, rule: Callable[..., Any], ref: str, **asked: Any) -> str:
    """What the person of a meeting would be told by this rule of staff; empty when there is no way to them.

    Nothing of it lasts; the caller still lets its transaction end without a commit. What the rule refuses is raised.
    """
    of_meeting = select(func.coalesce(Appointment.address_ref, Appointment.ref)).where(Appointment.ref == ref)
    address = outbox.appointment_address(session.scalar(of_meeting) or ref)
    latest = session.scalar(select(OutboxMessage.id).order_by(OutboxMessage.id.desc()).limit(1)) or 0
    said: list[str] = []
    try:
        with session.begin_nested():
            rule(session, ref, **asked)
            session.flush()
            sent = select(OutboxMessage).where(OutboxMessage.id > latest, OutboxMessage.address_info == address)
            said = [
                outbox.open_message(vault(session), row).text
                for row in session.scalars(sent.order_by(OutboxMessage.id)).all()
            ]
            raise _TakenBack
    except _TakenBack:
        session.expire_all()
    return "\n\n".join(said)
