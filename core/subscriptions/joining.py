"""Joining: somebody asks for messages, asks for others, shuts the channel or is back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.orm import Session

from core import public_codes
from core.crypto import vault
from core.subscriptions import naming, topics
from db.models.journals import Audience
from db.models.subscriptions import Subscription, SubscriptionClass, SubscriptionState

_AT_ONCE: Final = 500  # names of one statement
_OF_ADDRESS = (Subscription.channel == bindparam("channel"), Subscription.lookup == bindparam("lookup"))
_FOUND = select(Subscription).where(*_OF_ADDRESS)
# every turn asks this: built once, and asked without the ORM
_SHUT = select(Subscription.id).where(*_OF_ADDRESS, Subscription.state == SubscriptionState.BLOCKED)


def bound_to(ref: str) -> str:
    """What the sealed address of a subscription is bound to."""
    return f"subscription:{ref}"


def find(session: Session, *, channel: str, bot: str, address: str) -> Subscription | None:
    """The subscription of whoever speaks from this address, whatever its state; None when there is none."""
    lookup = vault(session).lookup("subscription", channel, bot, address)
    return session.scalars(_FOUND, {"channel": channel, "lookup": lookup}).one_or_none()


def classes_of(session: Session, subscription: Subscription) -> tuple[str, ...]:
    """The classes somebody gets messages for, by grade."""
    found = select(SubscriptionClass.class_name).where(SubscriptionClass.subscription_id == subscription.id)
    return tuple(session.scalars(found.order_by(SubscriptionClass.grade, SubscriptionClass.class_name)))


def join(
    session: Session,
    *,
    channel: str,
    bot: str,
    address: str,
    school_id: int,
    audience: Audience,
    locale: str,
    classes: Sequence[str],
    came_by: str,
    now: datetime,
) -> Subscription:
    """Subscribe this address, or change in place what stands for it; who had left or lost every topic gets all again.

    ``came_by`` names the way («menu», «poster»). Nothing of it is written where an anonymous talk could be found.

    Raises:
        OneClassOnly, ThroughParents: a pupil is in one class, and small children are reached through their parents.
    """
    if audience is Audience.STUDENT:
        naming.require_own(classes)
    subscription = find(session, channel=channel, bot=bot, address=address)
    if subscription is None:
        subscription = _new(session, channel, bot, address)
    if subscription.state is SubscriptionState.LEFT:
        subscription.joined_on, subscription.came_by, subscription.topics = now.date(), came_by, topics.ALL
    subscription.school_id, subscription.audience, subscription.locale = school_id, audience, locale
    subscription.topics = subscription.topics or topics.ALL
    subscription.state, subscription.left_on = SubscriptionState.ACTIVE, None
    session.flush()
    _write_classes(session, subscription, classes)
    return subscription


def _new(session: Session, channel: str, bot: str, address: str) -> Subscription:
    """The row of an address, as empty as that of somebody who has left."""
    ref, keys = public_codes.new_ref(), vault(session)
    subscription = Subscription(
        ref=ref,
        channel=channel,
        lookup=keys.lookup("subscription", channel, bot, address),
        sealed_address=keys.seal_address(address, bound_to(ref)),
        state=SubscriptionState.LEFT,
    )
    session.add(subscription)
    return subscription


def speak(session: Session, *, channel: str, bot: str, address: str, locale: str) -> None:
    """Messages follow the language the chat is held in."""
    subscription = find(session, channel=channel, bot=bot, address=address)
    if subscription is not None:
        subscription.locale = locale


def mark_blocked(session: Session, ids: Sequence[int], *, now: datetime) -> None:
    """The channel says these people have shut it: nothing is sent to them until they are back."""
    for start in range(0, len(ids), _AT_ONCE):
        session.execute(
            update(Subscription)
            .where(Subscription.id.in_(ids[start : start + _AT_ONCE]), Subscription.state == SubscriptionState.ACTIVE)
            .values(state=SubscriptionState.BLOCKED, left_on=now.date())
        )


def shut(session: Session, *, channel: str, bot: str, address: str, now: datetime) -> None:
    """This very person has shut the channel."""
    subscription = find(session, channel=channel, bot=bot, address=address)
    if subscription is not None:
        mark_blocked(session, [subscription.id], now=now)


def come_back(session: Session, *, channel: str, bot: str, address: str) -> None:
    """Whoever had shut the channel speaks again: messages come as before. Who has left stays left."""
    lookup = vault(session).lookup("subscription", channel, bot, address)
    shut = session.connection().execute(_SHUT, {"channel": channel, "lookup": lookup}).scalar_one_or_none()
    if shut is not None:
        subscription = session.get_one(Subscription, shut)
        subscription.state, subscription.left_on = SubscriptionState.ACTIVE, None
        session.flush()


def _write_classes(session: Session, subscription: Subscription, classes: Sequence[str]) -> None:
    session.execute(delete(SubscriptionClass).where(SubscriptionClass.subscription_id == subscription.id))
    session.add_all(
        SubscriptionClass(subscription_id=subscription.id, class_name=name, grade=naming.grade(name))
        for name in dict.fromkeys(classes)
    )
    session.flush()
