"""Our broadcasts: ``python -m bench.broadcast_sending full COUNT``, ``… paced COUNT LATENCY_MS``.

``full`` is a broadcast from its rows to its last settled one, the pace out of the way: claimed, opened, rendered once,
sent, settled. In ``paced`` the pace is the channel's own, against an API that allows thirty a second and no more.
"""

import asyncio
import sys
import tempfile
from datetime import UTC, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bench import broadcast_people
from bench.sending import Queue, bot_in, deliver, free_the_pace
from bench.sending_load import A_SECOND, Sent, Share, share_of
from bench.telegram_api import answering
from db.models.broadcasts import BroadcastDelivery
from db.models.outbox import DeliveryState
from tests.factories.sendings import laid

UNDONE = (DeliveryState.QUEUED, DeliveryState.SENDING)


def fill(session: Session, count: int) -> None:
    """A run to so many people, laid down."""
    broadcast_people.fill(session, count)
    laid(session, now=datetime.now(UTC))


def has_undone(session: Session) -> bool:
    """Whether anybody waits."""
    waits = select(BroadcastDelivery.state).where(BroadcastDelivery.state.in_(UNDONE)).limit(1)
    return session.scalar(waits) is not None


def count_sent(session: Session) -> int:
    """How many have it."""
    sent = select(func.count()).select_from(BroadcastDelivery).where(BroadcastDelivery.state == DeliveryState.SENT)
    return session.scalar(sent) or 0


QUEUE = Queue(fill, has_undone, count_sent)


async def full(count: int) -> Sent:
    """As fast as this machine can."""
    free_the_pace()
    with tempfile.TemporaryDirectory() as home, answering() as api:
        return await deliver(bot_in(home, api.base, a_second=1000), count, queue=QUEUE)


async def paced(count: int, latency_ms: int) -> Share:
    """As fast as is allowed."""
    with tempfile.TemporaryDirectory() as home, answering(latency_ms=latency_ms, a_second=A_SECOND) as api:
        sent = await deliver(bot_in(home, api.base), count, queue=QUEUE, patience=count / A_SECOND * 2)
        return share_of(api, sent)


if __name__ == "__main__":
    kind, *numbers = sys.argv[1:]
    measured = {"full": full, "paced": paced}[kind]
    print(asyncio.run(measured(*map(int, numbers))).shown())  # type: ignore[operator]
