"""What was said about a meeting in somebody's own words: sealed, and opened only where it is needed."""

import json
from typing import Final

from sqlalchemy.orm import Session

from core.crypto import Cipher, vault
from db.models.appointments import Appointment

LONGEST_REASON: Final = 500  # characters; what is longer is a letter


class ReasonTooLong(Exception):
    """This is more than a reason: it is a letter."""


def write(session: Session, appointment: Appointment, **words: str) -> None:
    """Keep words by name (``reason``, ``client``, ``note``) beside those that are there; empty ones are taken away.

    Raises:
        ReasonTooLong: what was there stays.
    """
    if len(words.get("reason", "")) > LONGEST_REASON:
        raise ReasonTooLong
    kept = {name: said for name, said in (read(session, appointment) | words).items() if said}
    body = json.dumps(kept, ensure_ascii=False).encode()
    appointment.sealed_words = _cipher(session).seal(body, _about(appointment)) if kept else None


def read(session: Session, appointment: Appointment) -> dict[str, str]:
    """The words by name; none where nothing was said."""
    if appointment.sealed_words is None:
        return {}
    found: dict[str, str] = json.loads(_cipher(session).open(appointment.sealed_words, _about(appointment)))
    return found


def _cipher(session: Session) -> Cipher:
    return vault(session).purpose("appointments")


def _about(appointment: Appointment) -> str:
    return f"appointment:{appointment.ref}"
