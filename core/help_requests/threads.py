"""A thread's own mechanics: begin, append a sealed message, read it, erase it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.orm import Session

from core import outbox, public_codes
from core.crypto import vault
from db.models.help_requests import (
    About,
    HelpAttachment,
    HelpMessage,
    HelpRequest,
    HelpSource,
    ReplyDraft,
    RequestState,
    Side,
    TalkPresence,
)
from db.models.outbox import OutboxMessage
from db.models.screening import ScreeningSample, Verdict

# held and read anew: on PostgreSQL a psychologist may be closing the talk this child writes into
_BY_REF = (
    select(HelpRequest)
    .where(HelpRequest.ref == bindparam("ref"))
    .with_for_update(key_share=True)
    .execution_options(populate_existing=True, autoflush=False)
)
_KEEP = insert(HelpMessage)


class NotYours(Exception):
    """This talk is not among the person's own, or it is gone."""


def begin(
    session: Session, *, school_id: int, channel: str, address: str | None, locale: str, about: About, now: datetime
) -> HelpRequest:
    """A new draft thread with its own key and its own sealed address; without one, answers leave for nowhere."""
    ref = public_codes.new_ref()
    keys = vault(session)
    keys.new_thread(session, ref)
    help_request = HelpRequest(
        ref=ref,
        code=_free_code(session),
        school_id=school_id,
        state=RequestState.DRAFT,
        about=about,
        channel=channel,
        locale=locale,
        sealed_address=keys.seal_address(address, outbox.thread_address(ref)) if address is not None else None,
        started_at=now,
    )
    session.add(help_request)
    session.flush()
    return help_request


def append(
    session: Session,
    help_request: HelpRequest,
    *,
    side: Side,
    text: str,
    now: datetime,
    staff_id: int | None = None,
) -> HelpMessage:
    """Append a message, sealed with the thread's key."""
    ref = public_codes.new_ref()
    message = HelpMessage(
        ref=ref,
        help_request_id=help_request.id,
        side=side,
        sealed=vault(session).seal_text(help_request.ref, ref, text),
        staff_id=staff_id,
        created_at=now,
    )
    session.add(message)
    help_request.version += 1
    return message


def mark(session: Session, help_request: HelpRequest, *, text: str, now: datetime) -> None:
    """Append a mark that stands before whatever is written next."""
    append(session, help_request, side=Side.SYSTEM, text=text, now=now)
    session.flush()


def has_said(session: Session, help_request: HelpRequest, *, text: str) -> bool:
    """Whether the child has said exactly this in this talk already."""
    said = (message for message in help_request.messages if message.side is Side.CHILD)
    return any(words(session, help_request, message) == text for message in said)


def keep_words(
    session: Session, help_request: HelpRequest, *, text: str, risk: str, is_unscreened: bool = False, now: datetime
) -> int:
    """Append a child's message. It is the hottest row of the service, hence the plain insert.

    Returns:
        The message's id.
    """
    ref = public_codes.new_ref()
    row = {
        "ref": ref,
        "help_request_id": help_request.id,
        "side": Side.CHILD,
        "sealed": vault(session).seal_text(help_request.ref, ref, text),
        "risk": risk,
        "is_unscreened": is_unscreened,
        "created_at": now,
    }
    kept = session.connection().execute(_KEEP, row).inserted_primary_key
    help_request.version += 1
    if kept is None:
        raise RuntimeError("an insert without its key")
    return int(kept[0])


def words(session: Session, help_request: HelpRequest, message: HelpMessage) -> str:
    """A message's words.

    Raises:
        SealBroken: the child has deleted the talk.
    """
    return vault(session).open_text(help_request.ref, message.ref, message.sealed)


def claim_of(help_request: HelpRequest) -> str:
    """What a contact keeps of its talk. Moving the talk to another place makes the old claim worthless."""
    return claim(help_request.ref, help_request.moves)


def claim(ref: str, moves: int) -> str:
    """The claim of a talk that was moved so many times."""
    return f"{ref}~{moves}" if moves else ref


def own(session: Session, claims: Sequence[str], ref: str) -> HelpRequest:
    """One of the person's own talks.

    Raises:
        NotYours: it belongs to somebody else, was moved elsewhere, or is gone.
    """
    if any(getattr(changed, "ref", None) == ref for changed in session.dirty):
        session.flush()  # it is read anew; the turns of other children in this commit are written together at its end
    found = session.scalars(_BY_REF, {"ref": ref}).one_or_none()
    if found is None or claim_of(found) not in claims or found.state is RequestState.ERASED:
        raise NotYours
    return found


def own_answer(session: Session, claims: Sequence[str], message_ref: str) -> HelpMessage:
    """One answer in the person's own talks.

    Raises:
        NotYours: it belongs to somebody else, has not left yet, or is gone.
    """
    answer = session.scalars(select(HelpMessage).where(HelpMessage.ref == message_ref)).one_or_none()
    if answer is None or answer.sent_at is None or claim_of(answer.help_request) not in claims:
        raise NotYours
    return answer


def wipe(session: Session, help_request: HelpRequest) -> None:
    """Delete words, files, what was said of them, the address and what is on its way to it, and destroy the key."""
    session.flush()
    said = select(HelpMessage.id).where(HelpMessage.help_request_id == help_request.id)
    for of_message in (HelpAttachment, HelpSource, Verdict, ScreeningSample):
        session.execute(delete(of_message).where(of_message.help_message_id.in_(said)))
    session.execute(delete(OutboxMessage).where(OutboxMessage.address_info == outbox.thread_address(help_request.ref)))
    session.execute(delete(HelpMessage).where(HelpMessage.help_request_id == help_request.id))
    session.execute(delete(ReplyDraft).where(ReplyDraft.help_request_id == help_request.id))
    session.execute(delete(TalkPresence).where(TalkPresence.help_request_id == help_request.id))
    session.expire(help_request, ["messages"])
    help_request.state = RequestState.ERASED
    help_request.sealed_address = None
    help_request.resume_lookup = None
    help_request.auto_send_at = None
    help_request.snoozed_until = None
    help_request.check_in_at = None
    help_request.version += 1
    vault(session).destroy_thread(session, help_request.ref)


def _free_code(session: Session) -> str:
    while True:
        code = public_codes.new_code()
        if session.scalar(select(HelpRequest.id).where(HelpRequest.code == code)) is None:
            return code
