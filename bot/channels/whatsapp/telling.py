"""What WhatsApp says later of what it took over, in any order and repeatedly: arrived, read, or failed after all."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.channels.whatsapp.updates import CHANNEL, News
from core import outbox, windows
from core.broadcasts import opening
from core.messages import SendError, Throttled, WindowClosed
from db.models.outbox import DeliveryState, OutboxMessage

ASKED_AGAIN = 60.0  # seconds; the person has written meanwhile


def apply(session: Session, news: Iterable[News], *, now: datetime) -> Sequence[News]:
    """Write down what became of ours; what is of no message known here, perhaps not yet, is given back."""
    return [one for one in news if not _is_told(session, one, now)]


def _is_told(session: Session, one: News, now: datetime) -> bool:
    row = outbox.taken(session, channel=CHANNEL, source=one.source)
    if row is None:
        return _is_of_many(session, one, now)
    if one.problem is None:
        outbox.confirm(session, row, now=now)
    else:
        _fail(session, row, one, one.problem, now)
    return True


def _is_of_many(session: Session, one: News, now: datetime) -> bool:
    """Whether it is of a broadcast; whoever that has not reached was not invited back by it either."""
    is_ours = opening.hear(session, channel=CHANNEL, source=one.source, status=one.status, problem=one.problem)
    if is_ours and one.problem is not None and one.address is not None:
        windows.uninvite(session, channel=CHANNEL, address=one.address, now=now)
    return is_ours


def _fail(session: Session, row: OutboxMessage, one: News, problem: SendError, now: datetime) -> None:
    if one.address is None:
        outbox.refuse(session, row, problem=problem, now=now)
        return
    is_invitation = row.state is DeliveryState.HELD
    weighed = _weighed(session, row.ref, one.address, problem, now)
    outbox.refuse(session, row, problem=weighed, now=now)
    if is_invitation:
        session.flush()
        windows.uninvite(session, channel=CHANNEL, address=one.address, now=now)


def _weighed(session: Session, ref: str, address: str, problem: SendError, now: datetime) -> SendError:
    """A closed window is believed, unless the person has written since."""
    if not isinstance(problem, WindowClosed):
        return problem
    is_shut = windows.shut(session, ref, channel=CHANNEL, address=address, now=now)
    return problem if is_shut else Throttled(ASKED_AGAIN)
