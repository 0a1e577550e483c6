"""A figure, and how runs that follow each other become one."""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

ROUNDS = 3
Cost = dict[str, float]


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


def beside(
    name: str,
    unit: str,
    cost: str,
    aim: float | None,
    *,
    ours: Sequence[Cost],
    peers: Sequence[Cost],
    peer_name: str,
    why: str = "",
) -> Figure:
    """Medians, and the median of the rounds' own ratios: each compares two runs of the same quarter of a minute."""
    is_less_better = unit == "ms"
    pairs = [(own[cost], theirs[cost]) for own, theirs in zip(ours, peers, strict=True)]
    ratios = [theirs / own if is_less_better else own / theirs for own, theirs in pairs]
    ratio = statistics.median(ratios)
    met = aim is None or ratio >= aim
    told = f"ratios of the rounds {min(ratios):.2f} to {max(ratios):.2f}; load {os.getloadavg()[0]:.1f}"
    return Figure(
        name=name,
        unit=unit,
        ours=statistics.median(own for own, _ in pairs),
        aim="informative"
        if aim is None
        else f">= {aim} x less than the peer"
        if is_less_better
        else f">= {aim} x the peer",
        met=met,
        peer_name=peer_name,
        peer=statistics.median(theirs for _, theirs in pairs),
        ratio=ratio,
        reason="" if met else f"{why}; {told}" if why else told,
    )


def least(name: str, unit: str, ours: float, aim: float) -> Figure:
    """A figure that may not be larger than its aim."""
    met = ours <= aim
    return Figure(name, unit, ours, f"<= {aim}", met, reason="" if met else busy())


def busy() -> str:
    """Why a figure was missed, as far as a load average can say."""
    load = os.getloadavg()[0]
    return f"{load:.1f} processes wanted {os.cpu_count()} cores" if load > 1 else "above the aim on a quiet machine"


def by_turns(commands: Mapping[str, str], rounds: int = ROUNDS) -> dict[str, list[Cost]]:
    """Run each command (a module and its arguments) in a fresh process, one after the other, several times over."""
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            costs[name].append(cost_of(started(command)))
    return costs


def started(command: str) -> "subprocess.Popen[str]":
    """A command in a process of its own."""
    return subprocess.Popen([sys.executable, "-m", *command.split()], stdout=subprocess.PIPE, text=True)


def cost_of(process: "subprocess.Popen[str]") -> Cost:
    """What a command printed at its end."""
    printed, _ = process.communicate()
    if process.returncode:
        raise SystemExit(f"{process.args!r} failed")
    cost: Cost = json.loads(printed.strip().splitlines()[-1])
    return cost
