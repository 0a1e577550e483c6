"""Paging: what a person who may not read talks is told to do, and who is called again."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from core import alerts
from core.duty import conflicts
from core.help_requests import avoiding
from db.models.outbox import OutboxMessage
from tests.factories.duty import linked, pushes
from tests.factories.help_requests import DANGER, draft, help_request, write
from tests.factories.staff import deputy_head, psychologist


def test_a_deputy_head_is_told_by_name_whom_to_reach(session: Session, now: datetime) -> None:
    aigul, _marat = psychologist(session, full_name="Айгүл"), psychologist(session, full_name="Марат")
    linked(session, deputy_head(session), now=now)
    talk = draft(session, now=now)
    avoiding.avoid(session, talk, [conflicts.handle(session, aigul.id)], now=now)

    write(session, talk, finding=DANGER, now=now.replace(hour=20))  # at night who has no messenger is passed over

    [(_address, words)] = pushes(session)
    assert (talk.code in words, "Марат" in words, "Айгүл" in words) == (True, True, False)


def test_a_deputy_head_is_not_sent_to_the_only_psychologist_whom_the_talk_is_about(
    session: Session, now: datetime
) -> None:
    aigul = psychologist(session, full_name="Айгүл")
    linked(session, deputy_head(session), now=now)
    talk = draft(session, now=now)
    avoiding.avoid(session, talk, [conflicts.handle(session, aigul.id)], now=now)

    write(session, talk, finding=DANGER, now=now)

    words = pushes(session)[-1][1]
    assert (talk.code in words, "Айгүл" in words) == (True, False)
    assert "жаңа психолог шақырыңыз" in words


@pytest.mark.parametrize(("put_off", "calls"), [(timedelta(), 1), (timedelta(minutes=3), 1), (timedelta(minutes=4), 2)])
def test_who_is_called_again_is_spared_it_only_while_an_earlier_call_should_have_come_and_has_not(
    session: Session, now: datetime, put_off: timedelta, calls: int
) -> None:
    linked(session, psychologist(session), now=now)
    help_request(session, finding=DANGER, now=now)
    assert len(pushes(session)) == 1
    session.execute(update(OutboxMessage).values(next_attempt_at=now + put_off))

    alerts.climb(session, now=now + timedelta(minutes=3))

    assert len(pushes(session)) == calls
