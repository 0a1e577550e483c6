"""Posters: a page for a wall, with a code that a telephone reads; black on white, two languages side by side."""

import json
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from io import BytesIO
from typing import Any, Final

import segno

from core.documents import pdf
from core.documents.cancelling import Count

_LEVEL: Final = "m"  # a code that is creased or scribbled over in one corner is still read


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What a poster says in one language: school and title above the code, three steps and what is promised below."""

    locale: str
    school: str
    title: str
    lead: str
    steps: tuple[str, ...]
    promise: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster:
    """One page; ``mark`` stands large in its corner (a class's name), ``link`` is what the code leads to."""

    mark: str
    link: str
    sides: tuple[Side, ...]


def press(posters: Sequence[Poster]) -> bytes:
    """The posters as one PDF, a page each.

    Raises:
        NotPressed: the press failed.
    """
    with tempfile.TemporaryFile() as file:
        said = json.dumps([_said(poster) for poster in posters], ensure_ascii=False)
        pdf.press("posters", [said], file, Count())
        file.seek(0)
        return file.read()


def drawing(link: str) -> str:
    """The code of an address as SVG."""
    drawn = BytesIO()
    segno.make_qr(link, error=_LEVEL).save(drawn, kind="svg", border=0, xmldecl=False)
    return drawn.getvalue().decode()


def _said(poster: Poster) -> dict[str, Any]:
    return {**asdict(poster), "code": drawing(poster.link)}
