"""Making: a wish becomes a file, one paper or several of them in a ZIP; whoever wishes is told how far it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from core.actors import Specialist
from core.documents import writing
from core.exports import bundle, catalogue, templates
from core.exports.catalogue import Piece
from core.exports.wish import Wish
from core.texts import texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """Who makes a file, for whom it is written down, and when."""

    by: Specialist
    name: str
    now: datetime


Told = Callable[[int, int], None]


def make(session: Session, wish: Wish, target: Path, *, maker: Maker, told: Told) -> int:
    """Write the file of a wish; ``told`` hears how much of how much is done and may raise Cancelled.

    Returns:
        How many lines of tables the file has.

    Raises:
        NotAllowed: it is not for the actor.
        NothingThere: nobody has made what is wished.
        TemplateBroken: the school's own template cannot be filled.
        NotPressed: a PDF could not be made.
        Cancelled: nobody waits for it any more; nothing is left behind.
    """
    text = texts(wish.locale)
    found = catalogue.pieces(session, wish, by=maker.by, text=text, now=maker.now)
    steps = Steps(found, told)
    if not wish.is_bundle:
        return _write(session, wish, found[0], target, maker=maker, steps=steps)
    packed = bundle.Bundle(target, wish, school_id=maker.by.school_id)
    with packed:
        for number, piece in enumerate(found, 1):
            path = packed.room / f"{number:02}.{wish.format}"
            lines = _write(session, wish, piece, path, maker=maker, steps=steps)
            packed.add(path, piece.name, lines=lines)
        packed.close_with_manifest(session, maker_name=maker.name, now=maker.now, text=text)
    return packed.lines


class Steps:
    """How far the papers of a wish are: a step for every line, and one for every paper."""

    def __init__(self, found: Sequence[Piece], told: Told) -> None:
        self.total = sum((piece.lines or 0) + 1 for piece in found)
        self.before = 0
        self.lines = 0
        self._told = told
        told(0, self.total)

    def within(self, lines: int) -> None:
        """So many lines of the paper that is being written."""
        self.lines = lines
        self._told(min(self.before + lines, self.total), self.total)

    def after(self, piece: Piece) -> int:
        """The paper is done; the lines it has."""
        found, self.lines = self.lines if piece.lines is None else piece.lines, 0
        self.before += (piece.lines or 0) + 1
        self._told(self.before, self.total)
        return found


def _write(session: Session, wish: Wish, piece: Piece, target: Path, *, maker: Maker, steps: Steps) -> int:
    paper = piece.build()
    template = None
    if wish.format == "docx":
        template = templates.content(session, paper.kind, wish.locale, school_id=maker.by.school_id)
    writing.write(paper, wish.format, target, template=template, progress=steps.within)
    return steps.after(piece)
