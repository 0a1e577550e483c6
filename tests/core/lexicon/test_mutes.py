"""Silence for a rule: a reason, a second person where it is grave, never a lost core phrase, one person to end it."""

from datetime import datetime

import pytest
from sqlalchemy.orm import Session

from core import lexicon, staff, today
from core.actors import NotAllowed, Role, Specialist
from core.crisis.lexicon import built_in
from core.crisis.markers import screen, self_test
from core.crisis.overlay import without
from core.lexicon import effects, mutes
from core.lexicon.mutes import AlreadyAsked, CoreWouldBeMissed, NothingAsked, ReasonMissing, SecondPersonNeeded
from tests.factories.schools import another_school
from tests.factories.staff import psychologist, staff_member

WHY = "Мектептегі ойын атауы"


def rules(*, needs_two: bool, is_core: bool = False) -> list[str]:
    found = [rule.id for rule in built_in().rules if effects.needs_two(rule.id) is needs_two]
    return [rule for rule in found if bool(effects.impact(rule, ()).lost_core) is is_core]


@pytest.fixture
def by(session: Session) -> Specialist:
    """Who asks."""
    return psychologist(session)


@pytest.fixture
def second(session: Session) -> Specialist:
    """Who may agree."""
    return staff.specialist(staff_member(session, role=Role.DEPUTY_HEAD))


def silent(session: Session, by: Specialist) -> frozenset[str]:
    return mutes.in_force(session, school_id=by.school_id)


def test_every_rule_that_can_find_an_emergency_needs_two_people() -> None:
    grave = [rule.id for rule in built_in().rules if rule.level.value == "emergency" or rule.lift]

    assert grave
    assert all(effects.needs_two(rule) for rule in grave)


def test_a_rule_that_a_core_phrase_leans_on_needs_two_people() -> None:
    leaning = {rule for text in built_in().core for rule in screen(text).rules}

    assert leaning
    assert all(effects.needs_two(rule) for rule in leaning)


def test_one_that_is_not_grave_falls_silent_at_once(session: Session, by: Specialist, now: datetime) -> None:
    rule = rules(needs_two=False)[0]

    assert mutes.ask(session, rule, reason=WHY, by=by, now=now)

    assert silent(session, by) == {rule}
    assert lexicon.active(session, by.school_id) is not built_in()


def test_a_grave_one_speaks_until_somebody_else_agrees(
    session: Session, by: Specialist, second: Specialist, now: datetime
) -> None:
    rule = rules(needs_two=True)[0]

    assert not mutes.ask(session, rule, reason=WHY, by=by, now=now)

    assert silent(session, by) == frozenset()
    assert (mutes.waiting(session, by=by), mutes.waiting(session, by=second)) == (0, 1)
    with pytest.raises(SecondPersonNeeded):
        mutes.approve(session, rule, by=by, now=now)
    mutes.approve(session, rule, by=second, now=now)
    assert silent(session, by) == {rule}
    assert mutes.waiting(session, by=second) == 0


def test_agreeing_twice_or_to_nothing_is_refused(
    session: Session, by: Specialist, second: Specialist, now: datetime
) -> None:
    rule = rules(needs_two=True)[0]
    with pytest.raises(NothingAsked):
        mutes.approve(session, rule, by=second, now=now)
    mutes.ask(session, rule, reason=WHY, by=by, now=now)
    mutes.approve(session, rule, by=second, now=now)

    with pytest.raises(NothingAsked):
        mutes.approve(session, rule, by=second, now=now)
    with pytest.raises(AlreadyAsked):
        mutes.ask(session, rule, reason=WHY, by=by, now=now)


def test_anybody_who_may_agree_ends_it_alone(
    session: Session, by: Specialist, second: Specialist, now: datetime
) -> None:
    rule = rules(needs_two=True)[0]
    mutes.ask(session, rule, reason=WHY, by=by, now=now)
    mutes.approve(session, rule, by=second, now=now)

    mutes.end(session, rule, by=second, now=now)

    assert silent(session, by) == frozenset()
    with pytest.raises(NothingAsked):
        mutes.end(session, rule, by=by, now=now)


def test_a_rule_a_core_phrase_cannot_do_without_is_never_silent(
    session: Session, by: Specialist, now: datetime
) -> None:
    for rule in rules(needs_two=True, is_core=True):
        with pytest.raises(CoreWouldBeMissed):
            mutes.ask(session, rule, reason=WHY, by=by, now=now)


def test_together_silences_never_lose_a_core_phrase(
    session: Session, by: Specialist, second: Specialist, now: datetime
) -> None:
    for rule in built_in().rules:
        try:
            if not mutes.ask(session, rule.id, reason=WHY, by=by, now=now):
                mutes.approve(session, rule.id, by=second, now=now)
        except CoreWouldBeMissed:
            continue

    assert len(silent(session, by)) > 3
    assert self_test(without(built_in(), silent(session, by))) == ()
    assert not lexicon.is_broken(session, by.school_id)


@pytest.mark.parametrize("reason", ["", "   \n", "а" * 401])
def test_a_reason_is_needed(session: Session, by: Specialist, now: datetime, reason: str) -> None:
    with pytest.raises(ReasonMissing):
        mutes.ask(session, rules(needs_two=False)[0], reason=reason, by=by, now=now)


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.OBSERVER])
def test_others_decide_nothing(session: Session, by: Specialist, now: datetime, role: Role) -> None:
    rule = rules(needs_two=True)[0]
    mutes.ask(session, rule, reason=WHY, by=by, now=now)
    somebody = staff.specialist(staff_member(session, role=role))

    for act in (mutes.approve, mutes.end):
        with pytest.raises(NotAllowed):
            act(session, rule, by=somebody, now=now)
    with pytest.raises(NotAllowed):
        mutes.standing(session, by=somebody)
    assert mutes.waiting(session, by=somebody) == 0


def test_another_schools_silence_is_its_own(session: Session, by: Specialist, now: datetime) -> None:
    rule = rules(needs_two=False)[0]
    mutes.ask(session, rule, reason=WHY, by=by, now=now)
    stranger = psychologist(session, school_id=another_school(session).id)

    assert mutes.standing(session, by=stranger) == {}
    assert silent(session, stranger) == frozenset()
    with pytest.raises(NothingAsked):
        mutes.end(session, rule, by=stranger, now=now)


def test_who_could_agree_is_somebody_else_at_work_here(session: Session, by: Specialist) -> None:
    staff_member(session, role=Role.OBSERVER)
    staff_member(session, role=Role.PSYCHOLOGIST, active=False)
    assert not mutes.has_second(session, by=by)

    staff_member(session, role=Role.DEPUTY_HEAD)
    assert mutes.has_second(session, by=by)


def test_today_tells_the_second_person_and_nobody_else(
    session: Session, by: Specialist, second: Specialist, now: datetime
) -> None:
    mutes.ask(session, rules(needs_two=True)[0], reason=WHY, by=by, now=now)

    told = [[need.kind for need in today.needs(session, by=who, disk_free=10**12, now=now)] for who in (by, second)]

    assert ["mutes" in kinds for kinds in told] == [False, True]
