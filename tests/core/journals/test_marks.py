"""Blind marks: they follow every change of a numbered line, tell nothing without the key, and can be made anew."""

from datetime import datetime

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core.actors import Specialist
from core.help_requests import talks
from core.journals import columns, confirming, entries, marks, paging, remarking
from core.journals.paging import Wanted
from core.texts import texts
from db.models.journals import Audience, Direction, Journal, JournalEntry, JournalMark


def _kept(session: Session) -> set[tuple[int, int]]:
    return {(mark, number) for mark, number in session.execute(select(JournalMark.mark, JournalMark.number))}


def _due(session: Session) -> set[tuple[int, int]]:
    """What the lines as they stand ask for."""
    found = set()
    for entry in session.query(JournalEntry).filter(JournalEntry.number.is_not(None)):
        hashed = marks.blind(session, entry.journal, school_id=entry.school_id, school_year=entry.school_year)
        keys = columns.keys_of(session, entry)
        tokens = marks.of_line(entry, entries.facts_of(session, entry), keys)
        found |= {(hashed(token), entry.number or 0) for token in tokens}
    return found


def _found(session: Session, by: Specialist, journal: Journal, words: str) -> list[int | None]:
    wanted = Wanted(words=words)
    page = paging.page(session, journal, school_year=2026, wanted=wanted, by=by, text=texts("kk"))
    return [line.number for line in page.lines]


def test_a_draft_has_no_marks(session: Session, desk, now: datetime) -> None:
    """What nobody confirmed is not in the book yet."""
    desk.group(now, Direction.PREVENTION, Audience.STUDENT)

    assert _kept(session) == set()


def test_marks_follow_a_line_from_its_number_to_its_correction(
    session: Session, desk, by: Specialist, now: datetime
) -> None:
    """Nothing is missing and nothing is left behind, in J4 and in the need's line that names its number."""
    for line in desk.drafts(now, topic="қорқыныш"):
        confirming.confirm(session, line.id, by=by, now=now)
    confirmed = (_kept(session), _due(session))
    wrong = session.query(JournalEntry).filter_by(journal=Journal.COUNSELLING).one()
    confirming.correct(session, wrong.id, changes={"reason": "үрей"}, reason="дәлірек", by=by, now=now)

    assert confirmed[0] == confirmed[1] != set()
    assert _kept(session) == _due(session)
    assert _found(session, by, Journal.COUNSELLING, "қорқыныш") == [1]
    assert _found(session, by, Journal.COUNSELLING, "үрей") == [2]


def test_the_line_of_a_need_is_marked_anew_when_it_follows_its_need(
    session: Session, desk, by: Specialist, now: datetime
) -> None:
    """Taken, answered, closed, confirmed in other books, erased: it is found by what it says at the end."""
    request = desk.accept(now)
    taken = _found(session, by, Journal.NEEDS, "жұмыста")
    desk.close(request, now, category="exam", topic="емтихан")
    confirming.confirm_all(session, Journal.COUNSELLING, school_year=2026, by=by, now=now)
    talks.erase(session, request, now=now)

    assert taken == [1]
    assert _found(session, by, Journal.NEEDS, "жұмыста") == []
    for words in ("жабылды", "емтихан", "кеңес беру журналы", "өшірілген"):
        assert _found(session, by, Journal.NEEDS, words) == [1]
    assert _kept(session) == _due(session)


def test_equal_lines_of_two_schools_share_no_mark(
    session: Session, desk, elsewhere: Specialist, by: Specialist, now: datetime
) -> None:
    """A stolen table does not tell that two schools write the same."""
    for who in (by, elsewhere):
        line = entries.add_entry(session, who.school_id, Journal.GROUPS, happened=now, known={"topic": "қорқыныш"})
        confirming.confirm(session, line.id, by=who, now=now)
    ours, theirs = (
        {marks.blind(session, Journal.GROUPS, school_id=who.school_id, school_year=2026)("word:коркини")}
        for who in (by, elsewhere)
    )

    assert ours.isdisjoint(theirs)
    assert len({mark for mark, _ in _kept(session)}) == len(_kept(session))


def test_the_same_word_in_two_books_has_two_marks(session: Session, by: Specialist) -> None:
    """Nor do two books or two years tell it."""
    places = [(journal, year) for journal in (Journal.COUNSELLING, Journal.GROUPS) for year in (2025, 2026)]
    hashes = [marks.blind(session, book, school_id=by.school_id, school_year=year) for book, year in places]

    assert len({hashed("word:кор") for hashed in hashes}) == len(places)


def test_lines_without_marks_are_marked_once(session: Session, desk, by: Specialist, now: datetime) -> None:
    """An installation from before: its lines are marked at the upgrade, a marked one is left alone."""
    for line in desk.drafts(now, topic="қорқыныш"):
        confirming.confirm(session, line.id, by=by, now=now)
    desk.drafts(now)
    before = _kept(session)
    session.execute(delete(JournalMark))
    done = remarking.fill(session)

    assert done == 4
    assert _kept(session) == before == _due(session)
    assert remarking.fill(session) == 0


def test_an_installation_without_lines_has_nothing_to_mark(session: Session, desk, now: datetime) -> None:
    """Drafts alone are no lines."""
    desk.group(now, Direction.PREVENTION, Audience.STUDENT)

    assert remarking.fill(session) == 0


def test_a_mark_left_behind_shows_nothing_wrong(session: Session, desk, by: Specialist, now: datetime) -> None:
    """A mark proposes; the opened line decides, for words and for filters."""
    confirming.confirm(session, desk.drafts(now)[0].id, by=by, now=now)
    hashed = marks.blind(session, Journal.COUNSELLING, school_id=by.school_id, school_year=2026)
    for token in ("word:жол", "word:жолба", "word:жолбарис", "class:5"):
        session.add(JournalMark(mark=hashed(token), number=1))
    session.flush()
    chosen = Wanted(chosen={"class": "5"})
    by_class = paging.page(session, Journal.COUNSELLING, school_year=2026, wanted=chosen, by=by, text=texts("kk"))

    assert _found(session, by, Journal.COUNSELLING, "жолбарыс") == []
    assert by_class.lines == ()


@pytest.mark.parametrize(
    ("known", "grades"),
    [
        ({"client": ["оқушы", "8Б"]}, {"class:8"}),
        ({"client": "9-сынып жетекшілері"}, {"class:9"}),
        ({"client": "мать ученика 10 класса"}, {"class:10"}),
        ({"client": "5А және 6«В» ата-аналары"}, {"class:5", "class:6"}),
        ({"client": ["ата-ана", "11"]}, {"class:11"}),
        ({"client": "3 оқушы, 40 минут"}, set()),
        ({"client": "99А"}, set()),
        ({"result": "8Б"}, set()),
    ],
)
def test_classes_are_read_from_whom_the_work_was_for(
    session: Session, by: Specialist, now: datetime, known: dict[str, object], grades: set[str]
) -> None:
    """A class of its own and a class within a person's words, never a number of people."""
    line = entries.add_entry(session, by.school_id, Journal.COUNSELLING, happened=now, known=known)
    tokens = marks.filters(line, known, columns.keys_of(session, line))

    assert {token for token in tokens if token.startswith("class:")} == grades


def test_a_line_is_numbered_even_where_old_marks_lie(session: Session, desk, by: Specialist, now: datetime) -> None:
    """A mark that is there already is no reason to refuse a confirmation."""
    hashed = marks.blind(session, Journal.COUNSELLING, school_id=by.school_id, school_year=2026)
    session.add(JournalMark(mark=hashed("month:2026-11"), number=1))
    session.flush()

    assert confirming.confirm(session, desk.drafts(now)[0].id, by=by, now=now).number == 1
