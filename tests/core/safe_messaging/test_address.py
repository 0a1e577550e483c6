"""Whom a text is for, and how the reader is spoken to."""

import pytest

from core.safe_messaging.linter import lint_sentence


def rules(text: str, locale: str = "ru", audience: str = "pupils_8_11") -> set[str]:
    return {finding.rule for finding in lint_sentence(text, locale, audience) if finding.is_blocking}


class TestReaders:
    @pytest.mark.parametrize(
        ("audience", "is_wrong"), [("pupils_0_4", True), ("pupils_5_7", True), ("pupils_8_11", False)]
    )
    def test_the_word_itself_waits_until_grade_8(self, audience: str, is_wrong: bool) -> None:
        text = "Если друг говорит о самоубийстве, скажи взрослому."

        assert ("wrong-audience" in rules(text, "ru", audience)) is is_wrong

    def test_signs_of_danger_are_for_adults(self) -> None:
        text = "Признаки суицидального поведения: замкнутость, раздача вещей."

        assert "wrong-audience" in rules(text, "ru", "pupils_8_11")
        assert "wrong-audience" not in rules(text, "ru", "parents")

    @pytest.mark.parametrize(
        ("locale", "audience", "text"),
        [
            ("kk", "pupils_8_11", "Сіз психологқа бара аласыз."),
            ("kk", "pupils_8_11", "Терең дем алыңыз."),
            ("kk", "parents", "Сен балаңмен сөйлес."),
            ("ru", "pupils_8_11", "Вы можете позвонить."),
            ("ru", "pupils_8_11", "Сделайте вдох."),
            ("ru", "parents", "Ты можешь прийти в школу."),
            ("ru", "teachers", "Не кричи на учеников."),
        ],
    )
    def test_a_reader_spoken_to_in_the_wrong_way_is_found(self, locale: str, audience: str, text: str) -> None:
        assert rules(text, locale, audience) == {"address"}

    @pytest.mark.parametrize(
        ("locale", "audience", "text"),
        [
            ("kk", "pupils_8_11", "Апайға айт: «Маған көмектесіңізші»."),
            ("kk", "parents", "Балаңызға «сен кінәлі емессің» деп айтыңыз."),
            ("kk", "pupils_8_11", "Бұл – маңызды, теңіз туралы ойла."),
            ("ru", "pupils_8_11", "Поговорите с другом, когда вы вдвоём."),
            ("ru", "parents", "Скажите: «Ты не в одиночку с этим»."),
            ("ru", "pupils_8_11", "Посмотри на сайте школы, сколько звёзд в его защите."),
        ],
    )
    def test_words_said_to_others_are_no_address(self, locale: str, audience: str, text: str) -> None:
        assert rules(text, locale, audience) == set()

    @pytest.mark.parametrize("text", ["Ты сделал важный шаг.", "Поссорилась с мамой?", "Если устал, отдохни."])
    def test_a_guessed_gender_is_found(self, text: str) -> None:
        assert rules(text) == {"gendered"}

    @pytest.mark.parametrize(
        "text", ["Школа далеко?", "Друг обидел?", "У тебя получилось.", "Если позвонил незнакомец, не отвечай."]
    )
    def test_a_noun_or_somebody_elses_deed_is_no_guess(self, text: str) -> None:
        assert rules(text) == set()

    def test_both_endings_at_once_are_only_shown(self) -> None:
        shown = lint_sentence("Ты сделал(а) всё верно.", "ru", "pupils_8_11")

        assert [(found.rule, found.is_blocking) for found in shown] == [("gendered", False)]
