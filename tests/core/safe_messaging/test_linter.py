"""The linter over whole pieces: twins, help lines, readers, shape, and how the reader is spoken to."""

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from core.safe_messaging import linter, readers, shape, wording
from core.safe_messaging.explaining import explain, named
from core.safe_messaging.linter import LOCALES, Finding, Piece, lint, lint_sentence
from core.texts import texts
from core.tips import areas

SEEDS = Path(__file__).parents[3] / "db" / "seeds"
CALM: dict[str, Sequence[str]] = {
    "kk": ("Тыныс жаттығуы", "Мұрныңмен дем ал, төртке дейін сана.", "Көңіл күйің қалай?"),
    "ru": ("Дыхание", "Вдохни носом, считая до четырёх.", "Как ты теперь?"),
    "en": ("Breathing", "Breathe in through your nose, counting to four.", "How are you now?"),
}
LINES = "📞 112, 111"


def piece(area: str | None = "fear", **changed: Sequence[str]) -> Piece:
    return Piece("tip", frozenset({"pupils_8_11"}), area, {**CALM, **changed})


def found(of: Piece) -> set[tuple[str, str, int]]:
    return {(finding.rule, finding.locale, finding.bubble) for finding in lint(of)}


def rules(text: str, locale: str = "ru", audience: str = "pupils_8_11") -> set[str]:
    return {finding.rule for finding in lint_sentence(text, locale, audience) if finding.is_blocking}


class TestTwins:
    def test_a_calm_piece_in_three_languages_has_no_finding(self) -> None:
        assert lint(piece()) == ()

    def test_a_language_that_is_not_there_is_missing(self) -> None:
        without = {locale: texts for locale, texts in CALM.items() if locale != "kk"}

        assert found(Piece("tip", frozenset({"parents"}), "fear", without)) >= {("missing-twin", "kk", 0)}

    def test_a_twin_with_fewer_bubbles_is_missing(self) -> None:
        assert found(piece(en=CALM["en"][:2])) == {("missing-twin", "en", 0)}

    def test_a_blank_bubble_is_missing(self) -> None:
        assert found(piece(ru=("Дыхание", "  ", "Как ты теперь?"))) == {("missing-twin", "ru", 0)}

    @pytest.mark.parametrize("locale", LOCALES)
    def test_a_text_in_another_language_is_no_twin(self, locale: str) -> None:
        other = CALM[LOCALES[LOCALES.index(locale) - 1]]

        assert ("missing-twin", locale, 0) in found(replace(piece(), texts={**CALM, locale: other}))

    def test_a_piece_with_no_text_at_all_misses_every_language(self) -> None:
        assert found(Piece("tip", frozenset(), None, {})) == {("missing-twin", locale, 0) for locale in LOCALES}


class TestGraveTexts:
    def grave(self, first: str, last: str, area: str | None = "life", **changed: str) -> Piece:
        bodies = {locale: (title, f"{one} {first}", f"{two} {last}") for locale, (title, one, two) in CALM.items()}
        return replace(piece(area), texts=bodies)

    def test_both_lines_first_and_last_are_enough(self) -> None:
        assert lint(self.grave(LINES, LINES)) == ()

    @pytest.mark.parametrize("half", ["", "📞 111", "📞 112", "📞 1112", "№ 11 и 2"])
    def test_half_of_the_lines_is_not_enough(self, half: str) -> None:
        assert ("no-help-line", "kk", 2) in found(self.grave(LINES, half))

    def test_a_grave_word_asks_for_the_lines_in_any_area(self) -> None:
        told = (CALM["ru"][0], "Спросите прямо о мыслях о самоубийстве.", "Останьтесь рядом.")
        adults = replace(piece(audience="parents", ru=told), area="family")

        assert {("no-help-line", "ru", 1), ("no-help-line", "ru", 2)} <= found(adults)

    def test_a_wish_to_die_has_the_lines_in_its_own_bubble(self) -> None:
        told = (CALM["ru"][0], CALM["ru"][1], "Если жить не хочется, скажи об этом сегодня.")

        assert found(piece(ru=told)) == {("no-help-line", "ru", 2)}
        assert found(piece(ru=(*told[:2], f"{told[2]} {LINES}"))) == set()

    def test_a_card_shows_its_lines_itself(self) -> None:
        card = replace(self.grave("", ""), kind="card", audiences=frozenset())

        assert "no-help-line" not in {finding.rule for finding in lint(card)}

    def test_grades_0_to_4_never_meet_the_subject(self) -> None:
        smallest = replace(self.grave(LINES, LINES), audiences=frozenset({"pupils_0_4", "pupils_5_7"}))

        assert {("wrong-audience", locale, 0) for locale in LOCALES} <= found(smallest)

    def test_everybody_includes_the_smallest(self) -> None:
        assert "wrong-audience" in {
            found.rule for found in lint(replace(self.grave(LINES, LINES), audiences=frozenset()))
        }

    def test_nothing_is_voted_on_after_it(self) -> None:
        asked = replace(
            self.grave(LINES, LINES),
            texts={**self.grave(LINES, LINES).texts, "ru": ("Дыхание", f"Опрос. {LINES}", f"Напиши. {LINES}")},
        )

        assert ("poll", "ru", 1) in found(asked)


class TestFindings:
    def test_a_long_title_is_found(self) -> None:
        long = {locale: ("т" * 61, *texts[1:]) for locale, texts in CALM.items()}

        assert ("too-long", "ru", 0) in found(replace(piece(), texts=long))

    def test_a_schools_own_line_is_known_to_it(self) -> None:
        told = (CALM["ru"][0], "Центр поддержки: 8 (7212) 12-34-56.", CALM["ru"][2])

        assert found(piece(ru=told)) == {("phone", "ru", 1)}
        assert lint(replace(piece(ru=told), lines=frozenset({"87212123456"}))) == ()

    def test_a_finding_shows_the_characters(self) -> None:
        text = "Это не шутка. Возьми себя в руки, друг."
        finding = lint_sentence(text, "ru", "pupils_8_11")[0]

        assert finding.rule == "blame"
        assert text[finding.start : finding.end] == "Возьми себя в руки"

    def test_a_broken_rule_is_shown_at_every_place(self) -> None:
        text = "Возьми себя в руки. Потом опять: возьми себя в руки."

        assert [found.rule for found in lint_sentence(text, "ru", "pupils_8_11")] == ["blame", "blame"]

    def test_what_experts_advise_against_is_not_what_they_advise(self) -> None:
        assert rules("Не говорите «возьми себя в руки», спросите, что случилось.", "ru", "parents") == set()

    @pytest.mark.parametrize("locale", LOCALES)
    def test_every_rule_explains_itself(self, locale: str) -> None:
        words = {rule["id"].partition(".")[0] for rule in wording.written()["rule"]}
        shapes = {"too-long", "markup", "link", "phone", "address", "gendered", "missing-twin", "no-help-line"}

        for rule in words | shapes:
            finding = Finding(rule, "kk", 1, 0, 0, is_blocking=True)
            assert (
                named(finding, locale) == texts(locale)(f"safe-messaging-rule-{rule}") != f"safe-messaging-rule-{rule}"
            )
            assert explain(finding, locale) != f"safe-messaging-why-{rule}"


class TestWhatItKnowsOfOthers:
    """The linter stands below the tips: what it repeats of them must stay the same."""

    def test_audiences_are_those_of_the_tips(self) -> None:
        pupils = [one.value for one in areas.Audience if one.is_pupils]

        assert list(readers.PUPILS) == pupils
        assert list(readers.ADULTS) == [one.value for one in areas.Audience if not one.is_pupils]

    def test_grave_areas_are_those_of_the_tips(self) -> None:
        assert linter.GRAVE == areas.GRAVE

    def test_every_shipped_help_line_is_known(self) -> None:
        shipped = tomllib.loads((SEEDS / "help_lines.toml").read_text("utf-8"))["line"]

        assert {line["number"] for line in shipped} <= set(shape.known()["lines"])
