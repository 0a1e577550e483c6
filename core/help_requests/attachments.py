"""Pictures and voices of a talk: awaited, fetched later by the bot alone, kept under the talk's own key, shown."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core import public_codes
from core.actors import Specialist
from core.crypto import SealBroken, vault
from core.help_requests import answers
from core.help_requests.answers import RequestUnknown
from db.models.help_requests import (
    AttachmentKind,
    AttachmentState,
    HelpAttachment,
    HelpMessage,
    HelpRequest,
    RequestState,
)

TRIED_FOR = timedelta(hours=24)
LONGEST_PAUSE = timedelta(minutes=10)


class TalkNotOpened(Exception):
    """Nobody sees a file of a talk that this person has not opened first: opening is what the audit notes."""


@dataclass(frozen=True, slots=True)
class Awaited:
    """A file to fetch: ``source`` is the name its channel gave it."""

    ref: str
    channel: str
    kind: AttachmentKind
    source: str


@dataclass(frozen=True, slots=True)
class Attached:
    """What a talk shows of a file before anybody asks for its bytes."""

    ref: str
    kind: AttachmentKind
    state: AttachmentState


@dataclass(frozen=True, slots=True)
class File:
    """A cleaned file, opened."""

    kind: AttachmentKind
    data: bytes


def await_file(
    session: Session, message_id: int, *, kind: AttachmentKind, channel: str, source: str, now: datetime
) -> HelpAttachment:
    """Note that a file belongs to a message, and where its channel keeps it; only the bot can open that again."""
    ref = public_codes.new_ref()
    attachment = HelpAttachment(
        ref=ref,
        help_message_id=message_id,
        kind=kind,
        channel=channel,
        sealed_source=vault(session).seal_address(source, _where(ref)),
        next_attempt_at=now,
        created_at=now,
    )
    session.add(attachment)
    return attachment


def has_due(session: Session, *, now: datetime) -> bool:
    """Whether any file is to be fetched; looking takes no lock."""
    is_due = (HelpAttachment.state == AttachmentState.AWAITED, HelpAttachment.next_attempt_at <= now)
    return session.scalar(select(HelpAttachment.id).where(*is_due).limit(1)) is not None


def due(session: Session, *, now: datetime, limit: int) -> Sequence[Awaited]:
    """The files whose turn has come; each attempt is counted and the next one moved away before anything is fetched.

    No lease is needed: one worker in one process fetches one file after another and asks again only when it is done.
    A process that falls over a file finds the others first when it comes back.
    """
    statement = (
        select(HelpAttachment)
        .where(HelpAttachment.state == AttachmentState.AWAITED, HelpAttachment.next_attempt_at <= now)
        .order_by(HelpAttachment.next_attempt_at, HelpAttachment.id)
        .limit(limit)
        .with_for_update(skip_locked=True)  # on PostgreSQL the talk may be going at this very moment
    )
    found = []
    for attachment in session.scalars(statement).all():
        attachment.attempts += 1
        attachment.next_attempt_at = now + _pause(attachment)
        source = _source(session, attachment)
        if source is None:
            give_up(session, attachment.ref)
        else:
            found.append(Awaited(attachment.ref, attachment.channel, attachment.kind, source))
    return found


def keep(session: Session, ref: str, data: bytes) -> None:
    """Keep the cleaned bytes under the talk's own key. A talk that was erased meanwhile keeps nothing."""
    held = _held(session, ref)
    if held is None:
        return
    help_request, attachment = held
    try:
        attachment.sealed = vault(session).thread(help_request.ref).seal(data, _about(help_request, ref))
    except SealBroken:  # the talk's key was lost: nothing of it opens any more
        _settle(help_request, attachment, AttachmentState.LOST)
    else:
        _settle(help_request, attachment, AttachmentState.KEPT)


def give_up(session: Session, ref: str) -> None:
    """The file will never come, or is not what it may be: the psychologist is told so."""
    held = _held(session, ref)
    if held is not None:
        _settle(*held, AttachmentState.LOST)


def try_later(session: Session, ref: str, *, now: datetime) -> None:
    """The channel is away: ask again after 2, 4, 8… seconds, ten minutes at most, for a day."""
    held = _held(session, ref)
    if held is None:
        return
    help_request, attachment = held
    if now - attachment.created_at >= TRIED_FOR:
        _settle(help_request, attachment, AttachmentState.LOST)
    else:
        attachment.next_attempt_at = now + _pause(attachment)


def read(session: Session, request_id: int, ref: str, *, by: Specialist, now: datetime) -> File:
    """A file's bytes, for who has opened its talk.

    Raises:
        RequestUnknown: no such file, or not one this person may see: the two are not told apart.
        TalkNotOpened: the opening is still to be noted, with :func:`core.help_requests.answers.read`.
        SealBroken: the child has just deleted the talk.
    """
    help_request = answers.find(session, request_id, by=by)
    files = (file for files in of_talk(session, help_request).values() for file in files)
    found = next((file for file in files if file.ref == ref and file.state is AttachmentState.KEPT), None)
    if found is None:
        raise RequestUnknown
    if not answers.is_reading(session, request_id, by=by, now=now):
        raise TalkNotOpened
    sealed = session.scalar(select(HelpAttachment.sealed).where(HelpAttachment.ref == found.ref))
    return File(found.kind, vault(session).thread(help_request.ref).open(sealed or b"", _about(help_request, ref)))


def of_talk(session: Session, help_request: HelpRequest) -> Mapping[int, Sequence[Attached]]:
    """The files of a talk by the id of their message, without their bytes."""
    statement = (
        select(HelpAttachment.help_message_id, HelpAttachment.ref, HelpAttachment.kind, HelpAttachment.state)
        .join(HelpMessage, HelpMessage.id == HelpAttachment.help_message_id)
        .where(HelpMessage.help_request_id == help_request.id)
        .order_by(HelpAttachment.id)
    )
    found: defaultdict[int, list[Attached]] = defaultdict(list)
    for message_id, ref, kind, state in session.execute(statement):
        found[message_id].append(Attached(ref, kind, state))
    return found


def expire(session: Session, *, closed_before: datetime) -> None:
    """Erase the files of talks that were closed long ago; the words stay, and that there was a file."""
    old = (
        select(HelpMessage.id)
        .join(HelpRequest, HelpRequest.id == HelpMessage.help_request_id)
        .where(HelpRequest.state == RequestState.CLOSED, HelpRequest.closed_at < closed_before)
    )
    session.execute(
        update(HelpAttachment)
        .where(
            HelpAttachment.help_message_id.in_(old),
            HelpAttachment.state.in_((AttachmentState.AWAITED, AttachmentState.KEPT)),
        )
        .values(state=AttachmentState.EXPIRED, sealed=None, sealed_source=None)
    )


def _held(session: Session, ref: str) -> tuple[HelpRequest, HelpAttachment] | None:
    """A file that is still awaited and its talk, held: on PostgreSQL the child may be deleting it just now."""
    to_file = (HelpAttachment, HelpAttachment.help_message_id == HelpMessage.id)
    talk = session.scalar(select(HelpMessage.help_request_id).join(*to_file).where(HelpAttachment.ref == ref))
    help_request = answers.hold(session, talk) if talk is not None else None
    statement = select(HelpAttachment).where(HelpAttachment.ref == ref).execution_options(populate_existing=True)
    attachment = session.scalars(statement).one_or_none()
    if help_request is None or attachment is None or attachment.state is not AttachmentState.AWAITED:
        return None
    return help_request, attachment


def _settle(help_request: HelpRequest, attachment: HelpAttachment, state: AttachmentState) -> None:
    attachment.state = state
    attachment.sealed_source = None
    help_request.version += 1


def _source(session: Session, attachment: HelpAttachment) -> str | None:
    try:
        return vault(session).open_address(attachment.sealed_source or b"", _where(attachment.ref))
    except SealBroken:  # the installation got another key: this file cannot be asked for any more
        return None


def _pause(attachment: HelpAttachment) -> timedelta:
    return min(timedelta(seconds=2 ** min(attachment.attempts, 10)), LONGEST_PAUSE)


def _where(ref: str) -> str:
    """What the seal of a source names."""
    return f"attachment:{ref}"


def _about(help_request: HelpRequest, ref: str) -> str:
    """What the seal of a file names."""
    return f"{help_request.ref}:{ref}"
