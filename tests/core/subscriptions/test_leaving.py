"""Leaving: a topic, everything, and back; who is forgotten leaves a row that names nobody."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core import retention
from core.subscriptions import Subscription, SubscriptionState, joining, leaving, topics
from db.models.subscriptions import SubscriptionClass
from tests.core.subscriptions.test_joining import WHERE, join


@pytest.fixture
def engine() -> str:
    """What the engines tell apart is tried in test_joining.py."""
    return "sqlite"


@pytest.fixture
def mine(session: Session, now: datetime) -> Subscription:
    """A parent who gets everything."""
    return join(session, now)


def test_one_topic_stops_and_the_others_come(session: Session, mine: Subscription, now: datetime) -> None:
    leaving.leave(session, mine, topic=topics.NOTICES, now=now)
    leaving.leave(session, mine, topic=topics.NOTICES, now=now)

    assert topics.listed(mine.topics) == (1, 2, 3, 4)
    assert mine.state is SubscriptionState.ACTIVE

    leaving.take_up(session, mine, topic=topics.NOTICES)
    assert mine.topics == topics.ALL


def test_without_the_last_topic_nobody_is_subscribed_and_the_undo_brings_that_one(
    session: Session, mine: Subscription, now: datetime
) -> None:
    for topic in topics.TOPICS:
        leaving.leave(session, mine, topic=topic, now=now)
    assert (mine.state, mine.left_on) == (SubscriptionState.LEFT, now.date())

    leaving.take_up(session, mine, topic=3)

    assert (mine.state, topics.listed(mine.topics)) == (SubscriptionState.ACTIVE, (3,))


def test_leaving_everything_is_undone_to_what_came_before(session: Session, mine: Subscription, now: datetime) -> None:
    leaving.leave(session, mine, topic=1, now=now)
    leaving.leave(session, mine, topic=None, now=now)

    leaving.take_up(session, mine, topic=None)

    assert topics.listed(mine.topics) == (2, 3, 4, 0)
    assert joining.classes_of(session, mine) == ("7А",)


def test_who_left_and_joins_anew_gets_everything(session: Session, mine: Subscription, now: datetime) -> None:
    leaving.leave(session, mine, topic=1, now=now)
    leaving.leave(session, mine, topic=None, now=now)

    again = join(session, now + timedelta(days=3), came_by="poster")

    assert (again.id, again.topics, again.came_by) == (mine.id, topics.ALL, "poster")
    assert again.joined_on == (now + timedelta(days=3)).date()


def test_who_is_forgotten_leaves_an_empty_row_and_is_somebody_new(
    session: Session, mine: Subscription, now: datetime
) -> None:
    before = mine.lookup

    assert leaving.forget(session, **WHERE, now=now)

    assert (mine.sealed_address, mine.state) == (b"", SubscriptionState.LEFT)
    assert mine.lookup != before
    assert session.scalars(select(SubscriptionClass)).all() == []
    assert join(session, now).id != mine.id


def test_a_month_after_leaving_nothing_is_kept(session: Session, mine: Subscription, now: datetime) -> None:
    leaving.leave(session, mine, topic=None, now=now)

    retention.purge(session, now=now + timedelta(days=30))
    assert joining.find(session, **WHERE) is mine

    retention.purge(session, now=now + timedelta(days=31))
    assert joining.find(session, **WHERE) is None
    assert mine.sealed_address == b""


def test_who_has_shut_the_channel_for_half_a_year_is_not_kept(
    session: Session, mine: Subscription, now: datetime
) -> None:
    joining.mark_blocked(session, [mine.id], now=now)

    retention.purge(session, now=now + timedelta(days=180))
    session.refresh(mine)
    assert mine.sealed_address != b""

    retention.purge(session, now=now + timedelta(days=181))
    assert (mine.sealed_address, mine.state) == (b"", SubscriptionState.LEFT)
