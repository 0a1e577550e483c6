"""A generated year of a 900-pupil school through every export, in Kazakh and Russian: ``python -m bench.year``.

The year is lived once by the real rules and kept in ``bench/var/year``; the files stand in ``bench/var/year/out``, to
be opened and looked at. What a reader must find is checked, and that no cell of any file is a formula.
"""

import json
import shutil
import sys
import time
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Final

from openpyxl import load_workbook
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import crypto, staff
from core.actors import Role, Specialist
from core.exports import making
from core.exports.making import Maker
from core.exports.wish import What, Wish
from core.journals import books, columns, entries
from core.settings import Settings
from db import schema
from db.engine import Database
from db.models.journals import Journal, JournalEntry, WorkRecord
from db.models.staff import Staff, StaffRole
from tests.factories import years

VAR: Final = Path(__file__).with_name("var") / "year"
SCHOOL_YEAR, WORKS, SEED = 2025, 4_000, 1
NOW: Final = datetime(2026, 6, 20, 6, tzinfo=UTC)
LOCALES: Final = ("kk", "ru")
FORMATS: Final = ("docx", "xlsx", "csv", "pdf")


def opened(home: Path) -> Database:
    """The installation in a folder."""
    settings = Settings(home=home, _env_file=None)
    keys = crypto.bot_vault(settings.secrets_folder, settings.keys_url)
    database = Database(settings.database_url, info={"vault": keys})
    schema.upgrade(database, keys.thread_keys)
    return database


def lived(home: Path, works: int) -> Database:
    """The year, made unless it stands there whole."""
    mark = home / "lived.json"
    if mark.exists() and json.loads(mark.read_text()) == [SEED, works]:
        return opened(home)
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    database = opened(home)
    years.made(database, seed=SEED, works=works, school_year=SCHOOL_YEAR)
    mark.write_text(json.dumps([SEED, works]))
    return database


def wishes() -> Iterator[Wish]:
    """Everything of the year as one ZIP, by format and language, and the attestation's papers."""
    for locale in LOCALES:
        for form in FORMATS:
            yield Wish(what=What.EVERYTHING, format=form, locale=locale, school_year=SCHOOL_YEAR)
        yield Wish(what=What.REPORT, format="docx", locale=locale, kind="attestation", period=f"{SCHOOL_YEAR}-Y")


def psychologist(session: Session) -> Specialist:
    """Who takes the year out."""
    own = select(Staff).join(Staff.roles).where(StaffRole.name == Role.PSYCHOLOGIST.value).order_by(Staff.id)
    return staff.specialist(session.scalars(own).first())  # type: ignore[arg-type]


def formulas(target: Path) -> int:
    """How many formula cells the spreadsheets of a file or a ZIP have."""
    with zipfile.ZipFile(target) as found:
        inner = [name for name in found.namelist() if name.endswith(".xlsx")]
        return sum(_formulas(BytesIO(found.read(name))) for name in inner)


def unsaid(session: Session, target: Path, locale: str, school_id: int) -> list[str]:
    """What a reader of the spreadsheets would not find: a title, a heading, the last number of a book."""
    said = {" ".join(cell.split()) for cell in _cells(target)}
    missing = []
    for journal in Journal:
        shown = columns.of_book(session, journal, school_id=school_id, school_year=SCHOOL_YEAR)
        last = entries.last_number(session, journal, school_id=school_id, school_year=SCHOOL_YEAR)
        wanted = [books.title(session, journal, locale), *(columns.heading(column, locale) for column in shown)]
        missing += [words for words in (*wanted, str(last)) if " ".join(words.split()) not in said]
    return missing


def _cells(target: Path) -> Iterator[str]:
    with zipfile.ZipFile(target) as found:
        for name in found.namelist():
            if name.endswith(".xlsx"):
                book = load_workbook(BytesIO(found.read(name)), read_only=True)
                for sheet in book.worksheets:
                    yield from (str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell)


def _formulas(content: BytesIO) -> int:
    with zipfile.ZipFile(content) as book:
        sheets = (name for name in book.namelist() if name.startswith("xl/worksheets/sheet"))
        return sum(book.read(name).count(b"<f>") + book.read(name).count(b"<f ") for name in sheets)


def _take_out(database: Database, wish: Wish, out: Path, by: Specialist) -> None:
    target = out / f"{wish.kind or wish.what}-{wish.locale}-{wish.format}.{wish.ending}"
    maker = Maker(by=by, name="Bench", now=NOW)
    started = time.perf_counter()
    with database.reading() as session:
        made = making.make(session, wish, target, maker=maker, told=lambda *_: None)
        took = time.perf_counter() - started
        missing = unsaid(session, target, wish.locale, by.school_id) if wish.format == "xlsx" else []
    size = target.stat().st_size // 1024
    print(f"{target.name}: {made} lines, {took:.1f} s, {size} KB, {formulas(target)} formulas, not found: {missing}")


def main(works: int) -> None:
    """Live, take out, check, print."""
    started = time.perf_counter()
    database = lived(VAR / "home", works)
    print(f"the year: {time.perf_counter() - started:.0f} s")
    out = VAR / "out"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    with database.reading() as session:
        by = psychologist(session)
        lines = dict(
            session.execute(select(JournalEntry.journal, func.max(JournalEntry.number)).group_by(JournalEntry.journal))
            .tuples()
            .all()
        )
        print(f"works: {session.scalar(select(func.count()).select_from(WorkRecord))}, last numbers: {lines}")
    for wish in wishes():
        _take_out(database, wish, out, by)
    database.dispose_sync()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else WORKS)
