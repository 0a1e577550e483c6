"""The shape of a text: length, markup, links, numbers, loudness."""

import pytest

from core.safe_messaging.linter import lint_sentence


def rules(text: str, locale: str = "ru", audience: str = "pupils_8_11") -> set[str]:
    return {finding.rule for finding in lint_sentence(text, locale, audience) if finding.is_blocking}


class TestShape:
    def test_sixty_words_pass_and_sixty_one_do_not(self) -> None:
        assert rules("сөз " * 60, "kk") == set()
        assert rules("сөз " * 61, "kk") == {"too-long"}

    def test_a_dash_is_no_word(self) -> None:
        assert rules("сөз – " * 60, "kk") == set()

    def test_five_thousand_words_are_answered_at_once_with_one_finding(self) -> None:
        assert [found.rule for found in lint_sentence("сөз " * 5000, "kk", "parents")] == ["too-long"]

    @pytest.mark.parametrize(
        "text", ["<b>Вдохни</b>", "Вдохни<br>", "A &amp; B", "<script>alert(1)</script>", "<a href='x'>тут</a>"]
    )
    def test_html_is_found(self, text: str) -> None:
        assert "markup" in rules(text)

    @pytest.mark.parametrize("text", ["2 < 3 и 5 > 4", "*Вдохни* и выдохни", "<3 тебе"])
    def test_a_sign_is_no_tag(self, text: str) -> None:
        assert rules(text) == set()

    @pytest.mark.parametrize(
        "text",
        [
            "Смотри http://adilet.zan.kz/rus",
            "Тут: https://example.com",
            "Сюда: bit.ly/abc",
            "www.site.blogspot",
            "https://adilet.zan.kz.evil.com/x",
            "htps:/adilet.zan.kz",
            "[тут](javascript:alert(1))",
            "t.me/help_bot",
        ],
    )
    def test_a_link_to_nowhere_known_is_found(self, text: str) -> None:
        assert "link" in rules(text)

    @pytest.mark.parametrize(
        "text", ["Приказ: https://adilet.zan.kz/rus/docs/V2200032018.", "Сначала вдохни.Потом выдохни."]
    )
    def test_an_official_link_passes(self, text: str) -> None:
        assert rules(text) == set()

    @pytest.mark.parametrize(
        "text", ["Звони 8-800-2000-122", "Позвони по номеру 123", "📞 116", "+7 701 123 45 67", "Набери 1414"]
    )
    def test_an_unknown_number_is_found(self, text: str) -> None:
        assert "phone" in rules(text)

    @pytest.mark.parametrize(
        "text",
        [
            "📞 112 и 111",
            "Звони 103",
            "В 2026–2027 году",
            "5-4-3-2-1",
            "Позвони в 10:30",
            "Приказ № 506",
            "Звони раз в 15 минут",
        ],
    )
    def test_lines_times_years_and_steps_are_no_unknown_numbers(self, text: str) -> None:
        assert rules(text) == set()

    @pytest.mark.parametrize("text", ["Читай!!", "Правда?!", "ШОК И УЖАС", "Раз! Два! Три!"])
    def test_loud_words_are_found(self, text: str) -> None:
        assert "sensational" in rules(text)

    @pytest.mark.parametrize("text", ["Молодец!", "Скоро ЕНТ и СОЧ.", "СТОП: сделай паузу."])
    def test_one_mark_or_a_short_name_is_not_loud(self, text: str) -> None:
        assert rules(text) == set()

    @pytest.mark.parametrize(
        "text", ["а" * 100_000, "1" * 5_000, "<" * 5_000, "«" * 5_000, "www." * 2_000, "\u00b2 \u0663"]
    )
    def test_nonsense_of_any_length_is_answered(self, text: str) -> None:
        assert rules(text) <= {"too-long", "link", "phone", "markup"}
