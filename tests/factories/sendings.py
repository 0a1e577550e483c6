"""Sendings: a run of a broadcast that is being sent, with its waves, and a row for each of its people."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import public_codes, schools
from core.broadcasts import draft, expanding, recipients, windows
from db.models.broadcasts import Broadcast, BroadcastDelivery, BroadcastRun, BroadcastState, BroadcastWave, RunState
from db.models.journals import Audience
from db.models.outbox import DeliveryState
from db.models.staff import Staff
from tests.factories.staff import psychologist

WORDS = {"kk": "Ұйқы туралы бір сөз.", "ru": "Несколько слов о сне.", "en": "A word about sleep."}


def sending(
    session: Session, *, now: datetime, classes: tuple[str | None, ...] = (None,), **overrides: Any
) -> BroadcastRun:
    """A run to everybody that began at this moment, open to every group; a wave for each class (None: everybody)."""
    school_id = schools.first_school(session).id
    values: dict[str, Any] = {
        "topic": 4,
        "recipients": recipients.of_audiences(*Audience).as_dict(),
        "texts": WORDS,
        "choices": [],
        "takes_replies": True,
        **overrides,
    }
    said = Broadcast(
        ref=public_codes.new_ref(),
        school_id=school_id,
        state=BroadcastState.SCHEDULED,
        made_by=session.scalars(select(Staff.id).limit(1)).one_or_none() or psychologist(session).id,
        made_at=now,
        changed_at=now,
        **values,
    )
    session.add(said)
    session.flush()
    run = BroadcastRun(
        ref=public_codes.new_ref(),
        broadcast_id=said.id,
        school_id=school_id,
        occurrence=now.strftime("%Y-%m-%dT%H:%M"),
        state=RunState.SENDING,
        due_at=now,
        latest_at=now + timedelta(hours=2),
        said=draft.said_of(said),
        open_to=windows.bits(Audience),
        started_at=now,
    )
    run.waves = [BroadcastWave(class_name=name, due_at=now, cursor=0, is_expanded=False) for name in classes]
    session.add(run)
    session.flush()
    return run


def laid(session: Session, *, now: datetime, **overrides: Any) -> BroadcastRun:
    """The same with a row for each person."""
    run = sending(session, now=now, **overrides)
    while expanding.expand_due(session, now=now):
        pass
    return run


def states(session: Session, of: BroadcastRun) -> dict[int, DeliveryState]:
    """How far each person's row got, by subscription."""
    asked = select(BroadcastDelivery.subscription_id, BroadcastDelivery.state)
    rows = session.execute(asked.where(BroadcastDelivery.run_id == of.id)).all()
    return {person: state for person, state in rows}  # noqa: C416  rows are no pairs to the type checker
