"""``make torture``: Telegram in bad weather, a hundred kills and five thousand messages; every invariant is counted."""

import argparse
import asyncio
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bench.load import percentile
from tests.journeys.telegram_invariants import INVARIANTS, WRITES, repeats
from tests.journeys.telegram_people import Habit
from tests.journeys.telegram_storm import Outcome, Size, storm

PEOPLE = 100
LONGEST_LIFE = 10.0  # what a hundred people say has to get out between two deaths, at thirty messages a second
SECONDS_A_KILL = 11.0  # six to come back, five to live
SHOWN = 10


def size(*, kills: int, messages: int) -> Size:
    """People talk for about as long as the bot is being killed."""
    each = max(1, messages // PEOPLE)
    pause = max(1.0, (kills - kills // 2) * SECONDS_A_KILL / each)
    return Size(kills, LONGEST_LIFE, PEOPLE, Habit(each, pause, patience=600.0))


def report(mode: str, outcome: Outcome) -> bool:
    """Print what was done and what was found; whether everything held."""
    history = outcome.history
    calls = Counter(_fate(call.fault, call.error) for call in history.calls if call.method in WRITES)
    print(f"{mode}: {outcome.seconds / 60:.1f} min, {len(history.people)} people")
    print(f"  messages {sum(len(person.said) for person in history.people)}, of them corrected", end=" ")
    print(f"{sum(words.endswith('anew') for person in history.people for words in person.said)}", end=", ")
    print(f"pictures {sum(len(person.pictures) for person in history.people)}", end=", ")
    print(f"updates {sum(len(person.updates) for person in history.people)}")
    print(f"  troubles sent: {', '.join(f'{name} {count}' for name, count in sorted(outcome.troubles.items()))}")
    print(f"  calls that write: {', '.join(f'{name} {count}' for name, count in sorted(calls.items()))}")
    for name in ("bot", "admin"):
        waits = [kill.seconds for kill in outcome.kills if kill.name == name]
        if waits:
            median, longest = percentile(waits, 0.5), max(waits)
            print(f"  {name}: killed {len(waits)} times, ready again after {median:.1f} s (median), {longest:.1f} s")
    again = repeats(history)
    print(f"  shown again {again.shown_again}, of them explained {again.explained}; never shown {again.never_shown}")
    found = {invariant.__name__: invariant(history) for invariant in INVARIANTS}
    for name, lines in found.items():
        print(f"  {name.replace('_', ' ')}: {len(lines)}")
        _show(lines)
    return not any(found.values()) and again.explained == again.shown_again and not again.never_shown


def _show(lines: Sequence[str]) -> None:
    for line in lines[:SHOWN]:
        print(f"    {line}")


def _fate(fault: str | None, error: dict[str, object] | None) -> str:
    if fault is None:
        return "done" if error is None else f"refused {error['error_code']}"
    return f"{fault} {error['error_code']} on purpose" if error else f"{fault} on purpose"


def main() -> None:
    """Torture over each way of reading updates."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--messages", type=int, default=5000)
    parser.add_argument("--mode", choices=("poll", "webhook", "both"), default="both")
    chosen = parser.parse_args()
    good = True
    for mode in ("poll", "webhook") if chosen.mode == "both" else (chosen.mode,):
        with tempfile.TemporaryDirectory() as folder:
            outcome = asyncio.run(
                storm(Path(folder) / "home", mode, size(kills=chosen.kills, messages=chosen.messages))
            )
            good = report(mode, outcome) and good
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
