"""Windows: a messenger may let a service write freely only for a while after the person has written.

Outside it only approved templates are taken: one invites the person back, and what was to be said waits for them.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from core import outbox
from core.crypto import SealBroken, vault
from core.messages import WindowClosed
from db.models.windows import MessageWindow

OPEN_FOR: Final[Mapping[str, timedelta]] = {"whatsapp": timedelta(hours=24)}
SURELY_OPEN: Final = timedelta(hours=23)
TRIED_AGAIN: Final = timedelta(minutes=1)
INVITED_AGAIN: Final = timedelta(hours=20)
ROOM: Final = 1024  # letters
KEPT: Final = timedelta(days=40)  # longer than anything waits


@dataclass(slots=True)
class Window:
    """What is known of one chat. ``heard_at``: when the person wrote last; ``waiting``: rows of the outbox.

    ``invited_at``: when they were told last that something waits; ``counted_at``: when any template was sent last.
    """

    channel: str
    heard_at: datetime | None = None
    invited_at: datetime | None = None
    counted_at: datetime | None = None
    waiting: list[str] = field(default_factory=list)
    released: int = 0
    is_shut: bool = False
    row: MessageWindow | None = field(default=None, repr=False, compare=False)

    def is_open(self, now: datetime) -> bool:
        """Whether free words are taken at this moment; of who is not known the messenger itself will say."""
        if self.is_shut or self.heard_at is None:
            return not self.is_shut
        return now - self.heard_at < OPEN_FOR[self.channel]

    def is_fresh(self, now: datetime) -> bool:
        """Whether no disagreement of clocks can have closed it yet."""
        return not self.is_shut and self.heard_at is not None and now - self.heard_at < SURELY_OPEN

    def is_invited(self, now: datetime) -> bool:
        """Whether an invitation lies there that is not old yet."""
        is_newer = self.heard_at is None or (self.invited_at is not None and self.invited_at > self.heard_at)
        return self.invited_at is not None and is_newer and now - self.invited_at < INVITED_AGAIN


def find(session: Session, *, channel: str, address: str) -> Window:
    """What is known of a chat; nothing, where nobody has written yet."""
    with session.no_autoflush:  # its key never changes: what the other turns of a commit wrote may wait
        row = session.get(MessageWindow, _lookup(session, channel, address))
    return _open(session, row, channel)


def hear(session: Session, *, channel: str, address: str, at: datetime, now: datetime) -> None:
    """The person has written ``at`` this moment: the window opens, and what waited leaves."""
    window = find(session, channel=channel, address=address)
    if window.heard_at is None or at > window.heard_at:
        window.heard_at, window.is_shut = min(at, now), False
    is_open = window.is_open(now)
    window.released = outbox.release(session, window.waiting, now=now) if is_open and window.waiting else 0
    window.waiting = [] if is_open else window.waiting
    _keep(session, window, address, now)


def released(session: Session, *, channel: str, address: str) -> int:
    """How many messages left when the person wrote last."""
    return find(session, channel=channel, address=address).released


def shut(session: Session, ref: str, *, channel: str, address: str, now: datetime) -> bool:
    """The messenger says that the window was closed to this row. Whether it is: the person may have written since."""
    window = find(session, channel=channel, address=address)
    if _may_have_written_since(session, window, ref, now):
        return False
    window.is_shut = True
    _keep(session, window, address, now)
    return True


def hold(session: Session, ref: str, *, channel: str, address: str, problem: WindowClosed, now: datetime) -> None:
    """This row waits for the person, unless they have written while it was on its way."""
    invitation = None if problem.invitation is None else outbox.mark(session, channel, problem.invitation)
    window = find(session, channel=channel, address=address)
    if invitation is not None:
        window.counted_at = now
        window.invited_at = now if problem.is_plain else window.invited_at
    if not outbox.hold(session, ref, invitation=invitation):
        if invitation is not None:
            _keep(session, window, address, now)
        return
    is_old = problem.is_said and _may_have_written_since(session, window, ref, now)
    window.is_shut = window.is_shut or (problem.is_said and not is_old)
    if window.is_open(now):
        outbox.release(session, [ref], now=now, after=TRIED_AGAIN if problem.is_said else outbox.AT_ONCE)
    else:
        window.waiting += [ref] if ref not in window.waiting else []
        if problem.rests:
            outbox.release(session, [ref], now=now, after=timedelta(seconds=problem.rests))
    _keep(session, window, address, now)


def invited(session: Session, *, channel: str, address: str, now: datetime) -> None:
    """The person was written to by a template for which nothing waits here; it counts, and announces nothing else."""
    window = find(session, channel=channel, address=address)
    window.counted_at = now
    _keep(session, window, address, now)


def uninvite(session: Session, *, channel: str, address: str, now: datetime) -> None:
    """The invitation did not arrive: all that waits for the answer to it is announced again in a while."""
    window = find(session, channel=channel, address=address)
    if window.invited_at is None:
        return
    window.invited_at = None
    outbox.release(session, window.waiting, now=now, after=outbox.INVITED_AGAIN)
    _keep(session, window, address, now)


def invited_since(session: Session, *, channel: str, since: datetime) -> int:
    """How many people were invited since then: as many as a messenger may have counted, rather more."""
    counted = (MessageWindow.channel == channel, MessageWindow.invited_at > since - timedelta(hours=1))
    return session.scalar(select(func.count()).where(*counted)) or 0


def purge(session: Session, *, now: datetime) -> None:
    """Forget who has not been heard of for long."""
    session.execute(delete(MessageWindow).where(MessageWindow.seen_on < (now - KEPT).date()))


def forget(session: Session, *, channel: str, address: str) -> None:
    """Nothing is known of this chat any more; what waited for it is not sent."""
    outbox.drop(session, find(session, channel=channel, address=address).waiting)
    session.execute(delete(MessageWindow).where(MessageWindow.lookup == _lookup(session, channel, address)))


def _may_have_written_since(session: Session, window: Window, ref: str, now: datetime) -> bool:
    """Whether a refusal of this row may be older than what the person wrote last; each row is asked about anew."""
    tried_at = outbox.tried_at(session, ref)
    if tried_at is None or window.heard_at is None:
        return window.is_fresh(now)
    return window.heard_at + TRIED_AGAIN > tried_at


def _lookup(session: Session, channel: str, address: str) -> bytes:
    return vault(session).lookup("window", channel, address)


def _open(session: Session, row: MessageWindow | None, channel: str) -> Window:
    if row is None:
        return Window(channel)
    try:
        kept: dict[str, Any] = json.loads(vault(session).contacts().open(row.sealed, f"window:{row.lookup.hex()}"))
    except SealBroken:  # the installation got another key: the messenger itself will say what it takes
        return Window(channel, row=row)
    return Window(
        channel,
        row=row,
        counted_at=row.invited_at,
        heard_at=_moment(kept["heard_at"]),
        invited_at=_moment(kept["invited_at"]),
        waiting=kept["waiting"],
        released=kept["released"],
        is_shut=kept["is_shut"],
    )


def _keep(session: Session, window: Window, address: str, now: datetime) -> None:
    row = window.row or _new(session, window, address)
    kept = {
        "heard_at": window.heard_at and window.heard_at.isoformat(),
        "invited_at": window.invited_at and window.invited_at.isoformat(),
        "waiting": window.waiting,
        "released": window.released,
        "is_shut": window.is_shut,
    }
    written = json.dumps(kept)
    padded = written.ljust(-(-len(written) // ROOM) * ROOM)  # its length must not tell how much waits
    row.sealed = vault(session).contacts().seal(padded.encode(), f"window:{row.lookup.hex()}")
    row.invited_at = window.counted_at and window.counted_at.replace(minute=0, second=0, microsecond=0)
    row.seen_on = (window.heard_at or now).date()
    if window.row is None:
        session.add(row)
        session.flush()  # the next turn of this commit must find it
        window.row = row


def _new(session: Session, window: Window, address: str) -> MessageWindow:
    return MessageWindow(lookup=_lookup(session, window.channel, address), channel=window.channel)


def _moment(written: str | None) -> datetime | None:
    return None if written is None else datetime.fromisoformat(written)
