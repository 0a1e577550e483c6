"""Appointments: the free times of a month, and booking under contention beside a look beforehand and beside a lock."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from typing import Final

from bench.figures import Cost, Figure, beside, by_turns, cost_of, least, started

CROWDS: Final = {(200, 1): "200 at one time", (2_000, 200): "2,000 at 200 times"}
# ours as it is installed comes first: the bot's one writer lane, and on PostgreSQL also everybody's own transactions
WAYS: Final = {"SQLite": ("lane", "check", "lock"), "PostgreSQL": ("ours", "lane", "check", "lock")}
ROUNDS: Final = 1


def appointments() -> list[Figure]:
    """Every figure, on both engines."""
    figures = []
    with ExitStack() as stack:
        for engine, urls in (
            ("SQLite", stack.enter_context(_files())),
            ("PostgreSQL", stack.enter_context(_servers())),
        ):
            listed = cost_of(started(f"bench.appointments listing {next(urls)}"))
            figures.append(least(f"free times of a month, 150 meetings stand, {engine}", "ms", listed["ms"], 10))
            for (attempts, times), crowd in CROWDS.items():
                asked = f"{attempts} {times}"
                commands = {way: f"bench.appointments contention {next(urls)} {way} {asked}" for way in WAYS[engine]}
                figures += _contention(f"{crowd}, {engine}", by_turns(commands, ROUNDS))
    return figures


def _contention(crowd: str, costs: dict[str, list[Cost]]) -> list[Figure]:
    ours, checked = next(iter(costs.values())), costs["check"][-1]
    amiss = sum(cost[how] for cost in (*ours, *costs["lane"]) for how in ("double", "unsold", "failed", "unanswered"))
    under_lock = {"peers": costs["lock"], "peer_name": "the same rule under a lock"}
    known = {"ours": ours, **under_lock}
    return [
        least(f"sold twice, not at all, or unanswered: {crowd}", "times", amiss, 0),
        beside(f"booking attempts: {crowd}", "attempts/s", "rate", 1.0, **known),  # type: ignore[arg-type]
        beside(f"booking attempt, p99: {crowd}", "ms", "p99_ms", None, **known),  # type: ignore[arg-type]
        beside(f"CPU of a booking attempt: {crowd}", "ms", "cpu_ms", None, **known),  # type: ignore[arg-type]
        Figure(
            name=f"sold twice or failed where it is looked up beforehand: {crowd}",
            unit="times",
            ours=checked["double"] + checked["failed"],
            aim="informative: the wrong way",
            met=True,
        ),
    ]


@contextmanager
def _files() -> Iterator[Iterator[str]]:
    """Addresses of new databases in files."""
    with tempfile.TemporaryDirectory() as folder:
        yield (f"sqlite:///{folder}/{number}.db" for number in count())


@contextmanager
def _servers() -> Iterator[Iterator[str]]:
    """Addresses of new databases of a server that writes as durably as it does by itself."""
    import psycopg

    from tests.postgres import running

    with running() as server:
        with psycopg.connect(server.url(server.new()).replace("+psycopg", ""), autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET fsync = on")
            connection.execute("SELECT pg_reload_conf()")
        yield (server.url(server.new()) for _ in count())
