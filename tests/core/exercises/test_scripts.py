"""Every exercise's texts are there, short and honest, in three languages; a new exercise is tested by being listed."""

from collections.abc import Iterator

import pytest

from core.exercises import scripts
from core.exercises.scripts import SCRIPTS
from core.messages import MAX_BODY_WITH_REPLIES, MAX_PAGE, MAX_PAYLOAD_BYTES, MAX_TITLE
from core.safe_messaging.linter import lint_sentence
from core.texts import LOCALES, ids, texts

MOST_WORDS = 60
NUMBERS = "📞 112 – төрт бес алты жеті\n📞 111 – төрт бес алты жеті"


def bubbles(code: str, locale: str) -> Iterator[tuple[str, str]]:
    """Every bubble of an exercise, with whatever was chosen before it, and the help lines where they stand."""
    script, said = SCRIPTS[code], texts(locale)
    choices = {step.name: step.choices for step in script.steps if step.choices}
    for number in range(1, len(script.steps) + 1):
        name = f"exercises-{code}-{number}"
        for chosen in next(iter(choices.values()), ("",)):
            value: str | int = int(chosen) if chosen.isdecimal() else chosen
            for channel in ("web", "telegram"):
                shown = said(name, channel=channel, **dict.fromkeys(choices, value))
                yield name, f"{shown}\n{NUMBERS}" if script.is_grave else shown


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("code", SCRIPTS)
def test_every_bubble_is_there_and_short(code: str, locale: str) -> None:
    for name, shown in bubbles(code, locale):
        assert name in ids(locale, "exercises")
        assert len(shown.split()) <= MOST_WORDS, f"{name}: {len(shown.split())}"
        assert len(shown) <= MAX_BODY_WITH_REPLIES
        assert "{" not in shown


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("code", SCRIPTS)
def test_no_bubble_breaks_a_rule_of_safe_messaging(code: str, locale: str) -> None:
    assert [
        found for _name, shown in bubbles(code, locale) for found in lint_sentence(shown, locale, "pupils_5_7")
    ] == []


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("code", SCRIPTS)
def test_every_button_has_a_title_that_fits_and_a_payload_that_fits(code: str, locale: str) -> None:
    named = [f"exercises-{code}.title"]
    for number, step in enumerate(SCRIPTS[code].steps, start=1):
        named += [f"exercises-{code}-{number}.{choice}" for choice in step.choices if not choice.isdecimal()]
        for choice in step.choices:
            assert len(f"exercises:pick:{code}~{number}~{choice}".encode()) <= MAX_PAYLOAD_BYTES
    for name in named:
        assert name in ids(locale, "exercises")
        assert len(texts(locale)(name)) <= MAX_TITLE


@pytest.mark.parametrize("locale", LOCALES)
def test_every_common_button_fits(locale: str) -> None:
    titles = [name for name in ids(locale, "exercises") if "." in name]

    assert [name for name in titles if len(texts(locale)(name)) > MAX_TITLE] == []


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("code", [code for code, script in SCRIPTS.items() if script.steps[-1].has_card])
def test_a_card_shows_every_answer(code: str, locale: str) -> None:
    names = [step.name for step in SCRIPTS[code].steps if step.asks and step.name]

    card = texts(locale)(
        f"exercises-{code}-card", lines=NUMBERS, number=7, situation="other", **{name: f"<{name}>" for name in names}
    )

    assert all(f"<{name}>" in card for name in names)
    assert ("📞 112" in card) == SCRIPTS[code].is_grave
    assert len(card) < MAX_PAGE


def test_no_text_is_left_over() -> None:
    used = {f"exercises-{code}-{n}" for code, script in SCRIPTS.items() for n in range(1, len(script.steps) + 1)}
    used |= {f"exercises-{code}" for code in SCRIPTS}
    used |= {f"exercises-{code}-card" for code, script in SCRIPTS.items() if script.steps[-1].has_card}
    of_the_runner = {
        f"exercises-{name}"
        for name in ("open", "more", "step", "end", "cleared", "stopped", "stale", "go-on", "too-long", "corrected")
    }

    assert {name.partition(".")[0] for name in ids("kk", "exercises")} == used | of_the_runner


def test_the_youngest_meet_no_exercise_about_life_being_too_heavy() -> None:
    for is_for_now in (True, False):
        shown = scripts.listed(is_for_now=is_for_now, audience="pupils_0_4")
        assert [script.code for script in shown if script.is_grave] == []
    assert scripts.find("safety-plan", audience="pupils_0_4") is None


@pytest.mark.parametrize("audience", [None, "pupils_5_7", "pupils_8_11", "parents", "teachers"])
def test_everybody_else_finds_every_exercise(audience: str | None) -> None:
    listed = [
        script.code
        for is_for_now in (True, False)
        for script in scripts.listed(is_for_now=is_for_now, audience=audience)
    ]

    assert sorted(listed) == sorted(SCRIPTS)


def test_a_list_leaves_room_for_the_ways_out_of_it() -> None:
    for is_for_now in (True, False):
        assert len(scripts.listed(is_for_now=is_for_now, audience=None)) <= 7
