"""Standing: the panel can say who was called when and over what, who is next, and who looks."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from core import alerts
from core.alerts import Standing
from core.help_requests import HelpRequest, answers
from tests.factories.duty import linked
from tests.factories.help_requests import DANGER, help_request
from tests.factories.staff import psychologist

MINUTE = timedelta(minutes=1)


def stand(session: Session, talk: HelpRequest, now: datetime) -> Standing:
    alert = alerts.of_talk(session, talk.id)
    assert alert is not None
    return alerts.standing(session, alert, now=now)


def test_names_who_was_called_and_who_is_next_at_each_step(session: Session, now: datetime) -> None:
    aigul, marat = psychologist(session, full_name="Айгүл"), psychologist(session, full_name="Марат")
    for person in (aigul, marat):
        linked(session, person, now=now)
    talk = help_request(session, finding=DANGER, now=now)

    found = []
    for minute in (0, 3, 8, 11, 16):
        alerts.climb(session, now=now + minute * MINUTE)
        standing = stand(session, talk, now + minute * MINUTE)
        assert standing.next_at is not None
        waits = (standing.next_at - now) // MINUTE
        found.append((len(standing.called), standing.next_name, waits, standing.is_everybody))

    assert found == [
        (1, "Айгүл", 3, False),
        (2, "Марат", 8, False),
        (3, "Марат", 11, False),
        (4, None, 16, True),
        (6, None, 21, True),
    ]
    assert [(call.name, call.kind, call.way) for call in stand(session, talk, now).called[:3]] == [
        ("Айгүл", "paged", "telegram"),
        ("Айгүл", "repeated", "telegram"),
        ("Марат", "paged", "telegram"),
    ]


def test_names_who_looks_and_nobody_next_once_the_talk_was_opened(session: Session, now: datetime) -> None:
    aigul = psychologist(session, full_name="Айгүл")
    talk = help_request(session, finding=DANGER, now=now)

    answers.accept(session, talk.id, by=aigul, now=now + MINUTE)

    standing = stand(session, talk, now + 2 * MINUTE)
    assert (standing.acknowledged_by, standing.acknowledged_at) == ("Айгүл", now + MINUTE)
    assert (standing.next_name, standing.next_at, standing.is_everybody) == (None, None, False)
    assert standing.viewed_at == now + MINUTE


def test_a_step_that_is_late_is_due_now(session: Session, now: datetime) -> None:
    psychologist(session)
    talk = help_request(session, finding=DANGER, now=now)

    assert stand(session, talk, now + 20 * MINUTE).next_at == now + 20 * MINUTE
