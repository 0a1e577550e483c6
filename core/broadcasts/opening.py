"""Opening: a messenger may have taken an invitation alone; the message is read when its button is tapped."""

from datetime import datetime

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from core.broadcasts.bodies import Bodies, classes_of
from core.broadcasts.polls import OPEN
from core.broadcasts.progress import ARRIVED, READ
from core.messages import OutboundMessage
from db.models.broadcasts import BroadcastDelivery, BroadcastRun
from db.models.outbox import DeliveryState
from db.models.subscriptions import Subscription

_PLAIN = {"synchronize_session": False}


def message(session: Session, run_ref: str, subscription: Subscription, *, now: datetime) -> OutboundMessage | None:
    """What a run says to this person; None when it was not sent to them, or too long ago."""
    run = session.scalars(select(BroadcastRun).where(BroadcastRun.ref == run_ref)).one_or_none()
    if run is None or now - (run.started_at or run.due_at) > OPEN:
        return None
    delivery = session.get(BroadcastDelivery, (run.id, subscription.id))
    if delivery is None:
        return None
    delivery.receipt = READ
    classes = classes_of(session, run, [subscription.id]).get(subscription.id, "")
    return Bodies().of(session, run, locale=subscription.locale, classes=classes)


def receive(session: Session, ref: str, *, is_read: bool) -> None:
    """The messenger says that a message reached the phone, or was read there; never backwards."""
    mine, receipt = _delivery(ref), READ if is_read else ARRIVED
    is_news = (*mine, BroadcastDelivery.receipt < receipt)
    session.execute(update(BroadcastDelivery).where(*is_news).values(receipt=receipt), execution_options=_PLAIN)


def refuse(session: Session, ref: str, *, is_gone: bool, problem: str) -> None:
    """The messenger had taken it, and says now that it did not arrive; what has arrived stays so."""
    state = DeliveryState.BLOCKED if is_gone else DeliveryState.DEAD
    is_open = (
        *_delivery(ref),
        BroadcastDelivery.state.in_((DeliveryState.SENDING, DeliveryState.SENT, DeliveryState.UNCERTAIN)),
        BroadcastDelivery.receipt == 0,
    )
    session.execute(
        update(BroadcastDelivery).where(*is_open).values(state=state, problem=problem), execution_options=_PLAIN
    )


def _delivery(ref: str) -> tuple[ColumnElement[bool], ...]:
    """The row that a parcel's reference names: run and subscription, each by its own."""
    run_ref, _, subscription_ref = ref.partition(":")
    return (
        BroadcastDelivery.run_id.in_(select(BroadcastRun.id).where(BroadcastRun.ref == run_ref)),
        BroadcastDelivery.subscription_id.in_(select(Subscription.id).where(Subscription.ref == subscription_ref)),
    )
