"""The commands of the office above the rooms: journals, reports, what was signed, and the worker that makes exports."""

from __future__ import annotations

import os
import signal
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from installation import panel_database, prepare, settings_of, stop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy.orm import Session

    from core.exports.making import Maker
    from core.exports.wish import Wish
    from core.journals.problems import Problem
    from core.settings import Settings
    from db.engine import Database
    from db.models.journals import Journal
    from db.models.schools import School

journal_app = typer.Typer(help="The nine journals.", no_args_is_help=True)
report_app = typer.Typer(help="The reports.", no_args_is_help=True)
verify_app = typer.Typer(help="Whether what was signed is still what it was.", no_args_is_help=True)
exports_app = typer.Typer(help="Papers made aside.", no_args_is_help=True)
APPS: Final = {"journal": journal_app, "report": report_app, "verify": verify_app, "exports": exports_app}

Out = Annotated[Path, typer.Option("--out", help="where the file goes; what stands there is replaced")]
Format = Annotated[str, typer.Option("--format", help="pdf, docx, xlsx or csv")]
Lang = Annotated[str, typer.Option("--lang", help="kk, ru or en")]
SchoolCode = Annotated[str, typer.Option("--school", help="the code of a school, where there are several")]
# kinder than the names of fields
ODD: Final = {
    "format": "--format: choose one of pdf, docx, xlsx, csv",
    "locale": "--lang: choose one of kk, ru, en",
    "period": "--period: name one as 2026-10 (month), 2026-T1 (term), 2026-H1 (half-year) or 2026-Y (school year)",
    "kind": "--kind: choose one of statistical, analytical, attestation",
    "month": "--month: name a month of that school year as 2026-10",
    "class_name": "--class: name a class as 7А",
}
NICENESS: Final = 10


@journal_app.callback()
def journals() -> None:
    """The nine journals."""


@journal_app.command("list")
def journal_list() -> None:
    """One line for each journal: its code, its Kazakh title, its Russian title."""
    from core.journals import books
    from db.models.journals import Journal

    settings = _ready()
    with panel_database(settings) as database, database.reading() as session:
        for journal in Journal:
            print("\t".join((journal.value, *(books.title(session, journal, locale) for locale in ("kk", "ru")))))


@journal_app.command("export")
def journal_export(
    *,
    journal: Annotated[str, typer.Option(help="its name (counselling) or its code (J4)")],
    year: Annotated[str, typer.Option(help="the school year, as 2026-2027")],
    out: Out,
    format_: Format = "pdf",
    lang: Lang = "kk",
    month: Annotated[str, typer.Option(help="one month alone, as 2026-10")] = "",
    class_name: Annotated[str, typer.Option("--class", help="one class alone, as 7А")] = "",
    school: SchoolCode = "",
) -> None:
    """Write one journal of one school year as a file; an empty one is a file as well."""
    first = _school_year(year)
    wish = _wish(what="journal", journal=_journal(journal).value, school_year=first, month=month,
                 class_name=class_name, format=format_, locale=lang)  # fmt: skip
    _export(wish, out, school=school)


@report_app.callback()
def reports() -> None:
    """The reports."""


@report_app.command("export")
def report_export(
    *,
    kind: Annotated[str, typer.Option(help="statistical, analytical or attestation")],
    period: Annotated[str, typer.Option(help="2026-10, 2026-T1, 2026-H1 or 2026-Y")],
    out: Out,
    format_: Format = "pdf",
    lang: Lang = "kk",
    school: SchoolCode = "",
) -> None:
    """Write a report as a file. The three of an attestation come as a ZIP, or into --out when that is a folder."""
    from core.exports.catalogue import EVIDENCE
    from core.exports.wish import KINDS

    if kind not in KINDS:
        stop(f"{ODD['kind']}, not {kind}")
    wish = _wish(what="report", kind=kind, period=period, format=format_, locale=lang)
    if wish.is_bundle and out.is_dir():
        for one in EVIDENCE:
            part = _wish(what="report", kind=one.value, period=period, format=format_, locale=lang)
            _export(part, out, school=school)
    else:
        _export(wish, out, school=school)


@verify_app.callback()
def verify() -> None:
    """Whether what was signed is still what it was."""


@verify_app.command("journals")
def verify_journals(
    *,
    head: Annotated[
        list[str], typer.Option("--head", help="a head from paper, as 2026-11-23=ABCD-EFGH-IJKL-MNOP")
    ] = [],  # noqa: B006  typer's own way
    school: Annotated[str, typer.Option("--school", help="whose heads they are, where there are several schools")] = "",
) -> None:
    """Look through everything that was signed, in every school; name whatever was changed since."""
    from sqlalchemy import select

    from core.journals import verifying
    from db.models.schools import School

    heads, is_well = dict(_head(one) for one in head), True
    with panel_database(_ready()) as database, database.reading() as session:
        owner = _school(session, school).id
        for one in session.scalars(select(School).order_by(School.id)).all():
            found = verifying.verify(session, one.id, heads=heads if one.id == owner else {})
            is_well &= not found.problems
            print(f"{'✗' if found.problems else '✓'} {one.code}: {found.lines} lines, {found.links} links")
            for problem in found.problems:
                print(f"  ✗ {_told(problem)}")
    if not is_well:
        raise typer.Exit(1)


@exports_app.callback()
def exports() -> None:
    """Papers made aside."""


@exports_app.command("work")
def exports_work() -> None:
    """Make the exports that are in line, then end; the clock starts this when there is something to do."""
    from datetime import UTC, datetime

    from core import logs
    from core.exports import working
    from core.leadership import AlreadyRunning, lead
    from db import schema

    settings = settings_of().for_panel()
    logs.configure()
    os.nice(NICENESS)
    try:
        leader = lead(settings.home, "exports")
    except AlreadyRunning:  # it makes what is in line: there is nothing to do
        return
    with suppress(KeyboardInterrupt), closing(leader), panel_database(settings) as database:
        goes_on = _until_alone()
        if schema.is_current(database):
            working.work(database, settings.home, clock=lambda: datetime.now(UTC), goes_on=goes_on)


def _until_alone() -> Callable[[], bool]:
    """Yes, while whoever started this process lives; to be told to stop interrupts even a long PDF."""
    starter = os.getppid()
    signal.signal(signal.SIGTERM, signal.default_int_handler)

    def goes_on() -> bool:
        if os.getppid() == starter:
            return True
        os.kill(os.getpid(), signal.SIGTERM)
        return False

    return goes_on


def _ready() -> Settings:
    settings = settings_of()
    prepare(settings)
    return settings


def _export(wish: Wish, out: Path, *, school: str) -> None:
    """Write one file and note that it was taken; a folder gets it under its own name."""
    from core.actors import NotAllowed
    from core.documents.docx import TemplateBroken
    from core.exports.catalogue import NothingThere

    if not (out if out.is_dir() else out.parent).is_dir():
        stop(f"--out: there is no folder {out.parent}")
    try:
        with panel_database(_ready()) as database:
            lines, target = _written(database, wish, out, school=school)
    except TemplateBroken as broken:
        stop(f"the school's own template cannot be filled: {broken}")
    except NothingThere:
        stop("nobody has made this paper yet")
    except NotAllowed as refusal:
        stop(str(refusal))
    print(f"{target}: {lines} lines")


def _written(database: Database, wish: Wish, out: Path, *, school: str) -> tuple[int, Path]:
    import tempfile

    from core.exports import jobs, making, naming
    from core.texts import texts

    with tempfile.TemporaryDirectory(dir=out if out.is_dir() else out.parent, prefix=".senim-") as room:
        made = Path(room) / "made"
        with database.reading() as session:
            maker = _machine(_school(session, school))
            called = naming.name(session, wish, texts(wish.locale))
            lines = making.make(session, wish, made, maker=maker, told=lambda _done, _total: None)
        target = out / naming.file_name(called, wish.ending) if out.is_dir() else out
        with database.writing() as session:  # written down first: nothing leaves the service unseen
            jobs.note(session, wish, lines=lines, staff_id=None, now=maker.now)
        made.replace(target)
    return lines, target


def _machine(school: School) -> Maker:
    """Whoever runs the machine has the keys: they read what a psychologist reads, and are written down as nobody."""
    from datetime import UTC, datetime

    from core.actors import Role, Specialist
    from core.exports.making import Maker

    by = Specialist(id=0, school_id=school.id, roles=frozenset({Role.PSYCHOLOGIST}))
    return Maker(by=by, name="senim", now=datetime.now(UTC))


def _wish(**given: Any) -> Wish:
    from core.exports.wish import Wish, WishOdd

    try:
        return Wish.from_dict(given)
    except WishOdd as odd:
        stop(f"{ODD.get(odd.field, '--' + odd.field)}, not {given.get(odd.field)!r}")


def _journal(name: str) -> Journal:
    from db.models.journals import Journal

    known = {**{one.name.lower(): one for one in Journal}, **{one.value.lower(): one for one in Journal}}
    if name.lower() not in known:
        stop(f"--journal: choose one of {', '.join(one.name.lower() for one in Journal)}, or J1 to J9, not {name}")
    return known[name.lower()]


def _school_year(written: str) -> int:
    first, _, last = written.replace("–", "-").replace("/", "-").partition("-")
    is_year = first.isascii() and first.isdigit() and len(first) == len("2026")
    if not is_year or last not in ("", str(int(first) + 1), str(int(first) + 1)[2:]):
        stop(f"--year: name a school year as 2026-2027, not {written}")
    return int(first)


def _school(session: Session, code: str) -> School:
    from sqlalchemy import select

    from core import schools
    from db.models.schools import School

    if not code:
        return schools.first_school(session)
    found = session.scalars(select(School).where(School.code == code)).one_or_none()
    return found or stop(f"--school: there is no school {code}")


def _head(written: str) -> tuple[Any, str]:
    from datetime import date

    day, _, code = written.partition("=")
    try:
        return date.fromisoformat(day.strip()), code.strip()
    except ValueError:
        stop(f"--head: write a day and its code as 2026-11-23=ABCD-EFGH-IJKL-MNOP, not {written}")


def _told(problem: Problem) -> str:
    """A problem in plain words: what, and where."""
    words = PROBLEMS[problem.kind.value]
    return f"{words}{''.join(f', {name} {value}' for name, value in _where(problem))}"


def _where(problem: Problem) -> Iterator[tuple[str, object]]:
    for name in ("journal", "school_year", "number", "id", "position", "day"):
        value = getattr(problem, name, None)
        if value is not None:
            yield WHERE.get(name, name), value


WHERE: Final = {"school_year": "school year", "id": "row", "position": "link"}
PROBLEMS: Final = {
    "line_changed": "a line is not as it was signed",
    "line_unsigned": "a numbered line was never signed",
    "line_gone": "a line that was signed is gone",
    "number_missing": "a number is missing",
    "report_changed": "a frozen report is not as it was signed",
    "report_unsigned": "a frozen report was never signed",
    "report_gone": "a frozen report is gone",
    "link_changed": "a link of the chain was changed",
    "link_missing": "a link of the chain is missing",
    "cut_off": "the end of the chain was cut off",
    "head_differs": "a head does not fit the chain",
}
