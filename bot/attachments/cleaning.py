"""Cleaning a file in a process that has nothing of ours: no environment, no open file, no way out, little time."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from contextlib import suppress
from pathlib import Path

from db.models.help_requests import AttachmentKind

CLEANER = Path(__file__).with_name("cleaner.py")
MOST_BYTES = 10 * 1024 * 1024
MOST_SECONDS = 20.0


class NotClean(Exception):
    """The file is not a plain picture or voice, or nothing clean could be made of it."""


class CleanerInterrupted(Exception):
    """The machine, not the file, ended the work: another time it may go well."""


async def clean(kind: AttachmentKind, data: bytes) -> bytes:
    """The pixels or the sound of a file, and nothing else of it.

    Raises:
        NotClean: it was refused.
        CleanerInterrupted: it was not finished in time, or the system needed the memory.
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-I",
        str(CLEANER),
        kind.value,
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
        env={},
        cwd="/",
        close_fds=True,
        start_new_session=True,
    )
    try:
        async with asyncio.timeout(MOST_SECONDS):
            cleaned = await _exchange(process, data)
            code = await process.wait()
    except TimeoutError:
        raise CleanerInterrupted from None
    finally:
        await _end(process)
    if code == -signal.SIGKILL:
        raise CleanerInterrupted
    if code != 0 or not cleaned:
        raise NotClean
    return cleaned


async def _exchange(process: Process, data: bytes) -> bytes:
    """Give the file, take what comes back: the cleaner answers only when it has read everything."""
    entry, way_out = process.stdin, process.stdout
    assert entry is not None  # noqa: S101  both are pipes
    assert way_out is not None  # noqa: S101
    with suppress(ConnectionError):  # it refused before it had read all
        entry.write(data)
        await entry.drain()
    entry.close()
    try:
        await way_out.readexactly(MOST_BYTES + 1)
    except asyncio.IncompleteReadError as everything:
        return everything.partial
    raise NotClean


async def _end(process: Process) -> None:
    """Leave nobody behind, and the pipe empty: a full one would keep its end open."""
    if process.returncode is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    if process.stdout is not None:
        with suppress(TimeoutError):
            async with asyncio.timeout(1.0):
                await process.stdout.read()
    await process.wait()
