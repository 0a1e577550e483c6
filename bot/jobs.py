"""Jobs of a courier: claimed rows on their way, and what is written down of them at the end."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from core import outbox, traces, windows
from core.messages import (
    ChannelAway,
    Delivered,
    MessageRefused,
    Parcel,
    SendError,
    Throttled,
    Uncertain,
    WindowClosed,
)
from db.models.outbox import Lane

URGENT = "!"


@dataclass(slots=True)
class Job:
    """A claimed row on its way, and what the channel said of it last."""

    ref: str
    parcel: Parcel | None
    lane: Lane
    attempts: int
    result: Delivered | SendError = field(default_factory=MessageRefused)
    rests_until: float = 0.0
    is_final: bool = False

    @property
    def opened(self) -> Parcel:
        """The parcel; a row that could not be opened is never carried."""
        if self.parcel is None:
            raise ValueError("a broken parcel is never carried")
        return self.parcel

    def is_settled_by(self, result: Delivered | SendError) -> bool:
        """Whether nothing more is to be tried. An outage or a request to wait is no reason to give up."""
        if isinstance(result, Delivered):
            return True
        if isinstance(result, Throttled | ChannelAway | Uncertain):  # an envelope that arrives twice is the same one
            return False
        return not result.is_retryable or self.attempts >= outbox.ATTEMPTS


def queue_of(job: Job) -> str:
    """The queue of an address; danger has a second one, which waits behind nothing else that is said there."""
    return f"{job.opened.address}{URGENT if job.lane is Lane.CRISIS else ''}"


def settle(session: Session, jobs: Sequence[Job], *, channel: str, is_traced: bool, now: datetime) -> None:
    """Write down what became of these rows, and what now stands on a phone."""
    arrived = [(job.ref, job.result) for job in jobs if isinstance(job.result, Delivered)]
    outbox.mark_sent(session, [ref for ref, result in arrived if result.is_certain], now=now)
    for ref, result in arrived:
        if not result.is_certain:
            outbox.mark_taken(session, ref, channel=channel, source=result.shown)
    for job in jobs if is_traced else ():
        if isinstance(job.result, Delivered) and job.result.shown:
            _trace(session, job, job.result, channel=channel, now=now)
    for job in jobs:
        if isinstance(job.result, WindowClosed):
            windows.hold(session, job.ref, channel=channel, address=job.opened.address, problem=job.result, now=now)
        elif isinstance(job.result, SendError):
            outbox.mark_failed(session, job.ref, problem=job.result, now=now)


def _trace(session: Session, job: Job, result: Delivered, *, channel: str, now: datetime) -> None:
    """What a cleared chat was told before, and got only after it was cleared, goes as well; a card of danger stays."""
    if job.opened.message.clears:
        traces.clean(session, channel=channel, address=result.address, side="service", now=now)
    side = "danger" if job.lane is Lane.CRISIS else "service"
    for source in (*result.also, result.shown):
        traces.note(session, channel=channel, address=result.address, source=source, side=side, now=now)
