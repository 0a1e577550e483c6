"""Files staff keep: taken in whole or refused, handed out to their own school alone."""

import hashlib
import re
import unicodedata
from datetime import datetime
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core import public_codes
from core.actors import Specialist
from db.models.files import StoredFile

LARGEST: Final = 10 * 1024 * 1024
# What staff may keep; it is always handed out as a download, never shown by the panel itself.
KINDS: Final = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "txt": "text/plain",
    "jpg": "image/jpeg",
    "png": "image/png",
    "mp4": "video/mp4",
    "mp3": "audio/mpeg",
}


class FileTooLarge(Exception):
    """More than :data:`LARGEST` bytes."""


class FileKindUnknown(Exception):
    """A kind of file that is not kept."""


class FileEmpty(Exception):
    """Nothing is in it."""


class FileUnknown(Exception):
    """No such file in this school."""


def keep(session: Session, *, name: str, content: bytes, by: Specialist, now: datetime) -> StoredFile:
    """Keep a file under its name.

    Raises:
        FileEmpty, FileTooLarge, FileKindUnknown: it is not taken in.
    """
    ending = name.rpartition(".")[2].lower()
    if not content:
        raise FileEmpty
    if len(content) > LARGEST:
        raise FileTooLarge
    if ending not in KINDS:
        raise FileKindUnknown
    ref = public_codes.new_ref()
    kept = StoredFile(
        ref=ref,
        school_id=by.school_id,
        name=f"{_stem(name) or ref}.{ending}",
        media_type=KINDS[ending],
        size=len(content),
        digest=hashlib.sha256(content).hexdigest(),
        content=content,
        made_at=now,
        made_by=by.id,
    )
    session.add(kept)
    session.flush()
    return kept


def find(session: Session, ref: str, *, by: Specialist) -> StoredFile:
    """A file of the actor's school.

    Raises:
        FileUnknown: another school's, or not there.
    """
    found = session.scalars(select(StoredFile).where(StoredFile.ref == ref)).one_or_none()
    if found is None or found.school_id != by.school_id:
        raise FileUnknown
    return found


def forget(session: Session, file_id: int | None, *, by: Specialist) -> None:
    """Throw a file of the actor's school away, when nothing points at it any more."""
    if file_id is not None:
        session.flush()
        session.execute(delete(StoredFile).where(StoredFile.id == file_id, StoredFile.school_id == by.school_id))


def _stem(name: str) -> str:
    """A name as it may stand in a list and in a header: no folders, nothing that cannot be seen."""
    last = re.split(r"[/\\]", name.rpartition(".")[0])[-1]
    seen = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C")
    return " ".join(seen.split()).strip(". ")[:150]
