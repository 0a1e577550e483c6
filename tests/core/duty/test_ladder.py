"""The ladder: whom an alert wakes and in which order; it is not empty while anybody of the service can sign in."""

from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy.orm import Session

from core.duty import conflicts, rota
from core.duty.ladder import ladder
from core.duty.rota import Turn
from core.help_requests import answers
from db.models.schools import CalendarPeriod
from tests.factories.duty import on_duty_always
from tests.factories.help_requests import DANGER, help_request
from tests.factories.schools import another_school
from tests.factories.staff import deputy_head, psychologist, staff_member

TODAY = date(2026, 11, 23)
NIGHT = timedelta(hours=14)  # midnight in Almaty, seen from the morning


def climb(session: Session, school_id: int, now: datetime, talk: int | None = None) -> list[int]:
    return list(ladder(session, school_id=school_id, now=now, help_request_id=talk))


def test_a_school_that_set_nothing_is_woken_all_the_same_psychologists_first(session: Session, now: datetime) -> None:
    head = deputy_head(session, full_name="Алия")
    aigul, marat = psychologist(session, full_name="Айгүл"), psychologist(session, full_name="Марат")

    assert climb(session, aigul.school_id, now) == [aigul.id, marat.id, head.id]


def test_who_is_on_duty_comes_first_and_nobody_twice(session: Session, now: datetime) -> None:
    aigul, marat = psychologist(session, full_name="Айгүл"), psychologist(session, full_name="Марат")
    on_duty_always(session, marat, now=now)

    assert climb(session, aigul.school_id, now) == [marat.id, aigul.id]


class TestTheTalksOwnPsychologist:
    def test_comes_first_while_the_school_is_open(self, session: Session, now: datetime) -> None:
        duty, own = psychologist(session, full_name="А"), psychologist(session, full_name="Б")
        on_duty_always(session, duty, now=now)
        talk = help_request(session, finding=DANGER, now=now)
        answers.accept(session, talk.id, by=own, now=now)

        assert climb(session, own.school_id, now, talk.id) == [own.id, duty.id]

    @pytest.mark.parametrize("is_holiday", [False, True])
    def test_comes_after_who_is_awake_at_night_and_on_holidays(
        self, session: Session, now: datetime, *, is_holiday: bool
    ) -> None:
        duty, own = psychologist(session, full_name="А"), psychologist(session, full_name="Б")
        on_duty_always(session, duty, now=now)
        talk = help_request(session, finding=DANGER, now=now)
        answers.accept(session, talk.id, by=own, now=now)
        if is_holiday:
            session.add(
                CalendarPeriod(
                    kind="holiday", starts=TODAY, ends=TODAY, names={}, source="test", checked_on=None, review="done"
                )
            )
            session.flush()

        assert climb(session, own.school_id, now if is_holiday else now + NIGHT, talk.id) == [duty.id, own.id]

    def test_is_replaced_by_the_stand_in_while_away(self, session: Session, now: datetime) -> None:
        own, other, stand_in = (psychologist(session, full_name=name) for name in "АБВ")
        talk = help_request(session, finding=DANGER, now=now)
        answers.accept(session, talk.id, by=own, now=now)
        rota.add_absence(session, staff_id=own.id, stand_in_id=stand_in.id, starts=TODAY, ends=TODAY, by=own, now=now)

        assert climb(session, own.school_id, now, talk.id) == [stand_in.id, other.id]


class TestLeavesOut:
    def test_whom_the_talk_is_about(self, session: Session, now: datetime) -> None:
        aigul, marat = psychologist(session), psychologist(session)
        talk = help_request(session, now=now)
        conflicts.mark(session, talk, {aigul.id}, now=now)

        assert climb(session, aigul.school_id, now, talk.id) == [marat.id]
        assert aigul.id in climb(session, aigul.school_id, now)  # another talk wakes them as before

    def test_who_is_switched_off_and_who_is_of_another_school(self, session: Session, now: datetime) -> None:
        aigul = psychologist(session)
        staff_member(session, active=False)
        psychologist(session, school_id=another_school(session).id)

        assert climb(session, aigul.school_id, now) == [aigul.id]

    def test_who_is_away_without_a_stand_in_unless_nobody_else_is_there(self, session: Session, now: datetime) -> None:
        aigul, marat = psychologist(session), psychologist(session)
        rota.add_absence(session, staff_id=aigul.id, starts=TODAY, ends=TODAY, by=aigul, now=now)
        before = climb(session, aigul.school_id, now)

        rota.add_absence(session, staff_id=marat.id, starts=TODAY, ends=TODAY, by=aigul, now=now)

        assert before == [marat.id]
        assert set(climb(session, aigul.school_id, now)) == {aigul.id, marat.id}


def test_a_turn_of_a_deputy_head_is_a_turn_like_any(session: Session, now: datetime) -> None:
    aigul, head = psychologist(session), deputy_head(session)
    week = [Turn(staff_id=head.id, weekday=0, opens=time(8, 0), closes=time(18, 0))]
    rota.set_turns(session, week, by=head, now=now)

    assert climb(session, aigul.school_id, now) == [head.id, aigul.id]
