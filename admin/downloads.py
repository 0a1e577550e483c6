"""Files as they come from a browser and as it gets them: to be saved, never shown, allowed to do nothing."""

from io import BytesIO
from typing import Final

from flask import Response, request, send_file

from core import files

POLICY: Final = "default-src 'none'; sandbox"


def attachment(name: str, media_type: str, content: bytes) -> Response:
    """A file to be saved under its name; the name may be in any letters."""
    response = send_file(BytesIO(content), mimetype=media_type, as_attachment=True, download_name=name, etag=False)
    response.headers["Content-Security-Policy"] = POLICY
    return response


def upload() -> tuple[str, bytes] | None:
    """Name and content of the form's ``file``, None when nothing was chosen; of a large one enough to be refused."""
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        return None
    with sent.stream:
        return sent.filename, sent.read(files.LARGEST + 1)
