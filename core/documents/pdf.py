"""PDF: a paper goes to the press, a process of its own; it comes back whole, or what was wrong has a name."""

import json
import subprocess
import sys
import tempfile
from base64 import b64decode
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Final

from core.documents import pages
from core.documents.cancelling import Count
from core.documents.paper import Paper

PRESS: Final = Path(__file__).with_name("press.py")
MOST_ROWS: Final = 8_000  # a row takes 150 KB of the press: more would take the memory of everybody else
MOST_SECONDS: Final = 300
_LOOK: Final = 0.25  # seconds between two looks at whether somebody still waits


class NotPressed(Exception):
    """No pages came of it: the press ended without them, or took too long."""


class TooLong(Exception):
    """More than :data:`MOST_ROWS` rows: pages are made of a month or a class, sheets of everything."""


def write(paper: Paper, target: Path, count: Count) -> None:
    """Press a paper into a PDF.

    Raises:
        NotPressed: the press failed.
        TooLong: the paper has too many rows for pages.
        Cancelled: nobody waits any more.
    """
    with target.open("wb") as file:
        press("pdf", _watched(pages.said(paper, count), count), file, count)


def pictures(paper: Paper, count: Count) -> list[bytes]:
    """The charts of a paper as PNG, in their order.

    Raises:
        NotPressed: the press failed.
    """
    with tempfile.TemporaryFile() as file:
        press("png", [pages.charts(paper)], file, count)
        file.seek(0)
        return [b64decode(picture) for picture in json.loads(file.read())]


def press(kind: str, said: Iterable[str], file: IO[bytes], count: Count) -> None:
    """Run the press over what is said; what it makes of it goes into the file. ``kind``: press.py knows them.

    Raises:
        NotPressed: the press failed.
        Cancelled: nobody waits any more.
    """
    process = subprocess.Popen(  # noqa: S603  our own interpreter and our own file
        [sys.executable, "-I", str(PRESS), kind],
        stdin=subprocess.PIPE,
        stdout=file,
        stderr=subprocess.DEVNULL,
        env={},
        cwd="/",
        start_new_session=True,
    )
    try:
        _feed(process, said)
        _wait(process, count)
    finally:
        process.kill()
        process.wait()


def _watched(said: Iterable[str], count: Count) -> Iterable[str]:
    for piece in said:
        if count.rows > MOST_ROWS:
            raise TooLong
        yield piece


def _feed(process: "subprocess.Popen[bytes]", said: Iterable[str]) -> None:
    entry = process.stdin
    assert entry is not None  # noqa: S101  it is a pipe
    try:
        with entry:
            for piece in said:
                entry.write(piece.encode())
    except BrokenPipeError:
        raise NotPressed from None


def _wait(process: "subprocess.Popen[bytes]", count: Count) -> None:
    for _ in range(int(MOST_SECONDS / _LOOK)):
        try:
            if process.wait(_LOOK) != 0:
                raise NotPressed
        except subprocess.TimeoutExpired:
            count.tell()
        else:
            return
    raise NotPressed
