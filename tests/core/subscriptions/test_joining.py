"""Asking for messages: found by a look-up of its own, changed in place, silent while the channel is shut."""

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import schools
from core.crypto import vault
from core.subscriptions import Audience, Subscription, SubscriptionState, joining, leaving, topics

WHERE = {"channel": "telegram", "bot": "7", "address": "7:880000000001"}


def join(session: Session, now: datetime, **overrides: Any) -> Subscription:
    """A parent of 7А asks for messages."""
    said: dict[str, Any] = {
        "school_id": schools.first_school(session).id,
        "audience": Audience.PARENT,
        "locale": "kk",
        "classes": ("7А",),
        "came_by": "menu",
        **WHERE,
    }
    return joining.join(session, **{**said, **overrides}, now=now)


def test_the_address_opens_for_the_sender_and_stands_nowhere_in_clear(session: Session, now: datetime) -> None:
    made = join(session, now, classes=("10Ә", "7А", "7А"))

    assert vault(session).open_address(made.sealed_address, joining.bound_to(made.ref)) == WHERE["address"]
    assert b"880000000001" not in made.sealed_address + made.lookup
    assert (made.state, made.topics) == (SubscriptionState.ACTIVE, topics.ALL)
    assert joining.classes_of(session, made) == ("7А", "10Ә")


def test_the_look_up_is_no_contacts_and_no_visitors(session: Session, now: datetime) -> None:
    made = join(session, now)

    where = tuple(WHERE.values())
    assert made.lookup not in {vault(session).lookup(domain, *where) for domain in ("anon", "appointments", "staff")}


def test_joining_again_changes_what_stands_and_keeps_the_topics(session: Session, now: datetime) -> None:
    first = join(session, now)
    leaving.leave(session, first, topic=2, now=now)

    again = join(session, now, audience=Audience.STUDENT, locale="ru", classes=("8Б",))

    assert session.scalar(select(func.count()).select_from(Subscription)) == 1
    assert (again.id, again.audience, again.locale) == (first.id, Audience.STUDENT, "ru")
    assert joining.classes_of(session, again) == ("8Б",)
    assert not again.topics & topics.bit(2)


class TestAShutChannel:
    def test_is_not_written_to_until_its_owner_is_back(self, session: Session, now: datetime) -> None:
        made = join(session, now)

        joining.mark_blocked(session, [made.id], now=now)
        session.refresh(made)
        assert (made.state, made.left_on) == (SubscriptionState.BLOCKED, now.date())

        joining.come_back(session, **WHERE)
        assert (made.state, made.left_on) == (SubscriptionState.ACTIVE, None)

    def test_is_none_for_who_has_left_and_they_stay_left(self, session: Session, now: datetime) -> None:
        made = join(session, now)
        leaving.leave(session, made, topic=None, now=now)

        joining.shut(session, **WHERE, now=now)
        joining.come_back(session, **WHERE)
        session.refresh(made)

        assert made.state is SubscriptionState.LEFT


@pytest.mark.parametrize("engine", ["sqlite"])
def test_a_stranger_coming_back_or_leaving_is_nobody(session: Session, now: datetime) -> None:
    joining.come_back(session, **WHERE)
    joining.shut(session, **WHERE, now=now)
    joining.speak(session, **WHERE, locale="ru")

    assert joining.find(session, **WHERE) is None
    assert not leaving.forget(session, **WHERE, now=now)
