"""Jobs: each is one rule, carried out in a transaction of its own.

A job answers how many things it did, so that the sender is woken only when there is something to send.
"""

from datetime import UTC, datetime

from sqlalchemy.orm import Session

from core import alerts, chain, retention, traces
from core.alerts import drills
from core.appointments import missing, offering, reminding, tidying
from core.broadcasts import expanding, occurrences, running
from core.crisis import check_ins
from core.exports import jobs as exports
from core.help_requests import answers, drafts
from core.screening import sampling
from core.tips import weekly
from scheduler import exporting


def send_silent_drafts(session: Session) -> int:
    """Send the drafts whose two minutes of silence are over."""
    return drafts.send_silent(session, now=datetime.now(UTC))


def send_due_answers(session: Session) -> int:
    """Send the answers scheduled for this moment."""
    return answers.send_due(session, now=datetime.now(UTC))


def climb_alerts(session: Session) -> int:
    """Call the next person of every alert nobody has answered."""
    return alerts.climb(session, now=datetime.now(UTC))


def hold_drills(session: Session) -> int:
    """Start the monthly drill where it is due."""
    return drills.hold_monthly(session, now=datetime.now(UTC))


def check_in(session: Session) -> int:
    """Ask again in the chats that are in danger."""
    return check_ins.send_due(session, now=datetime.now(UTC))


def remind_of_appointments(session: Session) -> int:
    """Send the reminders of meetings whose moment has come."""
    return reminding.send_due(session, now=datetime.now(UTC))


def offer_earlier_times(session: Session) -> int:
    """Offer what came free to who waits for it, and take back what was not taken."""
    return offering.offer_due(session, now=datetime.now(UTC))


def ask_missed(session: Session) -> int:
    """Ask kindly after who did not come."""
    return missing.ask_due(session, now=datetime.now(UTC))


def make_broadcasts_due(session: Session) -> int:
    """Make the run of every broadcast whose time has come."""
    return occurrences.make_due(session, now=datetime.now(UTC))


def run_broadcasts(session: Session) -> int:
    """Start what is due, let it wait for its hours, and end what has reached everybody."""
    return running.tick(session, now=datetime.now(UTC))


def expand_broadcasts(session: Session) -> int:
    """Lay down the people of what is being sent, a batch at a time."""
    return expanding.expand_due(session, now=datetime.now(UTC))


def tidy_appointments(session: Session) -> int:
    """Give back times whose hold is over, and forget what was only begun."""
    return tidying.tidy(session, now=datetime.now(UTC))


def draw_samples(session: Session) -> int:
    """Draw the messages that a person looks at to know what screening misses; nothing is to be sent."""
    sampling.draw(session, now=datetime.now(UTC))
    return 0


def draft_tip_weeks(session: Session) -> int:
    """Draft the finished week's readings of tips into the prevention book; nothing is to be sent."""
    weekly.draft_weeks(session, now=datetime.now(UTC))
    return 0


def tidy_chats(session: Session) -> int:
    """Mark what is to be taken away in chats whose owners want that."""
    return traces.mark_old(session, now=datetime.now(UTC))


def make_exports(session: Session) -> int:
    """Start the worker of exports when something is in line or too old; nothing is to be sent."""
    if exports.is_due(session, now=datetime.now(UTC)):
        exporting.STARTER.start()
    return 0


def keep_heads(session: Session) -> int:
    """Keep the head of what was signed until the day ended; nothing is to be sent."""
    chain.keep_heads(session, now=datetime.now(UTC))
    return 0


def purge(session: Session) -> int:
    """Erase what nobody needs any more."""
    retention.purge(session, now=datetime.now(UTC))
    return 0
