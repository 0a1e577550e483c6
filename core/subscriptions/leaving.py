"""Leaving: a topic or everything is stopped and can be taken up again at once; who is forgotten leaves an empty row."""

import secrets
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core.subscriptions import joining, topics
from db.models.subscriptions import Subscription, SubscriptionClass, SubscriptionState

# how long what brings somebody back is kept: who left asked for it, who shut the channel may come by again
KEPT: Final = {SubscriptionState.LEFT: timedelta(days=30), SubscriptionState.BLOCKED: timedelta(days=180)}


def leave(session: Session, subscription: Subscription, *, topic: int | None, now: datetime) -> None:
    """Stop one topic, or everything (None); without its last topic a subscription is left."""
    if topic is not None:
        subscription.topics &= ~topics.bit(topic)
    if topic is None or not subscription.topics:
        subscription.state, subscription.left_on = SubscriptionState.LEFT, now.date()
    session.flush()


def take_up(session: Session, subscription: Subscription, *, topic: int | None) -> None:
    """Undo :func:`leave`: one topic comes again, or everything that came before (None)."""
    if topic is not None:
        is_left = subscription.state is SubscriptionState.LEFT
        subscription.topics = (0 if is_left else subscription.topics) | topics.bit(topic)
    subscription.topics = subscription.topics or topics.ALL
    subscription.state, subscription.left_on = SubscriptionState.ACTIVE, None
    session.flush()


def forget(session: Session, *, channel: str, bot: str, address: str, now: datetime) -> bool:
    """Empty the subscription of this address; whether there was one."""
    subscription = joining.find(session, channel=channel, bot=bot, address=address)
    if subscription is None:
        return False
    _empty(session, subscription, now)
    return True


def purge(session: Session, *, now: datetime) -> None:
    """Who left a month ago, or shut the channel half a year ago, will hardly come back: what was kept is emptied."""
    for state, kept in KEPT.items():
        gone = select(Subscription).where(
            Subscription.state == state,
            Subscription.left_on < (now - kept).date(),
            Subscription.sealed_address != b"",
        )
        for subscription in session.scalars(gone).all():
            _empty(session, subscription, now)


def _empty(session: Session, subscription: Subscription, now: datetime) -> None:
    """No address, no class, a hash of nothing; the row stays, so that what was counted of a sending stays true."""
    session.execute(delete(SubscriptionClass).where(SubscriptionClass.subscription_id == subscription.id))
    subscription.sealed_address, subscription.lookup = b"", secrets.token_bytes(32)
    subscription.left_on = subscription.left_on or now.date()
    subscription.state = SubscriptionState.LEFT
    session.flush()
