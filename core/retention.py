"""Retention: what is erased when nobody needs it any more."""

from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from core import mailbox
from db.models.inbox import InboundReceipt
from db.models.outbox import OutboxMessage
from db.models.staff import Invitation

OUTBOX_LIVES = timedelta(hours=72)
RECEIPTS_LIVE = timedelta(days=7)
BUBBLES_LIVE = timedelta(days=90)
INVITATIONS_LIVE = timedelta(days=7)


def purge(session: Session, *, now: datetime) -> None:
    """Erase finished outbox rows, old receipts, bubbles nobody came back for, and spent links."""
    session.execute(delete(OutboxMessage).where(OutboxMessage.finished_at < now - OUTBOX_LIVES))
    session.execute(delete(InboundReceipt).where(InboundReceipt.received_on < (now - RECEIPTS_LIVE).date()))
    session.execute(delete(Invitation).where(Invitation.expires_at < now - INVITATIONS_LIVE))
    mailbox.purge(session, before=now - BUBBLES_LIVE)
