"""Sampling: of the messages that woke nobody, one in fifty is shown to a person: the only honest count of missed ones.

Which ones, the message's own random reference decides: a tick that comes twice draws nothing twice, and what a missed
tick left is drawn by the next.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final, cast

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from core import audit
from core.actors import Specialist, require_psychologist
from core.crisis.levels import Level
from core.help_requests import answers, threads, verdicts
from core.help_requests.verdicts import Judgement
from db.models.help_requests import HelpMessage, HelpRequest, Side
from db.models.screening import ScreeningSample

SHARE: Final = 0.02
DRAWN_WITHIN: Final = timedelta(days=7)
ASKED_FOR: Final = timedelta(days=28)  # what nobody labelled by then is asked no more: it never becomes a burden
QUIET: Final = (Level.NONE.value, Level.ELEVATED.value)


class SampleUnknown(Exception):
    """No such message to label, or one of a talk this person may not see: the two are not told apart."""


class Label(StrEnum):
    """What a person says of a message that woke nobody."""

    NONE = "none"
    ATTENTION = "attention"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Opened:
    """A message to label, opened in memory."""

    sample_id: int
    request_id: int
    code: str
    words: str
    wrote_at: datetime


def is_drawn(ref: str) -> bool:
    """Whether chance has chosen this message: two of a hundred, evenly, and always the same ones."""
    number = int.from_bytes(hashlib.sha256(f"sample:{ref}".encode()).digest()[:8])
    return number < SHARE * 2**64


def draw(session: Session, *, now: datetime, is_chosen: Callable[[str], bool] = is_drawn) -> int:
    """Draw from the un-alerted messages of the last week in every school; how many were drawn.

    Messages nobody could screen are left out: a person looks at them anyway, and screening has said nothing of them.
    """
    taken = select(ScreeningSample.help_message_id)
    recent = unalerted(HelpRequest.school_id, HelpMessage.id, HelpMessage.ref).where(
        HelpMessage.created_at > now - DRAWN_WITHIN, HelpMessage.id.not_in(taken)
    )
    drawn = [
        ScreeningSample(school_id=school_id, help_message_id=message_id, drawn_at=now)
        for school_id, message_id, ref in session.execute(recent).all()
        if is_chosen(ref)
    ]
    session.add_all(drawn)
    return len(drawn)


def unalerted(*columns: Any) -> Select[Any]:
    """These columns of every sent child's message that screening looked at and raised no alarm for."""
    return (
        select(*columns)
        .select_from(HelpMessage)
        .join(HelpRequest, HelpRequest.id == HelpMessage.help_request_id)
        .where(
            HelpRequest.state.not_in(answers.HIDDEN),
            HelpMessage.side == Side.CHILD,
            HelpMessage.risk.in_(QUIET),
            HelpMessage.is_unscreened.is_(False),
        )
    )


def waiting(session: Session, *, by: Specialist, now: datetime) -> int:
    """How many messages this person may label; none for whoever may not read talks."""
    if not by.may_read_talks:
        return 0
    return session.scalar(select(func.count()).select_from(_asked(by, now).subquery())) or 0


def look(session: Session, *, by: Specialist, now: datetime) -> int | None:
    """Note, before anything is shown, that this person reads the next message to label; which one, if any.

    Raises:
        NotAllowed: the actor may not read talks.
    """
    require_psychologist(by)
    following = _asked(by, now).order_by(ScreeningSample.drawn_at, ScreeningSample.id).limit(1)
    found = session.execute(following).one_or_none()
    if found is None:
        return None
    sample_id, request_id = found
    audit.record(
        session, answers.READ, subject="help_request", subject_id=request_id, staff_id=by.id, now=now, sample=True
    )
    return int(sample_id)


def opened(session: Session, sample_id: int, *, by: Specialist) -> Opened:
    """The message with its words; :func:`look` has noted the reading.

    Raises:
        SampleUnknown, RequestUnknown: not this person's to read.
    """
    message = _message(session, _find(session, sample_id, by=by))
    help_request = answers.find(session, message.help_request_id, by=by)
    words = threads.words(session, help_request, message)
    return Opened(sample_id, help_request.id, help_request.code, words, message.created_at)


def label(
    session: Session, sample_id: int, label: Label, *, by: Specialist, now: datetime, is_now: bool = False
) -> HelpRequest:
    """Say what the message was; the first person's word stands.

    Danger is a verdict on screening too; with ``is_now`` the talk turns red, because the danger is there still.

    Raises:
        SampleUnknown, RequestUnknown: not this person's to label.
    """
    sample = _find(session, sample_id, by=by)
    message = _message(session, sample)
    help_request = answers.find(session, message.help_request_id, by=by)
    if sample.label is not None:
        return help_request
    sample.label, sample.staff_id, sample.labelled_at = label.value, by.id, now
    if label is Label.DANGER:
        verdicts.judge(session, message.id, judgement=Judgement.MISSED, is_danger=is_now, by=by, now=now)
    session.flush()
    return help_request


def take_back(session: Session, sample_id: int, *, by: Specialist) -> None:
    """A tap that slipped: the message is asked again. Danger once said is taken back in the talk itself.

    Raises:
        SampleUnknown: somebody else's word, or none.
    """
    sample = _find(session, sample_id, by=by)
    if sample.staff_id != by.id or sample.label not in (Label.NONE.value, Label.ATTENTION.value):
        raise SampleUnknown
    sample.label = sample.staff_id = sample.labelled_at = None


def _asked(by: Specialist, now: datetime) -> Select[int, int]:
    """The ids of samples without a label in talks this person may see, and of those talks."""
    may_see = cast("tuple[ColumnElement[bool], ...]", answers.visible(by))
    return (
        select(ScreeningSample.id, HelpRequest.id.label("request_id"))
        .join(HelpMessage, HelpMessage.id == ScreeningSample.help_message_id)
        .join(HelpRequest, HelpRequest.id == HelpMessage.help_request_id)
        .where(ScreeningSample.label.is_(None), ScreeningSample.drawn_at > now - ASKED_FOR, *may_see)
    )


def _find(session: Session, sample_id: int, *, by: Specialist) -> ScreeningSample:
    require_psychologist(by)
    sample = session.get(ScreeningSample, sample_id)
    if sample is None or sample.school_id != by.school_id:
        raise SampleUnknown
    return sample


def _message(session: Session, sample: ScreeningSample) -> HelpMessage:
    return session.get_one(HelpMessage, sample.help_message_id)
