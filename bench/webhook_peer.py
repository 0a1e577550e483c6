"""aiogram's webhook: ``python -m bench.webhook_peer bare|insert|whole`` measures it, with a port it serves.

``bare`` answers 200 and stores nothing; ``insert`` writes one row of an update through an AsyncSession before its 200;
``whole`` is bench/peer.py: the five statements of a turn, without screening and encryption.
"""

import asyncio
import sys
import tempfile
import time
from pathlib import Path

import psutil
from aiogram import Bot, Dispatcher
from aiogram.types import Message, Update
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker, create_async_engine

from bench import peer_tables as tables
from bench.peer import Peer, prepare
from bench.processes import free_port, serving
from bench.telegram_api import TOKEN
from bench.webhook_load import PATH, SECRET, Telegram, WebhookCost

LIFE = 120.0


async def hear(_message: Message) -> None:
    """The trivial handler."""


class Writer:
    """The handler with one row; a lock lets one writer in at a time, so that it never meets «database is locked»."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._sessions = async_sessionmaker(engine, expire_on_commit=False, autoflush=False)
        self._alone = asyncio.Lock()

    async def hear(self, message: Message) -> None:
        """Keep the words."""
        async with self._alone, self._sessions() as session:
            session.add(tables.Message(request_id=message.chat.id, body=message.text or "", at=int(time.time())))
            await session.commit()


async def engine_in(home: Path) -> AsyncEngine:
    """WAL, FULL, the same SQLite as ours."""
    engine = create_async_engine(f"sqlite+aiosqlite:///{home}/peer.db")
    event.listen(engine.sync_engine, "connect", prepare)
    async with engine.begin() as connection:
        await connection.run_sync(tables.Base.metadata.create_all)
    return engine


async def app_of(kind: str, home: Path) -> web.Application:
    """The web server of one kind of peer."""
    app, bot = web.Application(), Bot(TOKEN)
    if kind == "whole":
        peer = Peer(await engine_in(home))

        async def take(request: web.Request) -> web.Response:
            await peer.take(Update.model_validate(await request.json(), context={"bot": bot}))
            return web.Response()

        app.router.add_post(PATH, take)
        return app
    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher.message.register(hear if kind == "bare" else Writer(await engine_in(home)).hear)
    SimpleRequestHandler(dispatcher, bot, handle_in_background=False, secret_token=SECRET).register(app, path=PATH)
    return app


async def serve(kind: str, port: int) -> None:
    """Serve until ended, and not for ever."""
    with tempfile.TemporaryDirectory() as home:
        runner = web.AppRunner(await app_of(kind, Path(home)), access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        await asyncio.sleep(LIFE)


async def measure(port: int, server: psutil.Process) -> WebhookCost:
    """The load ours carries; the peers have no states to be brought to."""
    telegram = Telegram(port)
    await telegram.connect()
    await telegram.greet()
    return await telegram.measure(server)


def main(kind: str) -> None:
    """Measure one kind."""
    port = free_port()
    with serving("bench.webhook_peer", kind, str(port), port=port) as server:
        print(asyncio.run(measure(port, server)).shown())


if __name__ == "__main__":
    if len(sys.argv) == 3:
        asyncio.run(serve(sys.argv[1], int(sys.argv[2])))
    else:
        main(sys.argv[1])
