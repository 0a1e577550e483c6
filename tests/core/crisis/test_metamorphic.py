"""Disguises: whatever a child's keyboard, script, hurry or caution does to a message, what is seen in it stays."""

from collections.abc import Callable

import pytest

from core.crisis.levels import Level
from core.crisis.lexicon import built_in
from core.crisis.markers import observe, screen
from core.crisis.model import trained
from tests.core.crisis import disguises
from tests.core.crisis.disguises import CYRILLIC, KAZAKH_LATIN, KAZAKH_LETTERS, LOSSLESS, RUSSIAN_LATIN


def _by_rules(text: str) -> Level:
    return max(Level.HIGH, observe(text, built_in(), trained()).by_rules.level, key=lambda level: level.rank)


_RULES = [rule for rule in built_in().rules if rule.level.rank >= Level.HIGH.rank]
# at least the level that its rules give it: what likeness adds to that may lose a step in other letters
_POSITIVES = dict(built_in().core) | {text: _by_rules(text) for rule in _RULES for text in rule.yes}
_KAZAKH = [text for text in _POSITIVES if KAZAKH_LETTERS.search(text)]
_RUSSIAN = [text for text in _POSITIVES if CYRILLIC.search(text) and not KAZAKH_LETTERS.search(text)]
_HEAVY = {
    "look-alikes",
    "letters apart",
    "stretched",
    "inside 300 neutral characters",
}  # the excuse may be lost in them
_FORGIVEN = 0.07  # one wrong letter may make another word of it («келмейді», «келейді»): the softer card is for those


def _weaker(texts: list[str], disguise: Callable[[str], str]) -> list[str]:
    changed = {text: disguise(text) for text in texts}
    return [new for text, new in changed.items() if screen(new).level.rank < _POSITIVES[text].rank]


@pytest.mark.parametrize("name", LOSSLESS)
def test_a_disguise_that_loses_nothing_changes_nothing(name: str) -> None:
    # of letters typed apart a word in some three hundred is joined wrongly, and its message may lose a step
    forgiven = len(_POSITIVES) // 150 if name == "letters apart" else 0
    assert len(weaker := _weaker(list(_POSITIVES), LOSSLESS[name])) <= forgiven, weaker


@pytest.mark.parametrize("name", KAZAKH_LATIN)
def test_kazakh_in_latin_letters_is_read_as_kazakh(name: str) -> None:
    assert len(_KAZAKH) > 50
    assert _weaker(_KAZAKH, KAZAKH_LATIN[name]) == []


@pytest.mark.parametrize("name", RUSSIAN_LATIN)
def test_russian_in_latin_letters_is_read_as_russian(name: str) -> None:
    assert len(_RUSSIAN) > 50
    assert _weaker(_RUSSIAN, RUSSIAN_LATIN[name]) == []


def test_a_sentence_sent_in_pieces_is_read_as_one() -> None:
    pieces = [(text, sent) for text in _POSITIVES for sent in disguises.split(text)]
    missed = [sent for text, sent in pieces if screen(sent[-1], before=sent[:-1]).level.rank < _POSITIVES[text].rank]
    assert len(pieces) > 300
    assert missed == []


def test_one_wrong_letter_seldom_hides_a_cry() -> None:
    wrong = [(text, typed) for text in _POSITIVES for typed in disguises.misspelt(text)]
    missed = [typed for text, typed in wrong if screen(typed).level.rank < _POSITIVES[text].rank]
    assert len(wrong) > 500
    assert len(missed) <= len(wrong) * _FORGIVEN, missed


def test_a_near_miss_stays_one_in_every_disguise() -> None:
    near_misses = [(rule.id, text) for rule in built_in().rules for text in rule.no]
    disguised = [(rule, name, LOSSLESS[name](text)) for rule, text in near_misses for name in LOSSLESS.keys() - _HEAVY]
    assert [case for case in disguised if screen(case[2]).is_crisis] == []


@pytest.mark.parametrize(
    ("cry", "twin"),
    [
        ("өлгім келеді", "өлгім келмейді"),
        ("өзіме қол жұмсағым келеді", "өзіме қол жұмсағым келмейді"),
        ("өмір сүргім келмейді", "өмір сүргім келеді"),
        ("тірі болғым келмейді", "тірі болғым келеді"),
        ("әкем мені ұрады", "әкем мені ұрмайды"),
        ("хочу умереть", "не хочу умереть"),
        ("не хочу жить", "хочу жить"),
        ("хочу покончить с собой", "не хочу покончить с собой"),
        ("режу себя", "не режу себя"),
        ("папа меня избивает", "папа меня не избивает"),
        ("я наглоталась таблеток", "я не наглоталась таблеток"),
        ("думаю о суициде", "не думаю о суициде"),
        ("i want to die", "i dont want to die"),
        ("i want to kill myself", "i dont want to kill myself"),
        ("i cut myself", "i dont cut myself"),
        ("my dad beats me", "my dad doesnt beat me"),
    ],
)
def test_a_negated_twin_drops(cry: str, twin: str) -> None:
    assert screen(cry).is_crisis
    assert not screen(twin).is_crisis
