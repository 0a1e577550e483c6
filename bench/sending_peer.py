"""aiogram's sending: ``python -m bench.sending_peer flight|loop|gather COUNT [LATENCY_MS]``.

``flight`` keeps thirty calls of ``send_message`` on their way, ``loop`` is the documented broadcaster (send, then sleep
a twentieth of a second), ``gather`` starts all of them and repeats what was refused. With a latency the API allows
thirty a second and no more.
"""

import asyncio
import sys

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramRetryAfter

from bench.sending_load import A_SECOND, IN_FLIGHT, TEXT, Sent, Share, measure, share_of
from bench.telegram_api import FIRST_CHAT, TOKEN, answering

DOCUMENTED_PAUSE = 0.05


async def send_all(kind: str, base: str, count: int) -> Sent:
    """One kind of peer, to its last message."""
    bot = Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(base)))

    async def send(number: int) -> None:
        try:
            await bot.send_message(FIRST_CHAT + number, TEXT)
        except TelegramRetryAfter as asked:
            await asyncio.sleep(asked.retry_after)
            await send(number)

    async def send_and_sleep(number: int) -> None:
        await send(number)
        await asyncio.sleep(DOCUMENTED_PAUSE)

    if kind == "loop":
        sent = await measure(send_and_sleep, count, at_once=1)
    else:
        sent = await measure(send, count, at_once=IN_FLIGHT if kind == "flight" else count)
    await bot.session.close()
    return sent


async def main(kind: str, count: int, latency_ms: int | None = None) -> Sent | Share:
    """Measure one kind."""
    limits = {} if latency_ms is None else {"latency_ms": latency_ms, "a_second": A_SECOND}
    with answering(**limits) as api:
        sent = await send_all(kind, api.base, count)
        return sent if latency_ms is None else share_of(api, sent)


if __name__ == "__main__":
    print(asyncio.run(main(sys.argv[1], *map(int, sys.argv[2:]))).shown())
