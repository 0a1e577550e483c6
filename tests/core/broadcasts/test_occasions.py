"""Occasions: the right days of the year, what stands for each, words for each group; and the duty of every term."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core import schools
from core.actors import NotAllowed, Specialist
from core.broadcasts import duties, occasion_days, occasions
from core.broadcasts.occasion_days import Span
from core.broadcasts.occasions import OccasionUnknown, Standing
from db.models.broadcasts import BroadcastState, Occasion, RunState
from db.models.journals import Audience
from db.models.schools import CalendarPeriod
from tests.core.plans.hands import worked
from tests.factories.broadcasts import broadcast, run
from tests.factories.schools import another_school
from tests.factories.staff import deputy_head, psychologist

YEAR = (date(2026, 9, 1), date(2027, 8, 31))
SECOND_TERM = "bullying@2026-11-02"


@pytest.fixture
def engine() -> str:
    """Nothing here is asked in a way that engines could answer differently."""
    return "sqlite"


@pytest.fixture
def by(session: Session) -> Specialist:
    return psychologist(session)


def first_days(session: Session, code: str) -> list[date]:
    """When an occasion begins in the year of the tests."""
    school = schools.first_school(session)
    found = occasions.coming(session, school_id=school.id, since=YEAR[0], until=YEAR[1])
    return [one.first for one in found if one.code == code]


class TestTheDays:
    @pytest.mark.parametrize(
        ("code", "days"),
        [
            ("suicide-prevention-day", [date(2026, 9, 10)]),
            ("family-day-kz", [date(2026, 9, 13)]),
            ("no-smoking-day", [date(2026, 11, 19)]),
            ("safer-internet-day", [date(2027, 2, 9)]),
            ("unt-january", [date(2027, 1, 10)]),
            ("term-end", [date(2026, 10, 11), date(2026, 12, 13), date(2027, 3, 7), date(2027, 5, 11)]),
            ("bullying", [date(2026, 9, 1), date(2026, 11, 2), date(2027, 1, 11), date(2027, 3, 29)]),
            ("mourning-pupils", []),
        ],
    )
    def test_are_those_of_the_school_year(self, session: Session, code: str, days: list[date]) -> None:
        assert first_days(session, code) == days

    def test_of_a_season_are_found_while_it_lasts(self) -> None:
        rule = {"kind": "day", "month": 11, "day": 25, "to": [12, 10]}

        found = occasion_days.spans(rule, (), since=date(2026, 12, 1), until=date(2026, 12, 31))

        assert found == [Span(date(2026, 11, 25), date(2026, 12, 10))]

    def test_follow_the_calendar_of_the_school(self, session: Session) -> None:
        first = select(CalendarPeriod).where(CalendarPeriod.kind == "term", CalendarPeriod.ends == date(2026, 10, 25))
        session.scalars(first).one().ends = date(2026, 10, 18)
        session.flush()

        assert first_days(session, "term-end")[0] == date(2026, 10, 4)


class TestWhatStands:
    @pytest.mark.parametrize(
        ("state", "of_run", "stands"),
        [
            (BroadcastState.DRAFT, None, Standing.DRAFT),
            (BroadcastState.PROPOSED, None, Standing.PROPOSED),
            (BroadcastState.SCHEDULED, RunState.WAITING, Standing.SCHEDULED),
            (BroadcastState.SCHEDULED, RunState.SENDING, Standing.SENT),
            (BroadcastState.FINISHED, RunState.DONE, Standing.SENT),
            (BroadcastState.FINISHED, RunState.SKIPPED, Standing.NOTHING),
            (BroadcastState.CANCELLED, None, Standing.NOTHING),
        ],
    )
    def test_is_how_far_its_message_got(
        self, session: Session, now: datetime, state: BroadcastState, of_run: RunState | None, stands: Standing
    ) -> None:
        made = broadcast(session, state=state, occasion=SECOND_TERM)
        if of_run is not None:
            run(session, made, due_at=now, latest_at=now, state=of_run)

        assert self._standing(session, made.school_id) == {"bullying@2026-11-02": stands}

    def test_is_what_got_furthest_of_several(self, session: Session) -> None:
        made = broadcast(session, occasion=SECOND_TERM)
        broadcast(session, state=BroadcastState.DRAFT, occasion=SECOND_TERM)

        assert self._standing(session, made.school_id) == {SECOND_TERM: Standing.SCHEDULED}

    def test_is_of_the_same_school_and_the_same_term(self, session: Session) -> None:
        broadcast(session, occasion=SECOND_TERM, school_id=another_school(session).id)
        made = broadcast(session, occasion="bullying@2026-09-01")

        assert self._standing(session, made.school_id) == {SECOND_TERM: Standing.NOTHING}

    def _standing(self, session: Session, school_id: int) -> dict[str, Standing]:
        day = date(2026, 11, 23)
        found = occasions.coming(session, school_id=school_id, since=day, until=day)
        return {one.key: one.standing for one in found if one.is_duty}


class TestTheWords:
    def test_are_those_for_the_group_that_was_asked_for(self, session: Session, by: Specialist) -> None:
        library = session.scalars(select(Occasion).where(Occasion.code == "bullying")).one()

        first = occasions.draft(session, SECOND_TERM, by=by, day=date(2026, 11, 23))
        parents = occasions.draft(session, SECOND_TERM, by=by, day=date(2026, 11, 23), audience=Audience.PARENT)

        assert (first.audience, first.texts["kk"]) == (Audience.STUDENT, library.texts["kk"])
        assert first.others == (Audience.PARENT, Audience.TEACHER)
        assert first.grades == (5, 6, 7, 8, 9, 10, 11)
        assert parents.texts["ru"] == library.texts["ru:parent"]
        assert parents.grades == ()
        assert (parents.key, parents.topic) == (SECOND_TERM, 3)

    def test_of_a_code_alone_are_for_the_next_time(self, session: Session, by: Specialist) -> None:
        assert occasions.draft(session, "term-end", by=by, day=date(2026, 11, 23)).key == "term-end@2026-12-13"

    @pytest.mark.parametrize(
        "wrong", ["", "no-such-day", "bullying@2026-11-03", "bullying@tomorrow", "mourning-pupils"]
    )
    def test_of_what_does_not_come_are_not_there(self, session: Session, by: Specialist, wrong: str) -> None:
        with pytest.raises(OccasionUnknown):
            occasions.draft(session, wrong, by=by, day=date(2026, 11, 23))

    def test_are_a_psychologists_to_begin_with(self, session: Session) -> None:
        with pytest.raises(NotAllowed):
            occasions.draft(session, SECOND_TERM, by=deputy_head(session), day=date(2026, 11, 23))


class TestTheDutyOfATerm:
    """The second term of 2026–27 ends on 27 December; the lessons of the tests are on 23 November."""

    def test_is_asked_for_in_its_last_three_weeks_and_pressing_in_the_last(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        found = [
            duties.owed(session, school_id=by.school_id, now=now + timedelta(days=days)) for days in (13, 14, 27, 28)
        ]

        assert [one and (one.key, one.days, one.is_late) for one in found] == [
            None,
            (SECOND_TERM, 21, False),
            (SECOND_TERM, 8, False),
            (SECOND_TERM, 7, True),
        ]

    def test_is_met_by_a_message_that_waits_for_its_hour_and_not_by_a_draft(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        made = broadcast(session, state=BroadcastState.DRAFT, occasion=SECOND_TERM)
        december = now + timedelta(days=20)
        assert duties.owed(session, school_id=by.school_id, now=december) is not None

        made.state = BroadcastState.SCHEDULED
        session.flush()

        assert duties.owed(session, school_id=by.school_id, now=december) is None

    def test_is_met_by_work_in_a_room_of_the_same_term(self, session: Session, by: Specialist, now: datetime) -> None:
        december = now + timedelta(days=20)
        worked(session, by, now, days_ago=25).category = "bullying"
        session.flush()
        assert duties.owed(session, school_id=by.school_id, now=december) is not None

        worked(session, by, now).category = "cyber"
        session.flush()

        assert duties.owed(session, school_id=by.school_id, now=december) is None
