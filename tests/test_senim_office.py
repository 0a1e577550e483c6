"""`senim journal`, `report`, `verify` and `exports`: the papers for whoever runs the machine."""

import zipfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlcipher3
from sqlalchemy import select
from typer.testing import CliRunner, Result

import installation
import senim
from core import chain
from core.exports import jobs
from core.exports.wish import What, Wish
from core.leadership import lead
from core.settings import Settings
from db.engine import Database
from db.models.audit import AuditRecord
from db.models.exports import ExportJob, ExportState
from db.models.journals import JournalEntry
from tests.factories.books import numbered
from tests.factories.staff import psychologist

Command = Callable[..., Result]
BOOK = ("journal", "export", "--journal", "counselling", "--year", "2026-2027")


@pytest.fixture
def command(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Command:
    """``command("journal", "list")``."""
    monkeypatch.setenv("SENIM_HOME", str(settings.home))
    monkeypatch.setattr("os.nice", lambda _by: 0)  # the test goes on after the worker
    monkeypatch.setattr("core.logs.configure", lambda: None)  # it would write into this command's own closed stream
    return lambda *words: CliRunner().invoke(senim.app, list(words))


@pytest.fixture(autouse=True)
def _lines(database: Database, now: datetime) -> None:
    with database.writing() as session:
        numbered(session, by=psychologist(session), now=now)


def test_the_nine_are_listed_first_each_in_one_line(command: Command) -> None:
    lines = [line.split("\t") for line in command("journal", "list").stdout.splitlines()]

    assert [line[0] for line in lines[:9]] == [f"J{number}" for number in range(1, 10)]
    assert lines[0][1:] == [
        "Психологиялық зерттеу жұмыстарын тіркеу журналы",
        "Журнал регистрации психодиагностических исследований",
    ]


@pytest.mark.parametrize("format_", ["docx", "xlsx", "csv"])
def test_a_book_is_written_as_a_file(command: Command, tmp_path: Path, format_: str) -> None:
    out = tmp_path / f"J4.{format_}"
    answer = command(*BOOK, "--format", format_, "--lang", "ru", "--out", str(out))

    assert (answer.exit_code, answer.stderr) == (0, "")
    assert answer.stdout == f"{out}: 3 lines\n"
    assert out.stat().st_size > 100
    assert [path.name for path in tmp_path.iterdir() if path != out] == ["home"]


def test_the_machine_is_written_down(command: Command, database: Database, tmp_path: Path) -> None:
    command(*BOOK, "--format", "csv", "--out", str(tmp_path))  # a folder: under its own name

    assert (tmp_path / "Психологиялық кеңес беру журналы 2026-2027.csv").exists() or list(tmp_path.glob("*.csv"))
    with database.reading() as session:
        act = session.scalars(select(AuditRecord).where(AuditRecord.tag == "export:made")).one()
    assert (act.staff_id, act.detail["lines"]) == (None, 3)


def test_an_empty_book_is_a_file_as_well(command: Command, tmp_path: Path) -> None:
    out = tmp_path / "J3.csv"

    assert command(*BOOK[:3], "J3", *BOOK[4:], "--format", "csv", "--out", str(out)).exit_code == 0
    assert out.read_bytes()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((*BOOK[:3], "secrets", *BOOK[4:]), "counselling"),
        ((*BOOK[:5], "2026-2028"), "2026-2027"),
        ((*BOOK, "--format", "exe"), "xlsx"),
        ((*BOOK, "--lang", "de"), "kk, ru, en"),
        ((*BOOK, "--month", "2019-10"), "2026-10"),
        ((*BOOK, "--school", "nowhere"), "nowhere"),
        (("report", "export", "--kind", "secret", "--period", "2026-10"), "attestation"),
        (("report", "export", "--kind", "statistical", "--period", "October"), "2026-T1"),
    ],
)
def test_what_cannot_be_meant_is_told_kindly(
    command: Command, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    answer = command(*words, "--out", str(tmp_path / "out"))

    assert answer.exit_code == 2
    assert said in answer.stderr
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_not_there_is_named(command: Command, tmp_path: Path) -> None:
    answer = command(*BOOK, "--out", str(tmp_path / "nowhere" / "J4.pdf"))

    assert (answer.exit_code, "nowhere" in answer.stderr) == (2, True)


def test_the_evidence_of_an_attestation_is_a_zip_or_three_files(command: Command, tmp_path: Path) -> None:
    words = ("report", "export", "--kind", "attestation", "--period", "2026-Y", "--format", "csv", "--out")
    folder = tmp_path / "evidence"
    folder.mkdir()

    assert command(*words, str(tmp_path / "all.zip")).exit_code == 0
    assert command(*words, str(folder)).exit_code == 0
    with zipfile.ZipFile(tmp_path / "all.zip") as packed:
        assert len(packed.namelist()) == 5
    assert len(list(folder.glob("*.csv"))) == 3


class TestVerifying:
    """Whether what was signed still is what it was."""

    def test_all_is_well(self, command: Command, database: Database) -> None:
        with database.reading() as session:
            school = session.scalars(select(JournalEntry.school_id)).first() or 0
            last = chain.last_link(session, school)
        assert last is not None

        answer = command("verify", "journals", "--head", f"2026-11-23={chain.code_of(last.mac)}")

        assert (answer.exit_code, answer.stderr) == (0, "")
        assert "6 lines, 6 links" in answer.stdout

    def test_a_changed_line_is_named_and_the_command_fails(self, command: Command, settings: Settings) -> None:
        tables = sqlcipher3.connect(str(settings.home / "senim.db"))
        with tables:
            tables.execute("UPDATE journal_entries SET happened_on = '2026-11-01' WHERE journal = 'J4' AND number = 2")
        tables.close()

        answer = command("verify", "journals")

        assert answer.exit_code == 1
        assert "a line is not as it was signed, journal J4, school year 2026, number 2" in answer.stdout

    def test_a_head_that_does_not_fit_is_named(self, command: Command) -> None:
        answer = command("verify", "journals", "--head", "2026-11-23=AAAA-BBBB-CCCC-DDDD")

        assert answer.exit_code == 1
        assert "a head does not fit the chain" in answer.stdout

    def test_a_head_that_cannot_be_read_is_told_of(self, command: Command) -> None:
        assert command("verify", "journals", "--head", "yesterday").exit_code == 2


class TestTheWorker:
    """The process that makes what is in line."""

    @pytest.fixture
    def asked(self, database: Database) -> None:
        """The fund as a sheet, in line."""
        wish = Wish(what=What.MATERIALS, format="csv", locale="kk")
        with database.writing() as session:
            jobs.ask(session, wish, by=psychologist(session), now=datetime.now(UTC))

    def state(self, database: Database) -> ExportState:
        with database.reading() as session:
            return session.scalars(select(ExportJob.state)).one()

    @pytest.mark.usefixtures("asked")
    def test_it_makes_them_and_ends(self, command: Command, database: Database) -> None:
        assert command("exports", "work").exit_code == 0
        assert self.state(database) is ExportState.DONE

    @pytest.mark.usefixtures("asked")
    def test_it_is_given_no_token(self, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
        given: list[Settings] = []

        def panel_database(settings: Settings) -> AbstractContextManager[Database]:
            given.append(settings)
            return installation.panel_database(settings)

        monkeypatch.setattr("office.panel_database", panel_database)
        monkeypatch.setenv("SENIM_TELEGRAM__TOKEN", "8801:AAcanary-of-the-bot-0123456789")

        assert command("exports", "work").exit_code == 0
        assert [settings.telegram.tokens for settings in given] == [{}]

    @pytest.mark.usefixtures("asked")
    def test_a_second_one_leaves_at_once(self, command: Command, database: Database, settings: Settings) -> None:
        with lead(settings.home, "exports"):
            assert command("exports", "work").exit_code == 0
        assert self.state(database) is ExportState.QUEUED
