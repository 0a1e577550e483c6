"""Waves: whether a run goes to everybody at once, or class by class on days that leave room for who wants to talk.

A rule of thumb, to be corrected by what schools see: of fifteen who read something sensitive one asks for a talk, and
wants it within two days. So a day is given no more readers than fifteen for each consultation that is still free on
the two working days after it. Where nobody has hours to give, the classes are spread over two weeks all the same.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from core import calendar, quiet_hours, schools
from core.appointments import listing
from core.broadcasts import recipients, windows
from core.broadcasts.recipients import Recipients
from db.models.broadcasts import BroadcastRun, BroadcastWave
from db.models.journals import Audience
from db.models.schools import School
from db.models.subscriptions import Subscription, SubscriptionClass

READERS_PER_TALK: Final = 15
FOLLOWING: Final = 2  # working days
MOST_DAYS: Final = 10
_DAY: Final = timedelta(days=1)


def plan(session: Session, run: BroadcastRun, *, now: datetime) -> int:
    """Lay down the waves of a run that starts; how many people it is for."""
    chosen = Recipients.from_dict(run.said["recipients"])
    asked = recipients.condition(chosen, school_id=run.school_id, topic=run.said["topic"])
    total = session.scalar(select(func.count()).select_from(Subscription).where(asked)) or 0
    classes = _classes(session, asked) if run.said.get("is_sensitive") else []
    if len(classes) < 2:
        session.add(BroadcastWave(run_id=run.id, due_at=run.due_at, cursor=0, is_expanded=False))
        return total
    days = _Days(session, run, recipients.audiences(chosen), now)
    floor = -(-sum(size for _, size in classes) // MOST_DAYS)
    dealt = list(deal(classes, lambda day: max(READERS_PER_TALK * days.free_after(day), floor)))
    # last everybody who has not got it by then: who is of no class, or of another one than on the first day
    for name, day in (*dealt, (None, dealt[-1][1])):
        session.add(BroadcastWave(run_id=run.id, class_name=name, due_at=days.moment(day), cursor=0, is_expanded=False))
    return total


def deal(classes: Iterable[tuple[str, int]], room: Callable[[int], int]) -> Iterator[tuple[str, int]]:
    """Each class (name, readers) with its day, counted from 0: as many a day as there is ``room``, but always one."""
    day = taken = 0
    for name, size in classes:
        if taken and taken + size > room(day):
            day, taken = day + 1, 0
        yield name, day
        taken += size


class _Days:
    """The days a run may go on, from the one it is due on, and how many consultations are free after each."""

    def __init__(self, session: Session, run: BroadcastRun, audiences: Iterable[Audience], now: datetime) -> None:
        self._session, self._audiences = session, tuple(audiences)
        self._school: School = schools.school(session, run.school_id)
        self._occasion = run.broadcast.occasion
        self._periods = quiet_hours.periods_of(session)
        self._moments = [run.due_at]
        reader = next(group for group in Audience if group in self._audiences)
        slots = listing.free_slots(session, self._school, audience=reader, now=now)
        self._free = Counter(calendar.local(self._school, slot.starts_at).date() for slot in slots)

    def moment(self, number: int) -> datetime:
        """When the waves of a day begin."""
        while len(self._moments) <= number:
            here = calendar.local(self._school, self._moments[-1])
            wanted = calendar.at(
                self._school, here.date() + _DAY, calendar.local(self._school, self._moments[0]).time()
            )
            found = windows.next_allowed(self._session, self._school, self._audiences, wanted, occasion=self._occasion)
            self._moments.append(found or wanted)
        return self._moments[number]

    def free_after(self, number: int) -> int:
        """How many consultations are free on the working days that follow a day."""
        return sum(self._free[day] for day in self._working_after(self.moment(number)))

    def _working_after(self, moment: datetime) -> Sequence[date]:
        today = calendar.local(self._school, moment).date()
        ahead = (today + timedelta(days=number) for number in range(1, calendar.HORIZON_DAYS))
        working = (day for day in ahead if calendar.is_working_day(self._school, self._periods, day))
        return [day for day, _ in zip(working, range(FOLLOWING), strict=False)]


def _classes(session: Session, asked: ColumnElement[bool]) -> Sequence[tuple[str, int]]:
    """The classes of who is chosen, youngest first, with the number of readers."""
    counted = (
        select(SubscriptionClass.class_name, func.count())
        .join(Subscription, Subscription.id == SubscriptionClass.subscription_id)
        .where(asked)
        .group_by(SubscriptionClass.class_name, SubscriptionClass.grade)
        .order_by(SubscriptionClass.grade, SubscriptionClass.class_name)
    )
    return [(name, size) for name, size in session.execute(counted)]
