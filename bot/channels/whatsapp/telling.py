"""What WhatsApp says later of what it took over, in any order and repeatedly: arrived, read, or failed after all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.channels.whatsapp.updates import CHANNEL, News
from core import outbox, windows
from core.broadcasts import opening
from core.crypto import SealBroken
from core.messages import SendError, Throttled, WindowClosed
from db.models.outbox import DeliveryState, OutboxMessage

ARRIVED = ("delivered", "read")
ASKED_AGAIN = 60.0  # seconds; the person has written meanwhile


@dataclass(frozen=True, slots=True)
class Heard:
    """Of which messages nothing is known here, perhaps not yet, and of which nothing more is to be heard.

    ``shut``: the addresses whose window is closed after all.
    """

    unknown: Sequence[News]
    over: Sequence[str]
    shut: Sequence[str]


def apply(session: Session, news: Iterable[News], *, now: datetime) -> Heard:
    """Write down what became of ours. «Sent» says only that WhatsApp has it: a failure may still come."""
    unknown, over, shut = list[News](), list[str](), list[str]()
    for one in news:
        row = outbox.taken(session, channel=CHANNEL, source=one.source)
        if isinstance(one.problem, WindowClosed) and (address := _address(session, row, one)) is not None:
            shut.append(address)
        if not _is_told(session, row, one, now):
            unknown.append(one)
        elif row is not None and one.status in ARRIVED:
            over.append(one.source)
    return Heard(unknown, over, shut)


def _address(session: Session, row: OutboxMessage | None, one: News) -> str | None:
    if row is None:
        return one.address
    try:
        return outbox.address_of(session, row)
    except SealBroken:
        return None


def _is_told(session: Session, row: OutboxMessage | None, one: News, now: datetime) -> bool:
    if row is None:
        return _is_of_many(session, one, now)
    if one.problem is not None:
        _fail(session, row, one, one.problem, now)
    elif one.status in ARRIVED:
        outbox.confirm(session, row, now=now)
    return True


def _is_of_many(session: Session, one: News, now: datetime) -> bool:
    is_ours = opening.hear(session, channel=CHANNEL, source=one.source, status=one.status, problem=one.problem)
    if is_ours and isinstance(one.problem, WindowClosed) and one.address is not None:
        windows.shut(session, "", channel=CHANNEL, address=one.address, now=now)  # who tries it again sends a template
    return is_ours


def _fail(session: Session, row: OutboxMessage, one: News, problem: SendError, now: datetime) -> None:
    if (address := _address(session, row, one)) is None:
        outbox.refuse(session, row, problem=problem, now=now)
        return
    is_invitation = row.state is DeliveryState.HELD
    outbox.refuse(session, row, problem=_weighed(session, row.ref, address, problem, now), now=now)
    session.flush()
    if is_invitation:
        windows.uninvite(session, channel=CHANNEL, address=address, now=now)


def _weighed(session: Session, ref: str, address: str, problem: SendError, now: datetime) -> SendError:
    """A closed window is believed, unless the person has written since."""
    if not isinstance(problem, WindowClosed):
        return problem
    is_shut = windows.shut(session, ref, channel=CHANNEL, address=address, now=now)
    return problem if is_shut else Throttled(ASKED_AGAIN)
