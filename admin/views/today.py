"""Today: the front page. For a psychologist the way into the day; for everybody else numbers alone."""

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Final

from flask import Response, request
from flask_admin import expose
from flask_login import current_user
from sqlalchemy.orm import Session

from admin.base import SecureIndex
from admin.security import clock, current_locale, current_specialist
from admin.session import reading, senim
from admin.views.appointments import blocks
from admin.views.clock import ClockView
from admin.views.help_requests.moments import Clock
from core import alerts, calendar, today
from core.actors import Role, Specialist
from core.appointments import Appointment, saying
from core.help_requests import handing, oldest, queue
from core.help_requests.handing import Load
from core.help_requests.queue import Waiting
from core.journals import books
from core.texts import texts
from core.today import Need
from db.models.journals import Journal

SHOWN: Final = 6
# name of the count, colour of its tile, its icon
TILES: Final = (
    ("red", "red", "alert-octagon"),
    ("new", "amber", "inbox"),
    ("in-work", "", "pencil"),
    ("waiting", "", "clock"),
    ("closed", "green", "circle-check"),
)
RUNS_THE_PLACE: Final = frozenset({Role.PSYCHOLOGIST, Role.DEPUTY_HEAD, Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class Row:
    """One talk of the day: its code, since when somebody waits, until when."""

    id: int
    code: str
    words: str
    is_late: bool
    icon: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One meeting of the day: when, with whom, in which room, how far it got (``state`` names its word)."""

    ref: str
    hours: str
    who: str
    audience: str
    room: str
    state: str
    icon: str
    is_late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A psychologist's own day."""

    reds: Sequence[Row]
    due: Sequence[Row]
    due_all: int
    planned: Sequence[Row]
    meetings: Sequence[Meeting]
    drafts: Mapping[Journal, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """What the front page says."""

    date: datetime
    hours: str
    day: Day | None
    counts: Mapping[str, int]
    oldest: str
    team: Sequence[Load]
    lines: Mapping[Journal, int]
    year: int
    needs: Sequence[tuple[Need, str]]


class TodayView(SecureIndex):
    """The page behind ``/``."""

    roles: ClassVar[frozenset[Role]] = frozenset(Role)

    def __init__(self) -> None:
        super().__init__(name="today-menu", menu_icon_type="", menu_icon_value="home")

    @expose("/")
    def index(self) -> Any:
        """The day; or the menu's marks for a poll."""
        by = current_specialist()
        if request.args.get("part") == "counts":
            return _marks(by)
        with reading() as session:
            found = _read(session, by, clock())
        return self.render(
            "today/index.html",
            found=found,
            tiles=TILES,
            journals=tuple(Journal),
            by=by,
            person=called(current_user.full_name),
            runs_the_place=not by.roles.isdisjoint(RUNS_THE_PLACE),
            sees_clock=not by.roles.isdisjoint(ClockView.roles),
            sees_team=not by.roles.isdisjoint({Role.PSYCHOLOGIST, Role.DEPUTY_HEAD}),
            sees_children=not by.roles.isdisjoint(set(Role) - {Role.ADMINISTRATOR}),
        )


def called(full_name: str) -> str:
    """How a colleague is greeted: of surname, name and patronymic the last two, of anything else all of it."""
    words = full_name.split()
    return " ".join(words[1:] if len(words) == 3 else words)


def _marks(by: Specialist) -> Response:
    """How many drafts wait and how many talks are red, for the menu: no page, a header that the page's script reads."""
    with reading() as session:
        drafts = books.draft_counts(session, school_id=by.school_id) if by.may_read_talks else {}
        # as many as the person's own queue shows: a colleague's danger stands in the alert and on the team's page
        red = len(today.desk(session, by=by, now=clock()).reds) if by.may_read_talks else 0
    counts = {f"books-menu-{journal.value.lower()}": count for journal, count in drafts.items()}
    if red:
        counts["desk-title"] = red
    return Response(status=204, headers={"HX-Trigger": json.dumps({"counts": counts})})


def _read(session: Session, by: Specialist, now: datetime) -> Today:
    words = Clock.of(session, school_id=by.school_id, text=texts(current_locale()), now=now)
    year = calendar.school_year(words.school, now)
    since = oldest.unanswered_since(session, school_id=by.school_id)
    found = queue.counts(session, school_id=by.school_id)
    counts = {name.replace("_", "-"): count for name, count in found.items()}
    return Today(
        date=words.here(now),
        hours=_hours(session, words),
        day=_day(session, by, words) if by.may_read_talks else None,
        counts={**counts, "alerts": len(alerts.unseen(session, school_id=by.school_id, hidden_from=by.id))},
        oldest=words.span(since) if since else "",
        team=handing.load(session, school_id=by.school_id, now=now),
        lines=books.line_counts(session, school_id=by.school_id, school_year=year),
        year=year,
        needs=[(need, words.moment(need.since) if need.since else "") for need in _needs(session, by, now)],
    )


def _needs(session: Session, by: Specialist, now: datetime) -> Sequence[Need]:
    if by.roles.isdisjoint(RUNS_THE_PLACE):
        return ()
    free = shutil.disk_usage(senim().settings.home).free
    return today.needs(session, by=by, disk_free=free, now=now)


def _hours(session: Session, words: Clock) -> str:
    """Whether the service reads now, in the words a child gets."""
    hours = calendar.reading_hours(session, words.school, now=words.now)
    if hours.closes_at is not None:
        return words.text("today-open", until=words.time(hours.closes_at))
    return words.text("today-shut", moment=words.moment(hours.opens_at)) if hours.opens_at else words.text("today-far")


def _day(session: Session, by: Specialist, words: Clock) -> Day:
    desk = today.desk(session, by=by, now=words.now)
    return Day(
        reds=[_row(item, words) for item in desk.reds],
        due=[_row(item, words) for item in desk.due[:SHOWN]],
        due_all=len(desk.due),
        planned=[
            Row(
                item.help_request_id,
                item.code,
                words.text(f"today-planned-{item.kind}", time=words.time(item.moment)),
                is_late=False,
                icon="send" if item.kind == "answer" else "bell",
            )
            for item in desk.planned
        ],
        meetings=[_meeting(session, item, words) for item in desk.meetings],
        drafts=books.draft_counts(session, school_id=by.school_id),
    )


def _meeting(session: Session, found: Appointment, words: Clock) -> Meeting:
    """A meeting that is over without a word of how it went is late."""
    span, state = blocks.span_of(found, words), blocks.state_of(found)
    is_over = found.ended_at is None and found.ends_at is not None and found.ends_at <= words.now
    return Meeting(
        ref=found.ref,
        hours=f"{span.opens:%H:%M}–{span.closes:%H:%M}",
        who=blocks.called(session, found),
        audience=found.audience.value,
        room=saying.room_name(session, found.room_id, words.text),
        state=state,
        icon=blocks.ICONS[state],
        is_late=is_over,
    )


def _row(item: Waiting, words: Clock) -> Row:
    request_ = item.help_request
    due = words.moment(item.due_at) if item.due_at else ""
    if item.is_overdue:
        said = words.text("desk-late", moment=due)
    elif due:
        said = words.text("desk-due", moment=due)
    else:
        said = words.text("desk-clock-waits", span=words.span(request_.last_child_at or request_.started_at))
    return Row(request_.id, request_.code, said, is_late=item.is_overdue)
