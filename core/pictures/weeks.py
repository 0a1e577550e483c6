"""The picture of some weeks: a row a week from Monday to Sunday, a face for a day that has one, a dot for one without.

Faces differ by the mouth as well as by colour. No letter stands in it, so that it serves every language.
"""

import base64
from collections.abc import Sequence
from functools import cache
from typing import Final

from core.pictures import path, sheets
from core.pictures.sheets import Sheet

DAYS: Final = 7
EDGE: Final = 36  # pixels of empty ground around
UNDERLINE: Final = (24, 6)  # pixels it is shorter than the day on either side; its height
EMPTY: Final = 0
_MARK: Final = bytes.fromhex("fdf9f3")


def draw(faces: Sequence[int | None], *, today: int) -> bytes:
    """A PNG of whole weeks.

    Args:
        faces: one for each day, from a Monday on: 1 (the hardest) to 5 (the best), None for a day without a mark.
        today: the place of the day that is underlined; the days after it show nothing.
    """
    sheet = _faces()
    side = sheet.width
    ground = bytes([sheet.rows[0][0]])
    blank = ground * side
    margin = ground * EDGE
    rows = [ground * (2 * EDGE + DAYS * side)] * EDGE
    for first in range(0, len(faces), DAYS):
        week = range(first, min(first + DAYS, len(faces)))
        for line in range(side):
            cells = (_cell(sheet, faces[day], line) if day <= today else blank for day in week)
            rows.append(margin + b"".join(cells) + margin)
    rows += rows[:EDGE]
    _underline(rows, sheet, today)
    return Sheet(tuple(rows), sheet.palette).as_png()


def drawn(faces: Sequence[int | None], *, today: int) -> str:
    """The same in base64, as ``core.messages.Picture.drawn`` carries it."""
    return base64.b64encode(draw(faces, today=today)).decode()


@cache
def _faces() -> Sheet:
    """Six squares below each other: the dot, and the five faces."""
    return sheets.read(path("faces").read_bytes())


def _cell(sheet: Sheet, face: int | None, line: int) -> bytes:
    return sheet.rows[(face or EMPTY) * sheet.width + line]


def _underline(rows: list[bytes], sheet: Sheet, today: int) -> None:
    side, (shorter, height) = sheet.width, UNDERLINE
    left = EDGE + today % DAYS * side + shorter
    right = left + side - 2 * shorter
    bottom = EDGE + (today // DAYS + 1) * side
    line = bytes([sheet.place_of(_MARK)]) * (right - left)
    for at in range(bottom, bottom + height):
        rows[at] = rows[at][:left] + line + rows[at][right:]
