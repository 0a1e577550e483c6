"""One small file goes with the words: kept with the school's files, let go when nothing that left points at it."""

import base64
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import files
from core.actors import Specialist, require_psychologist
from core.broadcasts.editing import AlreadyLeaving, hold
from core.files import FileTooLarge
from core.messages import Attachment
from db.models.broadcasts import Broadcast, BroadcastState
from db.models.files import StoredFile

LARGEST: Final = 2 * 1024 * 1024  # it is sent to each phone anew


def attach(session: Session, broadcast: Broadcast, name: str, content: bytes, *, by: Specialist, now: datetime) -> None:
    """Let a file go with a draft, instead of the one that did.

    Raises:
        NotAllowed: a psychologist writes.
        AlreadyLeaving: it is no draft any more.
        FileEmpty, FileTooLarge, FileKindUnknown: it is not taken in.
    """
    _hold_draft(session, broadcast, by=by)
    if len(content) > LARGEST:
        raise FileTooLarge
    older, kept = broadcast.file_id, files.keep(session, name=name, content=content, by=by, now=now)
    _put(session, broadcast, kept.id, older, by=by)


def detach(session: Session, broadcast: Broadcast, *, by: Specialist) -> None:
    """No file goes with a draft any more.

    Raises:
        NotAllowed, AlreadyLeaving: see :func:`attach`.
    """
    _hold_draft(session, broadcast, by=by)
    _put(session, broadcast, None, broadcast.file_id, by=by)


def name_of(session: Session, file_id: int | None) -> str:
    """What the file is called, empty without one."""
    found = None if file_id is None else session.get(StoredFile, file_id)
    return "" if found is None else found.name


def opened(session: Session, file_id: int | None) -> Attachment | None:
    """The file as a message carries it."""
    found = None if file_id is None else session.get(StoredFile, file_id)
    if found is None:
        return None
    return Attachment(found.name, found.media_type, base64.b64encode(found.content).decode())


def _hold_draft(session: Session, broadcast: Broadcast, *, by: Specialist) -> None:
    require_psychologist(by)
    hold(session, broadcast)
    if broadcast.state is not BroadcastState.DRAFT:
        raise AlreadyLeaving


def _put(session: Session, broadcast: Broadcast, file_id: int | None, older: int | None, *, by: Specialist) -> None:
    """What was agreed to was agreed to with the other file. One that left already, or another draft has, stays."""
    if file_id == older:
        return
    broadcast.file_id = file_id
    broadcast.proposed_by = broadcast.agreed_by = broadcast.agreed_at = None
    broadcast.version += 1
    session.flush()
    is_used = session.scalars(select(Broadcast.id).where(Broadcast.file_id == older).limit(1)).all()
    if not is_used and not broadcast.runs:
        files.forget(session, older, by=by)
