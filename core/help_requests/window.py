"""Window: how long free words surely reach a child whose messenger closes the door by itself.

A lower bound: what the same child does in another talk opens the door as well, but nobody may learn of that here.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.windows import OPEN_FOR
from db.models.help_requests import HelpMessage, HelpRequest, Side


def closes_at(help_request: HelpRequest, opened: datetime | None) -> datetime | None:
    """Until when free words are taken at least; None where the channel closes nothing, or the child was never heard.

    ``opened``: when the child opened one of the answers last, which is a tap and counts like a message.
    """
    lasts = OPEN_FOR.get(help_request.channel)
    heard = [moment for moment in (help_request.last_child_at, opened) if moment is not None]
    return max(heard) + lasts if lasts is not None and heard else None


def opened(session: Session, request_ids: Sequence[int]) -> Mapping[int, datetime]:
    """When an answer of each talk was opened last; talks where none was are left out."""
    statement = (
        select(HelpMessage.help_request_id, HelpMessage.opened_at)
        .where(
            HelpMessage.help_request_id.in_(list(request_ids)),
            HelpMessage.side == Side.STAFF,
            HelpMessage.opened_at.is_not(None),
        )
        .order_by(HelpMessage.opened_at)
    )
    return {talk: moment for talk, moment in session.execute(statement) if moment is not None}


def awaited(help_request: HelpRequest) -> frozenset[int]:
    """Ids of the answers that left when this talk's window was closed, and wait for the child to open them.

    Told from this talk alone: the outbox would know better, and with it who else this child is.
    """
    lasts = OPEN_FOR.get(help_request.channel)
    if lasts is None:
        return frozenset()
    said = [message.created_at for message in help_request.messages if message.side is Side.CHILD]
    acts = [*said, *(message.opened_at for message in help_request.messages if message.opened_at is not None)]
    left = [message for message in help_request.messages if message.side is Side.STAFF and message.opened_at is None]
    return frozenset(message.id for message in left if _waits(message.sent_at, acts, lasts))


def _waits(sent_at: datetime | None, acts: Sequence[datetime], lasts: timedelta) -> bool:
    return sent_at is not None and all(sent_at - act >= lasts for act in acts)  # an act behind it has brought it
