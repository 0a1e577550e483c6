"""What the inbox's buttons do in a talk: take it, answer, note, close. Each is one rule, in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from admin.views.help_requests import forms, talk
from admin.views.help_requests.bubbles import UNDO_LASTS
from admin.views.help_requests.forms import NotFilled, Typed
from admin.views.help_requests.pages import Reader
from admin.views.help_requests.refusals import AlreadyClosed
from core.help_requests import answers, closing, reply_drafts, threads
from core.help_requests.answers import RequestUnknown
from core.help_requests.closing import Dismissal
from db.models.help_requests import HelpRequest, RequestState


@dataclass(frozen=True, slots=True)
class Sent:
    """An answer just written: gone already, or still to be taken back."""

    message_id: int
    is_gone: bool


def take(session: Session, request_id: int, _form: Mapping[str, str], reader: Reader) -> None:
    """Take a free request."""
    answers.accept(session, request_id, by=reader.by, now=reader.now)


def reply(session: Session, request_id: int, form: Mapping[str, str], reader: Reader) -> Sent:
    """Answer the child: at a chosen moment, in ten seconds, or at once when a life may be in danger."""
    text = form.get("text", "")
    forms.check_answer(text)
    if forms.has_brackets(text) and not form.get("brackets"):
        raise NotFilled("desk-refused-brackets")
    send_at = forms.send_moment(reader.clock(session), form.get("send_at", ""))
    opened = answers.accept(session, request_id, by=reader.by, now=reader.now)
    to = _addressee(session, opened, form.get("to", ""), reader)
    is_urgent = answers.find(session, to, by=reader.by).is_red
    leaves = send_at or (None if is_urgent else reader.now + UNDO_LASTS)
    message = answers.answer(session, to, text=text, by=reader.by, now=reader.now, send_at=leaves)
    reply_drafts.forget(session, request_id, kind="reply", by=reader.by)
    return Sent(message.id, is_gone=message.sent_at is not None)


def note(session: Session, request_id: int, form: Mapping[str, str], reader: Reader) -> None:
    """Keep a private note."""
    answers.note(session, request_id, text=form.get("text", ""), by=reader.by, now=reader.now)
    reply_drafts.forget(session, request_id, kind="note", by=reader.by)


def withdraw(session: Session, request_id: int, message_id: int, reader: Reader) -> int:
    """Take back an answer that has not left; its words return into the box, before what stands there already.

    Returns:
        The talk of the case they were written to: they stand in its box, so that they go nowhere else.

    Raises:
        RequestUnknown: there is no such answer in this case, or it has left.
    """
    opened = answers.find(session, request_id, by=reader.by)
    said = (message for member in talk.case(session, opened, by=reader.by) for message in member.messages)
    message = next((message for message in said if message.id == message_id), None)
    if message is None:
        raise RequestUnknown
    text = threads.words(session, message.help_request, message)
    member = answers.withdraw(session, message_id, by=reader.by)
    written = reply_drafts.kept(session, member, by=reader.by).get("reply", "")
    both = f"{text}\n\n{written}" if written else text
    reply_drafts.keep(session, member.id, kind="reply", text=both, by=reader.by, now=reader.now)
    return member.id


def resend(session: Session, request_id: int, message_id: int, reader: Reader) -> None:
    """Send an answer's envelope once more."""
    opened = answers.find(session, request_id, by=reader.by)
    members = talk.case(session, opened, by=reader.by)
    if not any(message.id == message_id for member in members for message in member.messages):
        raise RequestUnknown
    answers.resend(session, message_id, by=reader.by, now=reader.now)


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


def undo_close(session: Session, request_id: int, _form: Mapping[str, str], reader: Reader) -> None:
    """As if it had not been closed: its drafts leave the journals."""
    closing.undo(session, request_id, by=reader.by, now=reader.now)


def reopen(session: Session, request_id: int, _form: Mapping[str, str], reader: Reader) -> None:
    """Open a closed talk again."""
    closing.reopen(session, request_id, by=reader.by, now=reader.now)


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
    if name == "end-crisis":
        return Typed(why=form.get("why", ""), outcome=form.get("outcome", ""))
    if name in {"snooze", "hand-over"}:
        return Typed(why=form.get("why", ""), moment=form.get("moment", ""))
    return Typed(
        reply=text, send_at=form.get("send_at", ""), to=form.get("to", ""), asks_brackets=forms.has_brackets(text)
    )


def _addressee(session: Session, opened: HelpRequest, written: str, reader: Reader) -> int:
    """Which talk of the case an answer goes to: the chosen one, else the opened one."""
    ids = {str(member.id): member.id for member in talk.case(session, opened, by=reader.by)}
    if written and written not in ids:
        raise NotFilled("desk-refused-to")
    return ids.get(written, opened.id)


def _refuse_closed(session: Session, request_id: int, reader: Reader) -> None:
    if answers.find(session, request_id, by=reader.by).state is RequestState.CLOSED:
        raise AlreadyClosed
