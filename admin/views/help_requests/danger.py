"""The danger of an open talk as the inbox shows it: how grave, who was called, what was done, and its watch."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from admin.views.help_requests.moments import Clock
from core import alerts
from core.alerts import Called, Standing
from core.help_requests import protocol, watching
from core.help_requests.protocol import Line
from db.models.alerts import Alert, AlertStep, ProtocolStep
from db.models.help_requests import HelpRequest

CALLS_SHOWN: Final = 4


@dataclass(frozen=True, slots=True)
class StepShown:
    """One line of the protocol; ``done`` says who did it and when. ``is_own`` lines tick themselves."""

    key: str
    words: str
    done: str
    is_note: bool
    is_needed: bool
    is_own: bool


@dataclass(frozen=True, slots=True)
class Chain:
    """The people behind an alert: who was called, who comes next, who looks."""

    called: Sequence[str]
    next: str
    seen: str

    @property
    def is_seen(self) -> bool:
        """Whether somebody said that they look."""
        return bool(self.seen)


@dataclass(frozen=True, slots=True)
class Danger:
    """A danger raised by words, a button or a person; ended by a person or not yet; watched for a day afterwards."""

    request_id: int
    level: str
    category: str
    raised: str
    ended: str | None
    watched: str
    chain: Chain
    steps: Sequence[StepShown]
    is_open: bool
    is_finished: bool

    @property
    def done(self) -> int:
        """How many of the needed lines were done."""
        return sum(1 for step in self.steps if step.is_needed and step.done)

    @property
    def needed(self) -> int:
        """How many lines must be done."""
        return sum(1 for step in self.steps if step.is_needed)


def danger(session: Session, case: Sequence[HelpRequest], opened: HelpRequest, clock: Clock) -> Danger | None:
    """The danger to look at in a case: a red talk's, else a watched one's, else the last of the opened talk."""
    red = next((member for member in case if member.is_red), None)
    watched = next((member for member in case if watching.is_watched(member, now=clock.now)), None)
    found = red or watched or opened
    return None if found.risk_raised_at is None else _danger(session, found, found.risk_raised_at, clock)


def mark(session: Session, help_request: HelpRequest, *, now: datetime) -> str:
    """Changes with any call, tick or acknowledgement, and when the watch ends: a poll compares it."""
    if help_request.risk_raised_at is None:
        return ""
    of_talk = select(Alert.id).where(Alert.help_request_id == help_request.id)
    calls = session.scalar(select(func.count()).select_from(AlertStep).where(AlertStep.alert_id.in_(of_talk)))
    ticks = select(func.count(), func.coalesce(func.max(ProtocolStep.id), 0))
    ticked, latest = session.execute(ticks.where(ProtocolStep.alert_id.in_(of_talk))).one()
    return f"{calls}-{ticked}-{latest}-{int(watching.is_watched(help_request, now=now))}"


def _danger(session: Session, help_request: HelpRequest, raised_at: datetime, clock: Clock) -> Danger:
    lines = protocol.lines(session, help_request)
    is_watched = watching.is_watched(help_request, now=clock.now)
    until = help_request.watched_until
    ended = help_request.risk_ended_at
    is_open = protocol.is_open(help_request, now=clock.now)
    return Danger(
        request_id=help_request.id,
        level=help_request.risk,
        category=help_request.risk_category or "other",
        raised=clock.moment(raised_at),
        ended=clock.moment(ended) if ended else None,
        watched=clock.moment(until) if is_watched and until is not None else "",
        chain=_chain(session, help_request, clock),
        steps=[_step(line, clock) for line in lines if is_open or line.is_done],
        is_open=is_open,
        is_finished=all(line.is_done for line in lines if line.step.is_needed),
    )


def _step(line: Line, clock: Clock) -> StepShown:
    done = clock.text("protocol-done", name=line.by, moment=clock.moment(line.done_at)) if line.done_at else ""
    step = line.step
    return StepShown(step.key, step.names[clock.text.locale], done, step.is_note, step.is_needed, bool(step.known_by))


def _chain(session: Session, help_request: HelpRequest, clock: Clock) -> Chain:
    alert = alerts.of_talk(session, help_request.id)
    if alert is None or not help_request.is_red:
        return Chain((), "", "")
    found = alerts.standing(session, alert, now=clock.now)
    return Chain(
        called=[_called(call, clock) for call in found.called[-CALLS_SHOWN:]],
        next=_next(found, clock),
        seen=_seen(found, clock),
    )


def _called(call: Called, clock: Clock) -> str:
    way = call.way or "none"
    return clock.text("protocol-called", name=call.name, time=clock.time(call.at), way=way, kind=call.kind)


def _next(found: Standing, clock: Clock) -> str:
    if found.next_at is None:
        return ""
    if found.next_name is None:
        return clock.text("protocol-next-everybody", time=clock.time(found.next_at))
    return clock.text("protocol-next", name=found.next_name, time=clock.time(found.next_at))


def _seen(found: Standing, clock: Clock) -> str:
    if found.acknowledged_at is None:
        return ""
    name = found.acknowledged_by or clock.text("protocol-colleague")
    return clock.text("protocol-seen", name=name, moment=clock.moment(found.acknowledged_at))
