"""Sheets: pictures of few colours as plain rows of numbers, written as PNG by hand and read back.

The rules may not load a library that decodes pictures; what is ours alone needs none.
"""

import struct
import zlib
from dataclasses import dataclass
from typing import Final

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_DEPTH, _INDEXED = 8, 3


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of one byte a pixel, each a place in ``palette`` (three bytes a colour)."""

    rows: tuple[bytes, ...]
    palette: bytes

    @property
    def width(self) -> int:
        """Pixels across."""
        return len(self.rows[0])

    @property
    def height(self) -> int:
        """Pixels down."""
        return len(self.rows)

    def place_of(self, colour: bytes) -> int:
        """The number of a colour (three bytes); of the nearest one when it is not there itself."""
        colours = [self.palette[at : at + 3] for at in range(0, len(self.palette), 3)]
        return min(
            range(len(colours)), key=lambda at: sum(abs(a - b) for a, b in zip(colours[at], colour, strict=True))
        )

    def as_png(self) -> bytes:
        """The sheet as a PNG with no filters."""
        head = struct.pack(">IIBBBBB", self.width, self.height, _DEPTH, _INDEXED, 0, 0, 0)
        lines = zlib.compress(b"".join(b"\0" + row for row in self.rows))
        parts = ((b"IHDR", head), (b"PLTE", self.palette), (b"IDAT", lines), (b"IEND", b""))
        return _SIGNATURE + b"".join(_chunk(kind, data) for kind, data in parts)


def read(png: bytes) -> Sheet:
    """A sheet that :meth:`Sheet.as_png` wrote. Only our own shipped files come here, never a person's."""
    chunks, at = {}, len(_SIGNATURE)
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        chunks[png[at + 4 : at + 8]] = png[at + 8 : at + 8 + length]
        at += 12 + length
    width, height = struct.unpack(">II", chunks[b"IHDR"][:8])
    lines = zlib.decompress(chunks[b"IDAT"])
    step = width + 1
    return Sheet(tuple(lines[line * step + 1 : (line + 1) * step] for line in range(height)), chunks[b"PLTE"])


def plain(width: int, height: int, colour: bytes) -> bytes:
    """A PNG of nothing but one colour."""
    return Sheet((bytes(width),) * height, colour).as_png()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
