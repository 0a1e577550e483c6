"""Single days: closed or opened, for one or for all, who may, what is refused, how they come back."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from core import schools
from core.actors import NotAllowed, Specialist
from core.cyclogram import DayException, single_days
from core.cyclogram.arrangers import PersonUnknown
from core.cyclogram.arranging import HoursInvalid, HoursOverlap
from core.cyclogram.rooms import RoomUnknown
from core.cyclogram.single_days import DayPast, DayUnknown, NobodyReceived, NoteTooLong
from db.models.journals import Audience
from tests.factories.appointments import free, hours, room
from tests.factories.schools import another_school
from tests.factories.staff import deputy_head, psychologist, tags

TODAY, FRIDAY, SUNDAY = date(2026, 11, 23), date(2026, 11, 27), date(2026, 11, 29)


def close(session: Session, by: Specialist, now: datetime, **overrides: Any) -> DayException:
    values: dict[str, Any] = {"day": FRIDAY, "staff_id": by.id}
    return single_days.close(session, by=by, now=now, **{**values, **overrides})


def open_extra(session: Session, by: Specialist, now: datetime, **overrides: Any) -> DayException:
    values: dict[str, Any] = {
        "day": SUNDAY,
        "span": (time(10), time(12)),
        "audiences": [Audience.PARENT],
        "staff_id": by.id,
    }
    return single_days.open_extra(session, by=by, now=now, **{**values, **overrides})


def days(session: Session, now: datetime) -> set[date]:
    return {(slot.starts_at + timedelta(hours=5)).date() for slot in free(session, now=now)}


def test_a_closed_day_is_offered_to_nobody_until_it_is_as_usual_again(session: Session, now: datetime) -> None:
    by = psychologist(session)
    hours(session, by.id)
    found = close(session, by, now, note="  Семинар \n Алматыда ")
    assert found.note == "Семинар Алматыда"
    assert FRIDAY not in days(session, now)

    single_days.restore(session, found.id, by=by, now=now)

    assert FRIDAY in days(session, now)
    assert tags(session) == ["cyclogram:day:closed", "cyclogram:day:restored"]


def test_a_piece_of_a_day_is_closed(session: Session, now: datetime) -> None:
    by = psychologist(session)
    hours(session, by.id)
    before = [slot for slot in free(session, now=now) if slot.starts_at.date() == FRIDAY]
    close(session, by, now, span=(time(15), time(16)))
    after = [slot for slot in free(session, now=now) if slot.starts_at.date() == FRIDAY]

    assert before
    assert after
    assert min(slot.starts_at for slot in after).hour == 11  # 16:00 in Almaty


def test_a_day_off_is_opened_for_whom_it_is_said(session: Session, now: datetime) -> None:
    by = psychologist(session)
    open_extra(session, by, now)

    assert days(session, now) == {SUNDAY}
    assert free(session, now=now, audience=Audience.TEACHER) == []
    assert tags(session) == ["cyclogram:day:opened"]


def test_an_opening_of_the_whole_school_is_everybodys(session: Session, now: datetime) -> None:
    first, second = psychologist(session), psychologist(session)
    open_extra(session, deputy_head(session), now, staff_id=None)

    assert {slot.staff_id for slot in free(session, now=now)} == {first.id, second.id}


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"day": TODAY - timedelta(days=1)}, DayPast),
        ({"day": TODAY + timedelta(days=367)}, DayPast),
        ({"span": (time(12), time(12))}, HoursInvalid),
        ({"span": (time(12), time(10))}, HoursInvalid),
        ({"note": "x" * 121}, NoteTooLong),
    ],
)
def test_what_cannot_be_is_refused_of_both(
    session: Session, now: datetime, wrong: dict[str, Any], refusal: type[Exception]
) -> None:
    by = psychologist(session)
    with pytest.raises(refusal):
        close(session, by, now, **wrong)
    with pytest.raises(refusal):
        open_extra(session, by, now, **wrong)


def test_an_opening_is_for_somebody_and_in_a_room_there_is(session: Session, now: datetime) -> None:
    by = psychologist(session)
    with pytest.raises(NobodyReceived):
        open_extra(session, by, now, audiences=[])
    with pytest.raises(RoomUnknown):
        open_extra(session, by, now, room_id=room(session, is_active=False).id)
    assert open_extra(session, by, now, room_id=room(session).id).room_id is not None


def test_the_same_people_are_not_received_twice_at_a_time(session: Session, now: datetime) -> None:
    by = psychologist(session)
    hours(session, by.id, audiences=["parent"])
    for span in ((time(16), time(18)), (time(15, 30), time(16)), (time(14), time(15, 10))):
        with pytest.raises(HoursOverlap):
            open_extra(session, by, now, day=FRIDAY, span=span)
    open_extra(session, by, now, day=FRIDAY, span=(time(17), time(18)))
    open_extra(session, by, now, day=FRIDAY, span=(time(16), time(17)), audiences=[Audience.TEACHER])

    assert len(single_days.upcoming(session, by.school_id, staff_id=by.id, since=TODAY)) == 2


class TestWhoMay:
    def test_a_psychologist_touches_neither_a_colleagues_day_nor_the_whole_schools(
        self, session: Session, now: datetime
    ) -> None:
        by, colleague, office = psychologist(session), psychologist(session), deputy_head(session)
        theirs = close(session, office, now, staff_id=colleague.id)
        everybodys = close(session, office, now, staff_id=None)
        for staff_id in (colleague.id, None):
            with pytest.raises(NotAllowed):
                close(session, by, now, staff_id=staff_id)
            with pytest.raises(NotAllowed):
                open_extra(session, by, now, staff_id=staff_id)
        for found in (theirs, everybodys):
            with pytest.raises(NotAllowed):
                single_days.restore(session, found.id, by=by, now=now)

    def test_a_psychologist_stands_in_while_the_school_has_nobody_who_arranges_it(
        self, session: Session, now: datetime
    ) -> None:
        by = psychologist(session)
        assert close(session, by, now, staff_id=None).staff_id is None

    def test_another_schools_day_is_not_there(self, session: Session, now: datetime) -> None:
        by = deputy_head(session)
        stranger = psychologist(session, school_id=another_school(session).id)
        theirs = close(session, stranger, now)
        with pytest.raises(DayUnknown):
            single_days.restore(session, theirs.id, by=by, now=now)
        with pytest.raises(DayUnknown):
            single_days.restore(session, 10**6, by=by, now=now)
        with pytest.raises(PersonUnknown):
            close(session, by, now, staff_id=stranger.id)


def test_days_to_come_are_those_of_all_and_ones_own_soonest_first(session: Session, now: datetime) -> None:
    by, colleague, office = psychologist(session), psychologist(session), deputy_head(session)
    mine = open_extra(session, by, now)
    close(session, colleague, now)
    everybodys = close(session, office, now, staff_id=None, day=FRIDAY)
    school = schools.first_school(session)

    found = single_days.upcoming(session, school.id, staff_id=by.id, since=TODAY)

    assert [one.id for one in found] == [everybodys.id, mine.id]
    assert single_days.upcoming(session, school.id, staff_id=by.id, since=SUNDAY + timedelta(days=1)) == []
