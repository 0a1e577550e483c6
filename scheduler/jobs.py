"""Jobs: each is one rule, carried out in a transaction of its own.

A job answers how many things it did, so that the sender is woken only when there is something to send.
"""

from datetime import UTC, datetime

from sqlalchemy.orm import Session

from core import retention, traces
from core.help_requests import answers, drafts


def send_silent_drafts(session: Session) -> int:
    """Send the drafts whose two minutes of silence are over."""
    return drafts.send_silent(session, now=datetime.now(UTC))


def send_due_answers(session: Session) -> int:
    """Send the answers scheduled for this moment."""
    return answers.send_due(session, now=datetime.now(UTC))


def tidy_chats(session: Session) -> int:
    """Mark what is to be taken away in chats whose owners want that."""
    return traces.mark_old(session, now=datetime.now(UTC))


def purge(session: Session) -> int:
    """Erase what nobody needs any more."""
    retention.purge(session, now=datetime.now(UTC))
    return 0
