"""Why an alarm was raised, in words: the whole text in parts, reasons in the reader's language, what was eased."""

import pytest

from core.crisis.explaining import Resemblance, explain
from core.crisis.levels import Level

CRY = "Сәлем!  Мен ӨЛГІМ\u200b   келеді қазір"


def test_the_parts_are_the_whole_text_in_order() -> None:
    found = explain(CRY, locale="kk")
    assert "".join(part.text for part in found.parts) == CRY
    assert any("ӨЛГІМ" in part.text for part in found.parts if part.is_evidence)


@pytest.mark.parametrize("locale", ["kk", "ru", "en"])
def test_the_reason_is_told_in_the_readers_language(locale: str) -> None:
    found = explain("өлгім келеді қазір", locale=locale)
    others = {other: explain("өлгім келеді қазір", locale=other).reasons for other in {"kk", "ru", "en"} - {locale}}
    assert found.reasons
    assert all(found.reasons != reasons for reasons in others.values())
    assert "%" not in " ".join(found.reasons)


def test_what_was_eased_is_told_with_its_cause() -> None:
    assert explain("я не хочу умирать", locale="ru").eased == ("Часть не засчитана: сказано с отрицанием",)
    assert explain("в книге герой хочет умереть", locale="ru").eased


def test_a_message_in_latin_letters_is_shown_in_the_letters_it_was_read_in() -> None:
    assert explain("olgim keledi", locale="kk").reading == "олгим келеди"
    assert explain("өлгім келеді", locale="kk").reading is None


def test_an_ordinary_message_needs_no_explanation() -> None:
    found = explain("ертең сағат нешеде болады?", locale="kk")
    assert (found.level, found.reasons, found.likeness) == (Level.NONE, (), Resemblance.LOW)


def test_a_sentence_in_two_messages_is_explained_with_what_stood_before() -> None:
    assert explain("жить", locale="ru").level is Level.NONE
    found = explain("жить", locale="ru", before=["я больше не хочу"])
    assert found.level is Level.HIGH
    assert [part.text for part in found.parts if part.is_evidence] == ["жить"]
