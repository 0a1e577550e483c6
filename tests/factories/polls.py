"""Polls: a question of three answers that has been sent."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from core import public_codes, schools
from db.models.broadcasts import Broadcast, BroadcastDelivery, BroadcastRun, BroadcastState, RunState
from db.models.outbox import DeliveryState
from db.models.subscriptions import Subscription
from tests.factories.staff import psychologist

ANSWERS = [{"kk": "Иә", "ru": "Да"}, {"kk": "Жоқ", "ru": "Нет"}, {"kk": "Білмеймін", "ru": "Не знаю"}]


def poll(session: Session, *, now: datetime, asked: tuple[Subscription, ...] = ()) -> BroadcastRun:
    """One occasion of a poll, begun just now and sent to these people."""
    school = schools.first_school(session).id
    words = {"kk": "Бүгін жақсы ұйықтадың ба?", "ru": "Сегодня удалось выспаться?"}
    of = Broadcast(
        ref=public_codes.new_ref(),
        school_id=school,
        state=BroadcastState.SCHEDULED,
        topic=4,
        recipients={"any_of": [], "excluding": []},
        texts=words,
        choices=ANSWERS,
        made_by=psychologist(session).id,
        made_at=now,
        changed_at=now,
    )
    session.add(of)
    session.flush()
    run = BroadcastRun(
        ref=public_codes.new_ref(),
        broadcast_id=of.id,
        school_id=school,
        occurrence=f"{now:%Y-%m-%dT%H:%M}",
        state=RunState.SENDING,
        due_at=now,
        latest_at=now + timedelta(hours=2),
        started_at=now,
        said={"texts": words, "choices": ANSWERS, "topic": 4},
    )
    session.add(run)
    session.flush()
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
