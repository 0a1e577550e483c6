"""Office files that somebody sent are ZIP archives: opened so that a broken one is one refusal, whatever breaks."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

_BREAKS = (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError, KeyError)


class ArchiveBroken(Exception):
    """It is no archive, or a part of it cannot be read."""


@contextmanager
def opened(content: bytes) -> Iterator[zipfile.ZipFile]:
    """The archive, to look into.

    Raises:
        ArchiveBroken: it cannot be opened, or breaks while it is read.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            yield parts
    except _BREAKS as problem:
        raise ArchiveBroken from problem
