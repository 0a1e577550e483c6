"""The body of a Word document: the parts of a paper as WordprocessingML, a piece at a time."""

import math
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Final

from core.documents.cancelling import Count
from core.documents.paper import Chart, Heading, PageBreak, Paragraph, Part, Row, Signatures, Table
from core.documents.parting import SOFT_HYPHEN, fitted
from core.documents.plain import plain

# The width of the words on a page in twentieths of a point, lying across or not.
WIDTHS: Final = {True: 14_900, False: 9_970}
_EMU: Final = 36_000  # of a millimetre
_LONG_CELL: Final = 500  # letters above which a row may go on upon the next page
_CHART_MM: Final = 160
_MARGINS: Final = 120  # of a cell, both
_LETTER: Final = {"SenimCell": 125, "SenimHead": 122}  # a letter of these, as wide ones go
_NEW_LINE: Final = '</w:t><w:br/><w:t xml:space="preserve">'
_MAY_PART: Final = '</w:t><w:softHyphen/><w:t xml:space="preserve">'
_KEPT: Final = "<w:p><w:pPr><w:keepNext/></w:pPr>"  # signatures stay on one page
_KEPT_EMPTY: Final = f"{_KEPT}</w:p>"
_EDGES: Final = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="5A5A5A"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_DRAWING: Final = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{x}" cy="{y}"/><wp:docPr id="{n}" name="chart {n}"'
    ' descr="{words}"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData'
    ' uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="{n}"'
    ' name="chart {n}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="{ref}"/><a:stretch>'
    '<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{x}" cy="{y}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
    "</w:drawing></w:r></w:p>"
)


def reference(number: int) -> str:
    """The name by which the document knows a picture, from 1 on."""
    return f"senimChart{number}"


def body(parts: Sequence[Part], pictures: Sequence[bytes], *, is_landscape: bool, count: Count) -> Iterator[str]:
    """The parts as XML; ``pictures`` are the charts among them as PNG."""
    width, drawn = WIDTHS[is_landscape], 0
    for part in parts:
        match part:
            case Table():
                yield from _table(part, width, count)
            case Chart():
                drawn += 1
                yield _chart(part, pictures[drawn - 1], drawn)
            case _:
                yield from _words(part)
    yield paragraph("", "SenimSmall")  # a table may not be the last thing in a document


def paragraph(words: str, style: str = "", *, is_struck: bool = False, remark: str = "") -> str:
    """Words as a paragraph; a remark stands under them, never struck through."""
    dressed = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    run = _run(words, "<w:rPr><w:strike/></w:rPr>" if is_struck else "") if words else ""
    if remark:
        new_line = "<w:r><w:br/></w:r>" if words else ""
        run += new_line + _run(remark, "<w:rPr><w:i/></w:rPr>")
    return f"<w:p>{dressed}{run}</w:p>"


def _run(words: str, dress: str) -> str:
    said = escape(plain(words), quote=False)
    if "\n" in said:
        said = said.replace("\n", _NEW_LINE)
    if SOFT_HYPHEN in said:
        said = said.replace(SOFT_HYPHEN, _MAY_PART)
    return f'<w:r>{dress}<w:t xml:space="preserve">{said}</w:t></w:r>'


def _words(part: Part) -> Iterator[str]:
    match part:
        case Heading(words, level):
            yield paragraph(words, f"Heading{level}")
        case Paragraph(words, is_small):
            yield paragraph(words, "SenimSmall" if is_small else "")
        case Signatures(lines):
            yield _KEPT_EMPTY
            said = [f"{who}  ______________________  {name}".rstrip() for who, name in lines]
            yield from (paragraph(words).replace("<w:p>", _KEPT, 1) for words in said[:-1])
            yield from (paragraph(words) for words in said[-1:])
        case PageBreak():
            yield '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def _table(table: Table, width: int, count: Count) -> Iterator[str]:
    whole = sum(column.share for column in table.columns)
    widths = [int(width * column.share / whole) for column in table.columns]
    grid = "".join(f'<w:gridCol w:w="{size}"/>' for size in widths)
    if table.caption:
        yield paragraph(table.caption, "SenimCaption")
    yield (
        f'<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{_EDGES}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    )
    open_cells = [f'<w:tc><w:tcPr><w:tcW w:w="{size}" w:type="dxa"/></w:tcPr>' for size in widths]
    heads = (fitted(one.heading, _room(size, "SenimHead")) for one, size in zip(table.columns, widths, strict=True))
    yield _head(open_cells, heads, "SenimHead")
    if table.is_ruled:
        yield _head(open_cells, [str(number) for number, _ in enumerate(table.columns, 1)], "SenimRule")
    figures = [column.is_figure for column in table.columns]
    rooms = [_room(size, "SenimCell") for size in widths]
    for row in count.over(table.rows):
        yield _group(row, len(widths), sum(widths)) if row.is_group else _row(row, open_cells, figures, rooms)
    yield "</w:tbl>"


def _room(width: int, style: str) -> int:
    """How many letters a line of a cell holds."""
    return max(2, (width - _MARGINS) // _LETTER[style])


def _head(open_cells: Sequence[str], words: Iterable[str], style: str) -> str:
    cells = (f"{start}{paragraph(said, style)}</w:tc>" for start, said in zip(open_cells, words, strict=True))
    return f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"


def _row(row: Row, open_cells: Sequence[str], figures: Sequence[bool], rooms: Sequence[int]) -> str:
    said = [fitted(words, room) for words, room in zip(row.cells, rooms, strict=True)]
    cells = [paragraph(words, "SenimCell", is_struck=row.is_struck) for words in said]
    if row.remark:
        remark = fitted(row.remark, rooms[-1])
        cells[-1] = paragraph(said[-1], "SenimCell", is_struck=row.is_struck, remark=remark)
    aligned = (_to_the_right(cell) if is_figure else cell for cell, is_figure in zip(cells, figures, strict=True))
    joined = "".join(f"{start}{cell}</w:tc>" for start, cell in zip(open_cells, aligned, strict=True))
    is_long = any(len(words) > _LONG_CELL for words in row.cells)
    return f"<w:tr>{joined}</w:tr>" if is_long else f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{joined}</w:tr>"


def _group(row: Row, columns: int, width: int) -> str:
    dress = f'<w:tcW w:w="{width}" w:type="dxa"/><w:gridSpan w:val="{columns}"/>'
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="EDEDED"/>'
    words = paragraph(" ".join(filter(None, row.cells)), "SenimCaption")
    return f"<w:tr><w:tc><w:tcPr>{dress}{shade}</w:tcPr>{words}</w:tc></w:tr>"


def _to_the_right(cell: str) -> str:
    return cell.replace("</w:pPr>", '<w:jc w:val="right"/></w:pPr>', 1)


def _chart(chart: Chart, picture: bytes, number: int) -> str:
    """A picture in the width of the words, as high as its own sides say (PNG: eight bytes from the sixteenth on)."""
    across, down = (int.from_bytes(picture[at : at + 4]) for at in (16, 20))
    width = _CHART_MM * _EMU
    said = "; ".join(
        f"{label}: " + ", ".join("–" if math.isnan(values[at]) else f"{values[at]:g}" for _, values in chart.series)
        for at, label in enumerate(chart.labels)
    )
    words = escape(plain(f"{chart.caption}. {said}").replace("\n", " "))
    return _DRAWING.format(x=width, y=width * down // max(across, 1), n=number, words=words, ref=reference(number))
