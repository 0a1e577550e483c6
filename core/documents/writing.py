"""Writing: a paper becomes a file of the wished format, whole or not at all."""

import tempfile
from pathlib import Path
from typing import Final

from core.documents import docx, pdf, separated, xlsx
from core.documents.cancelling import Cancelled, Count, Progress, silent
from core.documents.docx import TemplateBroken
from core.documents.paper import Paper
from core.documents.pdf import NotPressed, TooLong

FORMATS: Final = ("pdf", "docx", "xlsx", "csv")

__all__ = ["FORMATS", "Cancelled", "FormatUnknown", "NotPressed", "Progress", "TemplateBroken", "TooLong", "write"]


class FormatUnknown(Exception):
    """No such format."""


def write(
    paper: Paper,
    format: str,  # noqa: A002  the word everybody uses
    target: Path,
    *,
    template: bytes | None = None,
    progress: Progress = silent,
) -> None:
    """Write a paper to ``target``; a school's own ``template`` counts for DOCX alone.

    ``progress`` is told the rows written so far, now and then.

    Raises:
        FormatUnknown: no such format.
        TemplateBroken: the school's template cannot be filled.
        NotPressed: the pages or the charts could not be made.
        TooLong: too many rows for pages; sheets and CSV know no such bound.
        Cancelled: raised by ``progress``; nothing is left behind.
    """
    if format not in FORMATS:
        raise FormatUnknown(format)
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".", delete=False) as opened:
        part = Path(opened.name)  # nobody but the service's own user may read it
    try:
        _written(paper, format, part, template, Count(progress))
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _written(paper: Paper, format: str, part: Path, template: bytes | None, count: Count) -> None:  # noqa: A002
    match format:
        case "pdf":
            pdf.write(paper, part, count)
        case "docx":
            docx.write(paper, part, count, template)
        case "xlsx":
            xlsx.write(paper, part, count)
        case _:
            separated.write(paper, part, count)
