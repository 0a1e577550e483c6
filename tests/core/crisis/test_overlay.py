"""A school's phrases over the built-in lexicon: found in every script, never at the cost of a core phrase."""

import pytest

from core.crisis import overlay
from core.crisis.levels import Category, Level
from core.crisis.lexicon import built_in, vocabulary, written
from core.crisis.markers import screen, self_test
from core.crisis.overlay import (
    ExamplesTooMany,
    LevelMissing,
    Overlay,
    OwnPhrase,
    PhraseEveryday,
    PhraseNotFound,
    PhraseTooLong,
    PhraseTooShort,
    StemTooShort,
)
from core.crisis.vocabulary import Vocabulary


def own(text: str, number: int = 1, level: Level = Level.HIGH, **more: tuple[str, ...]) -> OwnPhrase:
    return OwnPhrase(number=number, text=text, level=level, category=Category.BULLYING, **more)


def rules_in(text: str, *phrases: OwnPhrase) -> tuple[str, ...]:
    return screen(text, lexicon=overlay.with_overlay(Overlay(phrases))).rules


@pytest.mark.parametrize(
    ("phrase", "message"),
    [
        ("мені қораға апарады", "ертең мені қораға апарады деді"),
        ("мені қораға апарады", "мени корага апарады"),
        ("мені қораға апарады", "meni qoragha aparady"),
        ("мені қораға апарады", "MENI QORAGA APARADI"),
        ("мені қораға апарады", "мені ғой тіпті қораға апарады"),
        ("мені қораға апарады", "м е н і  қ о р а ғ а  а п а р а д ы"),
        ("meni qoraga aparady", "мені қораға апарады"),
        ("meni qoraga aparady", "мени корага апарады"),
        ("за гаражами ждут", "za garazhami zhdut"),
        ("сойып тас*", "бәрін сойып тастаймын"),
        ("сойып тас*", "soiyp tastaimyn"),
        ("behind the old gym", "they wait behind the OLD gym!!"),
    ],
)
def test_a_phrase_is_found_however_it_is_typed(phrase: str, message: str) -> None:
    assert "school.1" in rules_in(message, own(phrase))


@pytest.mark.parametrize(
    ("phrase", "message"),
    [
        ("мені қораға апарады", "мені кинога апарады"),
        ("мені қораға апарады", "қораға мал апарады"),
        ("сойып таста", "сойып тастаймын"),
    ],
)
def test_other_words_are_not_the_phrase(phrase: str, message: str) -> None:
    assert rules_in(message, own(phrase)) == ()


def test_the_finding_has_the_phrases_level_kind_and_place() -> None:
    lexicon = overlay.with_overlay(Overlay((own("қораға апарады", level=Level.EMERGENCY),)))

    finding = screen("Ертең қораға апарады", lexicon=lexicon)

    assert (finding.level, finding.category, finding.spans) == (Level.EMERGENCY, Category.BULLYING, ((6, 20),))


@pytest.mark.parametrize(
    ("phrase", "refusal"),
    [
        (own("ай"), PhraseTooShort),
        (own("!!! ???"), PhraseTooShort),
        (own("ь ь ь ь ь"), PhraseTooShort),
        (own("мен жоқ бар"), PhraseEveryday),
        (own("не хочу"), PhraseEveryday),
        (own("қораға а*"), StemTooShort),
        (own("қ" * 121), PhraseTooLong),
        (own("қораға апарады", no=("қ" * 121,)), PhraseTooLong),
        (own("қораға апарады", no=tuple(f"мысал {n}" for n in range(11))), ExamplesTooMany),
        (own("қораға апарады", yes=("үйге барам",)), PhraseNotFound),
        (own("қораға апарады", level=Level.NONE), LevelMissing),
    ],
)
def test_a_phrase_that_would_alert_always_or_never_is_refused(phrase: OwnPhrase, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        overlay.check(phrase)


def test_a_phrase_of_four_letters_is_taken() -> None:
    overlay.check(own("ұрам"))


def test_two_spellings_of_one_phrase_are_the_same() -> None:
    assert overlay.same("Қораға апарады", "корага АПАРАДЫ!")
    assert not overlay.same("қораға апарады", "қораға апара*")


def test_the_built_in_rules_find_what_they_found_with_three_hundred_phrases_beside_them() -> None:
    phrases = tuple(own(f"қауіпсөз{chr(0x430 + n % 32)}{chr(0x430 + n // 32)} апарады", n) for n in range(1, 301))

    lexicon = overlay.with_overlay(Overlay(phrases))

    assert self_test(lexicon) == ()
    examples = [text for rule in built_in().rules for text in (*rule.yes, *rule.no)]
    assert [screen(text, lexicon=lexicon).level for text in examples] == [screen(text).level for text in examples]


def test_words_added_later_make_the_vocabulary_that_all_of_them_at_once_make() -> None:
    suffixes, concepts = written()["suffix"], written()["concept"]
    later = {name: concepts[name] for name in list(concepts)[::2]}
    first = {name: concepts[name] for name in concepts if name not in later}

    added = Vocabulary(suffixes).and_concepts(first).and_concepts(later)

    assert added == Vocabulary(suffixes).and_concepts({**first, **later})
    assert added.forms.keys() == vocabulary().forms.keys()


def test_a_muted_rule_finds_nothing_and_the_quick_way_of_muting_agrees() -> None:
    rule = next(rule for rule in built_in().rules if len(screen(rule.yes[0]).rules) == 1)

    compiled = overlay.with_overlay(Overlay((), frozenset({rule.id})))
    quick = overlay.without(built_in(), {rule.id})

    texts = [*built_in().core, *(text for other in built_in().rules for text in other.yes)]
    assert [screen(text, lexicon=compiled) for text in texts] == [screen(text, lexicon=quick) for text in texts]
    assert rule.id not in screen(rule.yes[0], lexicon=compiled).rules


class TestWhenTheSchoolsPartIsWrong:
    def test_mutes_that_would_lose_a_core_phrase_are_left_out_and_the_phrases_stay(self) -> None:
        everything = frozenset(rule.id for rule in built_in().rules)

        composed = overlay.composed(Overlay((own("қораға апарады"),), everything))

        assert not composed.is_whole
        assert self_test(composed.lexicon) == ()
        assert "school.1" in screen("қораға апарады", lexicon=composed.lexicon).rules

    def test_what_does_not_compile_leaves_the_built_in_lexicon(self) -> None:
        composed = overlay.composed(Overlay((own("қораға а*"),)))

        assert not composed.is_whole
        assert composed.lexicon is built_in()

    def test_a_good_one_is_whole(self) -> None:
        assert overlay.composed(Overlay((own("қораға апарады"),))).is_whole
