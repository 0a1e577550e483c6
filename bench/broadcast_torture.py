"""A broadcast in bad weather: a bot that is killed again and again, people who block it, answers that never come.

At the end each person's row is laid beside what the small Bot API took, and every answer that was written meanwhile
beside the moment at which it arrived.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select

from bench.broadcast_api import URGENT
from bench.broadcast_people import fill
from bench.processes import ROOT, _wait_until_open, free_port, serving
from bench.telegram_api import BOT, FIRST_CHAT, TOKEN
from bot.channels.telegram.addresses import address_of
from bot.channels.telegram.updates import CHANNEL
from core import crypto, outbox
from core.broadcasts import expanding, progress
from core.broadcasts.progress import Progress
from core.messages import OutboundMessage
from core.settings import Settings
from db import schema
from db.engine import Database
from db.models.broadcasts import BroadcastDelivery, BroadcastRun
from db.models.outbox import DeliveryState, Lane
from tests.factories.sendings import sending

SECRET = "loopback-only-secret"
LOOK_AGAIN = 1.0
PATIENCE = 3600.0


@dataclass(slots=True)
class Storm:
    """What happened: the run at its end, each person's state, the API's ledger, the answers and the deaths."""

    seconds: float = 0.0
    expanded_in: float = 0.0
    found: Progress = field(default_factory=Progress)
    states: dict[int, DeliveryState] = field(default_factory=dict)
    ledger: dict[str, Any] = field(default_factory=dict)
    written: dict[int, float] = field(default_factory=dict)
    dead: list[tuple[float, float]] = field(default_factory=list)

    def problems(self) -> Iterator[str]:
        """Whatever may not be: somebody twice, somebody forgotten, a number that is not the API's."""
        got = {int(chat): len(times) for chat, times in self.ledger["got"].items()}
        for chat, state in self.states.items():
            if wrong := _wrong(state, got.get(chat, 0), is_forbidden=str(chat) in self.ledger["forbidden"]):
                yield f"{chat}: {wrong}"
        reached = sum(1 for chat in self.states if got.get(chat))
        of_unknown = sum(1 for chat, state in self.states.items() if state is DeliveryState.UNCERTAIN and got.get(chat))
        if self.found.sent + of_unknown != reached:
            yield f"{self.found.sent} sent and {of_unknown} unknown are not the API's {reached}"
        if missing := [number for number in self.written if number not in got]:
            yield f"{len(missing)} answers never arrived"

    def waits(self) -> tuple[list[float], list[float]]:
        """Seconds each answer took: those written while the bot lived, and those written while it was dead.

        While Telegram asks everybody to wait an answer waits as well: its seconds begin when that is over.
        """
        alive: list[float] = []
        dead: list[float] = []
        for number, at in self.written.items():
            arrived = self.ledger["got"].get(str(number), [float("inf")])[0]
            asked = [until for begin, until in self.ledger["waits"] if begin < arrived and until > at]
            is_dead = any(begin - 1 <= at <= end for begin, end in self.dead)
            (dead if is_dead else alive).append(arrived - max((at, *asked)))
        return sorted(alive), sorted(dead)


def _wrong(state: DeliveryState, times: int, *, is_forbidden: bool) -> str | None:
    if times > 1:
        return f"written to {times} times"
    if state is DeliveryState.SENT:
        return None if times else "said to have it and has not"
    if state is DeliveryState.BLOCKED:
        return None if is_forbidden and not times else "said to have blocked the bot and has not"
    return None if state is DeliveryState.UNCERTAIN else f"forgotten: {state}"


def storm(people: int, *, kills: int, a_second: int) -> Storm:
    """Send to so many people and kill the bot so often."""
    outcome = Storm()
    with tempfile.TemporaryDirectory() as home:
        port = free_port()
        settings = Settings(home=Path(home), _env_file=None)  # type: ignore[call-arg]
        database = Database(
            settings.database_url, info={"vault": crypto.bot_vault(settings.secrets_folder, settings.keys_url)}
        )
        run_id = _prepare(database, people, outcome)
        with serving("bench.broadcast_api", str(port), str(a_second), port=port):
            base = f"http://127.0.0.1:{port}"
            began = time.monotonic()
            _send(database, run_id, _Bot(home, base, a_second), kills, people, outcome)
            outcome.seconds = time.monotonic() - began
            with urllib.request.urlopen(f"{base}/ledger", timeout=60) as answer:
                outcome.ledger = json.loads(answer.read())
        database.dispose_sync()
    return outcome


class _Bot:
    """The bot's process, to be killed and started again."""

    def __init__(self, home: str, base: str, a_second: int) -> None:
        self._port = free_port()
        self._environment = {
            **os.environ,
            "SENIM_HOME": home,
            "SENIM_CHAT__PORT": str(self._port),
            "SENIM_CHAT__PUBLIC_URL": "https://senim.example",
            "SENIM_TELEGRAM__TOKEN": TOKEN,
            "SENIM_TELEGRAM__API_BASE": base,
            "SENIM_TELEGRAM__MODE": "webhook",
            "SENIM_TELEGRAM__WEBHOOK_SECRET": SECRET,
            "SENIM_TELEGRAM__PER_SECOND": str(a_second),
            "SENIM_TELEGRAM__PAID": "true",
        }

    def start(self) -> None:
        """Start it and wait until it listens."""
        command = [sys.executable, "-m", "bot"]
        self._process = subprocess.Popen(command, cwd=ROOT, env=self._environment, stdout=subprocess.DEVNULL)
        _wait_until_open(self._process, self._port)

    def end(self, how: signal.Signals) -> None:
        """End it and wait until it is gone."""
        self._process.send_signal(how)
        self._process.wait(60)


def _prepare(database: Database, people: int, outcome: Storm) -> int:
    schema.upgrade(database, database.info["vault"].thread_keys)
    with database.writing() as session:
        fill(session, people)
        run_id = sending(session, now=datetime.now(UTC)).id
    began = time.monotonic()
    while _ticks(database):
        pass
    outcome.expanded_in = time.monotonic() - began
    return run_id


def _ticks(database: Database) -> int:
    with database.writing() as session:
        return expanding.expand_due(session, now=datetime.now(UTC))


def _send(database: Database, run_id: int, bot: _Bot, kills: int, people: int, outcome: Storm) -> None:
    left = [people * (kills - number) // (kills + 1) for number in range(kills)]
    until = time.monotonic() + PATIENCE
    bot.start()
    while time.monotonic() < until:
        time.sleep(LOOK_AGAIN)
        _write_an_answer(database, outcome)
        found = _standing(database, run_id)
        if not found.queued and not found.sending:
            break
        if left and found.queued <= left[0]:
            del left[0]
            died = time.time()
            bot.end(signal.SIGKILL)
            _write_an_answer(database, outcome)
            bot.start()
            outcome.dead.append((died, time.time()))
    time.sleep(2 * LOOK_AGAIN)
    bot.end(signal.SIGTERM)
    outcome.found = _standing(database, run_id)
    with database.reading() as session:
        rows = session.execute(
            select(BroadcastDelivery.subscription_id, BroadcastDelivery.state).order_by(
                BroadcastDelivery.subscription_id
            )
        ).all()
    outcome.states = {FIRST_CHAT + number: row.state for number, row in enumerate(rows)}


def _write_an_answer(database: Database, outcome: Storm) -> None:
    number = URGENT + len(outcome.written)
    with database.writing() as session:
        to = outbox.to_address(session, channel=CHANNEL, address=address_of(BOT, number))
        outbox.enqueue(session, OutboundMessage("Жауап бар."), to=to, lane=Lane.ANSWER, now=datetime.now(UTC))
    outcome.written[number] = time.time()


def _standing(database: Database, run_id: int) -> Progress:
    with database.reading() as session:
        return progress.of_run(session, session.get_one(BroadcastRun, run_id))


def told(outcome: Storm) -> bool:
    """Print what happened and what was found; whether everything held."""
    found, problems = outcome.found, list(outcome.problems())
    alive, dead = outcome.waits()
    got, rate = outcome.ledger["got"], found.expected / outcome.seconds
    print(f"{found.expected} people in {outcome.seconds:.0f} s ({rate:.0f} a second)", end=", ")
    print(f"laid down in {outcome.expanded_in:.1f} s, killed {len(outcome.dead)} times")
    print(f"  {found}")
    print(f"  the API: {len(got) - len(outcome.written)} reached, {len(outcome.ledger['forbidden'])} forbade", end=", ")
    print(f"{outcome.ledger['refused']} times «wait»")
    print(f"  answers: {len(alive)}, p50 {_at(alive, 0.5):.2f} s, p99 {_at(alive, 0.99):.2f} s, the slowest", end=" ")
    print(f"{_at(alive, 1):.2f} s; written while the bot was dead: {[round(seconds, 1) for seconds in dead]}")
    print(f"  what may not be: {len(problems)}")
    for line in problems[:10]:
        print(f"    {line}")
    return not problems and _at(alive, 1) <= 1.0


def _at(sorted_seconds: Sequence[float], part: float) -> float:
    return sorted_seconds[min(len(sorted_seconds) - 1, int(part * len(sorted_seconds)))] if sorted_seconds else 0.0
