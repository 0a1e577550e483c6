"""How much a message is like messages of danger: a linear model over letters, words and concepts.

The weights are trained from the invented messages of the repository (``make crisis-train``); scoring is plain Python.
A likeness alone never wakes anybody: it shows the softer card, and raises an alarm only beside a word of danger.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import exp, sqrt
from types import MappingProxyType
from typing import NamedTuple

from core.crisis.concepts import Scene
from core.crisis.features import AHEAD, NEAR, STEM, named, word_features, word_grams
from core.crisis.model import SCALE, Known, Model, Pair, Sum
from core.crisis.normalise import Word

_SENTENCES = 4  # so many sentences in a row are weighed together at most
_LONG, _PER_WORD, _AT_MOST = 14, 0.25, 3.0  # from so many words on, a stretch gathers weight by its mere length
_WORDS = 40  # and so many words; a longer sentence is weighed in pieces
_ENDS = frozenset(".!?\n\u2026")

Groups = tuple[list[Sum], list[Sum], list[Sum], list[Sum]]
_ZERO: Sum = (0, 0, 0)
_NOTHING: Mapping[str, Pair] = MappingProxyType({})


class Likeness(NamedTuple):
    """Probabilities, as the model thinks, of danger and of danger at this moment."""

    danger: float = 0.0
    emergency: float = 0.0


def stretches(text: str, words: Sequence[Word]) -> list[tuple[int, int]]:
    """Where one to four neighbouring sentences begin and end, as numbers of words: what is weighed as one message.

    A cry among ordinary sentences is thus weighed alone too, and is not thinned out by them.
    """
    starts = [0]
    for index, (word, after) in enumerate(pairwise(words), 1):
        if not _ENDS.isdisjoint(text[word.end : after.start]) or index - starts[-1] >= _WORDS:
            starts.append(index)
    ends = [*starts[1:], len(words)]
    return [
        (start, end)
        for first, start in enumerate(starts)
        for end in ends[first : first + _SENTENCES]
        if end - start <= _WORDS or end == ends[first]
    ]


def strongest(model: Model, text: str, words: Sequence[Word], seen: Scene) -> tuple[Likeness, Sequence[Word]]:
    """The likeness of the stretch of a message that is most like danger, and its words.

    Sums up to each word are kept, so that every stretch costs the same and a long text is read once.
    """
    if not words:
        return Likeness(), ()
    groups = _groups(model, words, seen)
    best, where = Likeness(), (0, 0)
    for start, end in stretches(text, words):
        found = _weighed(model, groups, start, end)
        if found.danger > best.danger:
            best, where = found, (start, end)
    return best, words[where[0] : where[1]]


def telling(model: Model, words: Sequence[Word], *, most: int = 3) -> list[Word]:
    """The words that speak loudest for danger, for the person who wants to know why."""
    loud = {word.view: _of_word(model, word.view) for word in words}
    weights = {view: known.letters[0] + known.alone[0] for view, known in loud.items()}
    chosen = [view for view in sorted(weights, key=lambda view: -weights[view])[:most] if weights[view] > 0]
    return [word for word in words if word.view in chosen]


def _groups(model: Model, words: Sequence[Word], seen: Scene) -> Groups:
    """Running sums over the words: of their letters, of themselves, of their pairs, of the concepts they start."""
    known = [_remembered(model, word.view) for word in words]
    pairs = (
        _of_pair(before, word.view, after.stem)
        for (before, after), word in zip(pairwise(known), words[1:], strict=True)
    )
    return (
        _running(one.letters for one in known),
        _running(one.alone for one in known),
        [_ZERO, *_running(pairs)],
        _running(_of_concepts(model, words, seen)),
    )


def _of_concepts(model: Model, words: Sequence[Word], seen: Scene) -> Iterator[Sum]:
    """The same features as in training, without naming them: by far the most of them have no weight."""
    sums: dict[int, Sum] = {}
    hits = named(seen)
    for index, (at, start, name) in enumerate(hits, 1):
        after = model.after_concept.get(name, _NOTHING)
        pairs = [after.get(further) for where, _, further in hits[index : index + AHEAD] if where <= at + NEAR]
        sums[start] = _plus(sums.get(start, _ZERO), (model.concepts.get(name), *pairs))
    return (sums.get(word.start, _ZERO) for word in words)


def _plus(total: Sum, pairs: Iterable[Pair | None]) -> Sum:
    alarm, urgent, count = total
    for pair in pairs:
        if pair is not None:
            alarm, urgent, count = alarm + pair[0], urgent + pair[1], count + 1
    return alarm, urgent, count


def _running(sums: Iterable[Sum]) -> list[Sum]:
    alarm = urgent = count = 0
    running = [_ZERO]
    for more_alarm, more_urgent, more in sums:
        alarm, urgent, count = alarm + more_alarm, urgent + more_urgent, count + more
        running.append((alarm, urgent, count))
    return running


def _weighed(model: Model, groups: tuple[list[Sum], list[Sum], list[Sum], list[Sum]], start: int, end: int) -> Likeness:
    letters, alone, pairs, concepts = groups
    danger, emergency = model.bias
    danger -= min(_AT_MOST, _PER_WORD * max(0, end - start - _LONG))
    for alarm, urgent, count in (
        _between(letters, start, end),
        _added(_between(alone, start, end), _between(pairs, start + 1, end)),
        _between(concepts, start, end),
    ):
        if count:
            root = sqrt(count) * SCALE
            danger += alarm / root
            emergency += urgent / root
    return Likeness(_probability(danger), _probability(emergency))


def _added(one: Sum, other: Sum) -> Sum:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]


def _between(sums: Sequence[Sum], start: int, end: int) -> Sum:
    first, last = sums[start], sums[end]
    return last[0] - first[0], last[1] - first[1], last[2] - first[2]


def _remembered(model: Model, view: str) -> Known:
    """What is known of a word; that of the model's own vocabulary is kept, what else children write is not."""
    found = model.known.get(view)
    if found is None:
        found = _of_word(model, view)
        if view in model.words:
            model.known[view] = found
    return found


def _of_word(model: Model, view: str) -> Known:
    stem = view[:STEM]
    return Known(
        _ZERO if view.startswith(model.namesakes) else _sum(model.grams, word_grams(view)),  # its letters tell a lie
        _sum(model.words, word_features(view)),
        stem,
        model.after_word.get(view, _NOTHING),
        model.after_stem.get(stem, _NOTHING),
    )


def _of_pair(before: Known, view: str, stem: str) -> Sum:
    whole, begun = before.after.get(view), before.after_stem.get(stem)
    if begun is None:
        return _ZERO if whole is None else (*whole, 1)
    return (*begun, 1) if whole is None else (whole[0] + begun[0], whole[1] + begun[1], 2)


def _sum(weights: Mapping[str, Pair], keys: Iterable[str]) -> Sum:
    return _plus(_ZERO, map(weights.get, keys))


def _probability(score: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))
