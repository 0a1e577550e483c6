"""The panel's own pages of the book that ``bench.books_data`` made: ``python -m bench.books_ours FOLDER SIZE``.

The whole panel answers in process: session row, policy, templates and all; a psychologist is signed in.
"""

import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select

from admin.app import create_app
from admin.lifetime import MARK, SEEN, SIGNED_IN
from bench.books import timed
from bench.books_data import BOOK, COMMON, FILTERED_MONTH, PAGE, RARE, USERNAME, YEAR
from core import staff_sessions
from core.settings import Settings
from core.staff_sessions import Device
from db.models.staff import Staff


def pages(folder: Path, size: int) -> dict[str, Callable[[], bytes]]:
    """Each page of the book as a visit to it."""
    app = create_app(Settings(home=folder, _env_file=None))
    client = app.test_client()
    now = datetime.now(UTC)
    with app.extensions["senim"].database.writing() as session:
        member = session.scalars(select(Staff).where(Staff.username == USERNAME)).one()
        mark, uniquifier = (
            staff_sessions.begin(session, member.id, device=Device.COMPUTER, now=now),
            member.fs_uniquifier,
        )
    with client.session_transaction() as cookie:
        cookie.update({"_user_id": uniquifier, "_fresh": True, "fs_cc": "set", "fs_paa": now.timestamp()})
        cookie.update({MARK: mark, SIGNED_IN: now.timestamp(), SEEN: now.timestamp()})
    book = f"/journals/{BOOK.value}/"

    def get(**query: str | int) -> Callable[[], bytes]:
        def page() -> bytes:
            answer = client.get(book, query_string={"year": YEAR, **query})
            assert answer.status_code == 200, answer.status_code
            return answer.data

        return page

    def search(words: str) -> Callable[[], bytes]:
        token = client.get(book).text.partition('name="csrf-token" content="')[2].partition('"')[0]

        def page() -> bytes:
            answer = client.post(f"{book}search", data={"csrf_token": token, "year": YEAR, "words": words})
            assert answer.status_code == 200, answer.status_code
            assert b"<mark" in answer.data, words
            return answer.data

        return page

    return {
        "first": get(),
        "middle": get(before=size // 2),
        "last": get(before=PAGE + 1),
        "filter": get(month=FILTERED_MONTH),
        "rare word": search(RARE),
        "common word": search(COMMON),
    }


if __name__ == "__main__":
    print(json.dumps(timed(pages(Path(sys.argv[1]), int(sys.argv[2])))))
