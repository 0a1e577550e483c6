"""Peers that write the same journal: ``python -m bench.exports_peer NAME``; a library that is not here is said so.

Each in its best honest form: no cell is looked up twice, what can stream streams.
"""

import importlib.util
import json
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from bench.exports_rows import HEADINGS, ROWS, cells

# What each peer needs; of these only docxtpl, python-docx, openpyxl and the quick XLSX writer belong to Senim.
NEEDS: Final[Mapping[str, str]] = {
    "docxtpl": "docxtpl",
    "python-docx": "docx",
    "openpyxl": "openpyxl",
    "rustpy-xlsxwriter": "rustpy_xlsxwriter",
    "reportlab": "reportlab",
    "fpdf2": "fpdf",
    "weasyprint": "weasyprint",
    "xlsxwriter": "xlsxwriter",
}


def is_here(name: str) -> bool:
    """Whether a peer can be measured on this machine."""
    return importlib.util.find_spec(NEEDS[name]) is not None


def docxtpl(target: Path) -> None:
    """The engine's own loop over the rows of a table."""
    from docx import Document
    from docxtpl import DocxTemplate

    template, table = BytesIO(), (document := Document()).add_table(rows=4, cols=len(HEADINGS))
    for at, heading in enumerate(HEADINGS):
        table.cell(0, at).text = heading
        table.cell(2, at).text = f"{{{{ row[{at}] }}}}"
    table.cell(1, 0).text, table.cell(3, 0).text = "{%tr for row in rows %}", "{%tr endfor %}"
    document.save(template)
    filled = DocxTemplate(template)
    filled.render({"rows": list(cells(ROWS))})
    filled.save(str(target))


def python_docx(target: Path) -> None:
    """Row by row through the library's objects."""
    from docx import Document

    document = Document()
    table = document.add_table(rows=1, cols=len(HEADINGS))
    for line in cells(ROWS):
        for cell, words in zip(table.add_row().cells, line, strict=True):
            cell.text = words
    document.save(str(target))


def openpyxl(target: Path) -> None:
    """Its streaming mode."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for line in cells(ROWS):
        sheet.append(line)
    book.save(target)


def rustpy(target: Path) -> None:
    """A generator of rows, in constant memory."""
    from rustpy_xlsxwriter import write_worksheet

    write_worksheet((dict(zip(HEADINGS, line, strict=True)) for line in cells(ROWS)), str(target))


def xlsxwriter(target: Path) -> None:
    """Its constant memory mode."""
    from xlsxwriter import Workbook

    with Workbook(target, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for at, line in enumerate(cells(ROWS)):
            for column, words in enumerate(line):
                sheet.write_string(at, column, words)


def reportlab(target: Path) -> None:
    """A long table in a font that has the letters."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.platypus import LongTable, SimpleDocTemplate

    SimpleDocTemplate(str(target), pagesize=landscape(A4)).build([LongTable([HEADINGS, *cells(ROWS)], repeatRows=1)])


def fpdf2(target: Path) -> None:
    """Its tables, in a built-in font: without the letters, which is quicker."""
    from fpdf import FPDF

    pdf = FPDF(orientation="landscape")
    pdf.add_page()
    pdf.set_font("Helvetica", size=8)
    with pdf.table() as table:
        for line in cells(ROWS):
            row = table.row()
            for words in line:
                row.cell(words.encode("ascii", "replace").decode())
    pdf.output(str(target))


def weasyprint(target: Path) -> None:
    """A table of HTML."""
    from weasyprint import HTML

    rows = "".join(f"<tr>{''.join(f'<td>{words}</td>' for words in line)}</tr>" for line in cells(ROWS))
    HTML(string=f"<style>@page{{size:A4 landscape}}</style><table>{rows}</table>").write_pdf(target)


PEERS: Final[Mapping[str, Callable[[Path], None]]] = {
    "docxtpl": docxtpl,
    "python-docx": python_docx,
    "openpyxl": openpyxl,
    "rustpy-xlsxwriter": rustpy,
    "xlsxwriter": xlsxwriter,
    "reportlab": reportlab,
    "fpdf2": fpdf2,
    "weasyprint": weasyprint,
}


def main(name: str) -> dict[str, Any]:
    """Seconds of one writer."""
    with tempfile.TemporaryDirectory() as folder:
        importlib.import_module(NEEDS[name])
        began = time.perf_counter()
        PEERS[name](Path(folder) / "file")
        return {"seconds": time.perf_counter() - began}


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1])))
