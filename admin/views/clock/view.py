"""The clock's page: every job in plain words, its last and next tick, and the broadcasts with a time to come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Final

from flask_admin import expose
from sqlalchemy import select
from sqlalchemy.orm import Session

from admin.base import SecureView
from admin.security import clock, current_locale, current_specialist, translate
from admin.session import reading
from admin.views.broadcasts import pages
from admin.views.help_requests.moments import Clock
from core.actors import Role, Specialist
from core.broadcasts import occurrences
from core.clock import jobs, leading
from core.clock.jobs import Standing
from core.texts import texts
from db.models.broadcasts import Broadcast, BroadcastSchedule, BroadcastState

SOON: Final = 60  # seconds: whoever looks is not told the second


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A job in words. ``state``: well, fails, late, new, stands; ``problem``: the last fault, however long ago."""

    words: str
    state: str
    every: str
    ticked: str
    did: str
    next: str
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """A broadcast with a time to come; ``locale`` is the language of its title."""

    ref: str
    title: str
    locale: str
    next: str


class ClockView(SecureView):
    """What the service does by itself. It changes nothing, and names no child and no message."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.PSYCHOLOGIST, Role.ADMINISTRATOR})

    def __init__(self) -> None:
        super().__init__(name="clock-menu", endpoint="clock", url="/clock", menu_icon_type="", menu_icon_value="clock")

    @expose("/")
    def index(self) -> Any:
        """Jobs with trouble first; the schedules of the school by their next time."""
        by, now = current_specialist(), clock()
        with reading() as session:
            here = Clock.of(session, school_id=by.school_id, text=texts(current_locale()), now=now)
            silent = leading.silent_since(session, now=now)
            found = sorted(jobs.standing(session, now=now), key=lambda one: not (one.fails or one.is_late))
            shown = {
                "silent": here.moment(silent) if silent is not None else "",
                "has_ticked": leading.has_ever_ticked(session),
                "jobs": [_job(one, here, is_silent=silent is not None) for one in found],
                "schedules": _schedules(session, by, here),
            }
        return self.render("clock/index.html", **shown)


def _job(one: Standing, here: Clock, *, is_silent: bool) -> Job:
    job = one.job
    return Job(
        words=translate(f"clock-job-{job.name.replace('_', '-')}"),
        state=_state(one, is_silent=is_silent),
        every=_every(job.every_seconds),
        ticked=_moment(here, job.ticked_at),
        did=translate("clock-did", moment=here.moment(job.did_at), count=job.did) if job.did_at else "",
        next=_next(one, here) if not is_silent else "",
        problem=translate("clock-problem", kind=job.problem, moment=_moment(here, job.failed_at))
        if job.problem
        else "",
    )


def _state(one: Standing, *, is_silent: bool) -> str:
    """While nobody ticks, no job is called well."""
    if one.fails:
        return "fails"
    if one.job.ticked_at is None:
        return "new"
    return "stands" if is_silent else "late" if one.is_late else "well"


def _every(seconds: int) -> str:
    for unit, size in (("hours", 3600), ("minutes", 60)):
        if seconds % size == 0:
            return translate(f"clock-every-{unit}", count=seconds // size)
    return translate("clock-every-seconds", count=seconds)


def _next(one: Standing, here: Clock) -> str:
    if one.next_at is None:
        return ""
    is_soon = (one.next_at - here.now).total_seconds() < SOON
    return translate("clock-next-soon") if is_soon else here.moment(one.next_at)


def _moment(here: Clock, moment: datetime | None) -> str:
    return here.moment(moment) if moment is not None else ""


def _schedules(session: Session, by: Specialist, here: Clock) -> Sequence[Schedule]:
    """The broadcasts of the school that are said again or still have to be, the next one first."""
    asked = (
        select(Broadcast)
        .join(BroadcastSchedule)
        .where(
            Broadcast.school_id == by.school_id,
            Broadcast.state == BroadcastState.SCHEDULED,
            BroadcastSchedule.is_active,
        )
    )
    coming = [
        (times[0].at, one)
        for one in session.scalars(asked).all()
        if (times := occurrences.upcoming(session, one, now=here.now, limit=1))
    ]
    return [
        Schedule(ref=one.ref, title=title, locale=locale, next=here.moment(at))
        for at, one in sorted(coming, key=lambda found: (found[0], found[1].id))
        for title, locale in [pages.title(one)]
    ]
