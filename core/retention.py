"""Retention: what is erased when nobody needs it any more."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core import mailbox, moods, outbox, staff_sessions, traces, windows
from core.appointments import forgetting
from core.broadcasts import erasing
from core.crypto import vault
from core.help_requests import attachments, presence
from core.journals.importing import keeping
from core.subscriptions import leaving
from db.models.help_requests import HelpRequest, RequestState
from db.models.inbox import InboundReceipt
from db.models.outbox import OutboxMessage
from db.models.staff import Invitation

OUTBOX_LIVES = timedelta(hours=72)
RECEIPTS_LIVE = timedelta(days=10)  # a messenger brings for seven days what was not confirmed
BUBBLES_LIVE = timedelta(days=90)
INVITATIONS_LIVE = timedelta(days=7)
ATTACHMENTS_LIVE = timedelta(days=30)
SESSIONS_LIVE = timedelta(days=90)
MOODS_LIVE = timedelta(days=90)
DELIVERIES_LIVE = timedelta(days=365)


def purge(session: Session, *, now: datetime) -> None:
    """Erase what is over: sent rows, receipts, bubbles, links, sessions, marks, meetings, subscriptions, files."""
    session.execute(delete(OutboxMessage).where(OutboxMessage.finished_at < now - OUTBOX_LIVES))
    outbox.settle_silent(session, now=now)
    outbox.give_up_held(session, channels=windows.OPEN_FOR, now=now)
    windows.purge(session, now=now)
    session.execute(delete(InboundReceipt).where(InboundReceipt.received_on < (now - RECEIPTS_LIVE).date()))
    session.execute(delete(Invitation).where(Invitation.expires_at < now - INVITATIONS_LIVE))
    mailbox.purge(session, before=now - BUBBLES_LIVE)
    traces.purge(session, now=now)
    staff_sessions.purge(session, before=now - SESSIONS_LIVE)
    moods.purge(session, before=(now - MOODS_LIVE).date())
    presence.purge(session, now=now)
    forgetting.purge(session, now=now)
    keeping.purge(session, now=now)
    erasing.purge(session, before=now - DELIVERIES_LIVE)
    leaving.purge(session, now=now)
    attachments.expire(session, closed_before=now - ATTACHMENTS_LIVE)
    _destroy_left_over_keys(session)


def _destroy_left_over_keys(session: Session) -> None:
    """A key goes after its talk's deletion is committed; a crash between the two must not keep it for ever."""
    keys = vault(session)
    for ref in session.scalars(select(HelpRequest.ref).where(HelpRequest.state == RequestState.ERASED)):
        keys.destroy_thread(session, ref)
