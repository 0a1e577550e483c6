"""Readiness: the gaps in the chain of people, told before the night in which they would matter."""

from datetime import datetime, time, timedelta

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from core import alerts, schools
from core.actors import Specialist
from core.alerts import drills, readiness, trying
from core.alerts.trying import NothingLinked
from core.duty import rota
from core.duty.rota import Turn
from db.models.alerts import Alert
from db.models.duty import Drill, StaffLink
from db.models.staff import Staff
from tests.factories.duty import linked, on_duty_always, pushes
from tests.factories.staff import psychologist

DAY = timedelta(days=1)


@pytest.fixture
def by(session: Session) -> Specialist:
    return psychologist(session)


def gaps(session: Session, now: datetime) -> set[str]:
    session.flush()
    return {gap.value for gap in readiness.gaps(session, schools.first_school(session), now=now)}


def drilled(session: Session, by: Specialist, *, now: datetime, is_answered: bool = True) -> None:
    drill = drills.start(session, school_id=by.school_id, asked_by=by.id, now=now)
    if is_answered:
        alerts.take(session, session.get_one(Alert, drill.alert_id).ref, staff_id=by.id, now=now)
    else:
        alerts.climb(session, now=now + timedelta(minutes=31))
    session.flush()


def test_of_a_school_that_set_nothing_are_all_named(session: Session, by: Specialist, now: datetime) -> None:
    assert gaps(session, now) == {"messenger", "rota", "drill-missing"}


def test_are_none_when_the_chain_stands(session: Session, by: Specialist, now: datetime) -> None:
    linked(session, by, now=now)
    on_duty_always(session, by, now=now)
    drilled(session, by, now=now)

    assert gaps(session, now) == set()


def test_where_nobody_works_are_somebody_elses_trouble(session: Session, by: Specialist, now: datetime) -> None:
    session.execute(update(Staff).values(active=False))

    assert gaps(session, now) == set()


def test_name_a_messenger_that_delivers_no_more(session: Session, by: Specialist, now: datetime) -> None:
    linked(session, by, now=now)
    assert "messenger" not in gaps(session, now)

    session.execute(update(StaffLink).values(is_broken=True))

    assert "messenger" in gaps(session, now)


def test_name_an_evening_that_the_rota_leaves_free(session: Session, by: Specialist, now: datetime) -> None:
    mornings = [Turn(staff_id=by.id, weekday=0, opens=time(9), closes=time(18))]
    rota.set_turns(session, mornings, by=by, now=now)
    assert "evening" in gaps(session, now)

    rota.set_turns(
        session, [*mornings, Turn(staff_id=by.id, weekday=0, opens=time(18), closes=time(8))], by=by, now=now
    )

    assert not {"evening", "rota"} & gaps(session, now)
    assert "evening" in gaps(session, now + DAY)


def test_name_a_drill_nobody_answered_until_the_next_one(session: Session, by: Specialist, now: datetime) -> None:
    drilled(session, by, now=now, is_answered=False)
    assert "drill-unanswered" in gaps(session, now + DAY)

    drilled(session, by, now=now + DAY)

    assert "drill-unanswered" not in gaps(session, now + DAY)


def test_ask_for_a_drill_only_when_the_month_has_gone_on_without_one(
    session: Session, by: Specialist, now: datetime
) -> None:
    drilled(session, by, now=now - 40 * DAY)
    session.execute(update(Drill).values(result="answered"))

    assert "drill-missing" in gaps(session, now)
    assert "drill-missing" not in gaps(session, now.replace(day=3))
    assert "drill-missing" not in gaps(session, now.replace(day=22))  # a Sunday


def test_a_message_to_oneself_goes_where_an_alert_would(session: Session, by: Specialist, now: datetime) -> None:
    address = linked(session, by, now=now)
    linked(session, psychologist(session), now=now)

    trying.send_to_oneself(session, by=by, now=now)

    session.flush()
    assert [to for to, _ in pushes(session)] == [address]


def test_a_message_to_oneself_needs_a_messenger(session: Session, by: Specialist, now: datetime) -> None:
    with pytest.raises(NothingLinked):
        trying.send_to_oneself(session, by=by, now=now)
