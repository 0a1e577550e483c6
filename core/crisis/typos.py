"""Misspelt words of danger: one letter missing, added, changed, or two letters swapped."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

STEMS = range(6, 10)  # letters of a stem whose misspellings are looked for
SHORTEST = 5  # letters of a form: a shorter one is too like everything else


def index(forms: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Every form under itself and under each of its versions with a letter taken out."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for form in forms:
        if len(form) >= SHORTEST:
            for version in {form, *_shortened(form)}:
                found[version].append(form)
    return {version: tuple(listed) for version, listed in found.items()}


def begun(indexed: Mapping[str, tuple[str, ...]], word: str) -> Iterator[str]:
    """The stems a word may begin with, with one letter put right."""
    for length in range(STEMS.start - 1, min(len(word), STEMS.stop) + 1):
        yield from meant(indexed, word[:length])


def meant(indexed: Mapping[str, tuple[str, ...]], word: str) -> Iterator[str]:
    """The forms a word may be with one letter put right."""
    if len(word) < SHORTEST - 1:
        return
    found = dict.fromkeys(form for version in (word, *_shortened(word)) for form in indexed.get(version, ()))
    yield from (form for form in found if _is_one_off(word, form))


def _shortened(word: str) -> Iterator[str]:
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]


def _is_one_off(word: str, form: str) -> bool:
    if len(word) != len(form):
        return True  # one of the two is a shortened version of the other
    different = [place for place, (one, other) in enumerate(zip(word, form, strict=True)) if one != other]
    if len(different) == 1:
        return True
    swapped = len(different) == 2 and different[0] + 1 == different[1]
    return swapped and word[different[0]] == form[different[1]] and word[different[1]] == form[different[0]]
