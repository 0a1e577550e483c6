"""Saying: facts and values of a report in one language."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from core.journals import facts
from core.reports.report import Block, Fact, Value
from core.texts import Texts

HIDDEN: Final = "…"


def said(name: str, **args: int | str) -> dict[str, Any]:
    """A fact in the service's own words; figures stay figures, so that each language counts in its own way."""
    return {"text": name, "args": args} if args else {"text": name}


def shown(value: Value | Fact, text: Texts) -> str:
    """A cell, a heading or a label as people read it; a hidden count as «…», ``{"from": …, "to": …}`` with a dash."""
    if value is None:
        return HIDDEN
    if isinstance(value, Mapping) and "from" in value:
        return f"{facts.render(value['from'], text)} – {facts.render(value['to'], text)}"
    return facts.render(value, text)


def sentences(runs: Iterable[Iterable[Fact]], text: Texts) -> str:
    """Sentences one under another, each put together from its facts."""
    return "\n".join(" ".join(facts.render(fact, text) for fact in run) for run in runs)


def prefilled(block: Block, text: Texts) -> str:
    """What figures say of a block, in one language."""
    return sentences(block.prefilled, text)


def words(block: Block, text: Texts) -> str:
    """What a block says: a person's words in this language, else what figures say, else words in another language."""
    own = block.written.get(text.locale, "")
    return own or prefilled(block, text) or next(iter(block.written.values()), "")
