"""One export in a process of its own: ``python -m bench.exports_ours FORMAT FOLDER [made]``.

Without ``made`` the rows come from the book that ``bench.books_data`` made in FOLDER, opened line by line; with it they
are made up on the way, so that the writer alone is measured, as its peers are.
"""

import json
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import psutil

from bench.books_data import BOOK, USERNAME, YEAR
from bench.exports_rows import ROWS, paper
from core.documents import writing
from core.documents.paper import Paper
from core.texts import texts


def main(form: str, folder: Path) -> dict[str, float]:
    """Seconds of the export, and the memory it took above what stood before it, its helper process included."""
    with tempfile.TemporaryDirectory() as place:
        target = Path(place) / f"book.{form}"
        if sys.argv[3:] == ["made"]:
            return _measured(paper(ROWS), form, target)
        return _of_book(folder, form, target)


def _of_book(folder: Path, form: str, target: Path) -> dict[str, float]:
    from sqlalchemy import select

    from core import crypto
    from core.actors import Role, Specialist
    from core.journals import paper as book_paper
    from core.settings import Settings
    from db.engine import Database
    from db.models.staff import Staff

    settings = Settings(home=folder, _env_file=None)
    database = Database(
        settings.database_url, info={"vault": crypto.bot_vault(settings.secrets_folder, settings.keys_url)}
    )
    with database.reading() as session:
        member = session.scalars(select(Staff).where(Staff.username == USERNAME)).one()
        by = Specialist(id=member.id, school_id=member.school_id, roles=frozenset({Role.PSYCHOLOGIST}))
        asked = {"school_year": YEAR, "by": by, "text": texts("kk"), "now": datetime.now(UTC)}
        return _measured(book_paper.paper(session, BOOK, **asked), form, target)


def _measured(found: Paper, form: str, target: Path) -> dict[str, float]:
    texts(found.locale)("documents-cover")  # the service has read its own words long before
    own = psutil.Process()
    idle, peak = own.memory_info().rss, 0

    def watch(rows: int) -> None:
        nonlocal peak
        peak = max(peak, own.memory_info().rss)

    began = time.perf_counter()
    writing.write(found, form, target, progress=watch)
    seconds = time.perf_counter() - began
    return {"seconds": seconds, "mb": max(0, peak - idle) / 2**20, "kb": target.stat().st_size / 1024}


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], Path(sys.argv[2]))))
