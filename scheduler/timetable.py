"""Which job ticks when (seconds between ticks)."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from scheduler import jobs

TIMETABLE: dict[Callable[[Session], int], int] = {
    jobs.make_exports: 2,
    jobs.expand_broadcasts: 2,
    jobs.send_silent_drafts: 5,
    jobs.send_due_answers: 5,
    jobs.climb_alerts: 5,
    jobs.run_broadcasts: 5,
    jobs.make_broadcasts_due: 10,
    jobs.check_in: 10,
    jobs.remind_of_appointments: 15,
    jobs.offer_earlier_times: 15,
    jobs.ask_missed: 30,
    jobs.tidy_appointments: 30,
    jobs.tidy_chats: 300,
    jobs.keep_heads: 600,
    jobs.hold_drills: 3600,
    jobs.draw_samples: 3600,
    jobs.draft_tip_weeks: 3600,
    jobs.purge: 3600,
}
