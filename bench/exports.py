"""Documents: a journal of 2,000 rows as PDF, DOCX and XLSX beside peers, and 100,000 rows in constant memory."""

import json
import statistics
import tempfile
from collections.abc import Sequence

from bench.exports_peer import is_here
from bench.exports_rows import ROWS
from bench.figures import ROUNDS, Figure, cost_of, least, started

MANY = 100_000
MB = 50
# Seconds for 2,000 rows, and who else writes that format.
AIMS = {
    "pdf": (2.5, ("reportlab", "fpdf2", "weasyprint")),
    "docx": (0.35, ("docxtpl", "python-docx")),
    "xlsx": (0.35, ("rustpy-xlsxwriter", "openpyxl", "xlsxwriter")),
}


def exports() -> list[Figure]:
    """Every writer by turns in fresh processes; then the long book, opened line by line from the tables."""
    figures = [_beside(form, aim, peers) for form, (aim, peers) in AIMS.items()]
    with tempfile.TemporaryDirectory() as folder:
        cost_of(started(f"bench.books_data {folder} {MANY}"))
        for form in ("xlsx", "csv"):
            cost = cost_of(started(f"bench.exports_ours {form} {folder}"))
            told = f"{MANY:,} lines of a journal to {form.upper()}"
            figures.append(Figure(told, "s", cost["seconds"], "informative", met=True))
            figures.append(least(f"{told}, peak above idle", "MB", cost["mb"], MB))
    return figures


def _beside(form: str, aim: float, peers: Sequence[str]) -> Figure:
    here = [name for name in peers if is_here(name)]
    ours, theirs = [], {name: list[float]() for name in here}
    for _ in range(ROUNDS):
        ours.append(cost_of(started(f"bench.exports_ours {form} . made"))["seconds"])
        for name in here:
            theirs[name].append(cost_of(started(f"bench.exports_peer {name}"))["seconds"])
    cost, costs = statistics.median(ours), {name: statistics.median(found) for name, found in theirs.items()}
    absent = "".join(f", {name} is not installed here" for name in peers if name not in here)
    told = ", ".join(f"{name} {seconds:.2f}" for name, seconds in costs.items())
    best = min(costs, key=lambda name: costs[name]) if costs else None
    return Figure(
        name=f"journal of {ROWS:,} rows to {form.upper()}",
        unit="s",
        ours=cost,
        aim=f"<= {aim}",
        met=cost <= aim,
        peer_name=(f"the best of {told} is {best}" if best else "no peer") + absent,
        peer=costs[best] if best else None,
        ratio=costs[best] / cost if best else None,
    )


if __name__ == "__main__":
    for figure in exports():
        print(
            json.dumps(
                {"name": figure.name, "ours": round(figure.ours, 3), "met": figure.met, "peer": figure.peer_name}
            )
        )
