"""``python -m bench.appointments offers|race|listing|contention``: appointments proved and measured, each by itself."""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.appointments import contention, listing
from bench.appointments.school import opened
from core import crypto
from core.settings import DatabaseSettings, Settings
from db import schema
from db.engine import Database
from tests.core.appointments.offering import Tally, draw, people_and_rooms, purely, really
from tests.journeys.bookings_race import Outcome, Size, race
from tests.postgres import running

PURE_PEOPLE, PURE_ROOMS = (1, 2, 3, 4), (1, 2)
KINDS = {"sqlite": ("lane", "desk"), "postgresql": ("lane", "desk", "desk")}
TOGETHER = 200  # calendars to a transaction that is thrown away


def offers(calendars: int, tables: int, most: int) -> bool:
    """Ten thousand calendars purely, every offered time; and through the tables, so many times of each."""
    told, began = Tally(), time.monotonic()
    for seed in range(calendars):
        purely(draw(seed, PURE_PEOPLE, PURE_ROOMS), told)
    _tell("purely", told, began)
    real, began, differing = Tally(), time.monotonic(), 0
    with tempfile.TemporaryDirectory() as folder, opened(f"sqlite:///{folder}/offers.db") as database:
        for first in range(0, tables, TOGETHER):
            with database.writing() as session:
                people, rooms = people_and_rooms(session)
                for seed in range(first, min(first + TOGETHER, tables)):
                    expected = purely(draw(seed, people, rooms), Tally())
                    differing += really(session, draw(seed, people, rooms), real, most=most) != expected
                session.rollback()
            _tell("so far", real, began)
    _tell("through the tables", real, began)
    print(f"lists that differ: {differing}")
    return not (told.failed or real.failed or differing)


def _tell(how: str, tally: Tally, began: float) -> None:
    seconds = time.monotonic() - began
    print(f"{how}: {tally.calendars} calendars, {tally.offered} times offered, {tally.tried} tried,", end=" ")
    print(f"{len(tally.failed)} could not be had ({seconds:.0f} s)", *tally.failed[:5], flush=True)


def races(rounds: int, engines: Sequence[str]) -> bool:
    """Two hundred parents for twenty times, round after round, on each engine."""
    good = True
    for engine in engines:
        outcome = _on(engine, lambda settings, kinds=KINDS[engine]: race(settings, Size(rounds, kinds)))  # type: ignore[misc]
        kills = ", ".join(f"{kind} {count}" for kind, count in sorted(outcome.kills.items()))
        print(f"{engine}: {rounds} rounds in {outcome.seconds / 60:.1f} min; killed at work: {kills}", end="; ")
        print(f"too late to kill {outcome.spared}; transactions undone by the database {outcome.refused}")
        print(f"  sold {outcome.booked} of {rounds * 20}; told no {outcome.told_no} of {rounds * 180}", end="; ")
        print(f"wrong: {len(outcome.problems)}", *outcome.problems[:10], flush=True)
        good = good and not outcome.problems
    return good


def _on(engine: str, work: Callable[[Settings], Outcome]) -> Outcome:
    with tempfile.TemporaryDirectory() as home:
        if engine == "sqlite":
            return work(_migrated(home, None))
        with running() as server:
            return work(_migrated(home, server.url(server.new())))


def _migrated(home: str, url: str | None) -> Settings:
    settings = Settings(home=Path(home), database=DatabaseSettings(url=url), _env_file=None)  # type: ignore[call-arg]
    keys = crypto.bot_vault(settings.secrets_folder, settings.keys_url)
    database = Database(settings.database_url)
    schema.upgrade(database, keys.thread_keys)
    database.dispose_sync()
    keys.thread_keys.database.dispose_sync()
    return settings


def main() -> None:
    """One of the commands."""
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers(dest="command", required=True)
    offering = commands.add_parser("offers")
    offering.add_argument("--calendars", type=int, default=10_000)
    offering.add_argument("--tables", type=int, default=10_000)
    offering.add_argument("--most", type=int, default=3)
    racing = commands.add_parser("race")
    racing.add_argument("--rounds", type=int, default=50)
    racing.add_argument("--engine", choices=sorted(KINDS), action="append")
    commands.add_parser("listing").add_argument("url")
    contending = commands.add_parser("contention")
    contending.add_argument("url")
    contending.add_argument("way", choices=sorted(contention.WAYS))
    contending.add_argument("attempts", type=int)
    contending.add_argument("times", type=int)
    asked = parser.parse_args()
    if asked.command == "offers":
        sys.exit(not offers(asked.calendars, asked.tables, asked.most))
    if asked.command == "race":
        sys.exit(not races(asked.rounds, asked.engine or sorted(KINDS, reverse=True)))
    if asked.command == "listing":
        print(json.dumps(listing.measure(asked.url)))
    else:
        print(json.dumps(contention.measure(asked.url, asked.way, asked.attempts, asked.times)))


if __name__ == "__main__":
    main()
