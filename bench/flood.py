"""``make flood``: messages as fast as they are kept, with panel writes beside them; nothing locked, nothing lost."""

import argparse
import asyncio
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
from sqlalchemy import select

from bench.load import TEXTS, percentile
from bench.processes import Browser, Running, running
from core import crypto, schools, staff
from core.actors import Role
from core.help_requests import answers
from core.settings import Settings
from db.engine import Database
from db.models.help_requests import HelpRequest, RequestState, Side
from db.models.staff import Staff

CHATS = 64
DESK_PAUSE = 0.2
SEND_EVERY = 5


class Desk:
    """Writes as the panel does, in turn a note and an answer, through the rules and with no address key."""

    def __init__(self, settings: Settings) -> None:
        self.keys = crypto.panel_vault(settings.secrets_folder, settings.keys_url)
        self.database = Database(settings.database_url, info={"vault": self.keys})
        self.waited: list[float] = []
        self.locked = 0
        with self.database.writing() as session:
            school_id = schools.first_school(session).id
            role = staff.role(session, Role.PSYCHOLOGIST)
            session.add(Staff(school_id=school_id, username="desk", full_name="D", fs_uniquifier="d", roles=[role]))

    def write(self) -> None:
        """One write on a waiting request, and how long it took."""
        with self.database.reading() as session:
            states = [RequestState.NEW, RequestState.IN_WORK, RequestState.WAITING]
            newest = select(HelpRequest.id).where(HelpRequest.state.in_(states)).order_by(HelpRequest.last_child_at)
            number = session.scalars(newest.limit(1)).first()
        if number is None:
            return
        began = time.perf_counter()
        try:
            with self.database.writing() as session:
                by = staff.specialist(session.scalars(select(Staff)).one())
                rule = (answers.note, answers.answer)[len(self.waited) % 2]
                rule(session, number, text="seen", by=by, now=datetime.now(UTC))
        except Exception as error:
            self.locked += "locked" in str(error)
        self.waited.append(time.perf_counter() - began)


async def flood(senim: Running, desk: Desk, seconds: float) -> list[Browser]:
    """Every chat sends its next message when the last one is kept."""
    until = time.monotonic() + seconds

    async def chat(browser: Browser, number: int) -> None:
        await browser.begin()
        index = 0
        while time.monotonic() < until:
            await browser.say(f"{number} {index} {TEXTS[index % len(TEXTS)]}")
            index += 1
            if index % SEND_EVERY == 0:
                await browser.post(payload="help:send")

    async def work() -> None:
        while time.monotonic() < until:
            await asyncio.to_thread(desk.write)
            await asyncio.sleep(DESK_PAUSE)

    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60)) as http:
        browsers = [Browser(http, senim.chat) for _ in range(CHATS)]
        await asyncio.gather(work(), *(chat(browser, number) for number, browser in enumerate(browsers)))
    return browsers


def lost(desk: Desk, browsers: list[Browser]) -> int:
    """How many chats have not exactly what was confirmed, in order."""
    talks: dict[str, list[str]] = {}
    with desk.database.reading() as session:
        for request in session.scalars(select(HelpRequest).order_by(HelpRequest.id)):
            for line in answers.lines(session, request):
                if line.message.side is Side.CHILD:
                    talks.setdefault(line.words.split()[0], []).append(line.words)
    return sum(not is_kept(browser.kept, talks.get(str(number), [])) for number, browser in enumerate(browsers))


def is_kept(confirmed: list[str], found: list[str]) -> bool:
    """Everything confirmed is there once and in order; what was kept without its answer arriving may stand between."""
    known = set(confirmed)
    return [words for words in found if words in known] == confirmed and len(set(found)) == len(found)


def main() -> None:
    """Flood, then count."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=10)
    minutes = parser.parse_args().minutes
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        with running(log) as senim:
            desk = Desk(Settings(home=senim.home, _env_file=None))  # type: ignore[call-arg]
            browsers = asyncio.run(flood(senim, desk, minutes * 60))
            wrong = lost(desk, browsers)
        in_log = log.read_text(encoding="utf-8").count("locked")
    kept, refused = sum(len(b.kept) for b in browsers), sum(b.refused for b in browsers)
    waits = [seconds * 1e3 for seconds in desk.waited]
    print(f"kept {kept} ({kept / minutes / 60:.0f}/s), refused {refused}, chats with a wrong record {wrong}")
    print(f"locked: {desk.locked + in_log}")
    print(
        f"panel writes {len(waits)}: median {percentile(waits, 0.5):.1f} ms, "
        f"p99 {percentile(waits, 0.99):.1f} ms, worst {max(waits):.1f} ms"
    )
    if desk.locked or in_log or wrong or percentile(waits, 0.5) > 100:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
