"""The likeness: scored with running sums exactly as it was trained, and trained from the messages that are here."""

from math import exp, sqrt

import pytest

from bench.crisis.labelled import development, fingerprint
from core.crisis import model
from core.crisis.concepts import scene
from core.crisis.features import Features, features
from core.crisis.lexicon import built_in
from core.crisis.likeness import Likeness, stretches, strongest, telling
from core.crisis.model import SCALE, Model, trained
from core.crisis.normalise import read

SENTENCES = ["уснуть бы и не встать утром", "білегімді тіліп жүрмін", "ертең сағат нешеде болады", "idk", "💊💊"]


def plainly(model: Model, text: str) -> float:
    """The probability of danger, feature by feature, as the trainer would have it."""
    words = read(text)
    found = features(words, scene(built_in(), text, words))
    score = model.bias[0]
    for name in Features._fields:
        weights = getattr(model, name)
        known = [weights[feature][0] for feature in getattr(found, name) if feature in weights]
        score += sum(known) / sqrt(len(known)) / SCALE if known else 0.0
    return 1 / (1 + exp(-score))


def danger(text: str) -> float:
    words = read(text)
    return strongest(trained(), text, words, scene(built_in(), text, words))[0].danger


@pytest.mark.parametrize("text", SENTENCES)
def test_the_running_sums_are_what_the_trainer_meant(text: str) -> None:
    assert danger(text) == pytest.approx(plainly(trained(), text))


def test_a_cry_is_not_thinned_out_by_ordinary_sentences() -> None:
    cry = "уснуть бы и не встать утром"
    assert danger(f"Сегодня было два урока. Потом дождь. {cry}. Завтра физика. И алгебра.") >= danger(cry)


def test_stretches_are_neighbouring_sentences_and_cover_every_word() -> None:
    text = "бір екі. үш төрт! бес алты? жеті сегіз\nтоғыз он"
    found = stretches(text, read(text))
    assert found[:4] == [(0, 2), (0, 4), (0, 6), (0, 8)]
    assert (8, 10) in found


def test_a_sentence_without_end_is_weighed_in_pieces() -> None:
    words = read("сөз " * 500)
    assert max(end - start for start, end in stretches("сөз " * 500, words)) <= 40
    assert sum(end - start for start, end in stretches("сөз " * 500, words)) <= 2000


def test_nothing_written_is_like_nothing() -> None:
    assert strongest(trained(), "", [], scene(built_in(), "", [])) == (Likeness(), ())


def test_the_words_that_tell_are_words_of_the_message() -> None:
    words = read("уснуть бы и не встать утром")
    told = telling(trained(), words)
    assert 0 < len(told) <= 3
    assert set(told) <= set(words)


def test_the_weights_were_trained_from_the_messages_that_are_here() -> None:
    assert model.written()["trained_from"] == fingerprint(development())
