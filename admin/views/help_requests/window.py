"""The window of a messenger in words: for how long an answer surely reaches the child as it is, and what comes then."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.orm import Session

from admin.views.help_requests.moments import HOUR, MINUTE, Clock
from core.help_requests import window
from db.models.help_requests import HelpRequest, RequestState

SOON: Final = timedelta(hours=2)
MARKED: Final = timedelta(hours=3)  # the queue speaks of it only then


@dataclass(frozen=True, slots=True)
class Window:
    """What stands above the send button. ``left`` seconds, 0 once it is closed; the page counts them down by itself.

    ``patterns`` are the same words with ``{hours}`` and ``{minutes}`` in place of the numbers; ``soon`` seconds before
    the end it turns amber; ``code`` names the talk where several stand together.
    """

    code: str
    left: int
    soon: int
    words: str
    patterns: Mapping[str, str]

    @property
    def state(self) -> str:
        """Open, soon or closed."""
        return "closed" if not self.left else "soon" if self.left <= self.soon else "open"


def windows(session: Session, case: Sequence[HelpRequest], clock: Clock) -> Sequence[Window]:
    """The windows of a case's open talks."""
    opened = window.opened(session, [talk.id for talk in case])
    ends = (
        (talk, window.closes_at(talk, opened.get(talk.id))) for talk in case if talk.state is not RequestState.CLOSED
    )
    return [_window(talk, end, clock, has_code=len(case) > 1) for talk, end in ends if end is not None]


def marks(session: Session, talks: Sequence[HelpRequest], clock: Clock) -> Mapping[int, str]:
    """What the queue says of each talk whose window ends within hours or is closed."""
    opened = window.opened(session, [talk.id for talk in talks])
    ends = ((talk.id, window.closes_at(talk, opened.get(talk.id))) for talk in talks)
    return {
        talk_id: _said("desk-window-mark", _left(end, clock.now), clock)
        for talk_id, end in ends
        if end is not None and end - clock.now < MARKED
    }


def _window(talk: HelpRequest, end: datetime, clock: Clock, *, has_code: bool) -> Window:
    left, channel = _left(end, clock.now), clock.text(f"journals-channel-{talk.channel}")
    names = {"channel": channel, "hours": "{hours}", "minutes": "{minutes}"}
    return Window(
        code=talk.code if has_code else "",
        left=left,
        soon=int(SOON.total_seconds()),
        words=_said("desk-window", left, clock, channel=channel),
        patterns={kind: clock.text(f"desk-window-{kind}", **names) for kind in ("hours", "minutes", "closed")},
    )


def _left(end: datetime, now: datetime) -> int:
    """Whole seconds; the last minute is not promised to anybody."""
    left = int((end - now).total_seconds())
    return left if left >= MINUTE else 0


def _said(name: str, left: int, clock: Clock, **names: str) -> str:
    kind = "closed" if not left else "minutes" if left < HOUR else "hours"
    return clock.text(f"{name}-{kind}", hours=left // HOUR, minutes=left % HOUR // MINUTE, **names)
