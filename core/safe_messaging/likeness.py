"""What rules of words do not reach: how much a sentence is like sentences that break them, as people once wrote them.

The same linear likeness as in crisis screening (core/crisis/likeness.py) with weights of its own, trained from labelled
sentences (``make lint-train``). The shipped texts are among the harmless ones.
"""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from core.crisis.likeness import strongest, telling
from core.crisis.model import Model, built
from core.safe_messaging import wording
from core.safe_messaging.broken import Broken

RULE = "resembling"
LONGEST = 1_200  # characters: what is longer is too long before anything else
ALWAYS = frozenset({"wrong-audience"})  # not a matter of wording
INNOCENT = 0.2  # below it a rule of words stops nothing: half of what it stopped in vain lies there


def written() -> dict[str, Any]:
    """The weights as they are written, with the name of the set of sentences they were trained from."""
    found: dict[str, Any] = json.loads(
        files("core.safe_messaging").joinpath("rules", "weights.json").read_text("utf-8")
    )
    return found


@cache
def trained() -> Model:
    """The weights that ship with the product."""
    return built(written())


def judged(text: str, locale: str, by_words: Iterable[Broken], model: Model) -> Iterator[Broken]:
    """What rules of words found, and beside it the likeness: each may be wrong where the other is sure.

    Where nothing is like broken sentences, a rule only remarks. Where the rules stop nothing, the sentence that is most
    like broken ones is stopped; its loudest words are marked.
    """
    words = wording.numbered(text)
    found, stretch = strongest(model, text, words, wording.seen(text, locale))
    told = [_eased(broken) if found.danger < INNOCENT else broken for broken in by_words]
    yield from told
    if found.danger < model.alert or len(text) > LONGEST or any(broken.is_blocking for broken in told):
        return
    loud = telling(model, stretch) or list(stretch)
    start, end = min(word.start for word in loud), max(word.end for word in loud)
    yield Broken(RULE, start, end)


def _eased(broken: Broken) -> Broken:
    return broken if broken.rule in ALWAYS else broken._replace(is_blocking=False)
