"""What WhatsApp says later of what it took over, in any order and repeatedly: arrived, read, or failed after all."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from bot.channels.whatsapp.inviting import INVITED
from bot.channels.whatsapp.updates import CHANNEL, News
from core import outbox, windows
from core.broadcasts import opening
from core.messages import ContactUnreachable, SendError, Throttled, WindowClosed

ASKED_AGAIN = 60.0  # seconds; the person has written meanwhile
OF_MANY = ":"  # in the reference of one person's part of a broadcast


def apply(session: Session, news: Iterable[News], *, now: datetime) -> None:
    """Write down what became of ours; what carries no reference of ours is nobody's."""
    for one in news:
        if one.ref is None:
            continue
        ref, is_invitation = one.ref.removesuffix(INVITED), one.ref.endswith(INVITED)
        if one.problem is not None:
            _fail(session, one, ref, _weighed(session, one, now), is_invitation=is_invitation, now=now)
        elif OF_MANY in ref:
            if one.status in ("delivered", "read"):
                opening.receive(session, ref, is_read=one.status == "read" and not is_invitation)
        elif not is_invitation:
            outbox.confirm(session, ref, now=now)


def _fail(session: Session, one: News, ref: str, problem: SendError, *, is_invitation: bool, now: datetime) -> None:
    if OF_MANY in ref:
        is_gone = isinstance(problem, ContactUnreachable)
        opening.refuse(session, ref, is_gone=is_gone, problem=type(problem).__name__)
    elif is_invitation:
        outbox.refuse_held(session, ref, problem=problem, now=now)
        if one.address is not None:
            windows.uninvite(session, channel=CHANNEL, address=one.address, now=now)
    else:
        outbox.refuse(session, ref, problem=problem, now=now)


def _weighed(session: Session, one: News, now: datetime) -> SendError:
    """A closed window is believed, unless the person has written since."""
    problem = one.problem or SendError()
    if not isinstance(problem, WindowClosed) or one.address is None:
        return problem
    is_shut = windows.shut(session, channel=CHANNEL, address=one.address, now=now)
    return problem if is_shut else Throttled(ASKED_AGAIN)
