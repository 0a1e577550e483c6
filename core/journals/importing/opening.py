"""Opening a spreadsheet that somebody sent: looked at from outside first, so that no file is unpacked blindly."""

import zipfile
from typing import IO, Final

from core import archives
from core.archives import ArchiveBroken

MOST_PARTS: Final = 1_000
MOST_UNPACKED: Final = 64 * 1024 * 1024
_OLD_EXCEL: Final = b"\xd0\xcf\x11\xe0"
_ZIP: Final = b"PK\x03\x04"
_DECLARED: Final = (b"<!DOCTYPE", b"<!ENTITY")
_AT_ONCE: Final = 1024 * 1024


class SheetBroken(Exception):
    """It is no spreadsheet, or a part of it cannot be read."""


class SheetOld(Exception):
    """A spreadsheet of the old kind, or one under a password: it has to be saved as XLSX first."""


class SheetWithMacros(Exception):
    """A spreadsheet with a programme in it."""


class SheetTooLarge(Exception):
    """Unpacked it would be larger than any journal, or it has more rows than are taken at once."""


def is_workbook(content: bytes) -> bool:
    """Whether the file is a workbook whose parts may be unpacked; False for a file of plain text.

    Raises:
        SheetOld, SheetWithMacros, SheetTooLarge, SheetBroken: it is not opened at all.
    """
    if content.startswith(_OLD_EXCEL):
        raise SheetOld
    if not content.startswith(_ZIP):
        return False
    try:
        with archives.opened(content) as packed:
            _look(packed)
    except ArchiveBroken as problem:
        raise SheetBroken from problem
    return True


def _look(packed: zipfile.ZipFile) -> None:
    parts = packed.infolist()
    names = {part.filename.lower() for part in parts}
    if any(name.rpartition("/")[2].startswith("vbaproject") for name in names):
        raise SheetWithMacros
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise SheetTooLarge
    if "xl/workbook.xml" not in names:
        raise SheetBroken
    unpacked = 0
    for part in parts:
        with packed.open(part) as opened:
            unpacked += _size(opened, MOST_UNPACKED - unpacked)


def _size(part: IO[bytes], room: int) -> int:
    """How large a part really is. An XML part that declares entities could grow without end when it is read."""
    size, end = 0, b""
    while piece := part.read(_AT_ONCE):
        size += len(piece)
        if size > room:
            raise SheetTooLarge
        if any(word in end + piece for word in _DECLARED):
            raise SheetBroken
        end = piece[-10:]
    return size
