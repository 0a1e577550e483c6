"""What is known around a talk: its danger, its dates, its number in J6, earlier work, and the help lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from admin.views.help_requests.danger import Danger, danger
from admin.views.help_requests.moments import Clock
from core import audit, help_lines
from core.audit import Opening
from core.journals import facts, hoaxes, needs
from db.models.help_requests import HelpRequest
from db.models.journals import EntryState, Journal, JournalEntry, WorkRecord

SHOWN: Final = 6


@dataclass(frozen=True, slots=True)
class HelpLineShown:
    """A number to give the child."""

    number: str
    name: str


@dataclass(frozen=True, slots=True)
class WorkLeft:
    """A line of work that stands in a book although its request was a hoax; a draft has no number."""

    entry_id: int
    journal: Journal
    number: int | None


@dataclass(frozen=True, slots=True)
class Context:
    """Everything the right pane shows."""

    danger: Danger | None
    about: str
    class_name: str | None
    channel: str
    category: str
    opened: str
    due: str | None
    is_late: bool
    need_number: int | None
    works: Sequence[str]
    openings: Sequence[str]
    lines: Sequence[HelpLineShown]
    is_hoax: bool
    left: Sequence[WorkLeft]


def context(session: Session, help_request: HelpRequest, *, case: Sequence[HelpRequest], clock: Clock) -> Context:
    """The right pane of one talk; danger in any talk of its case is shown."""
    need_id = needs.need_of(session, help_request.id)
    due = help_request.due_at
    return Context(
        danger=danger(session, case, help_request, clock),
        about=help_request.about.value,
        class_name=help_request.class_name,
        channel=help_request.channel,
        category=facts.render(facts.category(session, help_request.category), clock.text),
        opened=clock.moment(help_request.opened_at or help_request.started_at),
        due=clock.moment(due) if due else None,
        is_late=due is not None and due < clock.now,
        need_number=_number(session, need_id),
        works=[_work(record, clock) for record in _works(session, need_id)],
        openings=[_opening(opening, clock) for opening in audit.openings(session, help_request.id)[:SHOWN]],
        lines=_lines(session, help_request, clock),
        is_hoax=hoaxes.is_hoax(session, help_request.id),
        left=_left(session, help_request),
    )


def _left(session: Session, help_request: HelpRequest) -> Sequence[WorkLeft]:
    """What a person has to look at once the request is known as a hoax."""
    if not hoaxes.is_hoax(session, help_request.id):
        return ()
    return [WorkLeft(line.id, line.journal, line.number) for line in hoaxes.work_left(session, help_request.id)]


def _opening(opening: Opening, clock: Clock) -> str:
    """Who had the talk open, and when last."""
    moment = clock.moment(opening.last_at)
    return clock.text("desk-opening", name=opening.staff_name, moment=moment, times=opening.times)


def _number(session: Session, need_id: int | None) -> int | None:
    return session.scalar(
        select(JournalEntry.number).where(
            JournalEntry.need_id == need_id,
            JournalEntry.journal == Journal.NEEDS,
            JournalEntry.state == EntryState.CONFIRMED,
        )
    )


def _works(session: Session, need_id: int | None) -> Sequence[WorkRecord]:
    statement = select(WorkRecord).where(WorkRecord.need_id == need_id).order_by(WorkRecord.id.desc())
    return session.scalars(statement).all()


def _work(record: WorkRecord, clock: Clock) -> str:
    text = clock.text
    form = text("journals-format-" + record.format.replace("_", "-"))
    return text(
        "desk-work",
        day=clock.here(record.happened_at).strftime("%d.%m.%Y"),
        direction=text(f"journals-direction-{record.direction.value}"),
        form=form,
        minutes=record.minutes or 0,
    )


def _lines(session: Session, help_request: HelpRequest, clock: Clock) -> Sequence[HelpLineShown]:
    """The lines a child could reach at this moment."""
    category = help_request.risk_category if help_request.is_red else help_request.category
    shown = help_lines.open_now(session, clock.school, category=category, now=clock.now)
    return [HelpLineShown(line.number, line.names.get(clock.text.locale) or line.names["kk"]) for line in shown]
