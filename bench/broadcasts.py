"""Broadcasts: their part of ``make bench``, and ``python -m bench.broadcasts torture [--people N] [--kills K]``."""

import argparse
import sys
from collections.abc import Sequence

from bench.broadcast_torture import storm, told
from bench.figures import Cost, Figure, beside, busy, by_turns, cost_of, least, started
from bench.telegram import GATHER, LATENCIES_MS, LOOP

ORM = "the ORM, row by row"
PEOPLE = 1_000_000
A_TENTH = PEOPLE // 10
LONGEST_BATCH_MS = 100
MESSAGES = 3000
TEN_MINUTES = 30 * 600
SHARE = 98


def broadcasts() -> list[Figure]:
    """Who it is for, how fast it leaves, and how much of the allowed pace it holds for ten minutes."""
    return [*expansion("sqlite"), *expansion("postgresql"), *delivery(), *pace()]


def expansion(engine: str) -> list[Figure]:
    """A million people of a run, beside rows added one by one (a tenth of them, told by row)."""
    commands = {"ours": f"bench.expansion ours {engine} {PEOPLE}", ORM: f"bench.expansion orm {engine} {A_TENTH}"}
    costs = by_turns(commands, rounds=1)
    ours, peers = costs["ours"], costs[ORM]
    name = f"expansion of a million on {engine}"
    return [
        beside(name, "rows/s", "rate", 3.0, ours=ours, peers=peers, peer_name=ORM),
        _plain(f"{name}, memory", "MB", "memory_mb", ours, peers),
        least(f"{name}, the longest batch", "ms", ours[0]["longest_ms"], LONGEST_BATCH_MS),
    ]


def delivery() -> list[Figure]:
    """From the rows to the last settled one with no pace in the way, beside senders that remember nothing."""
    costs = by_turns(
        {
            "ours": f"bench.broadcast_sending full {MESSAGES}",
            LOOP: "bench.sending_peer loop 60",
            GATHER: f"bench.sending_peer gather {MESSAGES}",
        }
    )
    return [
        beside(f"broadcast{what}", unit, cost, None, ours=costs["ours"], peers=costs[peer], peer_name=peer)
        for peer in (LOOP, GATHER)
        for what, unit, cost in (("", "messages/s", "rate"), (", CPU of a message", "ms", "cpu_ms"))
    ]


def pace() -> list[Figure]:
    """Ten minutes against an API that refuses the 31st message of any second; both latencies side by side."""
    running = {way: started(f"bench.broadcast_sending paced {TEN_MINUTES} {way}") for way in LATENCIES_MS}
    found = []
    for way, process in running.items():
        cost = cost_of(process)
        name = f"ten minutes of a broadcast, {way} ms away"
        is_met = cost["share"] >= SHARE
        why = "" if is_met else busy()
        found.append(Figure(f"{name}, share held", "%", cost["share"], f">= {SHARE}", is_met, reason=why))
        found.append(Figure(f"{name}, 429s", "429s", cost["refused"], "0", cost["refused"] == 0))
    return found


def _plain(name: str, unit: str, cost: str, ours: Sequence[Cost], peers: Sequence[Cost]) -> Figure:
    return Figure(name, unit, ours[0][cost], "informative", met=True, peer_name=ORM, peer=peers[0][cost])


def main() -> None:
    """Torture."""
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=("torture",))
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--a-second", type=int, default=1000)
    chosen = parser.parse_args()
    sys.exit(0 if told(storm(chosen.people, kills=chosen.kills, a_second=chosen.a_second)) else 1)


if __name__ == "__main__":
    main()
