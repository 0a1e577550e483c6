"""The rules of booking within their bounds, the bells of two shifts, one's own address for meetings over video."""

from datetime import datetime, time
from typing import Any

import pytest
from sqlalchemy.orm import Session

from core.actors import NotAllowed, Specialist
from core.cyclogram import hours, ruling
from core.cyclogram.ruling import BOUNDS, BellsInvalid, Lesson, LinkInvalid, PausesInvalid, RuleInvalid
from tests.factories.schools import another_school
from tests.factories.staff import deputy_head, psychologist, tags

USUAL = {name: least for name, (least, _) in BOUNDS.items()}
NOON = (time(13), time(14))


@pytest.fixture
def by(session: Session) -> Specialist:
    return deputy_head(session)


def set_rules(session: Session, by: Specialist, now: datetime, **overrides: Any) -> None:
    values: dict[str, Any] = {"numbers": USUAL, "is_automatic": True, "by_bells": False, "pauses": []}
    ruling.set_rules(session, by=by, now=now, **{**values, **overrides})


def test_the_rules_of_a_school_are_its_own(session: Session, by: Specialist, now: datetime) -> None:
    numbers = {name: most for name, (_, most) in BOUNDS.items()}
    set_rules(session, by, now, numbers=numbers, is_automatic=False, by_bells=True, pauses=[(time(16), time(17)), NOON])
    found = hours.rules_of(session, by.school_id)

    assert {name: getattr(found, name) for name in BOUNDS} == numbers
    assert (found.is_automatic, found.by_bells) == (False, True)
    assert found.pauses == [["13:00", "14:00"], ["16:00", "17:00"]]
    set_rules(session, by, now)
    assert hours.rules_of(session, by.school_id).pauses == []
    assert hours.rules_of(session, another_school(session).id).meeting_minutes == 30
    assert tags(session) == ["cyclogram:rules:set"] * 2


@pytest.mark.parametrize("name", list(BOUNDS))
@pytest.mark.parametrize("side", [0, 1], ids=["too little", "too much"])
def test_a_number_outside_its_bounds_is_named(
    session: Session, by: Specialist, now: datetime, name: str, side: int
) -> None:
    wrong = BOUNDS[name][side] + (-1, 1)[side]
    with pytest.raises(RuleInvalid) as refusal:
        set_rules(session, by, now, numbers={**USUAL, name: wrong})

    assert refusal.value.name == name


def test_a_number_that_was_not_said_is_no_zero(session: Session, by: Specialist, now: datetime) -> None:
    with pytest.raises(RuleInvalid):
        set_rules(session, by, now, numbers={name: value for name, value in USUAL.items() if name != "pause_minutes"})


@pytest.mark.parametrize(
    "pauses",
    [
        [(time(14), time(13))],
        [NOON, (time(13, 30), time(15))],
        [(time(hour), time(hour + 1)) for hour in range(7)],
    ],
)
def test_pauses_follow_each_other(session: Session, by: Specialist, now: datetime, pauses: Any) -> None:
    with pytest.raises(PausesInvalid):
        set_rules(session, by, now, pauses=pauses)


def test_only_who_arranges_the_school_rules_it(session: Session, by: Specialist, now: datetime) -> None:
    person = psychologist(session)
    with pytest.raises(NotAllowed):
        set_rules(session, person, now)
    with pytest.raises(NotAllowed):
        ruling.set_bells(session, [], by=person, now=now)


class TestBells:
    def test_replace_those_that_stood(self, session: Session, by: Specialist, now: datetime) -> None:
        wanted = [Lesson(2, 1, time(14), time(14, 40)), Lesson(1, 1, time(8), time(8, 40))]
        ruling.set_bells(session, wanted, by=by, now=now)

        found = ruling.lessons(session, by.school_id)
        assert [(bell.shift, bell.lesson, bell.opens) for bell in found] == [(1, 1, time(8)), (2, 1, time(14))]
        ruling.set_bells(session, wanted[:1], by=by, now=now)
        assert len(ruling.lessons(session, by.school_id)) == 1

    @pytest.mark.parametrize(
        "wrong",
        [
            [Lesson(1, 1, time(9), time(8))],
            [Lesson(1, 1, time(8), time(9)), Lesson(1, 2, time(8, 50), time(9, 30))],
            [Lesson(1, 2, time(8), time(9)), Lesson(1, 1, time(10), time(11))],
            [Lesson(1, 1, time(8), time(9)), Lesson(1, 1, time(10), time(11))],
            [Lesson(3, 1, time(8), time(9))],
            [Lesson(1, 11, time(8), time(9))],
            [Lesson(1, 0, time(8), time(9))],
        ],
    )
    def test_that_cannot_ring_so_are_refused(
        self, session: Session, by: Specialist, now: datetime, wrong: list[Lesson]
    ) -> None:
        before = len(ruling.lessons(session, by.school_id))
        with pytest.raises(BellsInvalid):
            ruling.set_bells(session, wrong, by=by, now=now)

        assert len(ruling.lessons(session, by.school_id)) == before > 0

    def test_of_two_shifts_may_overlap(self, session: Session, by: Specialist, now: datetime) -> None:
        both = [Lesson(1, 6, time(12, 30), time(13, 15)), Lesson(2, 1, time(13), time(13, 45))]
        ruling.set_bells(session, both, by=by, now=now)

        assert len(ruling.lessons(session, by.school_id)) == 2


class TestTheAddressOverVideo:
    def test_is_set_changed_and_taken_away(self, session: Session, now: datetime) -> None:
        by = psychologist(session)
        for address, kept in (
            (" https://meet.example.kz/psy ", "https://meet.example.kz/psy"),
            ("https://meet.example.kz/other?pwd=1", "https://meet.example.kz/other?pwd=1"),
            ("  ", ""),
            ("", ""),
        ):
            ruling.set_link(session, address, by=by, now=now)
            assert ruling.link_of(session, by.id) == kept
        assert tags(session)[-1] == "cyclogram:link:removed"

    @pytest.mark.parametrize(
        "address",
        [
            "http://meet.example.kz/psy",
            "javascript:alert(1)",
            "https://",
            "https:///psy",
            "https://localhost/psy",
            "https://me:secret@meet.example.kz/",
            "https://meet.example.kz/a b",
            "https://meet.example.kz/\u202ex",
            "https://meet.example.kz/\nx",
            "https://[::1/psy",
            "meet.example.kz",
            "https://meet.example.kz/" + "x" * 300,
        ],
    )
    def test_is_nothing_else_than_https_to_somewhere(self, session: Session, now: datetime, address: str) -> None:
        by = psychologist(session)
        with pytest.raises(LinkInvalid):
            ruling.set_link(session, address, by=by, now=now)

        assert ruling.link_of(session, by.id) == ""

    def test_is_a_psychologists_own(self, session: Session, by: Specialist, now: datetime) -> None:
        with pytest.raises(NotAllowed):
            ruling.set_link(session, "https://meet.example.kz/", by=by, now=now)
