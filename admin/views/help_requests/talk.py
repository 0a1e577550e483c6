"""A talk as the inbox shows it: days of bubbles; talks of one case together, each bubble with its talk's code."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from admin.views.help_requests import danger as dangers
from admin.views.help_requests.bubbles import LEAVES_BY, Around, Bubble, bubble
from admin.views.help_requests.moments import Clock
from admin.views.help_requests.window import Window, windows
from core import lexicon, outbox
from core.actors import Specialist
from core.help_requests import answers, attachments, evidence, joining, verdicts, window
from core.help_requests.answers import Line, RequestUnknown
from db.models.help_requests import HelpMessage, HelpRequest, RequestState, Side
from db.models.staff import Staff


@dataclass(frozen=True, slots=True)
class Day:
    """What was said on one day."""

    words: str
    bubbles: Sequence[Bubble]


@dataclass(frozen=True, slots=True)
class Member:
    """One talk of the case on the screen."""

    id: int
    code: str
    locale: str
    is_opened: bool
    is_head: bool
    is_closed: bool


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
    wakes: str
    windows: Sequence[Window]
    members: Sequence[Member]
    days: Sequence[Day]


def case(session: Session, help_request: HelpRequest, *, by: Specialist) -> Sequence[HelpRequest]:
    """The talks of one case that may be seen, the head first; one that its child has deleted is left out."""
    return [member for member in joining.case(session, help_request) if _is_seen(session, member, by=by)]


def version(session: Session, help_request: HelpRequest, *, by: Specialist, now: datetime) -> str:
    """Changes with anything shown; delivery may fail, or take long, without a new version of the request."""
    marks = []
    for member in case(session, help_request, by=by):
        late = outbox.late_answers(session, member.id, now=now)
        held = window.awaited(member)
        stuck = session.scalar(select(func.count()).where(*_is_stuck(member, now))) or 0
        on_the_way = ".".join("-".join(map(str, sorted(ids))) for ids in (late, held))
        delivery = f"{int(member.is_unreachable)}.{stuck}.{on_the_way}"
        marks.append(f"{member.version}.{delivery}.{dangers.mark(session, member, now=now)}")
    return "_".join(marks)


def talk(session: Session, help_request: HelpRequest, *, by: Specialist, clock: Clock) -> Talk:
    """A talk opened for reading, with the others of its case.

    Raises:
        SealBroken: the child has just deleted it.
    """
    members = case(session, help_request, by=by)
    said = [line for member in members for line in answers.lines(session, member)]
    said.sort(key=lambda line: (line.message.created_at, line.message.id))
    snoozed = help_request.snoozed_until
    return Talk(
        id=help_request.id,
        code=help_request.code,
        locale=help_request.locale,
        state=help_request.state.value.replace("_", "-"),
        version=version(session, help_request, by=by, now=clock.now),
        heard=sum(1 for line in said if line.message.side is Side.CHILD),
        is_red=any(member.is_red for member in members),
        is_mine=help_request.assigned_to == by.id,
        is_closed=help_request.state is RequestState.CLOSED,
        is_unreachable=any(member.is_unreachable for member in members),
        wakes=clock.wakes(snoozed) if snoozed is not None and snoozed > clock.now else "",
        windows=windows(session, members, clock),
        members=[_member(member, help_request) for member in members],
        days=_days(session, members, said, by=by, clock=clock),
    )


def _days(
    session: Session, members: Sequence[HelpRequest], said: Sequence[Line], *, by: Specialist, clock: Clock
) -> Sequence[Day]:
    around = Around(
        names=_names(session, said),
        files={key: files for member in members for key, files in attachments.of_talk(session, member).items()},
        late=frozenset().union(*(outbox.late_answers(session, member.id, now=clock.now) for member in members)),
        held=frozenset().union(*(window.awaited(member) for member in members)),
        clock=clock,
        by=by,
        has_codes=len(members) > 1,
        why=evidence.explained(said, locale=clock.text.locale, lexicon=lexicon.active(session, by.school_id)),
        verdicts={key: given for member in members for key, given in verdicts.of_talk(session, member).items()},
    )
    return [
        Day(clock.day(day), [bubble(line, around) for line in lines])
        for day, lines in groupby(said, key=lambda line: clock.here(line.message.created_at).date())
    ]


def _member(member: HelpRequest, opened: HelpRequest) -> Member:
    return Member(
        id=member.id,
        code=member.code,
        locale=member.locale,
        is_opened=member.id == opened.id,
        is_head=member.joined_to is None,
        is_closed=member.state is RequestState.CLOSED,
    )


def _is_seen(session: Session, member: HelpRequest, *, by: Specialist) -> bool:
    try:
        answers.find(session, member.id, by=by)
    except RequestUnknown:
        return False
    return True


def _is_stuck(member: HelpRequest, now: datetime) -> Sequence[ColumnElement[bool]]:
    """An answer whose moment passed and which nobody sent."""
    return (
        HelpMessage.help_request_id == member.id,
        HelpMessage.sent_at.is_(None),
        HelpMessage.send_at <= now - LEAVES_BY,
    )


def _names(session: Session, said: Sequence[Line]) -> Mapping[int, str]:
    ids = {line.message.staff_id for line in said if line.message.staff_id is not None}
    found = session.execute(select(Staff.id, Staff.full_name).where(Staff.id.in_(ids)))
    return {row[0]: row[1] for row in found}
