"""Our sending: ``python -m bench.sending alone|full COUNT``, ``python -m bench.sending paced COUNT LATENCY_MS``.

``alone`` is TelegramSender with thirty on their way; ``full`` is the outbox as well: claimed, opened, sent, settled,
traced. In both the pace stands out of the way; in ``paced`` it is the channel's own.
"""

import asyncio
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from bench.sending_load import A_SECOND, IN_FLIGHT, TEXT, Sent, Share, measure, share_of
from bench.telegram_api import BOT, FIRST_CHAT, TOKEN, answering
from bot.app import Bot
from bot.channels.telegram.addresses import address_of
from bot.channels.telegram.updates import CHANNEL
from bot.pace import Pace
from core import outbox
from core.messages import Delivered, OutboundMessage, Parcel
from core.settings import Settings
from db.models.outbox import DeliveryState, Lane, OutboxMessage

LOOK_AGAIN, SELDOM = 0.05, 1.0
PATIENCE = 120.0
_UNDONE = select(OutboxMessage.id).where(OutboxMessage.state.in_([DeliveryState.QUEUED, DeliveryState.SENDING]))
_SENT = select(OutboxMessage.id).where(OutboxMessage.state == DeliveryState.SENT)


@dataclass(frozen=True, slots=True)
class Queue:
    """What is delivered: how it is filled, whether anything is left of it, how much of it arrived."""

    fill: Callable[[Session, int], None]
    has_undone: Callable[[Session], bool]
    count_sent: Callable[[Session], int]


def bot_in(home: str, base: str, *, a_second: int = A_SECOND) -> Bot:
    """The real bot; its Telegram channel speaks to the small API."""
    telegram = {"token": TOKEN, "api_base": base, "per_second": a_second, "paid": a_second > A_SECOND}
    return Bot(Settings(home=Path(home), telegram=telegram, _env_file=None))  # type: ignore[arg-type,call-arg]


def free_the_pace() -> None:
    """Nobody waits for a step any more; as many are on their way as with the peers."""

    async def at_once(_pace: Pace, bot: str, *, yields: bool = False) -> None:
        return

    Pace.step = at_once  # type: ignore[method-assign,assignment]


async def alone(count: int) -> Sent:
    """The sender, without the outbox."""
    free_the_pace()
    with tempfile.TemporaryDirectory() as home, answering() as api:
        bot = bot_in(home, api.base)
        (channel,) = (channel for channel in bot.channels if channel.name == CHANNEL)

        async def send(number: int) -> None:
            address = address_of(BOT, FIRST_CHAT + number)
            (result,) = await channel.sender.send([Parcel(f"{number}", address, OutboundMessage(TEXT))])
            if not isinstance(result, Delivered):
                raise SystemExit(f"not delivered: {type(result).__name__}")

        sent = await measure(send, count, at_once=IN_FLIGHT)
        await channel.close()
        await bot.database.dispose()
    return sent


def fill(session: Session, count: int) -> None:
    """One message for each of ``count`` chats."""
    now = datetime.now(UTC)
    for number in range(count):
        to = outbox.to_address(session, channel=CHANNEL, address=address_of(BOT, FIRST_CHAT + number))
        outbox.enqueue(session, OutboundMessage(TEXT), to=to, lane=Lane.ANSWER, now=now)


async def deliver(bot: Bot, count: int, *, queue: "Queue | None" = None, patience: float = PATIENCE) -> Sent:
    """Fill the outbox, or another queue, then deliver it to the last settled row."""
    queue = queue or Queue(fill, _has_undone, _count_sent)
    bot.lane.start()
    await bot.lane.run(lambda session: queue.fill(session, count))

    async def until_settled(_number: int) -> None:
        async with asyncio.timeout(patience):
            while True:
                if not await bot.database.read(queue.has_undone):
                    return
                await asyncio.sleep(LOOK_AGAIN if patience == PATIENCE else SELDOM)  # looking costs as well

    async with asyncio.TaskGroup() as tasks:
        work = tasks.create_task(bot.delivery.run())
        whole = await measure(until_settled, 1, at_once=1)
        work.cancel()
    delivered = await bot.database.read(queue.count_sent)
    for channel in bot.channels:
        await channel.close()
    await bot.lane.stop()
    await bot.database.dispose()
    if delivered != count:
        raise SystemExit(f"{delivered} of {count} were delivered")
    return Sent(rate=whole.rate * count, cpu_ms=whole.cpu_ms / count)


def _has_undone(session: Session) -> bool:
    return session.scalar(_UNDONE.limit(1)) is not None


def _count_sent(session: Session) -> int:
    return len(session.scalars(_SENT).all())


async def full(count: int) -> Sent:
    """Outbox, courier, sender, traces."""
    free_the_pace()
    with tempfile.TemporaryDirectory() as home, answering() as api:
        return await deliver(bot_in(home, api.base), count)


async def paced(count: int, latency_ms: int) -> Share:
    """The same with the pace a school runs, to an API that allows thirty a second and no more."""
    with tempfile.TemporaryDirectory() as home, answering(latency_ms=latency_ms, a_second=A_SECOND) as api:
        sent = await deliver(bot_in(home, api.base), count)
        return share_of(api, sent)


if __name__ == "__main__":
    kind, *numbers = sys.argv[1:]
    measured = {"alone": alone, "full": full, "paced": paced}[kind]
    print(asyncio.run(measured(*map(int, numbers))).shown())  # type: ignore[operator]
