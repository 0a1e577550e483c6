"""What a school's template may be: a plain Word file, small, without macros, other files in it, or ways out of it."""

import re
import zipfile
from enum import StrEnum
from typing import Final

from core import archives
from core.archives import ArchiveBroken

MOST_BYTES: Final = 5 * 1024 * 1024
MOST_UNPACKED: Final = 40 * 1024 * 1024
MOST_PARTS: Final = 300
DOCUMENT: Final = "word/document.xml"
TYPES: Final = "[Content_Types].xml"
_PLAIN: Final = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_FOREIGN: Final = re.compile(
    r"vbaProject|activeX|/embeddings/|afchunk|attachedToolbars|\.(?:bin|exe|js|html?|mht)$", re.IGNORECASE
)
_WAY_OUT: Final = re.compile(rb"TargetMode\s*=\s*[\"']External|<!DOCTYPE|<!ENTITY", re.IGNORECASE)
# Fields of Word that fetch or start something when the document is opened.
_ACTING: Final = re.compile(rb"\b(?:DDE(?:AUTO)?|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|MACROBUTTON|DATABASE)\b")
_FIELD: Final = re.compile(rb"<w:instrText[^>]*>(.*?)</w:instrText>|w:instr\s*=\s*\"([^\"]*)\"", re.DOTALL)


class Fault(StrEnum):
    """What is wrong with a template."""

    FIELD = "field"
    NO_BODY = "no_body"
    SYNTAX = "syntax"
    NOT_DOCX = "not_docx"
    TOO_LARGE = "too_large"
    MACRO = "macro"
    WAY_OUT = "way_out"


class TemplateBroken(Exception):
    """A template that cannot be filled; ``field`` is the unknown field, if that is what is wrong."""

    def __init__(self, field: str = "", fault: Fault = Fault.FIELD) -> None:
        super().__init__(field or fault.value)
        self.field, self.fault = field, fault


def require_plain(template: bytes) -> None:
    """Refuse what is more than a plain Word file.

    Raises:
        TemplateBroken: it is no DOCX, too large, carries a macro, or reaches out of itself.
    """
    if len(template) > MOST_BYTES:
        raise TemplateBroken(fault=Fault.TOO_LARGE)
    try:
        with archives.opened(template) as parts:
            _look_through(parts)
    except ArchiveBroken:
        raise TemplateBroken(fault=Fault.NOT_DOCX) from None


def _look_through(parts: zipfile.ZipFile) -> None:
    listed = parts.infolist()
    if len(listed) > MOST_PARTS or sum(part.file_size for part in listed) > MOST_UNPACKED:
        raise TemplateBroken(fault=Fault.TOO_LARGE)
    names = [part.filename for part in listed]
    if DOCUMENT not in names or TYPES not in names or len(set(names)) < len(names):
        raise TemplateBroken(fault=Fault.NOT_DOCX)
    if any(_FOREIGN.search(name) for name in names) or b"macroEnabled" in parts.read(TYPES):
        raise TemplateBroken(fault=Fault.MACRO)
    if _PLAIN not in parts.read(TYPES):
        raise TemplateBroken(fault=Fault.NOT_DOCX)
    for name in names:
        if name.endswith((".xml", ".rels")):
            _read(parts.read(name))


def _read(part: bytes) -> None:
    if _WAY_OUT.search(part):
        raise TemplateBroken(fault=Fault.WAY_OUT)
    said = b"".join(b"".join(match.groups(b"")) for match in _FIELD.finditer(part))
    if _ACTING.search(said):
        raise TemplateBroken(fault=Fault.WAY_OUT)
