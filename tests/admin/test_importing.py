"""A journal brought from a spreadsheet: a file, its columns, its rows, and only then drafts."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from core import files
from core.texts import LOCALES
from db.engine import Database
from db.models.journals import JournalEntry, JournalImport
from db.models.staff import Staff
from tests.admin.hands import CANARY, Panel, signed_in, token
from tests.admin.seen import seen
from tests.core.journals.importing.conftest import HEADING, ROWS, Rows, separated, workbook

MIXED: Rows = (*ROWS[:6], (3, "кеше", 40, "8Б", CANARY, None))


def bring(client: FlaskClient, content: bytes, journal: str = "J4", year: str = "2026") -> Any:
    """Send a file."""
    file = (BytesIO(content), "журнал.xlsx")
    return client.post(
        "/importing/", data={"csrf_token": token(client), "journal": journal, "year": year, "file": file}
    )


def post(client: FlaskClient, path: str, **form: str) -> Any:
    return client.post(path, data={"csrf_token": token(client), **form}, follow_redirects=True)


def drafts(database: Database) -> int:
    with database.reading() as session:
        return session.query(JournalEntry).count()


@pytest.mark.parametrize("locale", LOCALES)
def test_a_journal_becomes_drafts_in_three_steps(desk: FlaskClient, database: Database, locale: str) -> None:
    desk.set_cookie("panel_language", locale)
    assert "/importing/?journal=J4" in desk.get("/journals/J4/").text
    start = desk.get("/importing/?journal=J4&year=2026").text
    assert re.search(r'value="J4" selected', start)

    brought = bring(desk, workbook(MIXED))
    rows = desk.get(brought.location).text
    columns = desk.get(f"{brought.location}/columns").text
    refused = post(desk, f"{brought.location}/take")
    assert (refused.status_code, drafts(database)) == (422, 0)
    post(desk, brought.location, **{"row-7-happened_on": "13.10.2026"})
    done = post(desk, f"{brought.location}/take")

    assert drafts(database) == 3
    assert CANARY in done.text
    assert 'value="reason" selected' in columns
    assert 'name="row-7-happened_on"' in rows
    for page in (start, rows, columns, refused.text, done.text):
        assert "importing-" not in seen(page)
    assert all(CANARY not in address for address in (brought.location, done.request.full_path))


def test_rows_with_faults_are_left_out_by_a_tick_and_can_be_kept_as_a_file(
    desk: FlaskClient, database: Database
) -> None:
    where = bring(desk, workbook(MIXED)).location

    left = desk.get(f"{where}/left")
    said = [[cell.value for cell in row] for row in load_workbook(BytesIO(left.data)).worksheets[0].iter_rows()]
    post(desk, f"{where}/take", leave="1")

    assert left.headers["Content-Disposition"].startswith("attachment")
    assert any(CANARY in row for row in said)
    assert drafts(database) == 2


def test_what_was_taken_in_can_be_taken_back(desk: FlaskClient, database: Database) -> None:
    where = bring(desk, workbook(ROWS)).location
    post(desk, f"{where}/take")
    assert f"{where}/undo" in desk.get("/importing/").text

    post(desk, f"{where}/undo")

    assert drafts(database) == 0
    assert desk.post(f"{where}/undo", data={"csrf_token": token(desk)}).status_code == 404


def test_columns_that_nobody_recognises_are_asked_for(desk: FlaskClient, database: Database) -> None:
    where = bring(desk, separated((("бірінші", "екінші"), ("12.10.2026", "үрей")))).location
    assert where.endswith("/columns")

    without_day = post(desk, where, **{"column-1": "reason"})
    twice = post(desk, where, **{"column-0": "happened_on", "column-1": "happened_on"})
    post(desk, where, **{"column-0": "happened_on", "column-1": "reason"})
    post(desk, f"{where.removesuffix('/columns')}/take")

    assert (without_day.status_code, twice.status_code) == (422, 422)
    assert re.search(r'value="reason" selected', without_day.text)
    assert drafts(database) == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "Файлды таңдаңыз"), (b"PK\x03\x04 broken", "Файл оқылмады"), (b"0" * 1001, "10 МБ-тан үлкен")],
    ids=["none", "broken", "large"],
)
def test_a_bad_file_is_refused_in_kind_words(
    desk: FlaskClient, monkeypatch: pytest.MonkeyPatch, content: bytes, words: str
) -> None:
    monkeypatch.setattr(files, "LARGEST", 1000)

    answer = bring(desk, content, journal="J9")

    assert answer.status_code == 422
    assert words in answer.text
    assert re.search(r'value="J9" selected', answer.text)


def test_a_file_is_of_its_person_alone(
    panel: Panel, desk: FlaskClient, database: Database, other_psychologist: Staff, sign_in: Callable[..., None]
) -> None:
    where = bring(desk, workbook((HEADING, *ROWS[3:6]))).location
    colleague = signed_in(panel, other_psychologist, sign_in)

    assert colleague.get(where).status_code == 404
    assert colleague.post(f"{where}/drop", data={"csrf_token": token(colleague)}).status_code == 404
    post(desk, f"{where}/drop")
    with database.reading() as session:
        assert session.query(JournalImport).count() == 0
