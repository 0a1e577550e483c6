"""Deliveries: how far a run got with so many people."""

from typing import Any

from sqlalchemy.orm import Session

from db.models.broadcasts import BroadcastDelivery, BroadcastRun
from db.models.outbox import DeliveryState
from tests.factories.subscribers import subscribers


def delivered(
    session: Session, of: BroadcastRun, number: int, state: DeliveryState = DeliveryState.SENT, **whom: Any
) -> None:
    """So many people got it, or did not."""
    for person in subscribers(session, number, **whom):
        session.add(
            BroadcastDelivery(
                run_id=of.id, subscription_id=person.id, channel=person.channel, audience=person.audience, state=state
            )
        )
    session.flush()
