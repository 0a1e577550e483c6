"""Everything that can happen, in the past tense; parameters are ids, not objects."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something happened at a moment."""

    now: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpRequestOpened(Event):
    """A child's draft became a request that staff can see."""

    help_request_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageAdded(Event):
    """A child wrote more in an open request."""

    help_request_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CrisisRaised(Event):
    """Words or a button said that a life may be in danger; ``rules`` are ids of the lexicon, gravest first."""

    help_request_id: int
    level: str
    category: str | None = None
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CrisisEnded(Event):
    """A person decided that the danger is over."""

    help_request_id: int
    staff_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpRequestAccepted(Event):
    """A psychologist took the request."""

    help_request_id: int
    staff_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpRequestAnswered(Event):
    """An answer became due for the child."""

    help_message_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerOpened(Event):
    """The child opened the envelope."""

    help_message_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpRequestClosed(Event):
    """A psychologist closed the request after real work; ``work_id`` records what was done."""

    help_request_id: int
    staff_id: int
    work_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpRequestDismissed(Event):
    """Closed without work: thanks, a test, an empty talk, a hoax. It enters no journal."""

    help_request_id: int
    staff_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpRequestReopened(Event):
    """The talk goes on after a close."""

    help_request_id: int
    staff_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpRequestErased(Event):
    """The child deleted the words; journal lines without identity stay."""

    help_request_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpRequestHandedOver(Event):
    """A psychologist gave the request to a colleague."""

    help_request_id: int
    staff_id: int
    to_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpRequestJoined(Event):
    """A psychologist said that this talk continues another one: for staff they are one case."""

    help_request_id: int
    head_id: int
    staff_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpRequestSplit(Event):
    """A talk left its case and stands alone again; without a member of staff, the child's own word parted it."""

    help_request_id: int
    staff_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpRequestClosedTogether(Event):
    """Closed with its case: the work is recorded once, with the talk the case goes by."""

    help_request_id: int
    staff_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingUndone(Event):
    """A close was taken back at once, with the work and the drafts it had made."""

    help_request_id: int
    staff_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonAvoided(Event):
    """A child said that a talk is about somebody of the service: they neither see it nor are woken for it."""

    help_request_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentBooked(Event):
    """Somebody asked for a meeting and has its time; where confirmation is automatic it is confirmed at once."""

    appointment_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentConfirmed(Event):
    """A psychologist, or the school's rule, agreed to the meeting."""

    appointment_id: int
    staff_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentMoved(Event):
    """The meeting has another time; without a member of staff the person moved it."""

    appointment_id: int
    staff_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentCancelled(Event):
    """The meeting will not be; without a member of staff the person cancelled it."""

    appointment_id: int
    staff_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentMet(Event):
    """People met; ``work_id`` records what was done."""

    appointment_id: int
    staff_id: int
    work_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentMissed(Event):
    """The person did not come."""

    appointment_id: int
    staff_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentReopened(Event):
    """That a meeting was held or missed was taken back at once, with the work and the drafts it had made."""

    appointment_id: int
    staff_id: int
