"""A file on its way to a browser: always a download, under its own name, allowed to do nothing."""

from collections.abc import Iterable
from typing import Final
from urllib.parse import quote

from flask import Response

from core.files import KINDS

TYPES: Final = {**KINDS, "csv": "text/csv; charset=utf-8", "zip": "application/zip"}
POLICY: Final = "default-src 'none'; sandbox"


def attachment(content: bytes | Iterable[bytes], name: str, *, size: int | None = None) -> Response:
    """The answer that carries the file."""
    ending = name.rpartition(".")[2]
    answer = Response(content, content_type=TYPES[ending])
    names = {"filename": f"senim.{ending}", "filename*": f"UTF-8''{quote(name, safe='')}"}
    answer.headers.set("Content-Disposition", "attachment", **names)
    answer.headers["Content-Security-Policy"] = POLICY
    if size is not None:
        answer.content_length = size
    return answer
