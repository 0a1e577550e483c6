"""What will happen, counted before it happens: how many people, over which channel, how long each of them takes."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from core import schools
from core.broadcasts import recipients, windows
from core.broadcasts.draft import Draft
from core.broadcasts.limits import Limit
from core.broadcasts.recipients import Counted
from db.models.journals import Audience

AN_HOUR: Final = 3600
A_DAY: Final = 24 * AN_HOUR


@dataclass(frozen=True, slots=True)
class OnChannel:
    """One channel's part: how many people, how many seconds it takes, and how many the channel allows in a day."""

    channel: str
    people: int
    seconds: int
    per_day: int | None = None

    @property
    def days(self) -> int:
        """On how many days it is sent: the last people have it on the last of them."""
        return math.ceil(self.people / self.per_day) if self.per_day else 1

    @property
    def is_long(self) -> bool:
        """Whether it takes more than an hour, so that another channel had better go first."""
        return self.seconds > AN_HOUR


@dataclass(frozen=True, slots=True)
class Estimate:
    """What one sentence says. ``leaves_at``: when the first may be written to, None when nobody may for two weeks.

    ``later``: groups for whom it is a quiet hour just then, and when each is written to. ``waits``: the hour that was
    wanted is a quiet one for all, so that it leaves later. ``first``: the channel to begin with when another needs more
    than an hour.
    """

    counted: Counted
    channels: tuple[OnChannel, ...]
    wanted_at: datetime
    leaves_at: datetime | None
    later: tuple[tuple[Audience, datetime], ...]
    is_many: bool

    @property
    def waits(self) -> bool:
        """Whether it does not leave when it was wanted to."""
        return self.leaves_at != self.wanted_at

    @property
    def first(self) -> str | None:
        """The channel to begin with: a quick one beside one that takes more than an hour."""
        quick = [one.channel for one in self.channels if not one.is_long]
        return quick[0] if quick and len(quick) < len(self.channels) else None


def estimate(
    session: Session, draft: Draft, limits: Mapping[str, Limit], *, school_id: int, wanted_at: datetime
) -> Estimate:
    """What becomes of a draft that is sent at a moment."""
    school = schools.school(session, school_id)
    counted = recipients.count(session, draft.recipients, school_id=school_id, topic=draft.topic)
    groups = frozenset(counted.by_audience) or recipients.audiences(draft.recipients)
    firsts = {one: windows.next_allowed(session, school, (one,), wanted_at, occasion=draft.occasion) for one in groups}
    leaves_at = min((moment for moment in firsts.values() if moment is not None), default=None)
    return Estimate(
        counted=counted,
        channels=by_channel(counted.by_channel, limits),
        wanted_at=wanted_at,
        leaves_at=leaves_at,
        later=tuple((one, at) for one in Audience if (at := firsts.get(one)) is not None and at != leaves_at),
        is_many=counted.total > school.agree_above,
    )


def by_channel(people: Mapping[str, int], limits: Mapping[str, Limit]) -> tuple[OnChannel, ...]:
    """Each channel's part, the quickest first."""
    of = {name: limits.get(name, Limit()) for name in people}
    parts = (OnChannel(name, number, seconds(number, of[name]), of[name].per_day) for name, number in people.items())
    return tuple(sorted(parts, key=lambda one: (one.seconds, one.channel)))


def seconds(people: int, limit: Limit) -> int:
    """How long a channel takes for so many people; whole days where it lets only so many through a day."""
    if limit.per_day is not None and people > limit.per_day:
        return (math.ceil(people / limit.per_day) - 1) * A_DAY + seconds(limit.per_day, Limit(limit.per_second))
    return math.ceil(people / limit.per_second) if limit.per_second else min(people, 1)
