"""The library of occasions that is shipped: whole in three languages, fit to send as it stands, gated by age."""

from collections.abc import Iterator

import pytest

from core.safe_messaging.linter import Piece, lint
from db.models.broadcasts import Occasion
from db.occasion_seeding import LOCALES, occasions

LONGEST = 700
AREAS = {1: "life", 2: "habits", 3: "fear", 4: "family"}
ADULTS = {"parent": "parents", "teacher": "teachers", "administration": "administration"}
SHIPPED = list(occasions())


def wordings() -> Iterator[tuple[Occasion, str, dict[str, str]]]:
    """Each occasion in the words for each of its groups."""
    for one in SHIPPED:
        for group in one.audiences:
            yield one, group, {locale: one.texts.get(f"{locale}:{group}", one.texts[locale]) for locale in LOCALES}


def readers(one: Occasion, group: str) -> frozenset[str]:
    """Whom the linter is to think of."""
    if group in ADULTS:
        return frozenset({ADULTS[group]})
    return frozenset("pupils_0_4" if n < 5 else "pupils_5_7" if n < 8 else "pupils_8_11" for n in one.grades)


def test_every_wording_may_be_sent_as_it_stands() -> None:
    broken = [
        (one.code, group, finding)
        for one, group, said in wordings()
        for finding in lint(
            Piece(
                "broadcast",
                readers(one, group),
                AREAS[one.topic],
                {locale: [one.names[locale], said[locale]] for locale in LOCALES},
            )
        )
    ]

    assert broken == []
    assert [one.code for one, _, said in wordings() if max(map(len, said.values())) > LONGEST] == []


def test_a_second_group_reads_words_of_its_own() -> None:
    shared = [(one.code, group) for one in SHIPPED for group in one.audiences[1:] if f"kk:{group}" not in one.texts]

    assert shared == []


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_of_the_day_of_suicide_prevention_reaches_a_grade_below_eight(locale: str) -> None:
    grave = [one for one in SHIPPED if one.topic == 1 and "student" in one.audiences]

    assert {one.code: min(one.grades) for one in grave if one.code == "suicide-prevention-day"} == {
        "suicide-prevention-day": 8
    }
    assert all("111" in one.texts[locale] and "112" in one.texts[locale] for one in grave)


def test_pupils_are_reached_from_grade_five_on() -> None:
    with_pupils = [one for one in SHIPPED if "student" in one.audiences]

    assert [one.code for one in with_pupils if not one.grades or min(one.grades) < 5] == []


def test_every_occasion_says_where_it_comes_from_and_waits_for_a_reader() -> None:
    assert all(one.source and one.review == "needed" for one in SHIPPED)
    assert [one.code for one in SHIPPED if one.is_duty] == ["bullying"]
    assert "506" in next(one.source for one in SHIPPED if one.is_duty)
