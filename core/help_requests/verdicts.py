"""Verdicts: what people say of the screening, message by message; rule ids and counts, never a word of a child."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core import alerts, audit
from core.actors import Specialist
from core.alerts import measuring
from core.crisis import response
from core.crisis.levels import Category, Finding, Level
from core.crisis.lexicon import Lexicon
from core.crisis.markers import screen
from core.help_requests import answers, closing, evidence
from core.help_requests.answers import RequestUnknown
from db.models.help_requests import HelpMessage, HelpRequest, RequestState, Side
from db.models.screening import Verdict

BY_HAND: Final = measuring.BY_HAND  # also the name of those no rule raised


class Judgement(StrEnum):
    """Was the alert right, too high, or false; or should there have been one."""

    RIGHT = "right"
    TOO_HIGH = "too_high"
    FALSE = "false"
    MISSED = "missed"


class NotJudgeable(Exception):
    """Only a child's message is judged: one with an alert as right or wrong, one without as missed."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How often one rule got one verdict; ``rule`` is ``by-hand`` where no rule held."""

    rule: str
    verdict: str
    count: int


def choices(message: HelpMessage) -> Sequence[Judgement]:
    """What may be said of a message."""
    if message.side is not Side.CHILD:
        return ()
    if Level(message.risk).rank >= Level.HIGH.rank:
        return (Judgement.RIGHT, Judgement.TOO_HIGH, Judgement.FALSE)
    return (Judgement.MISSED,)


def judge(
    session: Session,
    message_id: int,
    *,
    judgement: Judgement,
    is_danger: bool = False,
    by: Specialist,
    now: datetime,
    lexicon: Lexicon | None = None,
) -> Verdict:
    """Say what this message's alert was, or that it should have had one; what was said before gives way.

    With ``is_danger`` a missed message raises the crisis that it did not raise: the danger is there now. ``lexicon``
    is the school's own, by which the rules of the message are found; else the built-in one.

    Raises:
        NotJudgeable: this is not to be said of this message.
        RequestUnknown: not a message of a talk this person may see.
    """
    help_request, message = _held(session, message_id, by=by)
    if judgement not in choices(message):
        raise NotJudgeable
    given = session.scalars(select(Verdict).where(Verdict.help_message_id == message_id)).one_or_none()
    help_request.version += 1
    _note(session, help_request.id, judgement.value, by=by, now=now)
    rules = list(_rules(session, help_request, message, lexicon))
    if given is None:
        given = Verdict(school_id=help_request.school_id, help_message_id=message_id)
    given.verdict, given.level, given.rules = judgement.value, message.risk, rules
    given.staff_id, given.given_at = by.id, now
    session.add(given)
    if is_danger and judgement is Judgement.MISSED:
        _raise(session, help_request, by=by, now=now)
    return given


def retract(session: Session, message_id: int, *, by: Specialist, now: datetime) -> None:
    """Nothing is said of this message any more.

    Raises:
        RequestUnknown: not a message of a talk this person may see.
    """
    help_request, _ = _held(session, message_id, by=by)
    session.execute(delete(Verdict).where(Verdict.help_message_id == message_id))
    help_request.version += 1
    _note(session, help_request.id, "none", by=by, now=now)


def of_talk(session: Session, help_request: HelpRequest) -> Mapping[int, Judgement]:
    """What was said of the messages of a talk, by message."""
    statement = (
        select(Verdict.help_message_id, Verdict.verdict)
        .join(HelpMessage, HelpMessage.id == Verdict.help_message_id)
        .where(HelpMessage.help_request_id == help_request.id)
    )
    return {message_id: Judgement(verdict) for message_id, verdict in session.execute(statement)}


def export(session: Session, *, school_id: int) -> Sequence[Counted]:
    """How often each rule got each verdict: all that may leave a school."""
    found: Counter[tuple[str, str]] = Counter()
    rows = session.execute(select(Verdict.rules, Verdict.verdict).where(Verdict.school_id == school_id))
    for rules, verdict in rows:
        found.update((rule, verdict) for rule in rules or (BY_HAND,))
    return [Counted(rule, verdict, count) for (rule, verdict), count in sorted(found.items())]


def _held(session: Session, message_id: int, *, by: Specialist) -> tuple[HelpRequest, HelpMessage]:
    talk = session.scalar(select(HelpMessage.help_request_id).where(HelpMessage.id == message_id))
    answers.hold(session, talk or 0)  # two who judge at once do so one after the other
    message = session.get(HelpMessage, message_id)
    if talk is None or message is None:
        raise RequestUnknown
    return answers.find(session, talk, by=by), message


def _rules(session: Session, help_request: HelpRequest, message: HelpMessage, lexicon: Lexicon | None) -> Sequence[str]:
    """The rules that hold for the message today; alone if that suffices, else with the words before it."""
    lines = answers.lines(session, help_request)
    words = next(line.words for line in lines if line.message is message)
    finding = screen(words, lexicon=lexicon)
    if finding.level.rank >= Level(message.risk).rank:
        return finding.rules
    return screen(words, before=evidence.before(lines, message), lexicon=lexicon).rules


def _raise(session: Session, help_request: HelpRequest, *, by: Specialist, now: datetime) -> None:
    """Red from now on; a person who looks is there already, so the alert counts as seen."""
    if help_request.state is RequestState.CLOSED:
        closing.reopen(session, help_request.id, by=by, now=now)
    finding = Finding(level=Level.HIGH, category=Category.OTHER, rules=(BY_HAND,))
    response.raise_crisis(session, help_request, finding=finding, now=now)
    session.flush()
    alerts.acknowledge(session, help_request.id, staff_id=by.id, now=now)


def _note(session: Session, request_id: int, verdict: str, *, by: Specialist, now: datetime) -> None:
    audit.record(
        session,
        "help_request:verdict",
        subject="help_request",
        subject_id=request_id,
        staff_id=by.id,
        now=now,
        verdict=verdict,
    )
