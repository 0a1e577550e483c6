"""Ruling: a school's own columns hold from a year on; what a book shows is what it is found by."""

from collections.abc import Sequence
from datetime import datetime

import pytest
from sqlalchemy.orm import Session

from core.actors import NotAllowed, Specialist
from core.journals import columns, confirming, entries, paging, ruling, verifying
from core.journals.facts import OWN
from core.journals.ruling import ColumnRequired, ColumnUnknown, TitleMissing, Wanted, YearIsOver
from core.texts import texts
from db.models.journals import Journal
from tests.core.journals.conftest import Desk

BOOK = Journal.COUNSELLING


@pytest.fixture
def engine() -> str:
    """Plain rows and the marks that other tests try on both engines."""
    return "sqlite"


def _wanted(session: Session, by: Specialist, year: int = 2026) -> list[Wanted]:
    shown = columns.of_book(session, BOOK, school_id=by.school_id, school_year=year)
    return [Wanted(column.key, column.titles) for column in shown]


def _keys(session: Session, by: Specialist, year: int) -> list[str]:
    return [column.key for column in columns.of_book(session, BOOK, school_id=by.school_id, school_year=year)]


def _found(session: Session, by: Specialist, words: str) -> Sequence[int | None]:
    wanted = paging.Wanted(words=words)
    page = paging.page(session, BOOK, school_year=2026, wanted=wanted, by=by, text=texts("kk"))
    return [line.number for line in page.lines]


def test_a_book_is_ruled_from_a_year_on(session: Session, by: Specialist, elsewhere: Specialist, now: datetime) -> None:
    """Renamed, turned round, one less, two more; the year before and another school keep theirs."""
    before = _keys(session, by, 2026)
    first, *others = _wanted(session, by)
    mine = [first, Wanted("class_teacher", {"kk": "Жетекші"}), Wanted(OWN, {"kk": "  Менің   бағаным ", "ru": ""})]
    mine += [Wanted(column.key, {"kk": f"{column.titles['kk']}!"}) for column in reversed(others[1:])]

    ruling.change(session, BOOK, since_year=2026, wanted=mine, by=by, now=now)

    shown = columns.of_book(session, BOOK, school_id=by.school_id, school_year=2027)
    assert shown[2].key.startswith(OWN)
    assert shown[2].key != OWN
    assert shown[2].titles == {"kk": "Менің бағаным"}
    assert columns.heading(shown[3], "ru").endswith("!")
    assert [column.key for column in shown][3:] == [column.key for column in reversed(others[1:])]
    assert _keys(session, by, 2025) == _keys(session, elsewhere, 2026) == before


def test_what_a_book_cannot_be_without_stays(
    session: Session, by: Specialist, deputy: Specialist, now: datetime
) -> None:
    """The number, the consent of the law, a heading, known facts, a year that is not over; and only who keeps it."""
    wanted = _wanted(session, by)
    consent = [Wanted("number", {"kk": "№"}), Wanted("note", {"kk": "Ескерту"})]
    for journal, columns_, refused in (
        (BOOK, wanted[1:], ColumnRequired),
        (Journal.ASSESSMENT, consent, ColumnRequired),
        (BOOK, [*wanted, Wanted(OWN, {"kk": " ", "ru": "Графа"})], TitleMissing),
        (BOOK, [*wanted, Wanted("accepted_by", {"kk": "Кім"})], ColumnUnknown),
        (BOOK, [*wanted, wanted[-1]], ColumnUnknown),
        (BOOK, [*wanted, *[Wanted(OWN, {"kk": "Баған"})] * 20], ruling.TooManyColumns),
    ):
        with pytest.raises(refused):
            ruling.change(session, journal, since_year=2026, wanted=columns_, by=by, now=now)
    for year in (2025, 2028):
        with pytest.raises(YearIsOver):
            ruling.change(session, BOOK, since_year=year, wanted=wanted, by=by, now=now)
    with pytest.raises(NotAllowed):
        ruling.reset(session, BOOK, since_year=2026, by=deputy, now=now)

    assert _wanted(session, by) == wanted


def test_lines_are_found_by_what_the_book_shows_now(
    session: Session, desk: Desk, by: Specialist, now: datetime
) -> None:
    """A column taken away takes its words out of the search and brings them back; the lines are untouched."""
    line = desk.drafts(now, next_step="бассейнге бару")[0]
    entries.edit_draft(session, line.id, changes={"note": "шақыруқағаз"}, by=by, now=now)
    confirming.confirm(session, line.id, by=by, now=now)
    wanted = _wanted(session, by)
    assert _found(session, by, "бассейн") == [1]

    without = [column for column in wanted if column.key != "next_step"]
    ruling.change(session, BOOK, since_year=2026, wanted=[*without, Wanted("note", {"kk": "Ескерту"})], by=by, now=now)
    narrow = _found(session, by, "бассейн"), _found(session, by, "шақыру")
    ruling.reset(session, BOOK, since_year=2026, by=by, now=now)

    assert narrow == ([], [1])
    assert (_found(session, by, "бассейн"), _found(session, by, "шақыру")) == ([1], [])
    assert _wanted(session, by) == wanted
    assert verifying.verify(session, by.school_id).problems == ()


def test_a_second_fact_leaves_the_cell_when_it_has_a_column_of_its_own(
    session: Session, by: Specialist, now: datetime
) -> None:
    """Nothing is said twice in a line, and the cell is whole again when the column goes."""
    wanted = _wanted(session, by)

    ruling.change(
        session, BOOK, since_year=2026, wanted=[*wanted, Wanted("recommendation", {"kk": "Ұсыныс"})], by=by, now=now
    )
    apart = [column.also for column in columns.of_book(session, BOOK, school_id=by.school_id, school_year=2026)]
    ruling.change(session, BOOK, since_year=2026, wanted=wanted, by=by, now=now)
    together = [column.also for column in columns.of_book(session, BOOK, school_id=by.school_id, school_year=2026)]

    assert "recommendation" not in apart
    assert "recommendation" in together


def test_an_own_column_is_written_and_comes_back(session: Session, desk: Desk, by: Specialist, now: datetime) -> None:
    """What a person writes into a column of the school's own stands in the line, and the column can be taken again."""
    wanted = _wanted(session, by)
    ruling.change(session, BOOK, since_year=2026, wanted=[*wanted, Wanted(OWN, {"kk": "Кабинет"})], by=by, now=now)
    key = _keys(session, by, 2026)[-1]
    line = desk.drafts(now)[0]
    entries.edit_draft(session, line.id, changes={key: "жиырма екі"}, by=by, now=now)
    confirming.confirm(session, line.id, by=by, now=now)

    assert _found(session, by, "жиырма") == [1]
    ruling.change(session, BOOK, since_year=2027, wanted=wanted, by=by, now=now)
    assert ruling.known(session, BOOK, school_id=by.school_id)[key].titles == {"kk": "Кабинет"}
    assert _keys(session, by, 2026)[-1] == key
