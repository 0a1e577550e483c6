"""The fixed pieces of an XLSX file: looks of cells, and what holds the sheets together."""

from collections.abc import Sequence
from enum import IntEnum
from html import escape
from typing import Final

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPES: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_LINKS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"


class Look(IntEnum):
    """How a cell looks: the numbers of the formats in :data:`STYLES`."""

    WORDS = 0
    SMALL = 1
    HEADING = 2
    TITLE = 3
    HEAD = 4
    CELL = 5
    STRUCK = 6
    FIGURE = 7
    STRUCK_FIGURE = 8
    GROUP = 9


def _format(font: int, *, is_ruled: bool, fill: int = 0, across: str = "left", up: str = "top") -> str:
    indent = int(across == "right")  # a figure does not touch the line beside it
    return (
        f'<xf numFmtId="49" fontId="{font}" fillId="{fill}" borderId="{int(is_ruled)}" xfId="0" applyNumberFormat="1"'
        f' applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">'
        f'<alignment horizontal="{across}" indent="{indent}" vertical="{up}" wrapText="1"/></xf>'
    )


_FONT: Final = '<name val="Calibri"/><family val="2"/>'
_LINE: Final = 'style="thin"><color rgb="FF7F7F7F"/>'
STYLES: Final = (
    f'{_HEAD}<styleSheet xmlns="{MAIN}"><fonts count="5">'
    f'<font><sz val="11"/>{_FONT}</font><font><i/><sz val="9"/>{_FONT}</font><font><b/><sz val="11"/>{_FONT}</font>'
    f'<font><b/><sz val="16"/>{_FONT}</font><font><strike/><sz val="11"/>{_FONT}</font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFEDEDED"/></patternFill></fill></fills>'
    f'<borders count="2"><border/><border><left {_LINE}</left><right {_LINE}</right><top {_LINE}</top>'
    f"<bottom {_LINE}</bottom></border></borders>"
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="10">'
    + _format(0, is_ruled=False)
    + _format(1, is_ruled=False)
    + _format(2, is_ruled=False)
    + _format(3, is_ruled=False, across="center")
    + _format(2, is_ruled=True, fill=2, across="center", up="center")
    + _format(0, is_ruled=True)
    + _format(4, is_ruled=True)
    + _format(0, is_ruled=True, across="right")
    + _format(4, is_ruled=True, across="right")
    + _format(2, is_ruled=True, fill=2)
    + '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
PACKAGE_RELATIONS: Final = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_LINKS}/officeDocument"'
    ' Target="xl/workbook.xml"/></Relationships>'
)


def content_types(sheets: int) -> str:
    """What each part of the file is."""
    parts = [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles")]
    parts += [(f"/xl/worksheets/sheet{number}.xml", "worksheet") for number in range(1, sheets + 1)]
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + "".join(f'<Override PartName="{name}" ContentType="{_TYPES}{kind}+xml"/>' for name, kind in parts)
        + "</Types>"
    )


def book_relations(sheets: int) -> str:
    """Where the sheets and their looks lie."""
    return (
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId0" Type="{_LINKS}/styles"'
        ' Target="styles.xml"/>'
        + "".join(
            f'<Relationship Id="rId{number}" Type="{_LINKS}/worksheet" Target="worksheets/sheet{number}.xml"/>'
            for number in range(1, sheets + 1)
        )
        + "</Relationships>"
    )


def workbook(sheets: Sequence[tuple[str, range | None]]) -> str:
    """The sheets by name, and the rows of each that are printed on every page."""
    named = "".join(
        f'<sheet name="{escape(name)}" sheetId="{number}" r:id="rId{number}"/>'
        for number, (name, _) in enumerate(sheets, 1)
    )
    repeated = "".join(
        f'<definedName name="_xlnm.Print_Titles" localSheetId="{index}">{_quoted(name)}!${rows.start}:${rows.stop - 1}'
        "</definedName>"
        for index, (name, rows) in enumerate(sheets)
        if rows
    )
    titles = f"<definedNames>{repeated}</definedNames>" if repeated else ""
    return f'{_HEAD}<workbook xmlns="{MAIN}" xmlns:r="{_LINKS}"><sheets>{named}</sheets>{titles}</workbook>'


def _quoted(name: str) -> str:
    return escape("'" + name.replace("'", "''") + "'", quote=False)
