"""The shipped template: a plain Word file with fields, the beginning of a school's own.

It is made here and not kept as a file, so that it cannot fall behind the fields that are filled.
"""

import io
from functools import cache
from typing import Any, Final

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

FONT: Final = "Times New Roman"
# The paragraph styles that tables and small words are set in: name, size, bold, and whether in the middle.
STYLES: Final = (
    ("SenimCell", 10, False, False),
    ("SenimHead", 10, True, True),
    ("SenimRule", 7, False, True),
    ("SenimSmall", 9, False, False),
    ("SenimCaption", 11, True, False),
)
_TAGS: Final = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}
_CENTER: Final = WD_ALIGN_PARAGRAPH.CENTER


@cache
def made(locale: str, *, is_landscape: bool) -> bytes:
    """The template of a language, lying across the page or not."""
    document = Document()
    _lay(document.sections[0], is_landscape=is_landscape)
    _dress(document, locale)
    _stamp(document)
    _cover(document)
    document.add_paragraph("{{ body }}")
    _closing(document)
    _foot(document, is_landscape=is_landscape)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _lay(section: Any, *, is_landscape: bool) -> None:
    short, long = Mm(210), Mm(297)
    section.orientation = WD_ORIENT.LANDSCAPE if is_landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if is_landscape else (short, long)
    section.left_margin, section.right_margin = Mm(22), Mm(12)
    section.top_margin, section.bottom_margin = Mm(14), Mm(16)


def _dress(document: Any, locale: str) -> None:
    _font(document.styles["Normal"], 12, is_bold=False)
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    language = parse_xml(f'<w:lang {nsdecls("w")} w:val="{_TAGS[locale]}"/>')
    document.styles["Normal"].element.get_or_add_rPr().append(language)
    for level, size in ((1, 14), (2, 13), (3, 12)):
        _font(document.styles[f"Heading {level}"], size, is_bold=True)
    for name, size, is_bold, is_centred in STYLES:
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        _font(style, size, is_bold=is_bold)
        style.paragraph_format.space_after = Pt(0)
        if is_centred:
            style.paragraph_format.alignment = _CENTER
    document.styles["SenimCaption"].paragraph_format.keep_with_next = True
    document.settings.element.append(parse_xml(f'<w:autoHyphenation {nsdecls("w")} w:val="true"/>'))


def _font(style: Any, size: int, *, is_bold: bool) -> None:
    style.font.name, style.font.size, style.font.bold = FONT, Pt(size), is_bold
    style.font.color.rgb = None
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)
    fonts.set(qn("w:cs"), FONT)


def _stamp(document: Any) -> None:
    document.add_paragraph("{%p if stamp %}")
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    for cell, side in zip(cells, ("left", "right"), strict=True):
        cell.paragraphs[0].text = f"{{%p for line in stamp.{side} %}}"
        cell.add_paragraph("{{ line }}").paragraph_format.space_after = Pt(0)
        cell.add_paragraph("{%p endfor %}")
    document.add_paragraph("{%p endif %}")


def _cover(document: Any) -> None:
    document.add_paragraph("{%p if cover %}")
    _each(document, "cover.above", size=14)
    title = _line(document, "{{ cover.title }}", size=26, is_bold=True)
    title.paragraph_format.space_before, title.paragraph_format.space_after = Pt(110), Pt(24)
    _each(document, "cover.middle", size=14)
    document.add_paragraph().paragraph_format.space_after = Pt(60)
    _each(document, "cover.below", size=14)
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("{%p else %}")
    _line(document, "{{ school }}", size=12)
    _line(document, "{{ title }}", size=16, is_bold=True).paragraph_format.space_after = Pt(12)
    document.add_paragraph("{%p endif %}")


def _closing(document: Any) -> None:
    document.add_paragraph("{%p if closing %}")
    _line(document, "", size=12).paragraph_format.page_break_before = True
    _each(document, "closing", size=14)
    document.add_paragraph("{%p endif %}")


def _each(document: Any, field: str, *, size: int) -> None:
    document.add_paragraph(f"{{%p for line in {field} %}}")
    _line(document, "{{ line }}", size=size).paragraph_format.space_after = Pt(8)
    document.add_paragraph("{%p endfor %}")


def _line(document: Any, words: str, *, size: int, is_bold: bool = False) -> Any:
    paragraph = document.add_paragraph()
    paragraph.alignment = _CENTER
    run = paragraph.add_run(words)
    run.font.size, run.font.bold = Pt(size), is_bold
    return paragraph


def _foot(document: Any, *, is_landscape: bool) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = document.styles["Normal"]
    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(263 if is_landscape else 176), WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run("{{ foot }}\t").font.size = Pt(9)
    small = '<w:rPr><w:sz w:val="18"/></w:rPr>'
    for instruction, before in (("PAGE", ""), ("NUMPAGES", " / ")):
        paragraph.add_run(before).font.size = Pt(9)
        run = f"<w:r>{small}<w:t>1</w:t></w:r>"
        field = f'<w:fldSimple {nsdecls("w")} w:instr="{instruction}">{run}</w:fldSimple>'
        paragraph._p.append(parse_xml(field))
