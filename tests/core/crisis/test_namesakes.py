"""A number is no life: words spelt like a grave one say nothing by their letters."""

import pytest

from core.crisis.levels import Level
from core.crisis.markers import screen


@pytest.mark.parametrize(
    "answer",
    [
        "нөмірім жоқ",
        "телефон нөмірім жоқ",
        "нөмірімді айтпаймын",
        "нөмірімді жіберем",
        "менің нөмірім",
        "нөмірімді жазғым келмейді",
        "нөмірімді ешкімге бермеңізші",
        "нөмірім өшіп қалды",
        "nomirim joq",
        "номерім жоқ",
        "номера нет",
    ],
)
def test_who_is_asked_for_a_number_may_have_none(answer: str) -> None:
    assert screen(answer).level is Level.NONE


@pytest.mark.parametrize("cry", ["өмірім жоқ", "омірім жоқ", "өмірім бітті", "өмірімді қиям", "omirim bitti"])
def test_a_life_is_heard_in_any_letters(cry: str) -> None:
    assert screen(cry).is_crisis
