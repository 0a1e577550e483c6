"""Joining: two talks of one child become one case for staff. Their words and addresses are never put together."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from core.actors import Specialist
from core.bus import publish
from core.events import HelpRequestJoined, HelpRequestSplit
from core.help_requests import answers, cases, threads
from core.help_requests.cases import TalkClosed, case
from db.models.help_requests import HelpRequest, Side

__all__ = ["CannotJoin", "case", "join", "split"]


class CannotJoin(Exception):
    """A talk is not joined to itself, nor is one that is closed: its work is in the journals already."""


def join(session: Session, request_id: int, *, to: int, by: Specialist, now: datetime) -> HelpRequest:
    """This talk continues another one: from now on they are one case. Both become this psychologist's.

    Returns:
        The talk the case goes by.

    Raises:
        CannotJoin: it is the same talk, or one of the two is closed.
        AlreadyTaken: a colleague has one of them.
        RequestUnknown: another school's, deleted, or not there.
    """
    if request_id == to:
        raise CannotJoin
    for held in sorted((request_id, to)):
        cases.hold(session, held)
    try:
        for taken in (to, request_id):  # of two needs without a number, the one continued gets the smaller
            cases.take(session, taken, by=by, now=now)
    except TalkClosed:
        raise CannotJoin from None
    help_request, target = session.get_one(HelpRequest, request_id), session.get_one(HelpRequest, to)
    head = session.get_one(HelpRequest, target.joined_to or to)
    if head.id == (help_request.joined_to or request_id):
        return head
    threads.append(session, help_request, side=Side.SYSTEM, text="joined", now=now, staff_id=by.id)
    _lead(session, cases.hold(session, request_id), head, staff_id=by.id, now=now)
    return head


def split(session: Session, request_id: int, *, by: Specialist, now: datetime) -> HelpRequest:
    """This talk leaves its case and stands alone again; the others stay together. Alone already, it stays so.

    Raises:
        RequestUnknown: another school's, another psychologist's, deleted, or not there.
    """
    held = cases.hold(session, request_id)
    help_request = answers.find(session, request_id, by=by)
    _part(session, held, help_request, staff_id=by.id, now=now)
    return help_request


def part(session: Session, help_request: HelpRequest, *, now: datetime) -> None:
    """A talk leaves its case because of what the child said of it; nobody of the staff has to agree."""
    _part(session, cases.hold(session, help_request.id), help_request, staff_id=None, now=now)


def _part(
    session: Session, held: Sequence[HelpRequest], help_request: HelpRequest, *, staff_id: int | None, now: datetime
) -> None:
    rest = [talk for talk in held if talk is not help_request]
    if not rest:
        return
    threads.append(session, help_request, side=Side.SYSTEM, text="split", now=now, staff_id=staff_id)
    if help_request.joined_to is None:
        head = min(rest, key=lambda talk: (talk.state in answers.HIDDEN, talk.id))
        _stand_alone(session, head, staff_id=staff_id, now=now)
        _lead(session, [talk for talk in rest if talk is not head], head, staff_id=staff_id, now=now)
    _stand_alone(session, help_request, staff_id=staff_id, now=now)


def _lead(
    session: Session, talks: Sequence[HelpRequest], head: HelpRequest, *, staff_id: int | None, now: datetime
) -> None:
    for talk in talks:
        talk.joined_to = head.id
        talk.version += 1
        publish(session, HelpRequestJoined(help_request_id=talk.id, head_id=head.id, staff_id=staff_id, now=now))


def _stand_alone(session: Session, talk: HelpRequest, *, staff_id: int | None, now: datetime) -> None:
    talk.joined_to = None
    talk.version += 1
    publish(session, HelpRequestSplit(help_request_id=talk.id, staff_id=staff_id, now=now))
