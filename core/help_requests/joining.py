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
    _lead(session, cases.hold(session, request_id), head, by=by, now=now)
    return head


def split(session: Session, request_id: int, *, by: Specialist, now: datetime) -> HelpRequest:
    """This talk leaves its case and stands alone again; the others stay together. Alone already, it stays so.

    Raises:
        RequestUnknown: another school's, another psychologist's, deleted, or not there.
    """
    held = cases.hold(session, request_id)
    help_request = answers.find(session, request_id, by=by)
    rest = [talk for talk in held if talk is not help_request]
    if not rest:
        return help_request
    threads.append(session, help_request, side=Side.SYSTEM, text="split", now=now, staff_id=by.id)
    if help_request.joined_to is None:
        head = min(rest, key=lambda talk: (talk.state in answers.HIDDEN, talk.id))
        _stand_alone(session, head, by=by, now=now)
        _lead(session, [talk for talk in rest if talk is not head], head, by=by, now=now)
    _stand_alone(session, help_request, by=by, now=now)
    return help_request


def _lead(session: Session, talks: Sequence[HelpRequest], head: HelpRequest, *, by: Specialist, now: datetime) -> None:
    for talk in talks:
        talk.joined_to = head.id
        talk.version += 1
        publish(session, HelpRequestJoined(help_request_id=talk.id, head_id=head.id, staff_id=by.id, now=now))


def _stand_alone(session: Session, talk: HelpRequest, *, by: Specialist, now: datetime) -> None:
    talk.joined_to = None
    talk.version += 1
    publish(session, HelpRequestSplit(help_request_id=talk.id, staff_id=by.id, now=now))
