"""The queue: who still waits and who is being written to, asked of the small indexes that hold nobody else.

Left to itself SQLite would look through everybody of a run: near its end a hundred thousand people for the last one.
"""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, literal_column, select
from sqlalchemy.orm import Session

from db.models.broadcasts import BroadcastDelivery, BroadcastRun
from db.models.outbox import DeliveryState

# written out, so that the engines see which index answers
IS_QUEUED: Final = BroadcastDelivery.state == literal_column("'queued'")
IS_SENDING: Final = BroadcastDelivery.state == literal_column("'sending'")
_INDEXES: Final[Mapping[DeliveryState, tuple[ColumnElement[bool], str]]] = {
    DeliveryState.QUEUED: (IS_QUEUED, "ix_broadcast_deliveries_queued"),
    DeliveryState.SENDING: (IS_SENDING, "ix_broadcast_deliveries_sending"),
}


def waits(channel: str) -> ColumnElement[bool]:
    """A question to ``BroadcastRun``: whether anybody of it waits for this channel."""
    of_run = _rows(DeliveryState.QUEUED).where(BroadcastDelivery.run_id == BroadcastRun.id)
    return of_run.where(BroadcastDelivery.channel == channel).correlate(BroadcastRun).exists()


def has(session: Session, run: BroadcastRun, state: DeliveryState) -> bool:
    """Whether anybody of a run is ``queued``, or is ``sending``."""
    found = _rows(state).where(BroadcastDelivery.run_id == run.id).limit(1)
    return session.scalars(found).first() is not None


def _rows(state: DeliveryState) -> Select[Any]:
    is_such, index = _INDEXES[state]
    rows = select(BroadcastDelivery.run_id).where(is_such)
    return rows.with_hint(BroadcastDelivery, f"INDEXED BY {index}", "sqlite")
