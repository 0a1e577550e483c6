"""One book of one school year with as many lines as asked, as Senim keeps it and in clear for the peers.

``python -m bench.books_data FOLDER SIZE`` makes an installation in FOLDER and ``plain.db`` beside it. The lines are
written past the rules, in bulk, but sealed and marked by them.
"""

import json
import random
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import insert, text
from sqlalchemy.orm import Session

from core import crypto, public_codes, schools, staff
from core.actors import Role
from core.journals import columns, marks, work_facts
from core.settings import Settings
from db import schema
from db.engine import Database
from db.models.journals import Audience, Direction, EntryState, Journal, JournalEntry, WorkRecord

PAGE, CHUNK = 50, 5_000
BOOK, YEAR = Journal.ADULTS, 2026
FIRST_DAY, DAYS, A_DAY = date(2026, 9, 1), 260, 40
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
WORK = frozenset(column.name for column in WorkRecord.__table__.columns) - {"id", "ref", "sealed_words"}


def lines(size: int) -> Iterator[dict[str, Any]]:
    """What each line says, the same for everybody; the rare word stands in one line in the middle.

    A day has forty different lines at most, so that a million can be made in minutes; they come again and again.
    """
    dice = random.Random(size)
    for number in range(1, size + 1):
        day = FIRST_DAY + timedelta(days=(number - 1) * DAYS // size)
        yield {**said(day, dice.randrange(A_DAY)), "number": number, **({"topic": RARE} if number == size // 2 else {})}


@cache
def said(day: date, kind: int) -> Mapping[str, Any]:
    """One of the lines of a day."""
    dice = random.Random(f"{day} {kind}")
    return {
        "happened_on": day,
        "class_name": f"{dice.randint(1, 11)}{dice.choice('АӘБВГ')}",
        "audience": dice.choice(AUDIENCES),
        "category": dice.choice(CATEGORIES),
        "topic": f"{dice.choice(TOPICS)}, {dice.choice(TOPICS)}",
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
    blind = marks.blind(session, BOOK, school_id=school_id, school_year=YEAR)
    journal = crypto.vault(session).purpose("journals")
    works, found, loose = [], [], []
    for row_id, line in enumerate(chunk, first + 1):
        known = _known(session, line, school_id=school_id, member_id=member_id)
        work_ref, ref = public_codes.new_ref(), public_codes.new_ref()
        works.append(
            {**known.work, "id": row_id, "ref": work_ref, "sealed_words": journal.seal(known.words, f"work:{work_ref}")}
        )
        found.append(
            {
                "ref": ref,
                "school_id": school_id,
                "journal": BOOK,
                "school_year": YEAR,
                "number": line["number"],
                "state": EntryState.CONFIRMED,
                "happened_on": line["happened_on"],
                "confirmed_at": known.work["happened_at"],
                "confirmed_by": member_id,
                "work_id": row_id,
                "sealed_facts": journal.seal(known.facts, f"entry:{ref}"),
            }
        )
        number = line["number"]
        loose += [(blind(token), number) for token in known.tokens]
    session.execute(insert(WorkRecord), works)
    session.execute(insert(JournalEntry), found)
    raw = session.connection().connection.cursor()  # the driver itself: there are fifty-odd of them for each line
    raw.executemany("INSERT INTO loose_marks VALUES (?, ?)", loose)
    raw.close()


@dataclass(frozen=True, slots=True)
class Known:
    """What the rules make of a line that comes again: its work, its words, its facts, what it is found by."""

    work: Mapping[str, Any]
    words: bytes
    facts: bytes
    tokens: frozenset[str]


KNOWN: dict[tuple[Any, ...], Known] = {}


def _known(session: Session, line: Mapping[str, Any], *, school_id: int, member_id: int) -> Known:
    key = tuple(value for name, value in sorted(line.items()) if name != "number")
    if key not in KNOWN:
        record = _work(session, line, school_id=school_id, member_id=member_id)
        facts = {**work_facts.of_work(session, record), "signature": "Bench"}
        entry = JournalEntry(journal=BOOK, state=EntryState.CONFIRMED, happened_on=line["happened_on"])
        entry.work = record
        keys = columns.keys(columns.of_book(session, BOOK, school_id=school_id, school_year=YEAR))
        KNOWN[key] = Known(
            work={name: value for name, value in vars(record).items() if name in WORK},
            words=json.dumps({"topic": line["topic"], "result": line["result"]}, ensure_ascii=False).encode(),
            facts=json.dumps(facts, ensure_ascii=False).encode(),
            tokens=marks.of_line(entry, facts, keys),
        )
        session.expunge_all()
    return KNOWN[key]


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


if __name__ == "__main__":
    place, count = Path(sys.argv[1]), int(sys.argv[2])
    sealed(place, count)
    plain(place / "plain.db", count)
    print(json.dumps({"lines": count}))
