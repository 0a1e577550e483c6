"""The catalogue: every paper comes out in every format and language, under a name that any system takes."""

import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from core.actors import NotAllowed, Role, Specialist
from core.exports import catalogue, making, naming
from core.exports.catalogue import NothingThere
from core.exports.making import Maker
from core.exports.wish import What, Wish
from core.plans import making as making_plans
from core.plans import months
from core.texts import texts
from db.models.journals import Audience, Journal
from db.models.plans import PlanDirection
from tests.factories.books import numbered
from tests.factories.staff import psychologist, staff_member

YEAR = {"school_year": "2026"}
EACH = (
    *({"what": "journal", "journal": journal.value, **YEAR} for journal in Journal),
    {"what": "annual_plan", **YEAR},
    {"what": "monthly_plan", "month": "2026-11"},
    *({"what": "report", "kind": kind, "period": "2026-T1"} for kind in ("statistical", "analytical", "attestation")),
    {"what": "normative"},
    {"what": "materials"},
)
BEGINS = {"pdf": b"%PDF", "docx": b"PK", "xlsx": b"PK", "csv": b"\xef\xbb\xbf"}


@pytest.fixture
def engine() -> str:
    """Each builder is tried on both engines where it stands."""
    return "sqlite"


@pytest.fixture
def by(session: Session, now: datetime) -> Specialist:
    """A psychologist with three lines in J4 and J7, and a plan."""
    found = psychologist(session)
    numbered(session, by=found, now=now)
    making_plans.make(session, 2026, making_plans.Start.LIBRARY, by=found, now=now)
    months.fill(session, "2026-11", by=found, now=now)
    return found


def made(session: Session, given: dict[str, str], room: Path, *, by: Specialist, now: datetime) -> Path:
    """The file of a wish."""
    wish, target = Wish.from_dict(given), room / "made"
    maker = Maker(by=by, name="Айгүл", now=now)
    making.make(session, wish, target, maker=maker, told=lambda done, total: None)
    return target


@pytest.mark.parametrize(("locale", "formats"), [("kk", ("docx",)), ("ru", ("xlsx", "csv"))])
def test_every_paper_comes_out_in_every_format(
    session: Session, by: Specialist, now: datetime, tmp_path: Path, locale: str, formats: tuple[str, ...]
) -> None:
    for given in EACH:
        for kind in formats:
            file = made(session, {**given, "format": kind, "locale": locale}, tmp_path, by=by, now=now)
            assert file.read_bytes().startswith(BEGINS["docx" if given.get("kind") == "attestation" else kind]), given


def test_a_pdf_comes_out(session: Session, by: Specialist, now: datetime, tmp_path: Path) -> None:
    given = {"what": "journal", "journal": "J4", **YEAR, "format": "pdf", "locale": "kk"}

    assert made(session, given, tmp_path, by=by, now=now).read_bytes().startswith(BEGINS["pdf"])


def test_the_evidence_of_an_attestation_is_three_papers(
    session: Session, by: Specialist, now: datetime, tmp_path: Path
) -> None:
    given = {"what": "report", "kind": "attestation", "period": "2026-Y", "format": "csv", "locale": "ru"}

    with zipfile.ZipFile(made(session, given, tmp_path, by=by, now=now)) as packed:
        names = packed.namelist()
    assert [name[:3] for name in names] == ["01 ", "02 ", "03 ", "man", "МАН"]
    assert [path.name for path in tmp_path.iterdir() if path.name != "home"] == ["made"]


def test_what_nobody_has_made_is_not_there(session: Session, by: Specialist, now: datetime, tmp_path: Path) -> None:
    for given in (
        {"what": "annual_plan", "school_year": "2031"},
        {"what": "monthly_plan", "month": "2031-10"},
        {"what": "report", "kind": "statistical", "period": "2026-10", "frozen": "there-is-none"},
    ):
        with pytest.raises(NothingThere):
            made(session, {**given, "format": "csv", "locale": "kk"}, tmp_path, by=by, now=now)


def test_the_plan_of_august_belongs_to_the_year_it_begins(session: Session, by: Specialist, now: datetime) -> None:
    line = months.Written(words={"content": "педагогтерге көмек"})
    kinds = {"direction": PlanDirection.ORGANISATION, "audience": Audience.TEACHER}
    months.add(session, "2026-08", line, **kinds, by=by, text=texts("kk"), now=now)
    every = Wish(what=What.EVERYTHING, format="csv", locale="kk")

    for wish in (every, replace(every, school_year=2026)):
        found = catalogue.pieces(session, wish, by=by, text=texts("kk"), now=now)
        assert [piece.name[-7:] for piece in found if "2026-08" in piece.name] == ["2026-08"]


@pytest.mark.parametrize("role", [Role.DEPUTY_HEAD, Role.ADMINISTRATOR, Role.OBSERVER])
def test_who_may_not_read_a_paper_may_not_take_it(session: Session, role: Role) -> None:
    member = staff_member(session, role=role)
    by = Specialist(member.id, member.school_id, frozenset({role}))
    open_book = Wish(what=What.JOURNAL, format="csv", locale="kk", journal=Journal.AWARENESS, school_year=2026)
    closed = [
        Wish(what=What.JOURNAL, format="csv", locale="kk", journal=Journal.COUNSELLING, school_year=2026),
        Wish(what=What.EVERYTHING, format="csv", locale="kk"),
        *([] if role is Role.DEPUTY_HEAD else [open_book]),
        *([Wish(what=What.MATERIALS, format="csv", locale="kk")] if role is Role.OBSERVER else []),
    ]

    for wish in closed:
        with pytest.raises(NotAllowed):
            catalogue.require(wish, by=by)


def test_a_name_is_one_that_every_system_takes() -> None:
    assert naming.file_name('Кеңес/беру: "журнал"\u202e 2026-2027 ', "pdf") == "Кеңес беру журнал 2026-2027.pdf"
    assert len(naming.file_name("ұ" * 500, "docx").encode()) < 240
    assert naming.file_name("...", "csv") == "senim.csv"
