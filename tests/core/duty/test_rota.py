"""The rota: who is on duty at which hour, over midnight, with stand-ins; who may arrange it, and what is refused."""

from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy.orm import Session

from core import schools
from core.actors import NotAllowed, Role
from core.duty import rota
from core.duty.rota import AbsenceInvalid, AbsenceUnknown, StaffUnknown, Turn, TurnInvalid
from core.staff import specialist
from tests.factories.schools import another_school
from tests.factories.staff import deputy_head, psychologist, staff_member, tags

HOUR = timedelta(hours=1)
TODAY = date(2026, 11, 23)
DAY, NIGHT = (time(8, 0), time(20, 0)), (time(20, 0), time(8, 0))


def turn(person: int, *, weekday: int = 0, hours: tuple[time, time] = DAY, position: int = 0) -> Turn:
    return Turn(staff_id=person, weekday=weekday, opens=hours[0], closes=hours[1], position=position)


def on_duty(session: Session, now: datetime) -> list[int]:
    return list(rota.on_duty(session, schools.first_school(session), now=now))


class TestOnDuty:
    def test_is_who_has_the_turn_of_this_hour_on_the_schools_clock(self, session: Session, now: datetime) -> None:
        aigul, marat = psychologist(session), psychologist(session)
        rota.set_turns(session, [turn(aigul.id), turn(marat.id, hours=NIGHT)], by=aigul, now=now)

        assert on_duty(session, now) == [aigul.id]  # Monday, 10:00 in Almaty
        assert on_duty(session, now + 9 * HOUR) == [aigul.id]
        assert on_duty(session, now + 10 * HOUR) == [marat.id]  # 20:00: the one ends as the other begins

    def test_lasts_over_midnight_into_the_next_day_and_not_longer(self, session: Session, now: datetime) -> None:
        marat = psychologist(session)
        rota.set_turns(session, [turn(marat.id, hours=NIGHT)], by=marat, now=now)

        assert on_duty(session, now + 21 * HOUR) == [marat.id]  # Tuesday, 07:00
        assert on_duty(session, now + 22 * HOUR) == []
        assert on_duty(session, now + 34 * HOUR) == []  # Tuesday, 20:00: the turn is Monday's

    def test_lasts_over_the_end_of_the_week(self, session: Session, now: datetime) -> None:
        marat = psychologist(session)
        rota.set_turns(session, [turn(marat.id, weekday=6, hours=NIGHT)], by=marat, now=now)

        assert on_duty(session, now - 4 * HOUR) == [marat.id]  # Monday, 06:00

    def test_follows_the_places_people_were_given(self, session: Session, now: datetime) -> None:
        first, second = psychologist(session), deputy_head(session)
        week = [turn(second.id, position=1), turn(first.id, position=0)]
        rota.set_turns(session, week, by=first, now=now)

        assert on_duty(session, now) == [first.id, second.id]

    def test_is_the_stand_in_while_somebody_is_away_and_not_a_day_longer(self, session: Session, now: datetime) -> None:
        aigul, marat = psychologist(session), psychologist(session)
        rota.set_turns(session, [turn(aigul.id, weekday=day) for day in range(7)], by=aigul, now=now)
        rota.add_absence(
            session,
            staff_id=aigul.id,
            stand_in_id=marat.id,
            starts=TODAY,
            ends=TODAY + timedelta(days=1),
            by=aigul,
            now=now,
        )

        assert on_duty(session, now) == [marat.id]
        assert on_duty(session, now + 24 * HOUR) == [marat.id]
        assert on_duty(session, now + 48 * HOUR) == [aigul.id]

    def test_is_the_stand_in_of_a_stand_in_who_is_away_as_well(self, session: Session, now: datetime) -> None:
        aigul, marat, saule = (psychologist(session) for _ in range(3))
        rota.set_turns(session, [turn(aigul.id)], by=aigul, now=now)
        for away, stand_in in ((aigul, marat), (marat, saule)):
            rota.add_absence(
                session, staff_id=away.id, stand_in_id=stand_in.id, starts=TODAY, ends=TODAY, by=aigul, now=now
            )

        assert on_duty(session, now) == [saule.id]

    def test_is_nobody_when_two_stand_in_for_each_other_and_are_both_away(
        self, session: Session, now: datetime
    ) -> None:
        aigul, marat = psychologist(session), psychologist(session)
        rota.set_turns(session, [turn(aigul.id)], by=aigul, now=now)
        for away, stand_in in ((aigul, marat), (marat, aigul)):
            rota.add_absence(
                session, staff_id=away.id, stand_in_id=stand_in.id, starts=TODAY, ends=TODAY, by=aigul, now=now
            )

        assert on_duty(session, now) == []

    def test_never_is_somebody_who_was_switched_off(self, session: Session, now: datetime) -> None:
        aigul, gone = psychologist(session), staff_member(session)
        rota.set_turns(session, [turn(aigul.id), turn(gone.id)], by=aigul, now=now)

        gone.active = False
        session.flush()

        assert on_duty(session, now) == [aigul.id]


class TestSetTurns:
    def test_replaces_the_whole_week_of_this_school_alone(self, session: Session, now: datetime) -> None:
        aigul = psychologist(session)
        stranger = psychologist(session, school_id=another_school(session).id)
        rota.set_turns(session, [turn(stranger.id)], by=stranger, now=now)
        rota.set_turns(session, [turn(aigul.id), turn(aigul.id, weekday=1)], by=aigul, now=now)

        rota.set_turns(session, [turn(aigul.id, weekday=4)], by=aigul, now=now)

        assert [row.weekday for row in rota.turns(session, school_id=aigul.school_id)] == [4]
        assert len(rota.turns(session, school_id=stranger.school_id)) == 1
        assert tags(session).count("duty:turns:set") == 3

    @pytest.mark.parametrize("role", [Role.PSYCHOLOGIST, Role.DEPUTY_HEAD, Role.ADMINISTRATOR])
    def test_is_for_everybody_who_runs_the_service(self, session: Session, now: datetime, role: Role) -> None:
        somebody, aigul = specialist(staff_member(session, role=role)), psychologist(session)

        rota.set_turns(session, [turn(aigul.id)], by=somebody, now=now)

        assert on_duty(session, now) == [aigul.id]

    def test_is_refused_to_an_observer(self, session: Session, now: datetime) -> None:
        observer = specialist(staff_member(session, role=Role.OBSERVER))

        with pytest.raises(NotAllowed):
            rota.set_turns(session, [], by=observer, now=now)

    @pytest.mark.parametrize("who", ["another school's", "switched off", "an administrator"])
    def test_refuses_whom_an_alert_cannot_help(self, session: Session, now: datetime, who: str) -> None:
        aigul = psychologist(session)
        others = {
            "another school's": lambda: staff_member(session, school_id=another_school(session).id),
            "switched off": lambda: staff_member(session, active=False),
            "an administrator": lambda: staff_member(session, role=Role.ADMINISTRATOR),
        }

        with pytest.raises(StaffUnknown):
            rota.set_turns(session, [turn(others[who]().id)], by=aigul, now=now)

    @pytest.mark.parametrize(
        "other",
        [
            {"weekday": 7},
            {"weekday": 0, "hours": (time(9, 0), time(10, 0))},
            {"weekday": 6, "hours": (time(22, 0), time(8, 30))},  # Sunday night reaches into Monday morning
        ],
    )
    def test_refuses_a_day_that_is_none_and_a_person_twice_at_a_time(
        self, session: Session, now: datetime, other: dict[str, object]
    ) -> None:
        aigul = psychologist(session)

        with pytest.raises(TurnInvalid):
            rota.set_turns(session, [turn(aigul.id), turn(aigul.id, **other)], by=aigul, now=now)

    def test_takes_two_people_at_a_time_and_one_person_twice_a_day(self, session: Session, now: datetime) -> None:
        aigul, marat = psychologist(session), psychologist(session)
        early, late = (time(8, 0), time(12, 0)), (time(12, 0), time(18, 0))

        week = [turn(aigul.id, hours=early), turn(aigul.id, hours=late), turn(marat.id, hours=early, position=1)]
        rota.set_turns(session, week, by=aigul, now=now)

        assert len(rota.turns(session, school_id=aigul.school_id)) == 3


class TestAbsence:
    def test_that_has_begun_ends_yesterday_and_stays_written(self, session: Session, now: datetime) -> None:
        aigul = psychologist(session)
        absence = rota.add_absence(
            session,
            staff_id=aigul.id,
            starts=TODAY - timedelta(days=3),
            ends=TODAY + timedelta(days=9),
            by=aigul,
            now=now,
        )

        rota.end_absence(session, absence.id, by=aigul, now=now)

        assert absence.ends == TODAY - timedelta(days=1)
        assert rota.away(session, schools.first_school(session), now=now) == {}

    def test_that_has_not_begun_is_gone(self, session: Session, now: datetime) -> None:
        aigul = psychologist(session)
        absence = rota.add_absence(session, staff_id=aigul.id, starts=TODAY, ends=TODAY, by=aigul, now=now)

        rota.end_absence(session, absence.id, by=aigul, now=now)

        assert rota.absences(session, school_id=aigul.school_id, since=TODAY) == []
        assert tags(session)[-2:] == ["duty:absence:added", "duty:absence:ended"]

    def test_of_another_school_is_not_there(self, session: Session, now: datetime) -> None:
        aigul, stranger = psychologist(session), psychologist(session, school_id=another_school(session).id)
        absence = rota.add_absence(session, staff_id=stranger.id, starts=TODAY, ends=TODAY, by=stranger, now=now)

        with pytest.raises(AbsenceUnknown):
            rota.end_absence(session, absence.id, by=aigul, now=now)

    def test_is_refused_that_ends_before_it_begins(self, session: Session, now: datetime) -> None:
        aigul = psychologist(session)

        with pytest.raises(AbsenceInvalid):
            rota.add_absence(
                session, staff_id=aigul.id, starts=TODAY, ends=TODAY - timedelta(days=1), by=aigul, now=now
            )

    def test_is_refused_in_which_somebody_stands_in_for_themself(self, session: Session, now: datetime) -> None:
        aigul = psychologist(session)

        with pytest.raises(AbsenceInvalid):
            rota.add_absence(
                session, staff_id=aigul.id, stand_in_id=aigul.id, starts=TODAY, ends=TODAY, by=aigul, now=now
            )
