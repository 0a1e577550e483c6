"""One book of one school year with as many lines as asked, as Senim keeps it and in clear for the peers.

``python -m bench.books_data FOLDER SIZE`` makes an installation in FOLDER and ``plain.db`` beside it. The lines are
written past the rules, in bulk, but sealed and marked by them.
"""

import json
import random
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import insert, text
from sqlalchemy.orm import Session

from core import crypto, public_codes, schools, staff
from core.actors import Role
from core.journals import entries, marks, work_facts
from core.settings import Settings
from db import schema
from db.engine import Database
from db.models.journals import Audience, Direction, EntryState, Journal, JournalEntry, WorkRecord

PAGE, CHUNK = 50, 5_000
BOOK, YEAR = Journal.ADULTS, 2026
FIRST_DAY, DAYS = date(2026, 9, 1), 260
FILTERED_MONTH = "2026-11"
RARE, COMMON = "зымыран", "кеңес"
TOPICS = (
    "ұйқы бұзылуы",
    "емтихан алдындағы үрей",
    "отбасындағы келіспеушілік",
    "телефонға тәуелділік",
    "сыныптағы қарым-қатынас",
)
RESULTS = ("кеңес берілді", "қосымша кездесу белгіленді", "ата-ана ұсыныс алды", "сынып жетекшісімен сөйлесті")
CATEGORIES = ("exam", "family", "bullying", "fear")
AUDIENCES = (Audience.PARENT, Audience.TEACHER, Audience.ADMINISTRATION)
USERNAME = "bench"


def lines(size: int) -> Iterator[dict[str, Any]]:
    """What each line says, the same for everybody; the rare word stands in one line in the middle."""
    dice = random.Random(size)
    for number in range(1, size + 1):
        topic = f"{dice.choice(TOPICS)}, {dice.choice(TOPICS)}"
        yield {
            "number": number,
            "happened_on": FIRST_DAY + timedelta(days=(number - 1) * DAYS // size),
            "class_name": f"{dice.randint(1, 11)}{dice.choice('АӘБВГ')}",
            "audience": dice.choice(AUDIENCES),
            "category": dice.choice(CATEGORIES),
            "topic": f"{topic}, {RARE}" if number == size // 2 else topic,
            "result": f"{dice.choice(RESULTS)}, {dice.choice(RESULTS)}",
        }


def plain(path: Path, size: int) -> None:
    """The lines in clear, in a table with the indexes a good programmer would give it."""
    with sqlite3.connect(path) as table:
        table.execute("PRAGMA journal_mode=WAL")
        table.execute(
            "CREATE TABLE plain_lines (number INTEGER PRIMARY KEY, happened_on DATE, month TEXT, class_name TEXT,"
            " audience TEXT, category TEXT, topic TEXT, result TEXT, state TEXT)"
        )
        rows = (
            (
                line["number"],
                line["happened_on"].isoformat(),
                f"{line['happened_on']:%Y-%m}",
                line["class_name"],
                line["audience"].value,
                line["category"],
                line["topic"],
                line["result"],
                "confirmed",
            )
            for line in lines(size)
        )
        table.executemany("INSERT INTO plain_lines VALUES (?,?,?,?,?,?,?,?,?)", rows)
        for column in ("month", "class_name", "state"):
            table.execute(f"CREATE INDEX ix_{column} ON plain_lines ({column}, number)")
        table.execute("ANALYZE")


def sealed(folder: Path, size: int) -> None:
    """The lines as Senim keeps them: works, entries, marks."""
    settings = Settings(home=folder, _env_file=None)
    keys = crypto.bot_vault(settings.secrets_folder, settings.keys_url)
    database = Database(settings.database_url, info={"vault": keys})
    schema.upgrade(database, keys.thread_keys)
    with database.writing() as session:
        member = _psychologist(session)
        session.execute(text("CREATE TABLE loose_marks (mark INTEGER, number INTEGER)"))
    rows, written = lines(size), 0
    while chunk := list(islice(rows, CHUNK)):
        with database.writing() as session:
            _write(session, chunk, member_id=member, first=written)
        written += len(chunk)
    with database.writing() as session:  # in order: a tree of forty million marks is not filled at random
        session.execute(
            text(
                "INSERT OR IGNORE INTO journal_marks (mark, number) SELECT mark, number FROM loose_marks ORDER BY 1, 2"
            )
        )
        session.execute(text("DROP TABLE loose_marks"))
        session.execute(text("ANALYZE"))
    database.dispose_sync()


def _psychologist(session: Session) -> int:
    now = datetime.now(UTC)
    token = staff.invite(session, school_id=schools.first_school(session).id, role=Role.PSYCHOLOGIST, now=now)
    session.flush()
    member = staff.join(session, token, full_name="Bench", username=USERNAME, password_hash="!", locale="kk", now=now)
    member.tf_primary_method, member.tf_totp_secret = "authenticator", "set up elsewhere"
    session.flush()
    return member.id


def _write(session: Session, chunk: list[dict[str, Any]], *, member_id: int, first: int) -> None:
    school_id = schools.first_school(session).id
    keys = marks.keys_of(session, BOOK)
    blind = marks.blind(session, BOOK, school_id=school_id, school_year=YEAR)
    works, found, loose = [], [], []
    for row_id, line in enumerate(chunk, first + 1):
        record = _work(session, line, school_id=school_id, member_id=member_id)
        known = {**work_facts.of_work(session, record), "signature": "Bench"}
        entry = JournalEntry(
            ref=public_codes.new_ref(),
            school_id=school_id,
            journal=BOOK,
            school_year=YEAR,
            state=EntryState.DRAFT,
            happened_on=line["happened_on"],
            confirmed_at=record.happened_at,
            confirmed_by=member_id,
        )
        entries.write_facts(session, entry, known)
        entry.number, entry.state = line["number"], EntryState.CONFIRMED
        works.append({**_columns(record), "id": row_id})
        found.append({**_columns(entry), "work_id": row_id})
        entry.work = record
        loose += [{"mark": blind(token), "number": entry.number} for token in marks.of_line(entry, known, keys)]
    session.expunge_all()
    session.execute(insert(WorkRecord), works)
    session.execute(insert(JournalEntry), found)
    session.execute(text("INSERT INTO loose_marks VALUES (:mark, :number)"), loose)


def _work(session: Session, line: Mapping[str, Any], *, school_id: int, member_id: int) -> WorkRecord:
    ref = public_codes.new_ref()
    words = json.dumps({"topic": line["topic"], "result": line["result"]}).encode()
    return WorkRecord(
        ref=ref,
        school_id=school_id,
        staff_id=member_id,
        direction=Direction.COUNSELLING,
        audience=line["audience"],
        is_group=False,
        is_repeat=False,
        format="consultation",
        category=line["category"],
        class_name=line["class_name"],
        participants=1,
        minutes=30,
        happened_at=datetime.combine(line["happened_on"], datetime.min.time(), tzinfo=UTC).replace(hour=6),
        sealed_words=crypto.vault(session).purpose("journals").seal(words, f"work:{ref}"),
    )


def _columns(row: WorkRecord | JournalEntry) -> dict[str, Any]:
    return {name: value for name, value in vars(row).items() if not name.startswith("_") and name != "work"}


if __name__ == "__main__":
    place, count = Path(sys.argv[1]), int(sys.argv[2])
    sealed(place, count)
    plain(place / "plain.db", count)
    print(json.dumps({"lines": count}))
