"""``make bench``: every figure beside its peer, in one run, into bench/results.json."""

import asyncio
import json
import os
import platform
import statistics
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import psutil

from bench import processes, shares
from core.crypto import Cipher  # noqa: F401  the bundled SQLite takes the module's name with it

RESULTS = Path(__file__).with_name("results.json")
ROUNDS = 3
TURNS = {1: 200, 32: 960}
SCREENING_MS = 0.2
PEER = "aiogram + an SQLAlchemy AsyncSession per update"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: ours, the peer's where there is one, what was aimed at, and why when it was not met."""

    name: str
    unit: str
    ours: float
    aim: str
    met: bool
    peer_name: str | None = None
    peer: float | None = None
    ratio: float | None = None
    reason: str = ""


def turns() -> list[Figure]:
    """Durable turns, ours and the peer's by turns, each in a fresh process."""
    figures = []
    for chats, count in TURNS.items():
        rounds: dict[str, list[dict[str, float]]] = {"bench.turns": [], "bench.peer": []}
        for _ in range(ROUNDS):
            for module, costs in rounds.items():
                costs.append(_in_process(module, chats, count))
        figures.append(_beside(f"durable turns, {chats} chats", "turns/s", "rate", 1.0 if chats == 1 else 3.0, rounds))
        figures.append(_beside(f"CPU of a turn, {chats} chats", "ms", "cpu_ms", 1.0, rounds))
    return figures


def _beside(name: str, unit: str, cost: str, aim: float, rounds: dict[str, list[dict[str, float]]]) -> Figure:
    """Medians, and the median of the rounds' own ratios: each compares two runs of the same quarter of a minute."""
    ours, peer = ([run[cost] for run in runs] for runs in rounds.values())
    is_less_better = unit == "ms"
    ratios = [theirs / own if is_less_better else own / theirs for own, theirs in zip(ours, peer, strict=True)]
    ratio = statistics.median(ratios)
    return Figure(
        name=name,
        unit=unit,
        ours=statistics.median(ours),
        aim=f">= {aim} x the peer" if not is_less_better else f">= {aim} x less than the peer",
        met=ratio >= aim,
        peer_name=PEER,
        peer=statistics.median(peer),
        ratio=ratio,
        reason="" if ratio >= aim else f"ratios of the rounds {_spread(ratios)}; load {os.getloadavg()[0]:.1f}",
    )


def _spread(values: list[float]) -> str:
    return f"{min(values):.2f} to {max(values):.2f}"


def wire() -> list[Figure]:
    """The installation as a school runs it."""
    with processes.running() as senim:
        memory = senim.memory_mb()
        p50, p99 = asyncio.run(processes.latency(senim.chat, rate=50, seconds=15, chats=32))
        ready = senim.seconds_to_ready
    return [
        Figure("turn on the wire at 50 turns/s, p50", "ms", p50, "informative", met=True),
        _least("turn on the wire at 50 turns/s, p99", "ms", p99, 50),
        _least("memory of both processes, idle", "MB", memory, 350),
        _least("from senim run to ready, installed", "s", ready, 10),
    ]


def parts(turn_ms: float) -> list[Figure]:
    """What a turn spends on screening and sealing."""
    screening, sealing = shares.screening_ms(), shares.sealing_ms()
    return [
        _least("screening of one message", "ms", screening, SCREENING_MS),
        Figure("screening, share of a turn", "%", screening / turn_ms * 100, "informative", met=True),
        _least("sealing, share of a turn", "%", sealing / turn_ms * 100, 10),
        Figure("fsync of 4 KiB", "us", shares.fsync_us(), "informative", met=True),
    ]


def _least(name: str, unit: str, ours: float, aim: float) -> Figure:
    met = ours <= aim
    return Figure(name, unit, ours, f"<= {aim}", met, reason="" if met else _busy())


def _busy() -> str:
    load = os.getloadavg()[0]
    return f"{load:.1f} processes wanted {os.cpu_count()} cores" if load > 1 else "above the aim on a quiet machine"


def _in_process(module: str, chats: int, count: int) -> dict[str, float]:
    command = [sys.executable, "-m", module, str(chats), str(count)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    cost: dict[str, float] = json.loads(printed.strip().splitlines()[-1])
    return cost


def _machine() -> dict[str, Any]:
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
    machine = _machine()
    figures = turns()
    figures += wire()
    figures += parts(next(figure.ours for figure in figures if figure.name == "CPU of a turn, 32 chats"))
    result = {"machine": machine, "figures": [asdict(figure) for figure in figures]}
    RESULTS.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    for figure in figures:
        beside = f"  {figure.peer_name}: {figure.peer:.2f}  ratio {figure.ratio:.2f}" if figure.peer else ""
        print(
            f"{'met ' if figure.met else 'MISS'} {figure.name}: {figure.ours:.2f} {figure.unit} ({figure.aim}){beside}"
        )


if __name__ == "__main__":
    main()
