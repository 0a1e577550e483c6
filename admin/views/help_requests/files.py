"""A file of a talk as a browser gets it: one of two kinds, under a neutral name, allowed to do nothing."""

from typing import Final

from flask import Response, request

from admin.session import reading, writing
from admin.views.help_requests.pages import Reader
from core.help_requests import answers, attachments
from core.help_requests.attachments import File, TalkNotOpened
from db.models.help_requests import AttachmentKind

TYPES: Final = {AttachmentKind.PICTURE: "image/jpeg", AttachmentKind.VOICE: "audio/ogg"}
NAMES: Final = {AttachmentKind.PICTURE: "picture.jpg", AttachmentKind.VOICE: "voice.ogg"}
POLICY: Final = "default-src 'none'; sandbox"


def opened(request_id: int, ref: str, reader: Reader) -> File:
    """The file; who has not opened its talk in this working day opens it with this, audited first.

    Raises:
        RequestUnknown: it is not this reader's to see.
        SealBroken: the child has just deleted the talk.
    """
    try:
        return _read(request_id, ref, reader)
    except TalkNotOpened:
        with writing() as session:
            answers.read(session, request_id, by=reader.by, now=reader.now)
        return _read(request_id, ref, reader)


def answer(file: File) -> Response:
    """What is sent; a part of it when the player asks for one."""
    response = Response(file.data, content_type=TYPES[file.kind])
    response.headers["Content-Disposition"] = f"inline; filename={NAMES[file.kind]}"
    response.headers["Content-Security-Policy"] = POLICY
    response.make_conditional(request, accept_ranges=True, complete_length=len(file.data))
    return response


def _read(request_id: int, ref: str, reader: Reader) -> File:
    with reading() as session:
        return attachments.read(session, request_id, ref, by=reader.by, now=reader.now)
