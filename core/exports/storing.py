"""Storing: a finished file lies sealed in the data folder for an hour, in chunks that know their file and their place.

What is being written lies beside it in the clear, for the service alone, and goes when it is sealed; what a worker that
died has left goes with the next sweep.
"""

import os
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from core.crypto import Cipher, SealBroken, Vault

CHUNK: Final = 256 * 1024
LENGTH_BYTES: Final = 4
LIVES: Final = timedelta(hours=1)
PURPOSE: Final = "exports"
# a chunk is longer than its content by a key id, a nonce and a tag
LONGEST: Final = CHUNK + 64


class FileGone(Exception):
    """The file is not here (any more), or is not what was kept."""


def folder(home: Path) -> Path:
    """Where files lie: for the service alone."""
    found = home / "exports"
    found.mkdir(mode=0o700, parents=True, exist_ok=True)
    return found


@contextmanager
def aside(home: Path) -> Iterator[Path]:
    """A folder of one piece of work, in the clear; it is gone afterwards, however that ended."""
    with tempfile.TemporaryDirectory(dir=folder(home), prefix="making-") as found:
        yield Path(found)


def seal(source: Path, home: Path, ref: str, *, vault: Vault) -> int:
    """Keep a file sealed under its reference; its size in bytes."""
    target, cipher = _path(home, ref), vault.purpose(PURPOSE)
    beside = target.with_suffix(".part")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    size = number = 0
    with os.fdopen(descriptor, "wb") as sealed, source.open("rb") as plain:
        chunk = plain.read(CHUNK)
        while True:
            after = plain.read(CHUNK)
            blob = cipher.seal(chunk, _about(ref, number, is_last=not after))
            sealed.write(len(blob).to_bytes(LENGTH_BYTES, "big") + blob)
            size, number = size + len(chunk), number + 1
            if not after:
                break
            chunk = after
    beside.replace(target)
    return size


def opened(home: Path, ref: str, *, vault: Vault) -> Iterator[bytes]:
    """The chunks of a kept file; the first one is opened at once, so that a missing file is told of before an answer.

    Raises:
        FileGone: it is not here, was cut, or its seal does not open.
    """
    chunks = _chunks(_path(home, ref), ref, vault.purpose(PURPOSE))
    first = next(chunks)
    return _with_first(first, chunks)


def erase(home: Path, ref: str) -> None:
    """The file goes; none is as good."""
    _path(home, ref).unlink(missing_ok=True)


def sweep(home: Path, *, now: datetime, keep: Collection[str]) -> None:
    """Erase what is too old: files of no job in ``keep``, and what died while it was being made."""
    before = (now - LIVES).timestamp()
    for found in folder(home).iterdir():
        with suppress(FileNotFoundError):  # it went by itself meanwhile
            if found.stem not in keep and found.stat().st_mtime <= before:
                _remove(found)


def _remove(found: Path) -> None:
    if found.is_dir():
        for inside in found.iterdir():
            inside.unlink(missing_ok=True)
        found.rmdir()
    else:
        found.unlink(missing_ok=True)


def _path(home: Path, ref: str) -> Path:
    return folder(home) / f"{ref}.sealed"


def _about(ref: str, number: int, *, is_last: bool) -> str:
    return f"{ref}:{number}:{'last' if is_last else 'more'}"


def _with_first(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _chunks(path: Path, ref: str, cipher: Cipher) -> Iterator[bytes]:
    try:
        with path.open("rb") as sealed:
            number, head = 0, sealed.read(LENGTH_BYTES)
            while head:
                blob, head = sealed.read(_length(head)), sealed.read(LENGTH_BYTES)
                yield cipher.open(blob, _about(ref, number, is_last=not head))
                number += 1
            if not number:
                raise FileGone
    except (OSError, SealBroken):
        raise FileGone from None


def _length(head: bytes) -> int:
    length = int.from_bytes(head, "big")
    if len(head) < LENGTH_BYTES or length > LONGEST:
        raise FileGone
    return length
