"""The screening as its callers see it: levels, categories, evidence, and disguises that must not help."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.crisis.lexicon import built_in
from core.crisis.markers import Category, Finding, Level, screen, self_test

_CORE = sorted(built_in().core.items())
_PLAIN = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІёЁ", "агкноуухиАГКНОУУХИеЕ")
_LOOKALIKE = str.maketrans("аеорсх", "aeopcx")
_NEUTRAL = "Сәлем, бұл мен. Бүгін сабақ болды, потом пришла домой. "
_DISGUISES: dict[str, Callable[[str], str]] = {
    "upper case": str.upper,
    "plain letters": lambda text: text.translate(_PLAIN),
    "repeats": lambda text: re.sub(r"([aeiouаеоуыіи])(?=\w)", r"\1\1\1", text),
    "zero width": lambda text: re.sub(r"(\w)(?=\w)", "\\1\u200b", text),
    "wide spaces": lambda text: "  " + text.replace(" ", "   ") + "  ",
    "accents": lambda text: re.sub(r"([ауыеоиі])(?=\w)", "\\1\u0301", text, count=2),
    "look-alikes": lambda text: text.translate(_LOOKALIKE) if re.search("[а-я]", text) else text,
    "typographic apostrophes": lambda text: text.replace("im ", "i\u2019m ").replace("dont", "don\u2019t"),
    "exclamation": lambda text: f"{text}!!!",
    "underscores": lambda text: "#" + text.replace(" ", "_"),
    "neutral words around": lambda text: f"{_NEUTRAL * 3}\n{text}. {_NEUTRAL * 3}",
    "letters apart": lambda text: "   ".join(" ".join(word) for word in text.split()) if len(text) > 3 else text,
}


def test_the_lexicon_is_whole() -> None:
    assert self_test() == ()
    assert len(_CORE) >= 60


def test_the_self_test_names_what_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.crisis.markers.scene", lambda *_: type("Deaf", (), {"hits": {}})())
    assert set(self_test()) == set(built_in().core)


@pytest.mark.parametrize("disguise", _DISGUISES)
def test_a_core_phrase_keeps_its_level_in_every_disguise(disguise: str) -> None:
    weaker = [text for text, level in _CORE if screen(_DISGUISES[disguise](text)).level.rank < level.rank]
    assert weaker == []


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("өлгім келеді", Category.IDEATION),
        ("хочу умереть прямо сейчас", Category.PLAN),
        ("петля готова", Category.PLAN),
        ("көп дәрі ішіп қойдым", Category.OVERDOSE),
        ("режу себя", Category.SELFHARM),
        ("прощайте, не ищите меня", Category.FAREWELL),
        ("әкем мені ұрады", Category.VIOLENCE),
        ("he raped me", Category.SEXUAL),
        ("парень угрожает слить мои интимные фото", Category.SEXUAL),
        ("подруга хочет умереть", Category.FRIEND),
        ("досымның өлгісі келеді", Category.FRIEND),
        ("слышу голоса в голове", Category.PSYCHOSIS),
    ],
)
def test_the_category_says_what_kind_of_danger(text: str, category: Category) -> None:
    assert screen(text).category is category


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("olgim keledi", ("kk",)),
        ("олгим келеди", ("kk",)),
        ("hochu umeret", ("ru",)),
        ("i want to die", ("en",)),
        ("суицид туралы ойлар мазалайды", ("kk",)),
        ("сәлем", ()),
    ],
)
def test_the_language_of_the_phrase_is_told_for_the_reply(text: str, languages: tuple[str, ...]) -> None:
    assert screen(text).languages == languages


@pytest.mark.parametrize(
    "text",
    [
        "өлгім келмейді",
        "өліп барам күлкіден",
        "умираю со смеху",
        "умираю от голода, когда обед",
        "dying of laughter",
        "хочу сдохнуть от стыда",
        "жарадан сдохнуть можно, такая жара",
        "ұйқым келіп өліп тұрмын",
        "в игре меня убили и я хочу умереть красиво",
        "не хочу жить в этом городе",
        "не хочу умирать",
        "i dont want to die",
        "олимпиада ертең",
        "сабақ кестесі қайда",
        "көргім келеді",
        "күлгім келеді",
        "келгім келеді",
        "өлең жаттадым",
        "тиісті құжат керек",
        "канарейка-7391",
    ],
)
def test_idioms_negations_and_lookalike_words_do_not_alert(text: str) -> None:
    assert not screen(text).is_crisis


@pytest.mark.parametrize(
    "text",
    [
        "өмір сүргім келмейді",
        "не хочу жить в этом мире",
        "не хочу умирать, но и жить не хочу",
        "ахах шучу. хочу умереть",
        "пишу сочинение про смерть. если честно, я сама хочу умереть",
        "в песне поётся хочу умереть, это про меня",
        "хочу жить у моря. а вообще хочу умереть",
        "хочу просто взять и наконец умереть",
        "умереть я хочу",
        "келеді менің өлгім",
        "хочуумереть",
        "өлгімкеледі",
        "killmyself",
    ],
)
def test_a_real_disclosure_is_heard_beside_what_would_excuse_it(text: str) -> None:
    assert screen(text).is_crisis


def test_the_evidence_is_shown_in_the_original_text() -> None:
    text = "Сәлем!  ӨЛГІМ\u200b   келеді..."
    assert [text[start:end] for start, end in screen(text).spans] == ["ӨЛГІМ\u200b"]


def test_an_ordinary_message_leaves_no_finding() -> None:
    assert screen("ертең сағат нешеде болады?") == Finding()


def test_levels_are_ordered() -> None:
    assert [level.rank for level in (Level.NONE, Level.ELEVATED, Level.HIGH, Level.EMERGENCY)] == [0, 1, 2, 3]


@settings(max_examples=300)
@given(st.text(max_size=300) | st.text(alphabet="өлгімкеді хочуумереть.,!\u200bkil ", max_size=120))
def test_no_text_makes_the_screening_fail(text: str) -> None:
    finding = screen(text)
    assert (finding.level is Level.NONE) == (not finding.rules)
    assert all(0 <= start < end <= len(text) for start, end in finding.spans)


@pytest.mark.parametrize("flood", ["не хочу умирать ", "хочу не жить ", "ө л г і м ", "а", "\ud800", "💊", "хочу" * 9])
def test_a_flood_does_not_hide_what_follows_it(flood: str) -> None:
    assert screen(flood * (20_000 // len(flood)) + ". . . өлгім келеді").is_crisis
