"""Working: from a tap to a sealed file and its trace; a stop, a cancel and a failure leave nothing in the clear."""

import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from sqlalchemy import select

from core.actors import Role, Specialist
from core.crypto import Vault
from core.documents.writing import Cancelled
from core.exports import jobs, making, storing, working
from core.exports.wish import Wish
from core.settings import Settings
from core.texts import texts
from db.engine import Database
from db.models.audit import AuditRecord
from db.models.exports import ExportJob
from db.models.staff import Staff
from tests.factories.books import numbered
from tests.factories.staff import psychologist, staff_member

BOOK = {"what": "journal", "journal": "J4", "school_year": "2026", "format": "csv", "locale": "kk"}


@pytest.fixture
def engine() -> str:
    """What a worker does is the same on every engine; how it holds a job is tried on both in test_jobs.py."""
    return "sqlite"


@dataclass(frozen=True, slots=True)
class Office:
    """An installation with a psychologist, and its worker."""

    database: Database
    home: Path
    by: Specialist
    now: datetime

    def ask(self, **wish: str) -> str:
        """A wish in line; its reference."""
        with self.database.writing() as session:
            return jobs.ask(session, Wish.from_dict({**BOOK, **wish}), by=self.by, now=self.now).ref

    def work(self, *, later: float = 0, goes_on: Callable[[], bool] = lambda: True) -> int:
        """The worker comes."""
        at = self.now + timedelta(hours=later)
        return working.work(self.database, self.home, clock=lambda: at, goes_on=goes_on)

    def job(self, ref: str) -> ExportJob:
        """The job as it stands."""
        with self.database.reading() as session:
            return session.scalars(select(ExportJob).where(ExportJob.ref == ref)).one()

    def content(self, ref: str) -> bytes:
        """The file, opened."""
        vault: Vault = self.database.info["vault"]
        return b"".join(storing.opened(self.home, ref, vault=vault))

    def files(self) -> list[str]:
        """What lies in the folder."""
        return [path.name for path in storing.folder(self.home).iterdir()]


@pytest.fixture
def office(database: Database, settings: Settings, now: datetime) -> Office:
    """A school with three lines in J4 and J7."""
    with database.writing() as session:
        by = psychologist(session)
        numbered(session, by=by, now=now)
    return Office(database, settings.home, by, now)


def test_a_wish_becomes_a_sealed_file_that_is_written_down(office: Office) -> None:
    ref = office.ask()

    assert office.work() == 1
    job = office.job(ref)
    assert (job.state, job.done, job.problem) == ("done", job.total, "")
    assert office.files() == [f"{ref}.sealed"]
    assert len(office.content(ref)) == job.size
    assert "7А" in office.content(ref).decode()
    with office.database.reading() as session:
        act = session.scalars(select(AuditRecord).where(AuditRecord.tag == "export:made")).one()
    assert (act.staff_id, act.detail["lines"], act.detail["journal"]) == (office.by.id, 3, "J4")


def test_a_file_is_gone_after_an_hour(office: Office) -> None:
    office.ask()
    office.work()

    # the file's own clock is the machine's: far enough behind any clock of this test
    office.work(later=24 * 365 * 10)

    assert office.files() == []


def test_a_worker_that_is_told_to_stop_puts_the_job_back(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    ref, goes = office.ask(), [True, True, True]
    told = making.Steps.within

    def stopped(steps: making.Steps, lines: int) -> None:
        goes.clear()
        told(steps, lines)

    monkeypatch.setattr(making.Steps, "within", stopped)
    office.work(goes_on=lambda: bool(goes))

    assert (office.job(ref).state, office.job(ref).beat_at) == ("queued", None)
    assert office.files() == []


def test_an_interrupted_worker_puts_the_job_back_and_ends(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    ref = office.ask()

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(making.Steps, "within", interrupted)
    with pytest.raises(KeyboardInterrupt):
        office.work()

    assert office.job(ref).state == "queued"
    assert office.files() == []


def test_a_job_that_is_cancelled_meanwhile_leaves_nothing(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    ref = office.ask()
    sealed = storing.seal

    def cancelled(*args: object, **kept: object) -> int:
        size = sealed(*args, **kept)  # type: ignore[arg-type]
        with office.database.writing() as session:
            jobs.cancel(session, ref, by=office.by)
        return size

    monkeypatch.setattr(storing, "seal", cancelled)
    office.work()

    assert office.job(ref).state == "cancelled"
    assert office.files() == []


def test_the_beating_learns_that_nobody_wants_it_any_more(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    ref = office.ask()
    monkeypatch.setattr(working, "BEAT", 0.001)
    with office.database.writing() as session:
        job = jobs.claim(session, now=office.now)
    assert job is not None
    with working.Beating(office.database, job, clock=lambda: office.now, goes_on=lambda: True) as beating:
        beating.told(1, 2)
        with office.database.writing() as session:
            jobs.cancel(session, ref, by=office.by)
        beating._thread.join(20)
        with pytest.raises(Cancelled):
            beating.told(2, 2)


def test_what_cannot_be_made_is_said_and_the_next_is_made(office: Office) -> None:
    plan = office.ask(what="annual_plan", school_year="2031")
    book = office.ask()

    assert office.work() == 2
    assert (office.job(plan).state, office.job(plan).problem) == ("failed", "nothing")
    assert office.job(book).state == "done"
    assert office.files() == [f"{book}.sealed"]


@pytest.mark.parametrize("change", ["switched off", "another role"])
def test_whose_access_was_closed_meanwhile_gets_nothing(office: Office, change: str) -> None:
    ref = office.ask()
    with office.database.writing() as session:
        member = session.get_one(Staff, office.by.id)
        if change == "switched off":
            member.active = False
        else:
            member.roles = staff_member(session, role=Role.DEPUTY_HEAD).roles

    office.work()

    assert (office.job(ref).state, office.job(ref).problem) == ("failed", "not_allowed")
    assert office.files() == []


def test_everything_of_a_month_is_one_zip_with_its_manifests(office: Office) -> None:
    ref = office.ask(what="everything", school_year="", month="2026-11")

    office.work()

    assert (office.job(ref).state, office.job(ref).problem) == ("done", "")
    with zipfile.ZipFile(BytesIO(office.content(ref))) as packed:
        names = packed.namelist()
        told = json.loads(packed.read("manifest.json"))
        words = packed.read(texts("kk")("exports-manifest-name")).decode("utf-8-sig")
    assert [name[:2] for name in names[:9]] == [f"{number:02}" for number in range(1, 10)]
    assert [file["name"] for file in told["files"]] == names[:-2]
    assert sum(file["rows"] for file in told["files"][:9]) == 6
    assert told["chain"]["code"] in words
    assert all(file["sha256"] in words for file in told["files"])
