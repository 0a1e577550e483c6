"""A talk as the inbox shows it: days of bubbles, each with what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from admin.views.help_requests.moments import Clock
from core import outbox
from core.actors import Specialist
from core.crisis.levels import Level
from core.help_requests import answers, attachments
from core.help_requests.answers import Line
from core.help_requests.attachments import Attached
from core.retention import ATTACHMENTS_LIVE
from core.texts import Texts
from db.models.help_requests import AttachmentState, HelpMessage, HelpRequest, RequestState, Side
from db.models.staff import Staff


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture or a voice of a message: to be seen, or what became of it in words."""

    ref: str
    kind: str
    is_kept: bool
    is_awaited: bool
    words: str


@dataclass(frozen=True, slots=True)
class Bubble:
    """One message, note or mark."""

    id: int
    side: str
    words: str
    time: str
    author: str
    risk: str
    fate: str | None
    fate_words: str
    files: Sequence[Shown]


@dataclass(frozen=True, slots=True)
class Day:
    """What was said on one day."""

    words: str
    bubbles: Sequence[Bubble]


@dataclass(frozen=True, slots=True)
class Talk:
    """Everything the middle pane shows."""

    id: int
    code: str
    locale: str
    state: str
    version: str
    heard: int
    is_red: bool
    is_mine: bool
    is_closed: bool
    is_unreachable: bool
    days: Sequence[Day]


def version(session: Session, help_request: HelpRequest, *, now: datetime) -> str:
    """Changes with anything shown; delivery may fail, or take long, without a new version of the request."""
    late = outbox.late_answers(session, help_request.id, now=now)
    return f"{help_request.version}.{int(help_request.is_unreachable)}.{'-'.join(map(str, sorted(late)))}"


def talk(session: Session, help_request: HelpRequest, *, by: Specialist, clock: Clock) -> Talk:
    """A talk opened for reading.

    Raises:
        SealBroken: the child has just deleted it.
    """
    said = answers.lines(session, help_request)
    names = _names(session, said)
    files = attachments.of_talk(session, help_request)
    late = outbox.late_answers(session, help_request.id, now=clock.now)
    show = partial(_bubble, names=names, files=files, late=late, clock=clock, by=by)
    days = [
        Day(clock.day(day), [show(line) for line in lines])
        for day, lines in groupby(said, key=lambda line: clock.here(line.message.created_at).date())
    ]
    return Talk(
        id=help_request.id,
        code=help_request.code,
        locale=help_request.locale,
        state=help_request.state.value.replace("_", "-"),
        version=version(session, help_request, now=clock.now),
        heard=sum(1 for line in said if line.message.side is Side.CHILD),
        is_red=help_request.is_red,
        is_mine=help_request.assigned_to == by.id,
        is_closed=help_request.state is RequestState.CLOSED,
        is_unreachable=help_request.is_unreachable,
        days=days,
    )


def _bubble(
    line: Line,
    *,
    names: Mapping[int, str],
    files: Mapping[int, Sequence[Attached]],
    late: frozenset[int],
    clock: Clock,
    by: Specialist,
) -> Bubble:
    message = line.message
    is_system = message.side is Side.SYSTEM
    is_late = message.id in late
    fate, fate_words = _fate(message, clock, is_late=is_late) if message.side is Side.STAFF else (None, "")
    return Bubble(
        id=message.id,
        side=message.side.value,
        words=_mark(line.words, clock.text) if is_system else line.words,
        time=clock.time(message.created_at),
        author=clock.text("desk-you") if message.staff_id == by.id else names.get(message.staff_id or 0, ""),
        risk=_risk(message),
        fate=fate,
        fate_words=fate_words,
        files=[_file(file, clock.text) for file in files.get(message.id, ())],
    )


def _file(file: Attached, text: Texts) -> Shown:
    return Shown(
        ref=file.ref,
        kind=file.kind.value,
        is_kept=file.state is AttachmentState.KEPT,
        is_awaited=file.state is AttachmentState.AWAITED,
        words=text(f"desk-file-{file.kind.value}-{file.state.value}", days=ATTACHMENTS_LIVE.days),
    )


def _fate(message: HelpMessage, clock: Clock, *, is_late: bool) -> tuple[str, str]:
    """What became of an answer: it waits, it left, the child opened it, or it cannot arrive."""
    if message.sent_at is None and message.send_at is not None:
        return "scheduled", clock.text("desk-fate-scheduled", moment=clock.moment(message.send_at))
    if message.opened_at is not None:
        return "opened", clock.text("desk-fate-opened", moment=clock.moment(message.opened_at))
    if message.help_request.is_unreachable:
        return "unreachable", clock.text("desk-fate-unreachable")
    if is_late:
        return "late", clock.text("desk-fate-late")
    return "sent", clock.text("desk-fate-sent")


def _risk(message: HelpMessage) -> str:
    level = Level(message.risk)
    if level.rank >= Level.HIGH.rank:
        return "red"
    return "amber" if level is Level.ELEVATED else ""


def _mark(stored: str, text: Texts) -> str:
    """The words of a system line such as ``crisis:safe:no``."""
    name = "desk-mark-" + stored.replace(":", "-")
    words = text(name)
    return text("desk-mark-other") if words == name else words


def _names(session: Session, said: Sequence[Line]) -> Mapping[int, str]:
    ids = {line.message.staff_id for line in said if line.message.staff_id is not None}
    found = session.execute(select(Staff.id, Staff.full_name).where(Staff.id.in_(ids)))
    return {row[0]: row[1] for row in found}
