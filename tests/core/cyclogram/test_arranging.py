"""Arranging a week: who may, what cannot stand beside what, the proposed week, what is written down."""

from datetime import datetime, time
from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy.orm import Session

from core.actors import NotAllowed, Role, Specialist
from core.cyclogram import Weeks, WorkKind, arranging
from core.cyclogram.arrangers import PersonUnknown
from core.cyclogram.arranging import CellUnknown, Hours, HoursInvalid, HoursOverlap, WeekNotEmpty
from core.cyclogram.rooms import RoomUnknown
from core.staff import specialist
from db.models.journals import Audience
from tests.factories.appointments import room
from tests.factories.schools import another_school
from tests.factories.staff import deputy_head, psychologist, staff_member, tags

MON, TUE, WED = 0, 1, 2


def reception(**overrides: Any) -> Hours:
    values = {"opens": time(15), "closes": time(17), "work": WorkKind.RECEPTION, "audiences": [Audience.PARENT]}
    return Hours(**{**values, **overrides})


def add(session: Session, by: Specialist, now: datetime, *days: int, **overrides: Any) -> list[int]:
    owner = overrides.pop("staff_id", by.id)
    hours = reception(**overrides)
    return [cell.id for cell in arranging.add_cells(session, hours, staff_id=owner, weekdays=days, by=by, now=now)]


def week(session: Session, by: Specialist) -> list[tuple[int, str, str]]:
    return [(cell.weekday, f"{cell.opens:%H:%M}", cell.work.value) for cell in arranging.week(session, staff_id=by.id)]


def test_one_piece_stands_on_several_days_and_is_written_down(session: Session, now: datetime) -> None:
    by = psychologist(session)
    add(session, by, now, WED, MON, MON)

    assert week(session, by) == [(MON, "15:00", "reception"), (WED, "15:00", "reception")]
    assert arranging.week(session, staff_id=by.id)[0].audiences == ["parent"]
    assert tags(session) == ["cyclogram:cells:added"]


@pytest.mark.parametrize(
    "wrong", [{"closes": time(15)}, {"closes": time(14)}, {"opens": time(17)}], ids=["none", "backwards", "empty"]
)
def test_hours_that_end_before_they_begin_are_refused(session: Session, now: datetime, wrong: Any) -> None:
    with pytest.raises(HoursInvalid):
        add(session, psychologist(session), now, MON, **wrong)


@pytest.mark.parametrize("days", [(), (7,), (-1, 0)])
def test_a_day_that_is_none_is_refused(session: Session, now: datetime, days: tuple[int, ...]) -> None:
    with pytest.raises(HoursInvalid):
        add(session, psychologist(session), now, *days)


@pytest.mark.parametrize(
    ("more", "stands"),
    [
        ({"opens": time(16), "closes": time(18)}, False),
        ({"opens": time(15, 30), "closes": time(16)}, False),
        ({"opens": time(17), "closes": time(18)}, True),
        ({"opens": time(14), "closes": time(15)}, True),
        ({"weeks": Weeks.ODD}, False),
    ],
)
def test_a_person_does_one_thing_at_a_time(session: Session, now: datetime, more: Any, stands: bool) -> None:
    by = psychologist(session)
    add(session, by, now, MON)
    if stands:
        add(session, by, now, MON, **more)
        assert len(week(session, by)) == 2
    else:
        with pytest.raises(HoursOverlap):
            add(session, by, now, MON, **more)


def test_odd_and_even_weeks_take_turns_at_one_hour(session: Session, now: datetime) -> None:
    by = psychologist(session)
    add(session, by, now, MON, weeks=Weeks.ODD)
    add(session, by, now, MON, weeks=Weeks.EVEN, work=WorkKind.VISIT, audiences=[])

    assert len(week(session, by)) == 2
    with pytest.raises(HoursOverlap):
        add(session, by, now, MON, weeks=Weeks.ODD)


def test_another_persons_hours_are_no_overlap(session: Session, now: datetime) -> None:
    for by in (psychologist(session), psychologist(session)):
        add(session, by, now, MON)
        assert len(week(session, by)) == 1


def test_a_piece_is_changed_and_does_not_stand_in_its_own_way(session: Session, now: datetime) -> None:
    by = psychologist(session)
    first, second = add(session, by, now, MON, TUE)
    longer = reception(closes=time(18), work=WorkKind.INDIVIDUAL, audiences=[Audience.STUDENT])
    arranging.set_cell(session, first, longer, weekday=MON, by=by, now=now)
    with pytest.raises(HoursOverlap):
        arranging.set_cell(session, second, longer, weekday=MON, by=by, now=now)

    assert week(session, by) == [(MON, "15:00", "individual"), (TUE, "15:00", "reception")]
    assert tags(session)[-1] == "cyclogram:cell:changed"


def test_a_piece_is_taken_out(session: Session, now: datetime) -> None:
    by = psychologist(session)
    first, _ = add(session, by, now, MON, TUE)
    arranging.remove_cell(session, first, by=by, now=now)

    assert week(session, by) == [(TUE, "15:00", "reception")]
    with pytest.raises(CellUnknown):
        arranging.remove_cell(session, first, by=by, now=now)


class TestWhoMay:
    def test_a_psychologist_arranges_only_their_own_week(self, session: Session, now: datetime) -> None:
        by, colleague = psychologist(session), psychologist(session)
        (theirs,) = add(session, colleague, now, MON)
        with pytest.raises(NotAllowed):
            add(session, by, now, TUE, staff_id=colleague.id)
        with pytest.raises(NotAllowed):
            arranging.set_cell(session, theirs, reception(), weekday=TUE, by=by, now=now)
        with pytest.raises(NotAllowed):
            arranging.remove_cell(session, theirs, by=by, now=now)

        assert week(session, colleague) == [(MON, "15:00", "reception")]

    @pytest.mark.parametrize("role", [Role.DEPUTY_HEAD, Role.ADMINISTRATOR])
    def test_a_deputy_head_and_an_administrator_arrange_everybodys(
        self, session: Session, now: datetime, role: Role
    ) -> None:
        by, owner = specialist(staff_member(session, role=role)), psychologist(session)
        (cell,) = add(session, by, now, MON, staff_id=owner.id)
        arranging.remove_cell(session, cell, by=by, now=now)

        assert week(session, owner) == []

    def test_an_observer_arranges_nothing(self, session: Session, now: datetime) -> None:
        by, owner = specialist(staff_member(session, role=Role.OBSERVER)), psychologist(session)
        with pytest.raises(NotAllowed):
            add(session, by, now, MON, staff_id=owner.id)

    def test_nobody_has_hours_but_psychologists_who_may_sign_in(self, session: Session, now: datetime) -> None:
        by, off = deputy_head(session), psychologist(session, active=False)
        for stranger in (by.id, off.id, 10**6):
            with pytest.raises(PersonUnknown):
                add(session, by, now, MON, staff_id=stranger)

    def test_another_schools_week_is_not_there(self, session: Session, now: datetime) -> None:
        by = deputy_head(session)
        stranger = psychologist(session, school_id=another_school(session).id)
        (theirs,) = add(session, stranger, now, MON)
        with pytest.raises(PersonUnknown):
            add(session, by, now, MON, staff_id=stranger.id)
        with pytest.raises(CellUnknown):
            arranging.remove_cell(session, theirs, by=by, now=now)

        assert len(week(session, stranger)) == 1


class TestTheRoom:
    def test_is_one_of_the_school_that_is_used(self, session: Session, now: datetime) -> None:
        by = psychologist(session)
        elsewhere = another_school(session)
        add(session, by, now, MON, room_id=room(session).id)
        for wrong in (room(session, is_active=False).id, room(session, school_id=elsewhere.id).id, 10**6):
            with pytest.raises(RoomUnknown):
                add(session, by, now, TUE, room_id=wrong)


class TestTheProposedWeek:
    def test_fills_an_empty_week_that_offers_hours_to_everybody(self, session: Session, now: datetime) -> None:
        by = psychologist(session)
        arranging.take_proposed(session, by=by, now=now)

        found = arranging.week(session, staff_id=by.id)
        assert {name for cell in found for name in cell.audiences} == {audience.value for audience in Audience}
        assert {cell.work for cell in found} == set(WorkKind)
        assert all(cell.opens < cell.closes for cell in found)
        assert tags(session) == ["cyclogram:week:taken"]

    def test_has_no_two_pieces_at_one_time(self, session: Session, now: datetime) -> None:
        by = psychologist(session)
        arranging.take_proposed(session, by=by, now=now)

        found = arranging.week(session, staff_id=by.id)
        for one, other in pairwise(found):
            assert (one.weekday, one.closes) <= (other.weekday, other.opens)

    def test_overwrites_nothing(self, session: Session, now: datetime) -> None:
        by = psychologist(session)
        add(session, by, now, MON)
        with pytest.raises(WeekNotEmpty):
            arranging.take_proposed(session, by=by, now=now)

    def test_is_taken_for_a_psychologist_by_a_deputy_head(self, session: Session, now: datetime) -> None:
        by, owner = deputy_head(session), psychologist(session)
        arranging.take_proposed(session, staff_id=owner.id, by=by, now=now)

        assert week(session, owner) != []
        with pytest.raises(PersonUnknown):
            arranging.take_proposed(session, by=by, now=now)
