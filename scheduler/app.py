"""The clock, put together: an in-memory APScheduler that only ticks."""

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from scheduler.ticking import Tick, Ticking
from scheduler.timetable import TIMETABLE


def build_clock(tick: Tick) -> AsyncIOScheduler:
    """A scheduler that hands every job to ``tick``. A late tick still ticks, once."""
    clock, ticking = AsyncIOScheduler(timezone="UTC"), Ticking(tick, TIMETABLE)
    for job, seconds in TIMETABLE.items():
        clock.add_job(
            ticking.carry_out,
            "interval",
            args=(job,),
            seconds=seconds,
            id=job.__name__,
            max_instances=1,
            coalesce=True,
            misfire_grace_time=None,
        )
    return clock
