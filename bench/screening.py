"""Screening beside what is usually done: a list of substrings, and one regular expression, over the same messages."""

import re
import statistics
import time
from collections.abc import Callable, Sequence

from bench.crisis.labelled import development
from bench.figures import Figure, least
from core.crisis.lexicon import built_in
from core.crisis.markers import screen

ORDINARY = range(20, 121)  # characters of a message of ordinary length
LONGEST = 4096
ROUNDS = 5


def screening() -> list[Figure]:
    """CPU time of one message: median and 99th centile, a text of the greatest length, and two peers in the same run.

    The peers look for the core phrases in the lower-cased text: they fold nothing, negate nothing, explain nothing.
    """
    texts = [message.text for message in development() if len(message.text) in ORDINARY]
    phrases = [phrase.lower() for phrase in built_in().core]
    alternation = re.compile("|".join(map(re.escape, phrases)))
    ours = _costs(screen, texts)
    listed = statistics.median(_costs(lambda text: any(phrase in text.lower() for phrase in phrases), texts))
    searched = statistics.median(_costs(lambda text: alternation.search(text.lower()), texts))
    long = (" ".join(texts))[:LONGEST]
    median = statistics.median(ours)
    return [
        least("screening of one message, median", "ms", median, 0.2),
        least("screening of one message, p99", "ms", statistics.quantiles(ours, n=100)[98], 2),
        least(f"screening of {LONGEST} characters", "ms", min(_costs(screen, [long] * ROUNDS)), 20),
        Figure("a list of substrings, median", "ms", listed, "informative", met=True, ratio=median / listed),
        Figure("one re alternation, median", "ms", searched, "informative", met=True, ratio=median / searched),
    ]


def _costs(work: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    """The least of several times each text took, in milliseconds of this thread's CPU."""
    for text in texts[:100]:
        work(text)
    costs = [float("inf")] * len(texts)
    for _ in range(ROUNDS):
        for place, text in enumerate(texts):
            began = time.thread_time_ns()
            work(text)
            costs[place] = min(costs[place], (time.thread_time_ns() - began) / 1e6)
    return costs
