"""The figures of WhatsApp: in and out again, beside Telegram's same path, and beside scripts that only take it in.

``python -m bench.whatsapp`` measures these alone, prints them and puts them among the others.
"""

import statistics
from collections.abc import Sequence

from bench.figures import Cost, Figure, beside, by_turns, least

TELEGRAM = "Telegram's webhook, the same words and turn"
BARE = "a bare aiohttp handler: signature, JSON, 200"
KEPT = "the same with one commit a webhook"
COMMANDS = {
    "ours": "bench.whatsapp_ours whatsapp",
    TELEGRAM: "bench.whatsapp_ours telegram",
    BARE: "bench.whatsapp_peer bare",
    KEPT: "bench.whatsapp_peer kept",
}
LEAST_OF_TELEGRAM = 0.8
A_WINDOW = "each message opens a window as well, and each answer is known by a name until it has arrived"
MOST_MEMORY = 300
ONE, TEN, STATUSES = "one by one", "ten in a webhook", "one by one, statuses behind"
Measure = tuple[str, str, str]  # its name, its unit, and what a run calls it
IN: Sequence[Measure] = (
    ("in", "messages/s", "rate"),
    ("200, p50", "ms", "p50_ms"),
    ("200, p99", "ms", "p99_ms"),
    ("CPU of a message", "ms", "cpu_ms"),
)
OUT: Sequence[Measure] = (
    ("in and out", "messages/s", "both"),
    ("answer out, p50", "ms", "answer_p50_ms"),
    ("answer out, p99", "ms", "answer_p99_ms"),
)


def whatsapp() -> list[Figure]:
    """Everything in one run, by turns, each in a fresh process."""
    runs = by_turns(COMMANDS)

    def costs(who: str, way: str) -> list[Cost]:
        return [run[way] for run in runs[who]]  # type: ignore[misc]

    def compared(way: str, measure: Measure, peer: str, aim: float | None = None) -> Figure:
        name, unit, cost = measure
        title = f"WhatsApp {way}, {name}"
        pair = {"ours": costs("ours", way), "peers": costs(peer, way)}
        return beside(title, unit, cost, aim, **pair, peer_name=peer, why=A_WINDOW)

    of_rate = {"both": LEAST_OF_TELEGRAM}
    return [
        *(compared(ONE, measure, TELEGRAM, of_rate.get(measure[2])) for measure in (*IN, *OUT)),
        *(compared(way, measure, peer) for way in (ONE, TEN) for peer in (BARE, KEPT) for measure in IN),
        *(_alone(TEN, measure, costs("ours", TEN)) for measure in OUT),
        *(_alone(STATUSES, measure, costs("ours", STATUSES)) for measure in (*IN, *OUT)),
        _memory(costs("ours", STATUSES)),
    ]


def _alone(way: str, measure: Measure, runs: Sequence[Cost]) -> Figure:
    name, unit, cost = measure
    median = statistics.median(run[cost] for run in runs)
    return Figure(f"WhatsApp {way}, {name}", unit, median, "informative", met=True)


def _memory(runs: Sequence[Cost]) -> Figure:
    most = max(run["memory_mb"] for run in runs)
    return least("WhatsApp, memory of the bot's process after all of it", "MB", most, MOST_MEMORY)


if __name__ == "__main__":
    from bench.__main__ import keep_part, machine, show

    measured_on = machine()
    figures = whatsapp()
    keep_part("WhatsApp", measured_on, figures)
    show(figures)
