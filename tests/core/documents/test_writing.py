"""Writing: a file is whole or not there, and pages are pressed by a process that may fail."""

import json
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
import typst

from core.documents import pages, pdf, writing
from core.documents.cancelling import Count
from core.documents.paper import Heading, Paper, Row
from core.documents.plain import plain
from core.documents.writing import FORMATS, Cancelled, FormatUnknown, NotPressed, TooLong
from tests.factories.papers import HOSTILE, book, report, row


def _pages(pdf_file: bytes) -> int:
    """How many pages a PDF has, by its own page objects."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf_file, re.DOTALL)
    opened = b"".join(zlib.decompress(stream) for stream in streams if stream[:1] == b"\x78")
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf_file + opened))


@pytest.mark.parametrize("wished", FORMATS)
def test_cancelling_leaves_nothing_behind(wished: str, tmp_path: Path) -> None:
    """Not even a piece of the file."""
    told: list[int] = []

    def cancel(rows: int) -> None:
        told.append(rows)
        raise Cancelled

    with pytest.raises(Cancelled):
        writing.write(book(row(at) for at in range(1, 150)), wished, tmp_path / "file", progress=cancel)

    assert told == [100]
    assert list(tmp_path.iterdir()) == []


def test_rows_that_cannot_be_read_leave_the_file_that_was_there(tmp_path: Path) -> None:
    """An older file stays until a whole one takes its place."""
    target = tmp_path / "file"
    target.write_text("old")

    def rows() -> Iterator[Row]:
        yield row(1)
        raise LookupError

    with pytest.raises(LookupError):
        writing.write(book(rows()), "xlsx", target)
    with pytest.raises(FormatUnknown):
        writing.write(book(), "exe", target)

    assert [path.read_text() for path in tmp_path.iterdir()] == ["old"]


def test_a_book_is_pressed_with_its_pages_counted(tmp_path: Path) -> None:
    """Cover, lines, last page; hostile words need no more than their room."""
    told: list[int] = []
    rows = [*(row(at, words) for at, words in enumerate(HOSTILE, 1)), row(99, is_struck=True, remark="№ 2")]
    writing.write(book(rows), "pdf", tmp_path / "file", progress=told.append)

    found = (tmp_path / "file").read_bytes()
    assert found.startswith(b"%PDF")
    assert _pages(found) >= 3
    assert told[0] == len(rows)
    assert (tmp_path / "file").stat().st_mode & 0o077 == 0


def test_a_report_is_pressed_with_its_charts(tmp_path: Path) -> None:
    """And an empty book, as one with no line."""
    writing.write(report(), "pdf", tmp_path / "report")
    writing.write(book(), "pdf", tmp_path / "empty")

    assert _pages((tmp_path / "report").read_bytes()) == 1
    assert _pages((tmp_path / "empty").read_bytes()) == 3


def test_the_press_sets_words_and_reads_none() -> None:
    """Its own reader finds each heading as it was written."""
    paper = Paper(kind="report", locale="ru", title="x", parts=tuple(map(Heading, HOSTILE)))
    said = "".join(pages.said(paper, Count()))
    found = json.loads(
        typst.query(
            pdf.PRESS.with_name("press.typ").read_bytes(),
            "heading",
            ignore_system_fonts=True,
            sys_inputs={"paper": said},
        )
    )

    assert [_words(heading["body"]).replace("\u200b", "") for heading in found] == [plain(words) for words in HOSTILE]


def _words(content: dict[str, object]) -> str:
    """The words within a piece of typst's content."""
    if "text" in content:
        return str(content["text"])
    inner = content.get("child") or content.get("body")
    return _words(inner) if isinstance(inner, dict) else ""


def test_a_long_kazakh_word_may_part_where_it_is_spoken() -> None:
    """The press knows no Kazakh: the places to part come with the words."""
    said = "".join(pages.said(book([row(1, "келіспеушіліктер")]), Count()))

    assert "ке\u00adліс\u00adпеу\u00adші\u00adлік\u00adтер" in json.loads(said)["parts"][0]["rows"][0]["cells"][1]


def test_what_is_too_long_for_pages_is_refused_before_it_is_pressed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The press would take everybody's memory."""
    monkeypatch.setattr(pdf, "MOST_ROWS", 5)

    with pytest.raises(TooLong):
        writing.write(book(row(at) for at in range(1, 9)), "pdf", tmp_path / "file")
    assert list(tmp_path.iterdir()) == []


def test_a_press_that_breaks_is_a_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing but a file with all its pages is a document."""
    broken = tmp_path / "broken.py"
    broken.write_text("import sys; sys.stdin.read(); sys.exit(3)")
    monkeypatch.setattr(pdf, "PRESS", broken)

    with pytest.raises(NotPressed):
        writing.write(book(), "pdf", tmp_path / "file")
    assert [path.name for path in tmp_path.iterdir()] == ["broken.py"]
