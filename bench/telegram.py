"""The figures of Telegram: updates in, messages out, and how much of the allowed pace is held."""

import os
import statistics

from bench.figures import ROUNDS, Cost, Figure, beside, by_turns, cost_of, started

BARE = "a bare aiogram webhook that stores nothing"
INSERT = "aiogram's webhook + one INSERT through an AsyncSession"
WHOLE = "aiogram + an SQLAlchemy AsyncSession per update, behind a webhook"
FLIGHT = "aiogram send_message, 30 in flight"
LOOP = "the documented broadcaster loop"
GATHER = "a plain gather with retries"
MESSAGES = 450
LOOPED = 225  # a loop that waits after each message is as slow at its end as at its beginning
LATENCIES_MS = (60, 250)
SHARE = 97  # of so few messages; of ten minutes' worth more is held
A_TURN = "ours plays and commits the whole turn before its 200, the peer does nothing"


def webhook() -> list[Figure]:
    """Updates in: 200 after the commit, beside a peer that keeps nothing, one that keeps a row, one that keeps all."""
    peers = {BARE: "bare", INSERT: "insert", WHOLE: "whole"}
    commands = {name: f"bench.webhook_peer {kind}" for name, kind in peers.items()}
    costs = by_turns({"ours": "bench.webhook", **commands})

    def figure(name: str, unit: str, cost: str, peer: str, aim: float | None = None, why: str = "") -> Figure:
        return beside(name, unit, cost, aim, ours=costs["ours"], peers=costs[peer], peer_name=peer, why=why)

    return [
        figure("webhook, 32 connections", "updates/s", "rate", BARE, 0.5, A_TURN),
        figure("webhook, p50", "ms", "p50_ms", BARE),
        figure("webhook, p99", "ms", "p99_ms", BARE),
        figure("webhook, CPU of an update", "ms", "cpu_ms", BARE),
        figure("webhook beside one row of an update", "updates/s", "rate", INSERT),
        figure("webhook beside one row of an update, p99", "ms", "p99_ms", INSERT),
        figure("webhook beside one row of an update, CPU", "ms", "cpu_ms", INSERT),
        figure("webhook beside the same work", "updates/s", "rate", WHOLE, 3.0),
        figure("webhook beside the same work, p99", "ms", "p99_ms", WHOLE),
        figure("webhook beside the same work, CPU", "ms", "cpu_ms", WHOLE),
    ]


def sending() -> list[Figure]:
    """Messages out with no pace in the way."""
    costs = by_turns(
        {
            "alone": "bench.sending alone 6000",
            FLIGHT: "bench.sending_peer flight 6000",
            "full": "bench.sending full 2000",
            LOOP: "bench.sending_peer loop 60",
            GATHER: "bench.sending_peer gather 3000",
        }
    )

    def figure(name: str, unit: str, cost: str, ours: str, peer: str, aim: float | None = None) -> Figure:
        return beside(name, unit, cost, aim, ours=costs[ours], peers=costs[peer], peer_name=peer)

    whole = [
        figure(f"delivery from the outbox{what}", unit, cost, "full", peer)
        for peer in (FLIGHT, LOOP, GATHER)
        for what, unit, cost in (("", "messages/s", "rate"), (", CPU of a message", "ms", "cpu_ms"))
    ]
    return [
        figure("sender alone, 30 in flight", "messages/s", "rate", "alone", FLIGHT, 0.9),
        figure("sender alone, CPU of a message", "ms", "cpu_ms", "alone", FLIGHT, 1.5),
        *whole,
    ]


def pace() -> list[Figure]:
    """Messages out to an API that refuses what is more than thirty in any second.

    Who is paced mostly waits, so both latencies run side by side, and the loops beside everything else.
    """
    loops = {latency: started(f"bench.sending_peer loop {LOOPED} {latency}") for latency in LATENCIES_MS}
    rounds = [_side_by_side("bench.sending paced") for _ in range(ROUNDS)]
    ours = {latency: [costs[latency] for costs in rounds] for latency in LATENCIES_MS}
    gathers = _side_by_side("bench.sending_peer gather")
    found = []
    for latency in LATENCIES_MS:
        name, runs = f"share of 30 messages/s held, {latency} ms away", ours[latency]
        found += [
            _share(name, runs, cost_of(loops[latency]), LOOP),
            _share(name, runs, gathers[latency], GATHER),
            _refused(f"429s in {MESSAGES} messages, {latency} ms away", runs, gathers[latency]),
        ]
    return found


def _side_by_side(command: str) -> dict[int, Cost]:
    running = {latency: started(f"{command} {MESSAGES} {latency}") for latency in LATENCIES_MS}
    return {latency: cost_of(process) for latency, process in running.items()}


def _share(name: str, runs: list[Cost], peer: Cost, peer_name: str) -> Figure:
    shares = [run["share"] for run in runs]
    share = statistics.median(shares)
    met = share >= SHARE
    return Figure(
        name=name,
        unit="%",
        ours=share,
        aim=f">= {SHARE}",
        met=met,
        peer_name=peer_name,
        peer=peer["share"],
        ratio=share / peer["share"],
        reason="" if met else f"rounds {min(shares):.1f} to {max(shares):.1f}; load {os.getloadavg()[0]:.1f}",
    )


def _refused(name: str, runs: list[Cost], peer: Cost) -> Figure:
    counts = [int(run["refused"]) for run in runs]
    worst = max(counts)
    reason = f"in the rounds {counts}; load {os.getloadavg()[0]:.1f}" if worst else ""
    return Figure(name, "429s", worst, "0", worst == 0, peer_name=GATHER, peer=peer["refused"], reason=reason)
