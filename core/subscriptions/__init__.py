"""Subscriptions: who asked for the school's messages, for which classes and topics, and how they leave."""

from db.models.journals import Audience
from db.models.subscriptions import Poster, Subscription, SubscriptionState

__all__ = ["Audience", "Poster", "Subscription", "SubscriptionState"]
