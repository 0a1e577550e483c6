"""The clock, put together: an in-memory APScheduler that only ticks."""

from collections.abc import Awaitable, Callable

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy.orm import Session

from scheduler.timetable import TIMETABLE

Tick = Callable[[Callable[[Session], int]], Awaitable[None]]


def build_clock(tick: Tick) -> AsyncIOScheduler:
    """A scheduler that hands every job to ``tick``. A late tick still ticks, once."""
    clock = AsyncIOScheduler(timezone="UTC")
    for job, seconds in TIMETABLE.items():
        clock.add_job(
            tick,
            "interval",
            args=(job,),
            seconds=seconds,
            id=job.__name__,
            max_instances=1,
            coalesce=True,
            misfire_grace_time=None,
        )
    return clock
