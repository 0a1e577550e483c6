"""Leadership: one bot and one clock work on a data folder; a second one would send everything twice."""

import fcntl
from pathlib import Path
from typing import IO

from core.settings import StartRefused


class AlreadyRunning(StartRefused):
    """Another process leads here."""


def lead(home: Path, duty: str) -> IO[bytes]:
    """Take the folder's lock for a duty; it is let go when the process ends, however it ends.

    Raises:
        AlreadyRunning: another process holds it.
    """
    lock = (home / f"{duty}.lock").open("wb")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        raise AlreadyRunning(f"another {duty} works on {home}") from None
    return lock
