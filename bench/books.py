"""The journals' list beside stock Flask-Admin and Django admin: every page, filters and searches, at three sizes."""

import statistics
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from bench.figures import Figure, cost_of, started

SIZES = (10_000, 100_000, 1_000_000)
PEERS = ("flask_admin", "flask_admin_no_count", "django", "django_estimate")
AIMS = {"first": 30, "middle": 30, "last": 30, "filter": 30, "rare word": 100, "common word": 100}
TIMES, PATIENCE = 7, 20.0


def timed(pages: Mapping[str, Callable[[], bytes]]) -> dict[str, float]:
    """The median of several visits to each page in milliseconds; a slow one is visited less often."""
    found = {}
    for name, page in pages.items():
        page()
        visits: list[float] = []
        deadline = time.perf_counter() + PATIENCE
        while len(visits) < TIMES and (not visits or time.perf_counter() < deadline):
            start = time.perf_counter()
            page()
            visits.append((time.perf_counter() - start) * 1000)
        found[name] = statistics.median(visits)
    return found


def books() -> list[Figure]:
    """Ours beside each peer's better form at every size, and how flat ours is from the smallest to the largest."""
    ours: dict[int, dict[str, float]] = {}
    peers: dict[int, dict[str, dict[str, float]]] = {}
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            cost_of(started(f"bench.books_data {folder} {size}"))
            ours[size] = cost_of(started(f"bench.books_ours {folder} {size}"))
            plain = Path(folder) / "plain.db"
            peers[size] = {form: cost_of(started(f"bench.books_peer {form} {plain} {size}")) for form in PEERS}
    figures = [_figure(page, size, ours[size], peers[size]) for size in SIZES for page in AIMS]
    flat = max(ours[SIZES[-1]][page] / ours[SIZES[0]][page] for page in ("first", "middle", "last"))
    return [*figures, Figure("journal list, 1,000,000 lines against 10,000", "x", flat, "<= 1.2", met=flat <= 1.2)]


def _figure(page: str, size: int, ours: Mapping[str, float], peers: Mapping[str, Mapping[str, float]]) -> Figure:
    best = min(peers, key=lambda form: peers[form][page])
    cost, aim = ours[page], AIMS[page]
    told = ", ".join(f"{form} {costs[page]:.1f}" for form, costs in peers.items())
    return Figure(
        name=f"journal list, {size:,} lines, {page}",
        unit="ms",
        ours=cost,
        aim=f"<= {aim}",
        met=cost <= aim,
        peer_name=f"the best of {told} is {best}",
        peer=peers[best][page],
        ratio=peers[best][page] / cost,
    )
