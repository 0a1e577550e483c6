"""Killed at random while messages flow: nothing lost, nothing doubled, nothing in a wrong chat, order kept."""

import asyncio
import json
import os
import random
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime

import aiohttp
import psutil
import pytest
from sqlalchemy import select

from bot.channels.web.talk_key import address_of, box_of
from core import crypto, mailbox, schools, staff
from core.actors import Role
from core.help_requests import answers
from core.settings import Settings
from db.engine import Database
from db.models.help_requests import HelpMessage, HelpRequest, RequestState, Side
from db.models.outbox import DeliveryState, OutboxMessage
from db.models.staff import Staff
from tests.admin.browser.dresses import IS_FULL
from tests.journeys.running import ROOT, free_port

KILLS = 20 if IS_FULL else 8
CHATS = 40
MESSAGES = 25


@pytest.fixture
def ports() -> tuple[int, int]:
    return free_port(), free_port()


@pytest.fixture
def running(settings: Settings, ports: tuple[int, int]) -> Iterator[psutil.Process]:
    environment = {
        **os.environ,
        "SENIM_HOME": str(settings.home),
        "SENIM_CHAT__PORT": str(ports[0]),
        "SENIM_PANEL__PORT": str(ports[1]),
    }
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "senim.py"), "run"], env=environment, cwd=ROOT, stderr=subprocess.DEVNULL
    )
    yield psutil.Process(process.pid)
    process.terminate()
    process.wait(40)


class Child:
    """One browser that does not give up: the same id is posted until the server says it is kept."""

    def __init__(self, number: int, chat_url: str, http: aiohttp.ClientSession) -> None:
        self.number = number
        self.url = f"{chat_url}/chat/turns"
        self.http = http
        self.talk_key = random.Random(number).randbytes(32).hex()[:43]
        self.said: list[str] = []

    async def post(self, **body: str) -> None:
        turn = {"id": str(uuid.uuid4()), "locale": "kk", **body}
        headers = {"Authorization": f"Bearer {self.talk_key}"}
        while True:
            with suppress(aiohttp.ClientError, asyncio.TimeoutError):
                async with self.http.post(self.url, json=turn, headers=headers) as answer:
                    if answer.status == 200:
                        return
                    assert answer.status == 503, answer.status
            await asyncio.sleep(0.2)

    async def talk(self, pace: random.Random) -> None:
        for payload in ("start:begin", "start:locale:kk", "start:agree", "help:start"):
            await self.post(payload=payload)
        for index in range(MESSAGES):
            text = f"chat {self.number} message {index}"
            await self.post(text=text)
            self.said.append(text)
            if index == MESSAGES // 2:
                await self.post(payload="help:send")
            await asyncio.sleep(pace.uniform(0, 5.0))


def processes(supervisor: psutil.Process) -> dict[str, psutil.Process]:
    found = {}
    for child in supervisor.children():
        with suppress(psutil.Error):
            found[child.cmdline()[-1]] = child
    return found


async def is_ready(http: aiohttp.ClientSession, port: int) -> bool:
    with suppress(aiohttp.ClientError, asyncio.TimeoutError, json.JSONDecodeError):
        async with http.get(f"http://127.0.0.1:{port}/health/ready") as answer:
            return answer.status == 200
    return False


async def kill_at_random(
    supervisor: psutil.Process, ports: tuple[int, int], http: aiohttp.ClientSession, chance: random.Random
) -> int:
    killed = 0
    while killed < KILLS:
        name = "bot" if killed % 2 == 0 else "admin"
        port = ports[0] if name == "bot" else ports[1]
        while not await is_ready(http, port):
            await asyncio.sleep(0.1)
        await asyncio.sleep(chance.uniform(0.0, 1.5))
        victim = processes(supervisor).get(name)
        if victim is not None:
            with suppress(psutil.Error):
                victim.send_signal(signal.SIGKILL)
                killed += 1
    return killed


@asynccontextmanager
async def browser() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as http:
        yield http


@pytest.mark.journey
@pytest.mark.timeout(900)
async def test_kills_lose_nothing(running: psutil.Process, settings: Settings, ports: tuple[int, int]) -> None:
    chance = random.Random(20261123)
    async with browser() as http:
        while not await is_ready(http, ports[0]):
            await asyncio.sleep(0.1)
        children = [Child(number, f"http://127.0.0.1:{ports[0]}", http) for number in range(CHATS)]
        talks = [asyncio.ensure_future(child.talk(random.Random(child.number))) for child in children]

        desk = asyncio.ensure_future(answer_everybody(settings))
        killed = await kill_at_random(running, ports, http, chance)
        await asyncio.gather(*talks)
        await desk
        await everything_delivered(settings)

    assert killed == KILLS
    assert sum(len(child.said) for child in children) == CHATS * MESSAGES
    examine(settings, children)


async def answer_everybody(settings: Settings) -> None:
    """A desk that answers each talk once, beside the bot, with what the panel may do and no address key."""
    keys = crypto.panel_vault(settings.secrets_folder, settings.keys_url)
    database = Database(settings.database_url, info={"vault": keys})
    with database.writing() as session:
        school_id = schools.first_school(session).id
        role = staff.role(session, Role.PSYCHOLOGIST)
        session.add(Staff(school_id=school_id, username="desk", full_name="Desk", fs_uniquifier="d", roles=[role]))
    answered: set[int] = set()
    while len(answered) < CHATS:
        with database.reading() as session:
            new = select(HelpRequest.id).where(HelpRequest.state == RequestState.NEW).order_by(HelpRequest.id)
            waiting = [number for number in session.scalars(new) if number not in answered]
        for number in waiting[:1]:
            await asyncio.to_thread(answer_one, database, number)
            answered.add(number)
        await asyncio.sleep(0.2)
    database.dispose_sync()
    keys.thread_keys.database.dispose_sync()


def answer_one(database: Database, number: int) -> None:
    with database.writing() as session:
        by = staff.specialist(session.scalars(select(Staff)).one())
        code = session.get_one(HelpRequest, number).code
        answers.answer(session, number, text=f"answer to {code}", by=by, now=datetime.now(UTC))


async def everything_delivered(settings: Settings) -> None:
    database = Database(settings.database_url)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with database.reading() as session:
            waiting = session.scalars(
                select(OutboxMessage.id).where(OutboxMessage.state.in_([DeliveryState.QUEUED, DeliveryState.SENDING]))
            ).first()
        if waiting is None:
            database.dispose_sync()
            return
        await asyncio.sleep(0.3)
    raise AssertionError("the outbox never emptied")


def examine(settings: Settings, children: list[Child]) -> None:
    """Every chat against what its child said: in the talks, and in the mailbox."""
    keys = crypto.bot_vault(settings.secrets_folder, settings.keys_url)
    database = Database(settings.database_url, info={"vault": keys})
    with database.reading() as session:
        talks: dict[str, list[str]] = {}
        for request in session.scalars(select(HelpRequest).order_by(HelpRequest.id)):
            for line in answers.lines(session, request):
                if line.message.side is Side.CHILD:
                    talks.setdefault(line.words.split(" message")[0], []).append(line.words)
        assert talks == {f"chat {child.number}": child.said for child in children}
        envelopes: dict[str, str] = {}
        for answer in session.scalars(select(HelpMessage).where(HelpMessage.side == Side.STAFF)):
            spoken = answers.lines(session, answer.help_request)[0].words
            envelopes[spoken.split(" message")[0]] = f"help:open:{answer.ref}"
        for child in children:
            shown = mailbox.changed(session, box_of(address_of(child.talk_key)), after=0)
            own = [bubble.text for bubble in shown if bubble.side == "child"]
            receipts = [bubble for bubble in shown if bubble.side == "service"]
            assert own == child.said
            # four screens of the beginning, one receipt for each message, one for «send», one answer
            assert len(receipts) == 4 + MESSAGES + 1 + 1
            opens = [reply.payload for bubble in receipts for reply in bubble.quick_replies]
            # the one answer reached its own chat, once
            assert [payload for payload in opens if payload.startswith("help:open:")] == [
                envelopes[f"chat {child.number}"]
            ]
            sources = [bubble.source for bubble in shown]
            assert len(sources) == len(set(sources))
        states = set(session.scalars(select(OutboxMessage.state)))
        assert states == {DeliveryState.SENT}
    database.dispose_sync()
    keys.thread_keys.database.dispose_sync()
