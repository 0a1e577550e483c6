"""Somebody who may write into the tables, knows the source, and has not the audit key."""

import random
from collections.abc import Callable
from typing import Any, Final

from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from core import chain
from core.actors import Specialist
from core.journals import signing
from db.models.journals import JournalEntry

ENTRY_COLUMNS: Final = (
    "ref", "school_id", "journal", "school_year", "number", "state", "work_id", "need_id", "corrects_id",
    "happened_on", "confirmed_at", "confirmed_by", "sealed_facts",
)  # fmt: skip
WORK_COLUMNS: Final = (
    "ref", "school_id", "need_id", "staff_id", "entered_by", "direction", "audience", "is_group", "is_repeat",
    "format", "channel", "category", "class_name", "participants", "minutes", "happened_at", "area", "stage", "aspect",
    "referral", "method", "levels", "sealed_words",
)  # fmt: skip
LINK_COLUMNS: Final = ("school_id", "position", "subject", "subject_id", "digest", "mac")

Rows = list[dict[str, Any]]


class Tamper:
    """Somebody with the tables and the source, and without the key."""

    def __init__(self, session: Session, by: Specialist, rng: random.Random) -> None:
        self.session, self.school_id, self.rng, self.said = session, by.school_id, rng, ""
        self.links = self.rows("SELECT * FROM chain_links ORDER BY position")
        self.lines = self.rows("SELECT * FROM journal_entries WHERE number IS NOT NULL")
        ids = {line["work_id"] for line in self.lines}
        self.work = [row for row in self.rows("SELECT * FROM work_records") if row["id"] in ids]
        self.others = [row["id"] for row in self.rows("SELECT id FROM schools")] + [self.school_id + 7]
        self.changes: tuple[Callable[[], None], ...] = (
            self.change_line, self.change_line, self.change_work, self.change_work, self.change_link,
            self.change_and_recompute, self.delete_line, self.delete_work, self.delete_link, self.delete_tail,
            self.add_line, self.add_link, self.swap_lines, self.swap_work, self.swap_links, self.replay_link,
            self.add_line_with_link,
        )  # fmt: skip

    def rows(self, statement: str, **given: Any) -> Rows:
        return [dict(row._mapping) for row in self.run(statement, **given)]

    def run(self, statement: str, **given: Any) -> Any:
        self.said += f"{statement} {given} "
        connection: Connection = self.session.connection()
        return connection.execute(text(statement), given)

    def other(self, value: Any, column: str, table: Rows) -> Any:
        """Another value of that kind: of another row, or made up."""
        found = [row[column] for row in table if row[column] != value]
        if found and self.rng.random() < 0.5:
            return self.rng.choice(found)
        if isinstance(value, bytes):
            at = self.rng.randrange(len(value))
            return value[:at] + bytes([value[at] ^ (1 << self.rng.randrange(8))]) + value[at + 1 :]
        if isinstance(value, int):
            return self.rng.choice([value + self.rng.randint(1, 9), -value - 1, None, str(value) + "x"])
        return self.rng.choice(["", "ӘҒ", b"\0", 7, f"{value}0" if value else "x"])

    def set(self, table: str, key: str, row: dict[str, Any], column: str, value: Any) -> None:
        self.run(f"UPDATE OR REPLACE {table} SET {column} = :value WHERE {key} = :key", value=value, key=row[key])

    def change_line(self) -> None:
        row, column = self.rng.choice(self.lines), self.rng.choice(ENTRY_COLUMNS)
        self.weak("journal_entries", "id", row, column, self.lines)

    def change_work(self) -> None:
        row, column = self.rng.choice(self.work), self.rng.choice(WORK_COLUMNS)
        self.weak("work_records", "id", row, column, self.work)

    def change_link(self) -> None:
        row, column = self.rng.choice(self.links), self.rng.choice(LINK_COLUMNS)
        self.weak("chain_links", "position", row, column, self.links)

    def weak(self, table: str, key: str, row: dict[str, Any], column: str, like: Rows) -> None:
        """Change one column; where the table itself refuses the value, another one is tried."""
        for _ in range(50):
            edit = self.session.begin_nested()
            try:
                self.set(table, key, row, column, self.other(row[column], column, like))
            except SQLAlchemyError:
                edit.rollback()
                continue
            edit.commit()
            return
        self.set(table, key, row, column, row[column] * 2)

    def change_and_recompute(self) -> None:
        """A line changed, and the digest of its newest link made to fit: the plain hash needs no key."""
        row = self.rng.choice(self.lines)
        day = f"2026-1{self.rng.randint(0, 2)}-{self.rng.randint(10, 28)}"
        self.set("journal_entries", "id", row, "happened_on", day)
        self.set("journal_entries", "id", row, "confirmed_by", row["confirmed_by"])
        self.session.expire_all()
        entry = self.session.get_one(JournalEntry, row["id"])
        newest = [link for link in self.links if (link["subject"], link["subject_id"]) == ("entry", row["id"])][-1]
        digest = chain.digest_of(signing.row(entry))
        if digest == newest["digest"]:
            digest = b"\1" * 32
        self.set("chain_links", "position", newest, "digest", digest)

    def delete_line(self) -> None:
        self.run("DELETE FROM journal_entries WHERE id = :id", id=self.rng.choice(self.lines)["id"])

    def delete_work(self) -> None:
        self.run("DELETE FROM work_records WHERE id = :id", id=self.rng.choice(self.work)["id"])

    def delete_link(self) -> None:
        self.run("DELETE FROM chain_links WHERE position = :at", at=self.rng.choice(self.links)["position"])

    def delete_tail(self) -> None:
        """The last links and every line that only they signed, so that nothing is left over."""
        first = self.links[-self.rng.randint(1, 12)]["position"]
        self.run("DELETE FROM chain_links WHERE position >= :at", at=first)
        self.run("DELETE FROM journal_entries WHERE number > 0 AND id NOT IN (SELECT subject_id FROM chain_links)")

    def add_line(self) -> None:
        """A line like another, with the next number or with none that is free."""
        row = dict(self.rng.choice(self.lines))
        row |= {"id": 9000, "ref": "added", "number": self.rng.choice([900, row["number"] + 50])}
        names = ", ".join(row)
        self.run(f"INSERT INTO journal_entries ({names}) VALUES (:{', :'.join(row)})", **row)

    def add_link(self) -> None:
        """A link copied to the end, or to where nobody looks."""
        link = dict(self.rng.choice(self.links))
        link["position"] = self.rng.choice([len(self.links) + 1, 0, -5])
        self.insert_link(link)

    def add_line_with_link(self) -> None:
        """A line with a link of its own whose digest is right."""
        self.add_line()
        self.session.expire_all()
        digest = chain.digest_of(signing.row(self.session.get_one(JournalEntry, 9000)))
        position = self.rng.choice([len(self.links) + 1, 0, -5])
        self.insert_link({**self.links[-1], "position": position, "subject_id": 9000, "digest": digest})

    def insert_link(self, link: dict[str, Any]) -> None:
        self.run(f"INSERT INTO chain_links ({', '.join(link)}) VALUES (:{', :'.join(link)})", **link)

    def swap_lines(self) -> None:
        self.swap("journal_entries", "id", self.lines, ("sealed_facts", "happened_on", "work_id", "number"))

    def swap_work(self) -> None:
        self.swap("work_records", "id", self.work, ("sealed_words", "happened_at", "direction", "audience"))

    def swap_links(self) -> None:
        self.swap("chain_links", "position", self.links, ("digest", "mac", "subject_id"))

    def swap(self, table: str, key: str, rows: Rows, columns: tuple[str, ...]) -> None:
        """Two rows change places in one column; unique values by way of a third."""
        column = self.rng.choice(columns)
        one = self.rng.choice([row for row in rows if row[column] is not None])
        two = self.rng.choice([row for row in rows if row[column] not in (None, one[column])])
        if column == "number":
            one = next(row for row in rows if row["number"] != two["number"])
            self.set(table, key, one, column, 7777)
        self.set(table, key, two, column, one[column])
        self.set(table, key, one, column, two[column])

    def replay_link(self) -> None:
        """An older link in a newer one's place, or a need's line given back the digest it once had."""
        older, newer = sorted(self.rng.sample(range(len(self.links)), 2))
        self.run("DELETE FROM chain_links WHERE position = :at", at=self.links[newer]["position"])
        self.insert_link({**self.links[older], "position": self.links[newer]["position"]})
