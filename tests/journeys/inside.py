"""An installation inside the tests' own process: bot, clock and panel in threads, by the parts ``senim run`` starts.

Two processes cost eight seconds of a core before the first page; that they start, stop and outlive each other is shown
by the errand, the duty and the kills, which run ``senim run`` itself.
"""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask

from admin.app import create_app
from bot.app import Bot
from core import schools, staff
from core.actors import Role
from core.settings import Settings
from db.engine import Database
from scheduler.app import build_clock
from scheduler.exporting import STARTER
from tests.admin.browser.served import served
from tests.admin.hands import close
from tests.journeys.running import Installation, free_port


@contextmanager
def inside(home: Path) -> Iterator[Installation]:
    """Start it, and stop it; the first psychologist is invited."""
    chat, panel = free_port(), free_port()
    names = {
        "HOME": str(home),
        "CHAT__PORT": str(chat),
        "PANEL__PORT": str(panel),
        "CHAT__EXIT_URL": "/texts/kk.json",
        "PANEL__DEMO": "true",
    }
    names["CHAT__PUBLIC_URL"] = f"http://127.0.0.1:{chat}"
    with pytest.MonkeyPatch.context() as environment:  # a worker of exports learns from it where it works
        for name, value in names.items():
            environment.setenv(f"SENIM_{name}", value)
        settings = Settings(_env_file=None)  # type: ignore[call-arg]
        with _bot(settings), _panel(settings) as address:
            yield Installation(f"http://127.0.0.1:{chat}/", address, f"{address}{_invited(settings)}", home)


@contextmanager
def _bot(settings: Settings) -> Iterator[None]:
    """The bot with its clock, in a thread with a loop of its own."""
    ready, ended = threading.Event(), asyncio.Event()
    loop = asyncio.new_event_loop()

    async def live() -> None:
        bot = Bot(settings)
        clock = build_clock(bot.tick)

        async def opened() -> None:
            clock.start()
            ready.set()

        await bot.serve(ended, alongside=opened)
        clock.shutdown(wait=False)
        STARTER.stop()
        bot.keys.thread_keys.database.dispose_sync()

    def run() -> None:
        with asyncio.Runner(loop_factory=lambda: loop) as runner:
            runner.run(live())

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    assert ready.wait(60)
    try:
        yield
    finally:
        loop.call_soon_threadsafe(ended.set)
        thread.join(40)


@contextmanager
def _panel(settings: Settings) -> Iterator[str]:
    app: Flask = create_app(settings.for_panel())
    with served(app, port=settings.panel.port) as address:
        yield address
    close(app)


def _invited(settings: Settings) -> str:
    database = Database(settings.database_url)
    with database.writing() as session:
        school = schools.first_school(session)
        link = staff.invite(session, school_id=school.id, role=Role.PSYCHOLOGIST, now=datetime.now(UTC))
    database.dispose_sync()
    return f"/first-login/{link}"
