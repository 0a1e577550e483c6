"""The peer: aiogram with a SQLAlchemy session per update, in its best plain form. ``python -m bench.peer CHATS TURNS``.

Updates are parsed before the clock starts; statements and dialog state share one session and one commit; a lock lets
one writer in at a time, so that it never meets «database is locked»; the SQLite is the one that Senim carries.
"""

import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Mapping
from contextvars import ContextVar
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey
from aiogram.types import Message, Update
from sqlalchemy import event, select
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine

import db as _bundled_sqlite  # noqa: F401  the same SQLite library as ours
from bench import peer_tables as tables
from bench.load import TEXTS, WARM_UP, measure, show

_session: ContextVar[AsyncSession] = ContextVar("session")
_OPEN = select(tables.Request)
REPLY = "Kept. You may write more, or send it now."
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=8000")


class Form(StatesGroup):
    """The dialog."""

    writing = State()


class SessionStorage(BaseStorage):
    """The dialog's state on the user's row, in the session of the update."""

    async def _user(self, key: StorageKey) -> tables.User:
        session = _session.get()
        user = await session.get(tables.User, key.chat_id)
        if user is None:
            user = tables.User(chat_id=key.chat_id, seen_at=0, data="{}", state=Form.writing.state)
            session.add(user)
            await session.flush()
        return user

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        """Remember the state."""
        (await self._user(key)).state = state.state if isinstance(state, State) else state

    async def get_state(self, key: StorageKey) -> str | None:
        """The state."""
        return (await self._user(key)).state

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        """Remember the data."""
        (await self._user(key)).data = json.dumps(data)

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        """The data."""
        found: dict[str, Any] = json.loads((await self._user(key)).data)
        return found

    async def close(self) -> None:
        """Nothing is held."""


async def keep(message: Message, state: FSMContext, event_update: Update) -> None:
    """Dedup, upsert the user, find or open the request, keep the message, queue the answer."""
    session, chat_id, now = _session.get(), message.chat.id, int(time.time())
    session.add(tables.Seen(update_id=event_update.update_id))
    user = await session.get_one(tables.User, chat_id)
    user.seen_at = now
    open_request = _OPEN.where(tables.Request.chat_id == chat_id, tables.Request.status == 0)
    request = (await session.scalars(open_request)).one_or_none()
    if request is None:
        request = tables.Request(chat_id=chat_id, last_at=now)
        session.add(request)
        await session.flush()
    request.last_at = now
    session.add(tables.Message(request_id=request.id, body=message.text or "", at=now))
    session.add(tables.Outbox(chat_id=chat_id, body=REPLY, due=now))
    await state.update_data(told=True)
    await state.set_state(Form.writing)


class Peer:
    """The handler behind aiogram's dispatcher."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._sessions = async_sessionmaker(engine, expire_on_commit=False, autoflush=False)
        self._writer = asyncio.Lock()
        self._bot = Bot("123456:AAA")
        self._dispatcher = Dispatcher(storage=SessionStorage())
        self._dispatcher.message.register(keep, StateFilter(Form.writing))

    async def take(self, update: Update) -> None:
        """One update, to its commit."""
        async with self._writer, self._sessions() as session:
            token = _session.set(session)
            await self._dispatcher.feed_update(self._bot, update)
            await session.commit()
            _session.reset(token)


def updates_of(chats: int, turns: int) -> list[list[Update]]:
    """Telegram's own updates, parsed, for every chat."""
    return [[_update(chat, number) for number in range(WARM_UP + turns // chats)] for chat in range(chats)]


def _update(chat: int, number: int) -> Update:
    person = {"id": 100_000 + chat, "first_name": "Aigerim", "username": f"aika{chat}"}
    message = {
        "message_id": number,
        "from": {**person, "is_bot": False, "language_code": "kk"},
        "chat": {**person, "type": "private"},
        "date": 1_760_000_000,
        "text": TEXTS[(chat + number) % len(TEXTS)],
    }
    return Update.model_validate({"update_id": 1_000_000 * (chat + 1) + number, "message": message})


def prepare(connection: Any, _record: object) -> None:
    """A connection as durable as ours."""
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


async def main(chats: int, turns: int) -> None:
    """Measure on a database of its own."""
    with tempfile.TemporaryDirectory() as home:
        engine = create_async_engine(f"sqlite+aiosqlite:///{home}/peer.db")
        event.listen(engine.sync_engine, "connect", prepare)
        async with engine.begin() as connection:
            await connection.run_sync(tables.Base.metadata.create_all)
        peer, updates = Peer(engine), updates_of(chats, turns)
        show(await measure(lambda chat, number: peer.take(updates[chat][number]), chats=chats, turns=turns))
        async with AsyncSession(engine) as session:
            kept = (await session.scalars(select(tables.Message.id))).all()
        if len(kept) != sum(map(len, updates)):
            raise SystemExit("the peer lost messages")
        await engine.dispose()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2])))
