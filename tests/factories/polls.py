"""Polls: a question of three answers that has been sent."""

from datetime import datetime

from sqlalchemy.orm import Session

from db.models.broadcasts import BroadcastDelivery, BroadcastRun
from db.models.outbox import DeliveryState
from db.models.subscriptions import Subscription
from tests.factories.sendings import sending

ANSWERS = [{"kk": "Иә", "ru": "Да"}, {"kk": "Жоқ", "ru": "Нет"}, {"kk": "Білмеймін", "ru": "Не знаю"}]
WORDS = {"kk": "Бүгін жақсы ұйықтадың ба?", "ru": "Сегодня удалось выспаться?"}


def poll(session: Session, *, now: datetime, asked: tuple[Subscription, ...] = ()) -> BroadcastRun:
    """One occasion of a poll, begun just now and sent to these people."""
    run = sending(session, now=now, classes=(), texts=WORDS, choices=ANSWERS)
    session.add_all(
        BroadcastDelivery(
            run_id=run.id,
            subscription_id=one.id,
            channel=one.channel,
            audience=one.audience,
            state=DeliveryState.SENT,
        )
        for one in asked
    )
    session.flush()
    return run
