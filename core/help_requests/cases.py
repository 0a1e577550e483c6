"""Cases: talks that a psychologist has joined are one matter for staff; each child keeps its own words and address."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from core.actors import Specialist
from core.help_requests import answers
from db.models.help_requests import HelpRequest, RequestState


class TalkClosed(Exception):
    """The talk is closed: it is opened again before anything else is done with it."""


@dataclass(frozen=True, slots=True)
class Case:
    """The open talks of one case; the first of them stands for it. A talk that was never joined is a case alone."""

    talks: Sequence[HelpRequest]

    @property
    def head(self) -> HelpRequest:
        """The talk whose code and number the case goes by."""
        return self.talks[0]

    @property
    def is_red(self) -> bool:
        """Whether a life may be in danger in any of its talks."""
        return any(talk.is_red for talk in self.talks)

    @property
    def is_unscreened(self) -> bool:
        """Whether screening failed on something in it and no person has looked yet."""
        return any(talk.is_unscreened for talk in self.talks)

    @property
    def due_at(self) -> datetime | None:
        """The earliest moment by which an answer is still owed."""
        owed = (talk.due_at for talk in self.talks if not self._has_heard(talk))
        return min((moment for moment in owed if moment is not None), default=None)

    @property
    def is_answered(self) -> bool:
        """Whether staff spoke last: the child's word is awaited."""
        return all(talk.state is RequestState.WAITING or self._has_heard(talk) for talk in self.talks)

    def is_overdue(self, now: datetime) -> bool:
        """Whether the promised moment has passed."""
        return self.due_at is not None and self.due_at < now

    def wakes_at(self, now: datetime) -> datetime | None:
        """Until when it sleeps; None when it is awake, as danger and a single waking talk make it."""
        moments = [talk.snoozed_until for talk in self.talks if talk.snoozed_until and talk.snoozed_until > now]
        return min(moments) if len(moments) == len(self.talks) and not self.is_red else None

    def has_woken(self, now: datetime) -> bool:
        """Whether a moment it was put off to has come, and nobody has answered since."""
        moments = [talk.snoozed_until for talk in self.talks if talk.snoozed_until and talk.snoozed_until <= now]
        return any(not self._is_answered_since(moment) for moment in moments)

    def _has_heard(self, talk: HelpRequest) -> bool:
        """An answer in one talk answers the others of its case, but for danger: that is looked at where it is."""
        return not talk.is_red and self._is_answered_since(talk.last_child_at or talk.started_at)

    def _is_answered_since(self, moment: datetime) -> bool:
        return any(talk.last_staff_at is not None and talk.last_staff_at >= moment for talk in self.talks)


def case(session: Session, help_request: HelpRequest) -> Sequence[HelpRequest]:
    """The whole case of a talk, closed ones too, the one it goes by first; deleted talks have left it."""
    head = help_request.joined_to or help_request.id
    statement = (
        select(HelpRequest)
        .where(or_(HelpRequest.id == head, HelpRequest.joined_to == head), HelpRequest.state.not_in(answers.HIDDEN))
        .order_by(HelpRequest.joined_to.is_not(None), HelpRequest.id)
    )
    return session.scalars(statement).all()


def grouped(requests: Iterable[HelpRequest]) -> Sequence[Case]:
    """Open requests as cases, in the order in which the first talk of each comes."""
    found: dict[int, list[HelpRequest]] = {}
    for request in requests:
        found.setdefault(request.joined_to or request.id, []).append(request)
    return [Case(sorted(talks, key=lambda talk: (talk.joined_to is not None, talk.id))) for talks in found.values()]


def open_ones(session: Session, *, school_id: int) -> Sequence[Case]:
    """Every open case of a school, whoever has it: for counting, and for names of talks without a word of them."""
    statement = select(HelpRequest).where(
        HelpRequest.school_id == school_id,
        HelpRequest.state.not_in((*answers.HIDDEN, RequestState.CLOSED)),
    )
    return grouped(session.scalars(statement.order_by(HelpRequest.id)))


def hold(session: Session, request_id: int) -> Sequence[HelpRequest]:
    """Every talk of a case as it is now, kept from everybody else until this transaction ends; asks no permission.

    They are held in the order of their ids, so that two acts on one case never wait for each other.
    """
    head = session.scalar(
        select(func.coalesce(HelpRequest.joined_to, HelpRequest.id)).where(HelpRequest.id == request_id)
    )
    statement = (
        select(HelpRequest)
        .where(or_(HelpRequest.id == head, HelpRequest.joined_to == head))
        .order_by(HelpRequest.id)
        .with_for_update(key_share=True)
    )
    return session.scalars(statement.execution_options(populate_existing=True)).all()


def take(session: Session, request_id: int, *, by: Specialist, now: datetime) -> Case:
    """An open case, held, and this person's from now on.

    Raises:
        TalkClosed: the talk is closed.
        AlreadyTaken: a colleague has it.
        RequestUnknown: another school's, deleted, or not there.
    """
    hold(session, request_id)
    help_request = answers.accept(session, request_id, by=by, now=now)
    if help_request.state is RequestState.CLOSED:
        raise TalkClosed
    return Case([talk for talk in case(session, help_request) if talk.state is not RequestState.CLOSED])
