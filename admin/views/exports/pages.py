"""What the page of exports shows of the jobs: plain values in the person's language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy.orm import Session

from admin.views.help_requests.moments import Clock
from core.actors import Specialist
from core.exports import jobs, naming
from core.exports.wish import Wish
from db.models.exports import ExportJob, ExportState

# a bar that stands full while a printer is still at work would say what is not so
NEARLY: Final = 95
KILO: Final = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One job: ``state`` is queued, working, ready, expired, failed or cancelled; ``wish`` asks for it anew."""

    ref: str
    name: str
    state: str
    format: str
    locale: str
    percent: int
    size: str
    until: str
    made: str
    problem: str
    wish: Mapping[str, Any]


def lines(session: Session, *, by: Specialist, clock: Clock) -> Sequence[Line]:
    """The person's jobs, latest first."""
    return [_line(session, job, clock) for job in jobs.listed(session, by=by, now=clock.now)]


def is_open(found: Sequence[Line]) -> bool:
    """Whether something is still being made: the page asks again."""
    return any(line.state in {"queued", "working"} for line in found)


def _line(session: Session, job: ExportJob, clock: Clock) -> Line:
    wish = Wish.from_dict(job.wish)
    return Line(
        ref=job.ref,
        name=naming.name(session, wish, clock.text),
        state=_state(job, clock),
        format=wish.format,
        locale=wish.locale,
        percent=min(NEARLY, job.done * 100 // job.total) if job.total else 0,
        size=_size(job.size, clock),
        until=clock.time(job.expires_at) if job.expires_at else "",
        made=clock.moment(job.made_at),
        problem=job.problem,
        wish=wish.as_dict(),
    )


def _state(job: ExportJob, clock: Clock) -> str:
    if job.state is ExportState.DONE:
        return "ready" if jobs.is_ready(job, now=clock.now) else "expired"
    return job.state.value


def _size(size: int, clock: Clock) -> str:
    """A size as people say it: kilobytes, and megabytes from one on."""
    if size < KILO * KILO:
        return clock.text("exports-size-kb", size=str(max(1, size // KILO)))
    return clock.text("exports-size-mb", size=f"{size / KILO / KILO:.1f}".replace(".", ","))
