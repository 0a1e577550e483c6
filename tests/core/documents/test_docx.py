"""DOCX: the words come through whole, a school's template is filled, a broken one is refused by name."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from core.documents import docx
from core.documents.cancelling import Count
from core.documents.docx import Fault, TemplateBroken
from core.documents.paper import PageBreak, Paper, Signatures
from core.documents.plain import plain
from tests.factories.papers import HOSTILE, book, report, row

PLAIN = b"wordprocessingml.document.main+xml"
MACROS = b"wordprocessingml.document.macroEnabled.main+xml"


def _template(*lines: str) -> bytes:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _with(template: bytes, name: str, content: bytes, *, instead: bytes = b"") -> bytes:
    """A template with one part added, or with some bytes of a part changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template)) as old, zipfile.ZipFile(file, "w") as new:
        for part in old.namelist():
            said = old.read(part)
            new.writestr(part, said.replace(instead, content) if part == name and instead else said)
        if not instead:
            new.writestr(name, content)
    return file.getvalue()


def _written(paper: Paper, folder: Path, template: bytes | None = None) -> "Document":  # type: ignore[valid-type]
    target = folder / "file.docx"
    docx.write(paper, target, Count(), template)
    return Document(str(target))


def test_no_words_become_markup(tmp_path: Path) -> None:
    """Whatever a child writes is read back as those words."""
    document = _written(book(row(at, words) for at, words in enumerate(HOSTILE, 1)), tmp_path)

    cells = [line.cells[1].text for line in document.tables[0].rows[2:]]
    assert cells == [plain(words) for words in HOSTILE]


def test_the_book_is_as_the_paper_one(tmp_path: Path) -> None:
    """Across the page, headings on every page, a struck line with its remark, the last page with room for a pen."""
    document = _written(book([row(1, is_struck=True, remark="№ 2 қараңыз"), row(2)]), tmp_path)
    section, table = document.sections[0], document.tables[0]
    wrong, right = table.rows[2].cells, table.rows[3].cells

    assert section.page_width > section.page_height
    assert ["w:tblHeader" in line._tr.xml for line in table.rows] == [True, True, False, False]
    assert wrong[1].paragraphs[0].runs[0].font.strike
    assert wrong[2].text == "А. С.\n№ 2 қараңыз"
    assert not wrong[2].paragraphs[0].runs[-1].font.strike
    assert not right[1].paragraphs[0].runs[0].font.strike
    assert "Барлығы ______ (____________________) бет." in [line.text for line in document.paragraphs]
    assert "NUMPAGES" in section.footer.paragraphs[0]._p.xml


def test_a_report_has_its_stamp_and_its_charts(tmp_path: Path) -> None:
    """A chart is a picture that says its figures to who cannot see it."""
    document = _written(report(), tmp_path)

    assert [cell.text for cell in document.tables[0].rows[0].cells] == ["Согласовано", "Утверждаю"]
    assert [table.rows[1].cells[0].text for table in document.tables[1:]] == ["1", "2"]
    (picture,) = document.inline_shapes
    assert picture._inline.docPr.get("descr") == "Работа. Сентябрь: 3; Октябрь: –"
    assert picture.width > picture.height


def test_signatures_are_not_parted_by_the_end_of_a_page(tmp_path: Path) -> None:
    signed = Signatures((("Педагог-психолог", "А. С."), ("Журналды тексерген", "")))
    document = _written(replace(report(), parts=(signed,)), tmp_path)

    kept = {line.text.partition(" ")[0]: line.paragraph_format.keep_with_next for line in document.paragraphs}
    assert (kept["Педагог-психолог"], kept["Журналды"]) == (True, None)


def test_an_empty_book_is_a_whole_file(tmp_path: Path) -> None:
    """Headings and nothing under them."""
    assert len(_written(book(), tmp_path).tables[0].rows) == 2


def test_a_school_lays_its_own_look_under_a_document(tmp_path: Path) -> None:
    """Its own words, the service's fields, the body where it wants it."""
    template = _template(
        "Гимназия «Дарын»", "{{ title|upper }}", "{{ body }}", "{% if cover %}{{ cover.middle|join }}{% endif %}"
    )
    docx.check(template, "journal")

    document = _written(book([row(1)]), tmp_path, template)
    assert [line.text for line in document.paragraphs[:2]] == ["Гимназия «Дарын»", "КЕҢЕС БЕРУ ЖУРНАЛЫ"]
    assert document.paragraphs[-1].text == "2026–2027"
    assert document.tables[0].rows[2].cells[1].text == "ұйқы бұзылуы"


def test_a_school_draws_a_table_of_its_own(tmp_path: Path) -> None:
    """Row by row, by the fields of the engine, beside the ready body."""
    template = _template("{%p for row in tables[0].rows %}", "{{ row.cells[1] }}", "{%p endfor %}", "{{ body }}")
    docx.check(template, "journal")

    document = _written(book(iter([row(1, "<бір>"), row(2, "екі")])), tmp_path, template)
    assert [line.text for line in document.paragraphs[:2]] == ["<бір>", "екі"]
    assert len(document.tables[0].rows) == 4


@pytest.mark.parametrize("kind", ["journal", "report"])
def test_what_a_school_takes_as_its_beginning_can_be_filled(kind: str, tmp_path: Path) -> None:
    """And gives what the shipped look gives."""
    template = docx.shipped(kind, "ru")
    docx.check(template, kind)

    paper = Paper(kind=kind, locale="ru", title="Отчёт", parts=(PageBreak(),))
    assert "Отчёт" in [line.text for line in _written(paper, tmp_path, template).paragraphs]


@pytest.mark.parametrize(
    ("lines", "field"),
    [
        (("{{ body }}", "{{ сынып }}"), "сынып"),
        (("{{ body }}", "{{ cover.director }}"), "director"),
        (("{{ body }}", "{{ tables[0].rows[0].name }}"), "name"),
        (("{{ title }}",), "body"),
        (("{{ body }}", "{{ body }}"), "body"),
    ],
)
def test_an_unknown_field_is_told_by_its_name(lines: tuple[str, ...], field: str) -> None:
    """Who wrote the template knows what to mend."""
    with pytest.raises(TemplateBroken) as refusal:
        docx.check(_template(*lines), "journal")

    assert refusal.value.field == field


@pytest.mark.parametrize(
    "line",
    [
        "{% for x in %}",
        "{{ title.__class__.__mro__ }}",
        "{{ title.format(1) }}",
        "{{ title * 9999999 }}",
        "{% for x in range(99999999) %}{% endfor %}",
        "{{ title|attr('__class__') }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
    ],
)
def test_a_template_does_nothing_but_fill_in(line: str) -> None:
    """No attribute of the machine, no call, no reckoning, no other file."""
    with pytest.raises(TemplateBroken):
        docx.check(_template("{{ body }}", line), "journal")


def test_only_a_plain_word_file_is_taken() -> None:
    """No macro, no way out, no bomb, no other kind of file."""
    plain_file = _template("{{ body }}")
    external = b'<Relationship Id="rX" Type="t" Target="http://x/" TargetMode="External"/></Relationships>'
    field = b"<w:p><w:r><w:instrText>DDEAUTO c:\\\\x</w:instrText></w:r></w:p></w:body>"
    document, types = "word/document.xml", "[Content_Types].xml"
    broken = {
        b"": Fault.NOT_DOCX,
        b"%PDF-1.7": Fault.NOT_DOCX,
        plain_file[: len(plain_file) // 2]: Fault.NOT_DOCX,
        plain_file + b"\0" * (5 * 1024 * 1024): Fault.TOO_LARGE,
        _with(plain_file, "word/media/zeros.xml", b"\0" * (41 * 1024 * 1024)): Fault.TOO_LARGE,
        _with(plain_file, "word/vbaProject.bin", b"x"): Fault.MACRO,
        _with(plain_file, types, MACROS, instead=PLAIN): Fault.MACRO,
        _with(plain_file, "word/_rels/document.xml.rels", external, instead=b"</Relationships>"): Fault.WAY_OUT,
        _with(plain_file, document, field, instead=b"</w:body>"): Fault.WAY_OUT,
        _with(plain_file, document, b"<!DOCTYPE x><w:document ", instead=b"<w:document "): Fault.WAY_OUT,
    }  # fmt: skip
    found = {}
    for template in broken:
        with pytest.raises(TemplateBroken) as refusal:
            docx.check(template, "journal")
        found[template] = refusal.value.fault

    assert list(found.values()) == list(broken.values())
