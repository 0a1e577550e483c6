"""Windows: at which hours each group may be sent a message for many, and what just now stands against one.

The hours are those of the service's domain notes (8.4). Pupils may have no phone in school, and schools teach in two
shifts: in the evening of a school day, at noon of a free one, never on a Sunday. In summer nothing is said but on the
two days that are about children, unless the occasion itself is one of that season.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType
from typing import Any, Final, Self

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import calendar, quiet_hours
from core.help_requests import answers
from core.help_requests.queue import IS_RED
from core.quiet_hours import OWN_MEETINGS, DayKind, Windows
from db.models.broadcasts import Occasion
from db.models.help_requests import HelpRequest, RequestState
from db.models.journals import Audience
from db.models.schools import CalendarPeriod, School

_AFTER_WORK: Final = (time(18), time(20, 30))
# pupils and who works at the school are written to when they are of their meetings; parents not in the working day
AWARENESS: Final[Windows] = MappingProxyType(
    {
        **OWN_MEETINGS,
        Audience.PARENT: MappingProxyType(
            dict.fromkeys((DayKind.LESSONS, DayKind.WEEKDAY, DayKind.SATURDAY, DayKind.SUNDAY), _AFTER_WORK)
        ),
    }
)

SUMMER: Final = ((5, 25), (8, 31))
# the days for children and against drugs, and two more after each: they may fall on a Sunday
OPEN_IN_SUMMER: Final = frozenset({(6, 1), (6, 2), (6, 3), (6, 26), (6, 27), (6, 28)})
# what an occasion's rule says when its season is the summer, as the exams of May and June
IN_SUMMER: Final = "in_summer"
LOOK_AHEAD: Final = 14  # days
TOGETHER_WITHIN: Final = timedelta(days=2)
TOO_LATE: Final = timedelta(days=4)  # a long weekend with a holiday may lie between

_Window = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Standing:
    """The groups (bits) a run may go to just now, and why it rests when it may go to none of its own."""

    open_to: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours of one school for one occasion; ``in_summer``: it belongs to that season."""

    school: School
    periods: Sequence[CalendarPeriod]
    in_summer: bool = False

    @classmethod
    def of(cls, session: Session, school: School, *, occasion: str | None = None) -> Self:
        """The hours of a school; ``occasion``: the code of what it is about, perhaps with the day after «@»."""
        asked = select(Occasion.rule).where(Occasion.code == (occasion or "").partition("@")[0])
        rule = session.scalars(asked).one_or_none() if occasion else None
        return cls(school, quiet_hours.periods_of(session), bool((rule or {}).get(IN_SUMMER)))

    def is_resting(self, day: date) -> bool:
        """Whether nothing is said on this day to anybody: a public holiday, or summer."""
        is_summer = SUMMER[0] <= (day.month, day.day) <= SUMMER[1] and not self.in_summer
        if is_summer and (day.month, day.day) not in OPEN_IN_SUMMER:
            return True
        return quiet_hours.kind_of(self.school, self.periods, day) is DayKind.HOLIDAY

    def window(self, audience: Audience, day: date) -> _Window | None:
        """From when until when (UTC) a group may be written to on a day."""
        if self.is_resting(day):
            return None
        return quiet_hours.window_of(self.school, self.periods, audience, day, AWARENESS)

    def are_open(self, audience: Audience, moment: datetime) -> bool:
        """Whether a group may be written to at a moment."""
        window = self.window(audience, calendar.local(self.school, moment).date())
        return window is not None and window[0] <= moment < window[1]

    def following(self, audience: Audience, moment: datetime) -> _Window | None:
        """The window a moment lies in, else the next one within two weeks."""
        today = calendar.local(self.school, moment).date()
        found = (self.window(audience, today + timedelta(days=ahead)) for ahead in range(LOOK_AHEAD + 1))
        return next((window for window in found if window is not None and moment < window[1]), None)

    def latest(self, audiences: Iterable[Audience], due_at: datetime) -> datetime | None:
        """When the first windows that follow a moment have closed for every group.

        None: nobody may be written to for days, and what was meant for now would be said too late.
        """
        windows = (self.following(group, due_at) for group in audiences)
        soon = (window[1] for window in windows if window is not None and window[0] - due_at < TOO_LATE)
        return max(soon, default=None)


def bit(audience: Audience) -> int:
    """The bit of a group in ``BroadcastRun.open_to``."""
    return 1 << tuple(Audience).index(audience)


def bits(audiences: Iterable[Audience]) -> int:
    """The bits of several groups."""
    return sum(bit(audience) for audience in set(audiences))


def next_allowed(
    session: Session, school: School, audiences: Iterable[Audience], wanted: datetime, *, occasion: str | None = None
) -> datetime | None:
    """The first moment (UTC) not before the wanted one when all these groups may be written to at once.

    Where their hours never meet soon, the first at which any of them may; None when nobody may within two weeks.
    ``occasion``: the code of what it is about.
    """
    hours, groups = Hours.of(session, school, occasion=occasion), tuple(audiences)
    windows = [window for group in groups if (window := hours.following(group, wanted)) is not None]
    if not windows:
        return None
    soonest = max(wanted.astimezone(UTC), min(window[0] for window in windows))
    first = calendar.local(school, soonest).date()
    for ahead in range(TOGETHER_WITHIN.days + 1):
        of_day = [hours.window(group, first + timedelta(days=ahead)) for group in groups]
        known = [window for window in of_day if window is not None]
        opens, closes = max((one[0] for one in known), default=wanted), min((one[1] for one in known), default=wanted)
        if len(known) == len(groups) and max(opens, wanted) < closes:
            return max(opens, wanted.astimezone(UTC))
    return soonest


def is_break(periods: Sequence[CalendarPeriod], day: date) -> bool:
    """Whether the school rests on a day, for longer than a holiday: between its terms, and in summer."""
    if any(period.kind == "term" and period.starts <= day <= period.ends for period in periods):
        return False
    is_summer = SUMMER[0] <= (day.month, day.day) <= SUMMER[1]
    return is_summer or any(period.kind == "break" and period.starts <= day <= period.ends for period in periods)


def standing(
    session: Session,
    school: School,
    said: Mapping[str, Any],
    audiences: Iterable[Audience],
    *,
    now: datetime,
    occasion: str | None = None,
) -> Standing:
    """What may be sent of a run just now: «mourning», «reds», «holiday» and «quiet» are the reasons to rest."""
    if said.get("is_cheerful") and school.mourns_since is not None:
        return Standing(0, "mourning")
    if said.get("is_sensitive") and has_open_red(session, school.id):
        return Standing(0, "reds")
    hours = Hours.of(session, school, occasion=occasion)
    opened = bits(group for group in Audience if hours.are_open(group, now))
    if opened & bits(audiences):
        return Standing(opened)
    return Standing(opened, "holiday" if hours.is_resting(calendar.local(school, now).date()) else "quiet")


def has_open_red(session: Session, school_id: int) -> bool:
    """Whether a child of this school is in danger just now."""
    is_open = HelpRequest.state.not_in((*answers.HIDDEN, RequestState.CLOSED))
    red = select(HelpRequest.id).where(HelpRequest.school_id == school_id, IS_RED, is_open)
    return session.scalars(red.limit(1)).first() is not None
