"""What the inbox's buttons do: each one rule, in one writing transaction."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from admin.views.help_requests import forms
from admin.views.help_requests.forms import NotFilled, Typed
from admin.views.help_requests.pages import Reader
from core.help_requests import answers, closing, threads
from core.help_requests.answers import RequestUnknown
from core.help_requests.closing import Dismissal
from db.models.help_requests import RequestState


class AlreadyClosed(Exception):
    """The talk was closed before: closing it again would write the same work into the journals twice."""


def take(session: Session, request_id: int, _form: Mapping[str, str], reader: Reader) -> None:
    """Take a free request."""
    answers.accept(session, request_id, by=reader.by, now=reader.now)


def reply(session: Session, request_id: int, form: Mapping[str, str], reader: Reader) -> None:
    """Answer the child, now or later."""
    text = form.get("text", "")
    forms.check_answer(text)
    if forms.has_brackets(text) and not form.get("brackets"):
        raise NotFilled("desk-refused-brackets")
    send_at = forms.send_moment(reader.clock(session), form.get("send_at", ""))
    answers.answer(session, request_id, text=text, by=reader.by, now=reader.now, send_at=send_at)


def note(session: Session, request_id: int, form: Mapping[str, str], reader: Reader) -> None:
    """Keep a private note."""
    answers.note(session, request_id, text=form.get("text", ""), by=reader.by, now=reader.now)


def withdraw(session: Session, request_id: int, message_id: int, reader: Reader) -> str:
    """Take back a scheduled answer and hand its words over, so that they can be written better.

    Raises:
        RequestUnknown: there is no such answer in this talk, or it has left.
    """
    help_request = answers.find(session, request_id, by=reader.by)
    message = next((message for message in help_request.messages if message.id == message_id), None)
    if message is None:
        raise RequestUnknown
    text = threads.words(session, help_request, message)
    answers.withdraw(session, message_id, by=reader.by)
    return text


def close(session: Session, request_id: int, form: Mapping[str, str], reader: Reader) -> None:
    """Close after work: one work record, two drafts."""
    _refuse_closed(session, request_id, reader)
    filled = forms.closing_of(closing_typed(form))
    closing.close(session, request_id, closing=filled, by=reader.by, now=reader.now)


def dismiss(session: Session, request_id: int, form: Mapping[str, str], reader: Reader) -> None:
    """Close with one tap, without a journal line."""
    _refuse_closed(session, request_id, reader)
    reason = form.get("reason", "")
    if reason not in set(Dismissal):
        raise NotFilled("desk-refused-form")
    closing.dismiss(session, request_id, reason=Dismissal(reason), by=reader.by, now=reader.now)


def reopen(session: Session, request_id: int, _form: Mapping[str, str], reader: Reader) -> None:
    """Open a closed talk again."""
    closing.reopen(session, request_id, by=reader.by, now=reader.now)


def end_crisis(session: Session, request_id: int, _form: Mapping[str, str], reader: Reader) -> None:
    """A person decided that the danger is over."""
    closing.end_crisis(session, request_id, by=reader.by, now=reader.now)


def closing_typed(form: Mapping[str, str]) -> Mapping[str, str]:
    """The closing form's fields as they were typed."""
    return {name: form.get(name, "").strip() for name in forms.CLOSING_FIELDS}


def kept(name: str, form: Mapping[str, str]) -> Typed:
    """What to show again when the act ``name`` was refused."""
    if name == "close":
        return Typed(closing=closing_typed(form))
    text = form.get("text", "")
    if name == "note":
        return Typed(note=text, is_note=True)
    return Typed(reply=text, send_at=form.get("send_at", ""), asks_brackets=forms.has_brackets(text))


def _refuse_closed(session: Session, request_id: int, reader: Reader) -> None:
    if answers.find(session, request_id, by=reader.by).state is RequestState.CLOSED:
        raise AlreadyClosed
