"""Our own pictures: drawn for Senim, shipped with it, described in words (locales/*/pictures.ftl)."""

import json
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent / "shipped"


class PictureUnknown(Exception):
    """No picture of this name is shipped."""


@dataclass(frozen=True, slots=True)
class Shipped:
    """What ``bench.pictures`` wrote down of a picture: its file, its size in pixels, the one that stands still."""

    file: str
    width: int
    height: int
    still: str | None = None


def _shipped() -> dict[str, Shipped]:
    manifest = json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))
    names = Shipped.__slots__
    return {name: Shipped(**{key: row[key] for key in names if key in row}) for name, row in manifest.items()}


_ALL: Final = _shipped()
_PARTS: Final = {"faces", *(picture.still for picture in _ALL.values())}  # a sheet to cut from; what stands still
# ``area-<code>`` for every area of tips, and ``breathing``, which moves; what may be shown by name, with words
NAMES: Final = tuple(sorted(_ALL.keys() - _PARTS))


def shipped(name: str) -> Shipped:
    """What is known of a picture.

    Raises:
        PictureUnknown: there is none of this name.
    """
    found = _ALL.get(name)
    if found is None:
        raise PictureUnknown(name)
    return found


def path(name: str) -> Path:
    """Where a picture's file lies.

    Raises:
        PictureUnknown: there is none of this name.
    """
    return FOLDER / shipped(name).file


def moves(name: str) -> bool:
    """Whether a picture is a moving one."""
    return shipped(name).still is not None


def media_type(name: str) -> str:
    """``image/png`` or ``image/gif``."""
    return f"image/{path(name).suffix[1:]}"


def measure(png: bytes) -> tuple[int, int]:
    """Width and height of a PNG, in pixels."""
    width, height = struct.unpack(">II", png[16:24])
    return width, height
