"""A book as a paper: every numbered line in order, struck lines with their remark, for whoever may read it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from core import chain
from core.actors import NotAllowed, Specialist
from core.documents.paper import Paper, Row, Table
from core.journals import books, confirming, paper, paper_rows, verifying
from core.texts import texts
from db.models.journals import Audience, Direction, Journal

Printed = Callable[..., Paper]


@pytest.fixture
def engine() -> str:
    """One engine is enough: the statements are those of the books."""
    return "sqlite"


@pytest.fixture
def printed(session: Session, by: Specialist, now: datetime) -> Printed:
    """A book of the psychologist's school as a paper."""

    def _printed(journal: Journal, locale: str = "kk", by: Specialist = by, **part: str) -> Paper:
        return paper.paper(session, journal, school_year=2026, by=by, text=texts(locale), now=now, **part)

    return _printed


def _rows(found: Paper) -> list[Row]:
    (table,) = (part for part in found.parts if isinstance(part, Table))
    return list(table.rows)


def _confirm(session: Session, journal: Journal, by: Specialist, now: datetime) -> None:
    confirming.confirm_all(session, journal, school_year=2026, by=by, now=now)


@pytest.mark.parametrize("locale", ["kk", "ru", "en"])
def test_every_book_has_its_title_its_columns_and_its_last_page(
    session: Session, printed: Printed, by: Specialist, now: datetime, locale: str
) -> None:
    """An empty one too."""
    for journal in Journal:
        found = printed(journal, locale)
        (table,) = (part for part in found.parts if isinstance(part, Table))
        book = books.read(session, journal, school_year=2026, by=by, text=texts(locale))

        assert found.title == books.title(session, journal, locale)
        assert tuple(column.heading for column in table.columns) == book.headings
        assert all(row.is_group for row in table.rows)
        assert "{pages}" in found.closing[0]
        assert "{words}" in found.closing[0]
        assert paper.count(session, journal, school_year=2026, by=by) == 0


def test_lines_come_by_their_numbers_however_many_there_are(
    session: Session, desk, printed: Printed, by: Specialist, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read in pages of two, and the same as on the screen."""
    monkeypatch.setattr(paper_rows, "AT_ONCE", 2)
    for day in range(5):
        desk.group(now + timedelta(days=day), Direction.PREVENTION, Audience.STUDENT)
    _confirm(session, Journal.GROUPS, by, now)

    book = books.read(session, Journal.GROUPS, school_year=2026, by=by, text=texts("kk"))
    assert [row.cells for row in _rows(printed(Journal.GROUPS))] == [line.cells for line in book.lines]
    assert [line.number for line in book.lines] == [1, 2, 3, 4, 5]


def test_a_corrected_line_stays_struck_and_says_where_the_right_one_is(
    session: Session, desk, printed: Printed, by: Specialist, now: datetime
) -> None:
    """And the right one says why."""
    desk.close(desk.ask(now), now)
    _confirm(session, Journal.COUNSELLING, by, now)
    (line,) = books.read(session, Journal.COUNSELLING, school_year=2026, by=by, text=texts("kk")).lines
    confirming.correct(session, line.id, changes={"result": "тыңдалды, шақырылды"}, reason="қате", by=by, now=now)

    wrong, right = _rows(printed(Journal.COUNSELLING))
    assert (wrong.is_struck, right.is_struck) == (True, False)
    assert wrong.remark == "Түзетілді, № 2 қараңыз."
    assert right.remark == "№ 1 жазбаның түзетілген түрі. Себебі: қате"
    assert paper.count(session, Journal.COUNSELLING, school_year=2026, by=by) == 2


def test_the_book_of_adults_has_three_sections(
    session: Session, desk, printed: Printed, by: Specialist, now: datetime
) -> None:
    """Each by rising number."""
    for audience in (Audience.TEACHER, Audience.PARENT, Audience.ADMINISTRATION, Audience.PARENT):
        desk.group(now, Direction.AWARENESS, audience)
    _confirm(session, Journal.ADULTS, by, now)

    assert [row.cells[0] for row in _rows(printed(Journal.ADULTS))] == [
        "Ата-аналармен жұмыс", "2", "4", "Ұстаздармен жұмыс", "1", "Мектеп әкімшілігімен жұмыс", "3",
    ]  # fmt: skip


def test_a_month_or_a_class_is_printed_alone(
    session: Session, desk, printed: Printed, by: Specialist, now: datetime
) -> None:
    """Without the last page of a laced book; 8А is not 8Ә."""
    desk.close(desk.ask(now), now)
    desk.close(desk.ask(now), now + timedelta(days=30), class_name="8Ә")
    _confirm(session, Journal.COUNSELLING, by, now + timedelta(days=31))
    month, other = printed(Journal.COUNSELLING, month="2026-11"), printed(Journal.COUNSELLING, month="2027-01")
    of_class = printed(Journal.COUNSELLING, class_name="8Ә")

    assert [row.cells[0] for row in _rows(month)] == ["1"]
    assert _rows(other) == []
    assert [row.cells[0] for row in _rows(of_class)] == ["2"]
    assert "Қараша 2026" in month.cover.middle
    assert "Сынып: 8Ә" in of_class.cover.middle
    assert month.closing == of_class.closing == ()
    assert paper.count(session, Journal.COUNSELLING, school_year=2026, by=by, month="2026-11") == 1


def test_the_last_page_says_the_code_by_which_the_books_are_verified(
    session: Session, desk, printed: Printed, by: Specialist, now: datetime
) -> None:
    """The end of the chain as it stands when the book is printed."""
    desk.close(desk.ask(now), now)
    _confirm(session, Journal.COUNSELLING, by, now)
    last = chain.last_link(session, by.school_id)
    code = printed(Journal.COUNSELLING).closing[-1].partition("): ")[2]

    assert last is not None
    assert code == f"{last.position} {chain.code_of(last.mac)}"
    assert verifying.verify(session, by.school_id, heads=[code]).problems == ()


def test_a_deputy_head_sees_no_child(
    session: Session, desk, printed: Printed, by: Specialist, deputy: Specialist, now: datetime
) -> None:
    """Books about children are closed; in the others a line about one child says its number and day."""
    desk.close(desk.ask(now), now, direction=Direction.PREVENTION)
    _confirm(session, Journal.PREVENTION, by, now)

    (row,) = _rows(printed(Journal.PREVENTION, by=deputy))
    assert [bool(cell) for cell in row.cells] == [True, True, *[False] * (len(row.cells) - 2)]
    assert "Мазмұнын педагог-психолог қана көреді" in row.remark
    assert _rows(printed(Journal.PREVENTION, by=deputy, class_name="8А")) == []
    with pytest.raises(NotAllowed):
        printed(Journal.COUNSELLING, by=deputy)
    with pytest.raises(NotAllowed):
        paper.count(session, Journal.COUNSELLING, school_year=2026, by=deputy)


def test_another_school_has_its_own_books(
    session: Session, desk, printed: Printed, by: Specialist, elsewhere: Specialist, now: datetime
) -> None:
    """Not a line of ours, nor the code of our chain."""
    desk.close(desk.ask(now), now)
    _confirm(session, Journal.COUNSELLING, by, now)
    found = printed(Journal.COUNSELLING, by=elsewhere)

    assert _rows(found) == []
    assert len(found.closing) == 2
