"""DOCX: a paper laid into a Word template that a school may replace by its own; rows stream past the engine."""

import io
import re
import secrets
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from docx.opc.exceptions import OpcError
from docxtpl import DocxTemplate  # type: ignore[import-untyped]
from jinja2 import StrictUndefined
from jinja2.exceptions import TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment
from lxml.etree import LxmlError  # type: ignore[import-untyped]

from core.documents import pdf, shipped_template
from core.documents.blanks import filled_by_hand
from core.documents.cancelling import Count
from core.documents.paper import KINDS, Chart, Column, Cover, Paper, Row, Stamp, Table
from core.documents.plain import plain
from core.documents.template_guard import DOCUMENT, TYPES, Fault, TemplateBroken, require_plain
from core.documents.word_body import body, reference

__all__ = ["FIELDS", "Fault", "TemplateBroken", "check", "shipped", "write"]

# What a template may name; a paper without one of them gives an empty field.
FIELDS: Final = ("school", "title", "stamp", "cover", "body", "tables", "closing", "foot")
_FILTERS: Final = frozenset({"upper", "lower", "capitalize", "trim", "join", "default", "length", "first", "last", "e"})
_RELATIONS: Final = "word/_rels/document.xml.rels"
_IMAGE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


class _Engine(SandboxedEnvironment):
    """A template is data from staff: it fills in fields, calls nothing and multiplies nothing."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True)
        self.globals.clear()
        self.filters = {name: work for name, work in self.filters.items() if name in _FILTERS}

    def is_safe_callable(self, obj: Any) -> bool:
        """Nothing is called."""
        return False

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Nothing is reckoned: a product can be as long as the memory."""
        raise TemplateSyntaxError("no reckoning in a template", 1)


@dataclass(frozen=True, slots=True)
class _Filled:
    """A template with its fields filled: the whole file, and the document around the place of the body."""

    file: bytes
    before: str
    after: str
    has_body: bool


def shipped(kind: str, locale: str) -> bytes:
    """The template that comes with the service: what a school takes as its beginning."""
    return shipped_template.made(locale, is_landscape=KINDS.get(kind, False))


def check(template: bytes, kind: str) -> None:
    """Refuse a template that could not be filled.

    Raises:
        TemplateBroken: it is no plain DOCX, or names an unknown field.
    """
    require_plain(template)
    sample = Table(columns=(Column("1"), Column("2")), rows=(Row(("1", "2")), Row(("1", "2"))))
    _filled(
        template,
        Paper(
            kind=kind,
            locale="kk",
            title="1",
            stamp=Stamp(left=("1",), right=("2",)),
            cover=Cover(title="1", above=("1",), middle=("1",), below=("1",)),
            parts=(sample,),
            closing=("1",),
        ),
    )


def write(paper: Paper, target: Path, count: Count, template: bytes | None = None) -> None:
    """Lay a paper into its template.

    Raises:
        TemplateBroken: the school's template cannot be filled.
        NotPressed: the charts could not be drawn.
        Cancelled: nobody waits any more.
    """
    if template is not None:
        require_plain(template)
        if "tables" in _names(template):  # a school that draws its own tables reads their rows twice
            paper = replace(paper, parts=[_kept(part) if isinstance(part, Table) else part for part in paper.parts])
    filled = _filled(template or shipped_template.made(paper.locale, is_landscape=paper.is_landscape), paper)
    has_charts = filled.has_body and any(isinstance(part, Chart) for part in paper.parts)
    pictures = pdf.pictures(paper, count) if has_charts else []
    pieces = body(paper.parts, pictures, is_landscape=paper.is_landscape, count=count) if filled.has_body else ()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as file:
        _assemble(file, filled, pieces, pictures)


def _kept(table: Table) -> Table:
    return replace(table, rows=tuple(table.rows))


def _names(template: bytes) -> set[str]:
    """The fields a template names."""
    with _told():
        found = DocxTemplate(io.BytesIO(template)).get_undeclared_template_variables(_Engine())
    unknown = sorted(set(found) - set(FIELDS))
    if unknown:
        raise TemplateBroken(unknown[0])
    return set(found)


def _filled(template: bytes, paper: Paper) -> _Filled:
    names = _names(template)
    mark = f"senim{secrets.token_hex(12)}"
    with _told():
        document = DocxTemplate(io.BytesIO(template))
        document.render(_fields(paper, mark), jinja_env=_Engine())
        made = io.BytesIO()
        document.save(made)
        with zipfile.ZipFile(made) as parts:
            said = parts.read(DOCUMENT).decode()
    return _parted(made.getvalue(), said, mark, has_tables="tables" in names)


def _fields(paper: Paper, mark: str) -> Mapping[str, Any]:
    stamp, cover = paper.stamp, paper.cover
    return {
        "school": plain(paper.school),
        "title": plain(paper.title),
        "foot": plain(paper.foot),
        "stamp": stamp and Stamp(left=_lines(stamp.left), right=_lines(stamp.right)),
        "cover": cover
        and Cover(
            above=_lines(cover.above),
            title=plain(cover.title),
            middle=_lines(cover.middle),
            below=_lines(cover.below),
        ),
        "closing": _lines(map(filled_by_hand, paper.closing)),
        "tables": [_said(part) for part in paper.parts if isinstance(part, Table) and isinstance(part.rows, tuple)],
        "body": mark,
    }


def _lines(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(plain, lines))


def _said(table: Table) -> Table:
    rows = tuple(replace(row, cells=_lines(row.cells), remark=plain(row.remark)) for row in table.rows)
    return replace(table, caption=plain(table.caption), rows=rows)


def _parted(file: bytes, said: str, mark: str, *, has_tables: bool) -> _Filled:
    """The document in two, around the paragraph that names the body."""
    at = said.find(mark)
    if at < 0:
        if not has_tables:
            raise TemplateBroken("body", Fault.NO_BODY)
        return _Filled(file, said, "", has_body=False)
    start = max(said.rfind("<w:p>", 0, at), said.rfind("<w:p ", 0, at))
    end = said.find("</w:p>", at) + len("</w:p>")
    if start < 0 or said.find(mark, end) >= 0 or said.rfind("</w:p>", start, at) >= 0:
        raise TemplateBroken("body", Fault.NO_BODY)
    return _Filled(file, said[:start], said[end:], has_body=True)


def _assemble(file: zipfile.ZipFile, filled: _Filled, pieces: Iterable[str], pictures: Sequence[bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(filled.file)) as parts:
        for name in parts.namelist():
            content = parts.read(name)
            if name == TYPES:
                content = _with_pictures(content)
            elif name == _RELATIONS:
                content = content.replace(b"</Relationships>", _relations(pictures) + b"</Relationships>")
            if name != DOCUMENT:
                file.writestr(name, content)
    for number, picture in enumerate(pictures, 1):
        file.writestr(f"word/media/{reference(number)}.png", picture)
    with file.open(DOCUMENT, "w", force_zip64=True) as document:
        document.write(filled.before.encode())
        for piece in pieces:
            document.write(piece.encode())
        document.write(filled.after.encode())


def _relations(pictures: Sequence[bytes]) -> bytes:
    return "".join(
        f'<Relationship Id="{reference(number)}" Type="{_IMAGE}" Target="media/{reference(number)}.png"/>'
        for number, _ in enumerate(pictures, 1)
    ).encode()


def _with_pictures(types: bytes) -> bytes:
    if re.search(rb"Extension=\"png\"", types, re.IGNORECASE):
        return types
    return types.replace(b"</Types>", b'<Default Extension="png" ContentType="image/png"/></Types>')


@contextmanager
def _told() -> Iterator[None]:
    """What goes wrong in a template, in one kind of refusal."""
    try:
        yield
    except UndefinedError as fault:
        found = re.findall(r"'([^']+)'", str(fault))
        raise TemplateBroken(found[-1] if found else "") from None
    except TemplateError as fault:
        raise TemplateBroken(str(fault)[:80], Fault.SYNTAX) from None
    except (LxmlError, OpcError, KeyError, ValueError, AttributeError, TypeError, zipfile.BadZipFile):
        raise TemplateBroken(fault=Fault.NOT_DOCX) from None
