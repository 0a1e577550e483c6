"""What moves a whole talk: put it off, wake it, give it to a colleague, take a colleague's, join and split."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from admin.views.help_requests import forms
from admin.views.help_requests.forms import NotFilled
from admin.views.help_requests.pages import Reader
from core.help_requests import answers, handing, joining, snoozing
from core.help_requests.handing import TakeOver

LONGEST_WHY = 300


def snooze(session: Session, request_id: int, form: Mapping[str, str], reader: Reader) -> datetime | None:
    """Put the talk off.

    Returns:
        The moment it wakes at; None means when the child writes.
    """
    until = form.get("until", "")
    written = form.get("moment", "") if until == "moment" else until
    moment = None if until == "reply" else forms.chosen_moment(reader.clock(session), written)
    snoozing.snooze(session, request_id, until=moment, why=_why(form), by=reader.by, now=reader.now)
    return moment


def wake(session: Session, request_id: int, _form: Mapping[str, str], reader: Reader) -> None:
    """Bring a sleeping talk back."""
    snoozing.wake(session, request_id, by=reader.by, now=reader.now)


def hand_over(session: Session, request_id: int, form: Mapping[str, str], reader: Reader) -> None:
    """Give the talk to a colleague."""
    handing.hand_over(session, request_id, to=_number(form, "colleague"), why=_why(form), by=reader.by, now=reader.now)


def take_over(session: Session, request_id: int, form: Mapping[str, str], reader: Reader) -> None:
    """Take a colleague's talk."""
    reason = form.get("reason", "")
    if reason not in set(TakeOver):
        raise NotFilled("desk-refused-form")
    handing.take_over(session, request_id, reason=TakeOver(reason), by=reader.by, now=reader.now)


def join(session: Session, request_id: int, form: Mapping[str, str], reader: Reader) -> None:
    """This talk continues another of the person's own."""
    joining.join(session, request_id, to=_number(form, "other"), by=reader.by, now=reader.now)


def split(session: Session, request_id: int, form: Mapping[str, str], reader: Reader) -> None:
    """One talk of the case stands alone again."""
    member = _number(form, "member")
    if member not in {talk.id for talk in joining.case(session, answers.find(session, request_id, by=reader.by))}:
        raise NotFilled("desk-refused-form")
    joining.split(session, member, by=reader.by, now=reader.now)


def _why(form: Mapping[str, str]) -> str:
    return form.get("why", "").strip()[:LONGEST_WHY]


def _number(form: Mapping[str, str], name: str) -> int:
    written = form.get(name, "")
    if not written.isascii() or not written.isdecimal() or len(written) > 9:
        raise NotFilled("desk-refused-choose")
    return int(written)
