"""Acknowledging: who may say that they look, whose look ends the doubt, and who hears of it."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core import alerts, staff
from core.actors import Role, Specialist
from core.duty import conflicts
from core.help_requests import answers, avoiding
from db.models.alerts import Alert
from db.models.outbox import OutboxMessage
from db.models.staff import Staff
from tests.factories.duty import linked, on_duty_always, pushes
from tests.factories.help_requests import DANGER, EMERGENCY, help_request, write
from tests.factories.staff import psychologist

MINUTE = timedelta(minutes=1)


@pytest.fixture
def people(session: Session, now: datetime) -> tuple[Specialist, Specialist]:
    """Two psychologists with a phone, the first on duty."""
    aigul, marat = psychologist(session, full_name="Айгүл"), psychologist(session, full_name="Марат")
    on_duty_always(session, aigul, now=now)
    for person in (aigul, marat):
        linked(session, person, now=now)
    return aigul, marat


def arrives(session: Session) -> None:
    session.execute(update(OutboxMessage).values(state="sent"))
    session.flush()


def only(session: Session) -> Alert:
    return session.scalars(select(Alert)).one()


def told(session: Session, now: datetime, *, minutes: range) -> set[str]:
    """Whose phones ring while the clock ticks every minute."""
    before = len(pushes(session))
    for minute in minutes:
        alerts.climb(session, now=now + minute * MINUTE)
        arrives(session)
    return {address for address, _words in pushes(session)[before:]}


class TestATap:
    def test_is_not_believed_because_somebody_else_has_looked_before(
        self, session: Session, now: datetime, people: tuple[Specialist, Specialist]
    ) -> None:
        aigul, marat = people
        talk = help_request(session, finding=DANGER, now=now)
        arrives(session)
        answers.read(session, talk.id, by=marat, now=now + MINUTE)

        alerts.take(session, only(session).ref, staff_id=aigul.id, now=now + 2 * MINUTE)

        assert told(session, now, minutes=range(3, 30)) != set()

    def test_of_whoever_has_just_read_the_talk_is_the_end_of_it(
        self, session: Session, now: datetime, people: tuple[Specialist, Specialist]
    ) -> None:
        aigul, _marat = people
        talk = help_request(session, finding=DANGER, now=now)
        arrives(session)
        answers.read(session, talk.id, by=aigul, now=now + MINUTE)

        alerts.take(session, only(session).ref, staff_id=aigul.id, now=now + 2 * MINUTE)

        assert told(session, now, minutes=range(3, 60)) == set()
        assert only(session).viewed_at == now + MINUTE

    def test_of_whoever_read_it_before_it_became_graver_is_not(
        self, session: Session, now: datetime, people: tuple[Specialist, Specialist]
    ) -> None:
        aigul, _marat = people
        talk = help_request(session, finding=DANGER, now=now)
        answers.read(session, talk.id, by=aigul, now=now + MINUTE)
        write(session, talk, finding=EMERGENCY, now=now + 2 * MINUTE)
        arrives(session)

        alerts.take(session, only(session).ref, staff_id=aigul.id, now=now + 3 * MINUTE)

        assert told(session, now, minutes=range(4, 30)) != set()
        assert only(session).viewed_at == now + MINUTE  # the first look is what the weekly page counts

    def test_is_not_for_who_may_be_called_no_more(
        self, session: Session, now: datetime, people: tuple[Specialist, Specialist]
    ) -> None:
        _aigul, marat = people
        help_request(session, finding=DANGER, now=now)
        session.get_one(Staff, marat.id).roles = [staff.role(session, Role.OBSERVER)]
        session.flush()

        with pytest.raises(alerts.AlertUnknown):
            alerts.take(session, only(session).ref, staff_id=marat.id, now=now)

        assert only(session).seen_at is None


class TestWhomTheTalkTurnedOutToBeAbout:
    def test_is_not_told_who_looks(
        self, session: Session, now: datetime, people: tuple[Specialist, Specialist]
    ) -> None:
        aigul, marat = people
        talk = help_request(session, finding=DANGER, now=now)
        avoiding.avoid(session, talk, [conflicts.handle(session, aigul.id)], now=now + MINUTE)
        before = len(pushes(session))

        answers.accept(session, talk.id, by=marat, now=now + 2 * MINUTE)

        assert pushes(session)[before:] == []

    def test_is_reminded_of_nothing(
        self, session: Session, now: datetime, people: tuple[Specialist, Specialist]
    ) -> None:
        aigul, marat = people
        talk = help_request(session, finding=DANGER, now=now)
        alerts.take(session, only(session).ref, staff_id=aigul.id, now=now)
        avoiding.avoid(session, talk, [conflicts.handle(session, aigul.id)], now=now + MINUTE)
        arrives(session)

        assert told(session, now, minutes=range(2, 30)) == {f"phone-of-{marat.id}"}


def test_who_was_switched_off_is_not_reminded_and_costs_no_time(
    session: Session, now: datetime, people: tuple[Specialist, Specialist]
) -> None:
    aigul, marat = people
    help_request(session, finding=DANGER, now=now)
    arrives(session)
    alerts.take(session, only(session).ref, staff_id=aigul.id, now=now)
    session.get_one(Staff, aigul.id).active = False
    session.flush()

    assert told(session, now, minutes=range(1, 11)) == {f"phone-of-{marat.id}"}
