"""Opening: a messenger may have taken an invitation alone; the message is read when its button is tapped."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core.broadcasts.bodies import Bodies, classes_of
from core.broadcasts.carrying import Claimed
from core.broadcasts.polls import OPEN
from core.broadcasts.progress import ARRIVED, READ
from core.crypto import vault
from core.messages import ContactUnreachable, Delivered, OutboundMessage, SendError
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


def announced_as(session: Session, *, channel: str, source: str) -> str:
    """The reference of the run that a messenger's invitation was for; nothing for one nobody knows."""
    announced = BroadcastDelivery.taken_as == _mark(session, channel, source, is_announced=True)
    of_run = select(BroadcastRun.ref).join(BroadcastDelivery, BroadcastDelivery.run_id == BroadcastRun.id)
    return session.scalars(of_run.where(announced)).one_or_none() or ""


def take(session: Session, channel: str, outcomes: Iterable[tuple[Claimed, Delivered | SendError]]) -> None:
    """What the messenger took over, and says later what became of, is known again by what it calls it."""
    for claimed, result in outcomes:
        if not isinstance(result, Delivered) or result.is_certain:
            continue
        run_id, subscription_id = claimed.key
        mine = (BroadcastDelivery.run_id == run_id, BroadcastDelivery.subscription_id == subscription_id)
        named = {"taken_as": _mark(session, channel, result.shown, is_announced=result.is_announced)}
        session.execute(update(BroadcastDelivery).where(*mine).values(**named), execution_options=_PLAIN)


def hear(session: Session, *, channel: str, source: str, status: str, problem: SendError | None) -> bool:
    """The messenger says what became of one, never backwards: «delivered», «read», or a problem. Whether it is ours.

    That an invitation was read is not yet that the message was.
    """
    marks = [_mark(session, channel, source, is_announced=is_announced) for is_announced in (False, True)]
    found = session.scalars(select(BroadcastDelivery).where(BroadcastDelivery.taken_as.in_(marks))).one_or_none()
    if found is None:
        return False
    if problem is None:
        is_read = status == "read" and found.taken_as == marks[0]
        reached = READ if is_read else ARRIVED if status in ("delivered", "read") else 0
        found.receipt = max(found.receipt, reached)
    elif found.state is DeliveryState.SENT and found.receipt == 0:
        found.state = DeliveryState.BLOCKED if isinstance(problem, ContactUnreachable) else DeliveryState.DEAD
        found.problem = type(problem).__name__
    return True


def _mark(session: Session, channel: str, source: str, *, is_announced: bool) -> bytes:
    return vault(session).lookup("announced" if is_announced else "broadcast", channel, source)
