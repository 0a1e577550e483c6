"""``python -m bot``: the conversation alone, without the clock."""

import asyncio
import signal

from bot.app import Bot
from core import logs
from core.settings import load_settings


async def _serve() -> None:
    logs.configure()
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    await Bot(load_settings()).serve(stop)


if __name__ == "__main__":
    asyncio.run(_serve())
