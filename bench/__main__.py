"""``make bench``: every figure beside its peer, in one run, into bench/results.json."""

import asyncio
import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import psutil

from bench import processes, shares, telegram
from bench.appointments import appointments
from bench.books import books
from bench.broadcasts import broadcasts
from bench.exports import exports
from bench.figures import Figure, beside, by_turns, least
from bench.screening import screening
from bench.tips import tips
from bench.whatsapp import whatsapp
from core.crypto import Cipher  # noqa: F401  the bundled SQLite takes the module's name with it

RESULTS = Path(__file__).with_name("results.json")
TURNS = {1: 200, 32: 960}
PEER = "aiogram + an SQLAlchemy AsyncSession per update"


def turns() -> list[Figure]:
    """Durable turns, ours and the peer's by turns, each in a fresh process."""
    figures = []
    for chats, count in TURNS.items():
        costs = by_turns({"ours": f"bench.turns {chats} {count}", PEER: f"bench.peer {chats} {count}"})
        for name, unit, cost, aim in (
            (f"durable turns, {chats} chats", "turns/s", "rate", 1.0 if chats == 1 else 3.0),
            (f"CPU of a turn, {chats} chats", "ms", "cpu_ms", 1.0),
        ):
            figures.append(beside(name, unit, cost, aim, ours=costs["ours"], peers=costs[PEER], peer_name=PEER))
    return figures


def wire() -> list[Figure]:
    """The installation as a school runs it."""
    with processes.running() as senim:
        memory = senim.memory_mb()
        p50, p99 = asyncio.run(processes.latency(senim.chat, rate=50, seconds=15, chats=32))
        ready = senim.seconds_to_ready
    return [
        Figure("turn on the wire at 50 turns/s, p50", "ms", p50, "informative", met=True),
        least("turn on the wire at 50 turns/s, p99", "ms", p99, 50),
        least("memory of both processes, idle", "MB", memory, 350),
        least("from senim run to ready, installed", "s", ready, 10),
    ]


def parts(turn_ms: float) -> list[Figure]:
    """What a turn spends on screening and sealing."""
    screened, sealing = shares.screening_ms(), shares.sealing_ms()
    return [
        Figure("screening, share of a turn", "%", screened / turn_ms * 100, "informative", met=True),
        least("sealing, share of a turn", "%", sealing / turn_ms * 100, 10),
        Figure("fsync of 4 KiB", "us", shares.fsync_us(), "informative", met=True),
    ]


def machine() -> dict[str, Any]:
    """What it is measured on, and how busy that is."""
    import sqlite3

    return {
        "cores": os.cpu_count(),
        "memory_gb": round(psutil.virtual_memory().total / 2**30),
        "load_before": os.getloadavg(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
    }


def main() -> None:
    """Measure, write, print."""
    measured_on = machine()
    figures = turns()
    figures += wire()
    figures += parts(next(figure.ours for figure in figures if figure.name == "CPU of a turn, 32 chats"))
    figures += screening()
    figures += telegram.webhook()
    figures += telegram.sending()
    figures += telegram.pace()
    figures += whatsapp()
    figures += broadcasts()
    figures += tips()
    figures += appointments()
    figures += books()
    figures += exports()
    result = {"machine": measured_on, "figures": [asdict(figure) for figure in figures]}
    RESULTS.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    show(figures)


def keep_part(part: str, measured_on: dict[str, Any], figures: Sequence[Figure]) -> None:
    """Put one part's figures anew among the others; they are of another hour, so what was told of it stands beside."""
    result, names = json.loads(RESULTS.read_text(encoding="utf-8")), {figure.name for figure in figures}
    others = [figure for figure in result["figures"] if figure["name"] not in names]
    result["figures"] = [*others, *map(asdict, figures)]
    result.setdefault("measured_apart", {})[part] = measured_on
    RESULTS.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


def show(figures: Sequence[Figure]) -> None:
    """Print them, a line each."""
    for figure in figures:
        print(_line(figure))


def _line(figure: Figure) -> str:
    is_met = "met " if figure.met else "MISS"
    ratio = "" if figure.ratio is None else f"  ratio {figure.ratio:.2f}"
    peer = "" if figure.peer is None else f"  {figure.peer_name}: {figure.peer:.2f}{ratio}"
    return f"{is_met} {figure.name}: {figure.ours:.2f} {figure.unit} ({figure.aim}){peer}"


if __name__ == "__main__":
    main()
