"""The queue as the inbox shows it: sections of rows, the alerts above them, and the mark a poll compares."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from admin.views.help_requests.filters import Chip, Filter, chips
from admin.views.help_requests.moments import MINUTE, Clock
from admin.views.help_requests.team import NOBODY, Team
from admin.views.help_requests.window import marks
from core import alerts
from core.actors import Specialist
from core.alerts import drills
from core.help_requests import answers, joining, queue, watching
from core.help_requests.answers import RequestUnknown
from core.help_requests.queue import Urgency, Waiting
from db.models.audit import AuditRecord
from db.models.help_requests import HelpMessage, HelpRequest, RequestState

LEVELS = {Urgency.RED: "red", Urgency.TODAY: "amber", Urgency.OTHER: "green", Urgency.LATER: "later"}
CLOSED = "closed"
TEAM = "team"


@dataclass(frozen=True, slots=True)
class Row:
    """One request, without a word of what the child wrote."""

    id: int
    code: str
    level: str
    clock: str
    locale: str
    channel: str
    about: str
    state: str
    is_unread: bool
    is_mine: bool
    due: str | None = None
    is_late: bool = False
    is_woken: bool = False
    is_unscreened: bool = False
    is_watched: bool = False
    wakes: str = ""
    window: str = ""
    joined: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the queue."""

    name: str
    level: str
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class AlertLine:
    """A crisis nobody has acknowledged; ``request_id`` is empty when a colleague has the talk."""

    code: str
    raised: str
    request_id: int | None
    is_mine: bool = False


@dataclass(frozen=True, slots=True)
class Queue:
    """Everything the left pane shows."""

    version: str
    red: int
    sections: Sequence[Section]
    alerts: Sequence[AlertLine]
    chips: Sequence[Chip] = ()
    hidden: int = 0
    team: Team = NOBODY
    is_drilled: bool = False


def version(session: Session, *, by: Specialist, now: datetime) -> str:
    """Changes whenever a row would: with any request, with an alert, and each minute, for the waiting clocks."""
    minute = int(now.timestamp()) // MINUTE
    unseen = len(alerts.unseen(session, school_id=by.school_id, hidden_from=by.id))
    drill = int(drills.running(session, school_id=by.school_id) is not None)
    return f"{queue.version(session, school_id=by.school_id)}.{unseen}.{drill}.{minute}"


def open_requests(session: Session, *, by: Specialist, clock: Clock, chosen: Filter) -> Queue:
    """The requests that wait, most urgent first; ``hidden`` says how many the filter keeps back."""
    found = queue.waiting(session, by=by, now=clock.now)
    shown = (item for item in found if item.urgency is Urgency.RED or chosen.fits(item.help_request, by=by))
    fitting = [(item, _case(session, item)) for item in shown]
    heard = _last_read(session, [talk.id for _, case in fitting for talk in case], by=by)
    closing = marks(session, [talk for item, case in fitting if not item.is_answered for talk in case], clock)
    sections = []
    for urgency in Urgency:
        rows = [
            replace(_waiting_row(item, case, clock, heard, by=by), window=_first(closing, case))
            for item, case in fitting
            if item.urgency is urgency
        ]
        sections.append(Section(urgency.value, LEVELS[urgency], rows))
    return replace(
        _queue(session, sections, red=len(sections[0].rows), by=by, clock=clock),
        chips=chips(chosen, [item.help_request for item in found], clock.text),
        hidden=len(found) - len(fitting),
    )


def closed_requests(session: Session, *, by: Specialist, clock: Clock) -> Queue:
    """The latest closed ones, which may be opened again."""
    rows = [_row([request], "green", clock, {}, by=by) for request in queue.closed(session, by=by)]
    red = sum(1 for item in queue.waiting(session, by=by, now=clock.now) if item.urgency is Urgency.RED)
    return _queue(session, [Section(CLOSED, "green", rows)], red=red, by=by, clock=clock)


def next_one(session: Session, *, by: Specialist, now: datetime, beside: int | None = None) -> int | None:
    """The most urgent request that waits for the psychologist, not for the child; another than ``beside``."""
    spoke = func.coalesce(HelpRequest.last_child_at, HelpRequest.started_at)
    leaving = select(HelpRequest.id).join(HelpRequest.messages)
    leaving = leaving.where(HelpMessage.send_at.is_not(None), HelpMessage.created_at >= spoke)
    answered = set(session.scalars(leaving))  # the words are on their way: nobody waits for this person there
    for item in queue.waiting(session, by=by, now=now):
        request_id = item.help_request.id
        is_answered = item.is_answered or (request_id in answered and item.urgency is not Urgency.RED)
        waits = item.is_woken or (not is_answered and item.urgency is not Urgency.LATER)
        if waits and request_id != beside:
            return request_id
    return None


def _queue(session: Session, sections: Sequence[Section], *, red: int, by: Specialist, clock: Clock) -> Queue:
    lines = [
        _alert(session, alert.help_request_id, alert.raised_at, by=by, clock=clock)
        for alert in alerts.unseen(session, school_id=by.school_id, hidden_from=by.id)
        if alert.help_request_id is not None
    ]
    is_drilled = drills.running(session, school_id=by.school_id) is not None
    return Queue(version(session, by=by, now=clock.now), red, sections, lines, is_drilled=is_drilled)


def _case(session: Session, item: Waiting) -> Sequence[HelpRequest]:
    """The open talks of a row, the one it goes by first."""
    if not item.joined:
        return [item.help_request]
    return [talk for talk in joining.case(session, item.help_request) if talk.state is not RequestState.CLOSED]


def _first(closing: Mapping[int, str], case: Sequence[HelpRequest]) -> str:
    """What is said of a case's windows: its first talk of which something is."""
    return next((closing[talk.id] for talk in case if talk.id in closing), "")


def _waiting_row(
    item: Waiting, case: Sequence[HelpRequest], clock: Clock, heard: Mapping[int, datetime], *, by: Specialist
) -> Row:
    level = LEVELS[item.urgency]
    is_asleep = item.wakes_at is not None
    return replace(
        _row(case, level, clock, heard, by=by),
        due=clock.moment(item.due_at) if item.due_at and level != "red" and not is_asleep else None,
        is_late=item.is_overdue and not item.is_answered,
        is_woken=item.is_woken,
        wakes=clock.wakes(item.wakes_at) if is_asleep else "",
        joined=item.joined,
    )


def _row(
    case: Sequence[HelpRequest], level: str, clock: Clock, heard: Mapping[int, datetime], *, by: Specialist
) -> Row:
    request = case[0]
    return Row(
        id=request.id,
        code=request.code,
        level=level,
        clock=_clock_words(case, clock),
        locale=request.locale,
        channel=request.channel,
        about=request.about.value,
        state=request.state.value.replace("_", "-"),
        is_unread=any(_is_unread(talk, heard.get(talk.id)) for talk in case),
        is_mine=request.assigned_to == by.id,
        is_unscreened=any(talk.is_unscreened for talk in case),
        is_watched=any(watching.is_watched(talk, now=clock.now) for talk in case),
    )


def _is_unread(talk: HelpRequest, last_read: datetime | None) -> bool:
    spoke = talk.last_child_at
    return talk.state is not RequestState.CLOSED and spoke is not None and (last_read is None or spoke > last_read)


def _clock_words(case: Sequence[HelpRequest], clock: Clock) -> str:
    """Who waits for whom, and since when: the clock follows whoever spoke last."""
    closed = case[0].closed_at
    if closed is not None:
        return clock.moment(closed)
    since = max(talk.last_child_at or talk.opened_at or talk.started_at for talk in case)
    answered = max((talk.last_staff_at for talk in case if talk.last_staff_at), default=None)
    if answered is not None and answered > since:
        is_new = (clock.now - answered).total_seconds() < MINUTE
        return clock.text("desk-clock-answered-now" if is_new else "desk-clock-answered", span=clock.roughly(answered))
    is_new = (clock.now - since).total_seconds() < MINUTE
    return clock.text("desk-clock-wrote" if is_new else "desk-clock-waits", span=clock.roughly(since))


def _last_read(session: Session, ids: Sequence[int], *, by: Specialist) -> Mapping[int, datetime]:
    """When this psychologist last opened each of the talks: the read-audit knows."""
    statement = (
        select(AuditRecord.subject_id, func.max(AuditRecord.happened_at))
        .where(
            AuditRecord.subject == "help_request",
            AuditRecord.subject_id.in_(ids),
            AuditRecord.tag == "help_request:thread:read",
            AuditRecord.staff_id == by.id,
        )
        .group_by(AuditRecord.subject_id)
    )
    return {row[0]: row[1] for row in session.execute(statement) if row[0] is not None}


def _alert(session: Session, request_id: int, raised_at: datetime, *, by: Specialist, clock: Clock) -> AlertLine:
    request = session.get_one(HelpRequest, request_id)
    try:
        answers.find(session, request_id, by=by)
    except RequestUnknown:
        return AlertLine(request.code, clock.span(raised_at), None)
    return AlertLine(request.code, clock.span(raised_at), request_id, is_mine=request.assigned_to == by.id)
