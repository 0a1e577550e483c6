"""Broadcasts: something scheduled to be said to many, and one occasion of it."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy.orm import Session

from core import public_codes, schools
from core.broadcasts import draft, recipients
from core.clock.recurrence import Recurrence
from db.models.broadcasts import Broadcast, BroadcastRun, BroadcastSchedule, BroadcastState, RunState
from db.models.journals import Audience
from tests.conftest import MORNING
from tests.factories.staff import psychologist

WORDS = {"kk": "Ұйқы туралы бір сөз.", "ru": "Несколько слов о сне.", "en": "A word about sleep."}


def broadcast(session: Session, *, audiences: tuple[Audience, ...] = (Audience.PARENT,), **overrides: Any) -> Broadcast:
    """A message to parents that stands and waits for its hour, unless told otherwise."""
    values: dict[str, Any] = {
        "ref": public_codes.new_ref(),
        "state": BroadcastState.SCHEDULED,
        "topic": 4,
        "recipients": recipients.of_audiences(*audiences).as_dict(),
        "texts": WORDS,
        "choices": [],
        "made_at": MORNING,
        "changed_at": MORNING,
        **overrides,
    }
    if "school_id" not in values:
        values["school_id"] = schools.first_school(session).id
    if "made_by" not in values:
        values["made_by"] = psychologist(session).id
    row = Broadcast(**values)
    session.add(row)
    session.flush()
    return row


def schedule(
    session: Session, of: Broadcast, day: date, clock: time, recurrence: Recurrence | None = None, **overrides: Any
) -> BroadcastSchedule:
    """When it is said: once on this day, unless told otherwise; looked at since that morning."""
    values: dict[str, Any] = {
        "zone": "Asia/Almaty",
        "recurrence": (recurrence or Recurrence()).as_dict(),
        "until": None,
        "is_active": True,
        "checked_until": MORNING,
        **overrides,
    }
    row = BroadcastSchedule(broadcast_id=of.id, day=day, clock=clock, **values)
    session.add(row)
    session.flush()
    session.expire(of, ["schedule"])
    return row


def run(session: Session, of: Broadcast, *, due_at: datetime, latest_at: datetime, **overrides: Any) -> BroadcastRun:
    """One occasion of it, waiting for its moment."""
    values: dict[str, Any] = {
        "ref": public_codes.new_ref(),
        "occurrence": due_at.strftime("%Y-%m-%dT%H:%M"),
        "state": RunState.WAITING,
        "said": draft.said_of(of),
        **overrides,
    }
    row = BroadcastRun(broadcast_id=of.id, school_id=of.school_id, due_at=due_at, latest_at=latest_at, **values)
    session.add(row)
    session.flush()
    session.expire(of, ["runs"])
    return row
