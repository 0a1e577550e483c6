"""The child's own talks: the list, the answers, the resume secret, and deleting the words."""

import base64
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from core import outbox, words
from core.bus import publish
from core.crisis import markers
from core.crypto import vault
from core.events import AnswerOpened, HelpRequestErased
from core.help_requests import threads
from db.models.help_requests import HelpMessage, HelpRequest, RequestState, Side

SECRET_BYTES = 15
GROUP = 4
LONGEST_SECRET = 48  # as somebody may type it, with signs and spaces between
LISTED = 6
LATELY = timedelta(minutes=10)
LATEST = 5
ANSWERS_SHOWN = 5
# columns alone: it stands on the way of every message that follows another one
_LATELY = (
    select(HelpRequest.ref, HelpRequest.moves, HelpMessage.ref, HelpMessage.sealed, HelpMessage.risk)
    .join(HelpMessage, HelpMessage.help_request_id == HelpRequest.id)
    .where(
        HelpRequest.ref.in_(bindparam("refs", expanding=True)),
        HelpMessage.side == Side.CHILD,
        HelpMessage.created_at >= bindparam("since"),
        or_(HelpRequest.risk_ended_at.is_(None), HelpMessage.created_at > HelpRequest.risk_ended_at),
    )
    .order_by(HelpMessage.id.desc())
    .limit(LATEST)
    .execution_options(autoflush=False)
)


class HeldForSafety(Exception):
    """The talk is red: the words stay until a person has ended the danger, and the child is told so."""


class SecretUnknown(Exception):
    """No talk opens with this secret."""


def mine(session: Session, claims: Sequence[str]) -> Sequence[HelpRequest]:
    """The latest of the person's talks, latest first."""
    return _all(session, claims)[:LISTED]


def _all(session: Session, claims: Sequence[str]) -> Sequence[HelpRequest]:
    """The person's talks that still have words, latest first."""
    refs = [claim.partition("~")[0] for claim in claims]
    statement = (
        select(HelpRequest)
        .where(HelpRequest.ref.in_(refs), HelpRequest.state != RequestState.ERASED)
        .order_by(HelpRequest.id.desc())
    )
    return [talk for talk in session.scalars(statement) if threads.claim_of(talk) in claims]


def in_danger(session: Session, claims: Sequence[str]) -> HelpRequest | None:
    """The latest of the person's talks that is red, if there is one."""
    return next((talk for talk in _all(session, claims) if talk.is_red), None)


def lately_said(session: Session, claims: Sequence[str], *, now: datetime) -> Sequence[tuple[str, str]]:
    """What the person wrote in the last minutes, in whatever talk: words and level of each message, oldest first.

    What was written before a person ended a danger has been weighed by that person.
    """
    refs = [claim.partition("~")[0] for claim in claims]
    rows = session.execute(_LATELY, {"refs": refs, "since": now - LATELY}).all()
    keys = vault(session)
    said = [
        (keys.open_text(talk, message, sealed), risk)
        for talk, moves, message, sealed, risk in rows
        if threads.claim(talk, moves) in claims
    ]
    return said[::-1]


def draft_of(session: Session, claims: Sequence[str]) -> HelpRequest | None:
    """The person's unsent draft, if there is one."""
    return next((talk for talk in mine(session, claims) if talk.state is RequestState.DRAFT), None)


def open_answer(session: Session, claims: Sequence[str], message_ref: str, *, now: datetime) -> tuple[HelpMessage, str]:
    """Open an envelope: the words from the thread, and a mark in the panel that it was opened.

    Raises:
        NotYours: the answer is not this person's, or the talk is deleted.
    """
    answer = threads.own_answer(session, claims, message_ref)
    if answer.opened_at is None:
        answer.opened_at = now
        answer.help_request.version += 1
        publish(session, AnswerOpened(help_message_id=answer.id, now=now))
    return answer, threads.words(session, answer.help_request, answer)


def answered(help_request: HelpRequest) -> Sequence[HelpMessage]:
    """The latest answers that were sent, opened or not: a cleared screen must not lose them."""
    return [message for message in help_request.messages if message.sent_at is not None][-ANSWERS_SHOWN:]


def unopened(session: Session, claims: Sequence[str]) -> Sequence[HelpMessage]:
    """The answers in the person's talks that nobody has opened yet."""
    return [answer for talk in _all(session, claims) for answer in answered(talk) if answer.opened_at is None]


def unreachable(session: Session, claims: Sequence[str]) -> Sequence[str]:
    """Those of the person's talks whose answers could not be brought."""
    refs = [claim.partition("~")[0] for claim in claims]
    lost = select(HelpRequest.ref, HelpRequest.moves).where(HelpRequest.ref.in_(refs), HelpRequest.is_unreachable)
    return [claim for ref, moves in session.execute(lost) if (claim := threads.claim(ref, moves)) in claims]


def mark_reach(session: Session, claims: Sequence[str], *, is_unreachable: bool) -> None:
    """The person has shut the channel, or opened it again: whoever answers must know."""
    for talk in _all(session, claims):
        if talk.is_unreachable != is_unreachable:
            talk.is_unreachable = is_unreachable
            talk.version += 1


def speak(session: Session, claims: Sequence[str], *, locale: str) -> None:
    """The person has chosen a language: receipts and envelopes of every talk come in it, and who answers sees it."""
    for talk in _all(session, claims):
        if talk.locale != locale:
            talk.locale = locale
            talk.version += 1


def tell_class(help_request: HelpRequest, written: str) -> bool:
    """Keep the class the child gave, in the school's spelling; False when it is not a class."""
    name = words.class_name(written)
    if name is None:
        return False
    help_request.class_name = name
    help_request.version += 1
    return True


def new_secret(session: Session, help_request: HelpRequest) -> str:
    """A resume secret of 120 bits, shown once; the one before stops working."""
    secret = _random_secret()
    while markers.screen(secret).is_crisis:  # who types it must be let in, and not be shown the card of danger
        secret = _random_secret()
    help_request.resume_lookup = _secret_lookup(session, _letters(secret))
    return secret


def may_be_secret(written: str) -> bool:
    """Whether somebody meant a secret, even a misspelled one, or a code; a sentence is none and must not be lost."""
    parts, has_digit = written.split(), any(sign.isdigit() for sign in written)
    if len(parts) == 1:
        return written.isascii() or has_digit
    in_groups = has_digit or all(len(part) == GROUP for part in parts)
    return written.isascii() and in_groups and len(written) <= LONGEST_SECRET


def resume(session: Session, secret: str, *, address: str, channel: str) -> HelpRequest:
    """Continue a talk from another place: its address becomes the new one, and the secret is spent.

    Raises:
        SecretUnknown: no talk opens with it.
    """
    lookup = _secret_lookup(session, _letters(secret))
    found = session.scalars(select(HelpRequest).where(HelpRequest.resume_lookup == lookup)).one_or_none()
    if found is None:
        raise SecretUnknown
    found.resume_lookup = None
    found.moves += 1
    outbox.drop_unsent(session, outbox.thread_address(found.ref))
    found.channel = channel
    found.is_unreachable = False
    found.sealed_address = vault(session).seal_address(address, outbox.thread_address(found.ref))
    return found


def erase(session: Session, help_request: HelpRequest, *, now: datetime) -> None:
    """Delete the child's words. The journal line without identity stays.

    Raises:
        HeldForSafety: somebody's life may be in danger and no person has ended that yet.
    """
    if help_request.is_red:
        raise HeldForSafety
    threads.wipe(session, help_request)
    publish(session, HelpRequestErased(help_request_id=help_request.id, now=now))


def _random_secret() -> str:
    letters = base64.b32encode(secrets.token_bytes(SECRET_BYTES)).decode().lower()
    return "-".join(letters[start : start + GROUP] for start in range(0, len(letters), GROUP))


def _letters(secret: str) -> str:
    return "".join(secret.lower().split()).replace("-", "")


def _secret_lookup(session: Session, secret: str) -> bytes:
    return vault(session).lookup("resume", secret)
