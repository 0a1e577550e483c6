"""What is done while a life may be in danger: say that one looks, follow the protocol, end it, judge the screening."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from admin.views.help_requests import talk
from admin.views.help_requests.forms import NotFilled
from admin.views.help_requests.pages import Reader
from core import alerts, lexicon
from core.help_requests import answers, ending, protocol, verdicts
from core.help_requests.answers import RequestUnknown
from core.help_requests.ending import Outcome
from core.help_requests.verdicts import Judgement

LONGEST_REASON = 1000


def acknowledge(session: Session, request_id: int, _form: Mapping[str, str], reader: Reader) -> None:
    """This person looks: the ladder rests."""
    answers.find(session, request_id, by=reader.by)
    alerts.acknowledge(session, request_id, staff_id=reader.by.id, now=reader.now)


def tick(session: Session, request_id: int, step: str, reader: Reader) -> None:
    """A line of the protocol was done."""
    protocol.tick(session, request_id, step, by=reader.by, now=reader.now)


def untick(session: Session, request_id: int, step: str, reader: Reader) -> None:
    """It was not done after all."""
    protocol.untick(session, request_id, step, by=reader.by, now=reader.now)


def end_crisis(session: Session, request_id: int, form: Mapping[str, str], reader: Reader) -> None:
    """The danger is over, or was none."""
    outcome, reason = form.get("outcome", ""), form.get("why", "")
    if outcome not in set(Outcome):
        raise NotFilled("protocol-refused-outcome")
    if len(reason) > LONGEST_REASON:
        raise NotFilled("desk-refused-long")
    ending.end_crisis(session, request_id, outcome=Outcome(outcome), reason=reason, by=reader.by, now=reader.now)


def judge(session: Session, request_id: int, message_id: int, form: Mapping[str, str], reader: Reader) -> None:
    """What a person says of the screening of one message of this case; ``none`` takes it back."""
    said = form.get("verdict", "")
    if said != "none" and said not in set(Judgement):
        raise NotFilled("desk-refused-form")
    _check_is_of(session, request_id, message_id, reader)
    if said == "none":
        verdicts.retract(session, message_id, by=reader.by, now=reader.now)
        return
    verdicts.judge(
        session,
        message_id,
        judgement=Judgement(said),
        is_danger=form.get("danger") == "1",
        by=reader.by,
        now=reader.now,
        lexicon=lexicon.active(session, reader.by.school_id),
    )


def _check_is_of(session: Session, request_id: int, message_id: int, reader: Reader) -> None:
    opened = answers.find(session, request_id, by=reader.by)
    members = talk.case(session, opened, by=reader.by)
    if not any(message.id == message_id for member in members for message in member.messages):
        raise RequestUnknown
