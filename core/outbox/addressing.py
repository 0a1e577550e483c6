"""Where to: sealed addresses with the words they are bound to."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from core import public_codes
from core.crypto import vault
from db.models.appointments import Appointment
from db.models.duty import StaffLink
from db.models.help_requests import HelpRequest

LINK = "link:"


@dataclass(frozen=True, slots=True)
class Destination:
    """A sealed address with the words it is bound to; readable by the sender alone."""

    channel: str
    sealed_address: bytes
    about: str


def thread_address(thread_ref: str) -> str:
    """What a thread's sealed address is bound to."""
    return f"thread:{thread_ref}"


def to_thread(help_request: HelpRequest) -> Destination | None:
    """The child's door of one thread; None once the address is erased."""
    if help_request.sealed_address is None:
        return None
    return Destination(help_request.channel, help_request.sealed_address, thread_address(help_request.ref))


def appointment_address(appointment_ref: str) -> str:
    """What the sealed address of a meeting is bound to."""
    return f"appointment:{appointment_ref}"


def to_appointment(appointment: Appointment) -> Destination | None:
    """Whoever booked one meeting; None for who came without booking, and once the address is erased."""
    if appointment.sealed_address is None or appointment.channel is None:
        return None
    about = appointment_address(appointment.address_ref or appointment.ref)
    return Destination(appointment.channel, appointment.sealed_address, about)


def link_address(link_ref: str) -> str:
    """What the sealed address of a member of staff is bound to."""
    return f"{LINK}{link_ref}"


def to_link(link: StaffLink) -> Destination:
    """A messenger of a member of staff, who is told of alerts there."""
    return Destination(link.channel, link.sealed_address, link_address(link.ref))


def to_address(session: Session, *, channel: str, address: str) -> Destination:
    """A destination for whoever is speaking just now, sealed afresh so that rows cannot be joined."""
    about = f"once:{public_codes.new_ref()}"
    return Destination(channel, vault(session).seal_address(address, about), about)
