"""``make crisis-report``: the figures of docs/crisis-screening.md, measured anew and written between its marks."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bench.crisis import folds
from bench.crisis.labelled import FRESH, Message, development, fingerprint, read_file
from bench.crisis.scoring import Rate, Scored, alerted, by, figures, harmless
from core.crisis.lexicon import built_in
from core.crisis.markers import screen
from core.crisis.model import trained

PAGE = Path(__file__).parents[2] / "docs" / "crisis-screening.md"
BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"


def write() -> None:
    """Measure, print, and renew the page."""
    text = "\n".join(_report())
    print(text)
    page = PAGE.read_text("utf-8")
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", "utf-8")


def _report() -> Iterator[str]:
    messages = development()
    fold_of = folds.split(messages)
    judged = folds.scored(messages, folds.observed(messages, fold_of, folds.models(messages, fold_of)), trained())
    authors = len({(message.hand, message.author) for message in messages})
    yield f"Set {fingerprint(messages)}: {len(messages)} messages of {authors} voices; {len(built_in().rules)} rules."
    yield ""
    yield f"### Cross-validation over the development set ({folds.FOLDS} folds, split by author)"
    yield "The likeness never saw the author it judges."
    yield "The rules were written with these messages in sight: their part is flattered."
    yield ""
    yield from _tables(judged)
    for path in sorted(FRESH.glob("*.tsv")):
        fresh = [Scored(message, screen(message.text)) for message in read_file(path)]
        yield f"### Fresh eyes: `{path.name}`, {len(fresh)} messages, scored as shipped"
        yield ""
        yield from _tables(fresh)
        yield from _false_alarms(fresh)


def _tables(scored: Sequence[Scored]) -> Iterator[str]:
    yield from _table("figure", figures(scored).items())
    yield from _table("script", by(scored, lambda message: message.script).items())
    yield from _table("kind", by(scored, lambda message: message.kind).items())
    yield from _table("category", by(scored, _category).items())


def _table(name: str, rows: Iterable[tuple[str, Rate]]) -> Iterator[str]:
    yield f"| {name} | rate [95 % interval] |"
    yield "|---|---|"
    for row, rate in rows:
        yield f"| {row} | {rate} |"
    yield ""


def _category(message: Message) -> str:
    return message.category or "other"


def _false_alarms(scored: Sequence[Scored]) -> Iterator[str]:
    wrong = [one for one in harmless(scored) if alerted(one)]
    yield f"False alarms among them ({len(wrong)}):"
    yield from (f"* {one.message.text} — `{', '.join(one.finding.rules)}`" for one in wrong)
    yield ""
