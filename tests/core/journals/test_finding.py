"""Finding a line: by words in any spelling, by filters, a page at a time; and never what the reader may not see."""

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count, product

import pytest
from sqlalchemy.orm import Session

from core import public_codes
from core.actors import NotAllowed, Specialist
from core.journals import books, confirming, paging
from core.journals.paging import PAGE, Page, Wanted
from core.texts import LOCALES, texts
from db.models.journals import Audience, Direction, Journal, JournalEntry

J4 = Journal.COUNSELLING
Find = Callable[..., list[int | None]]


def _page(session: Session, by: Specialist, journal: Journal = J4, locale: str = "kk", **wanted: object) -> Page:
    chosen = {key.removesuffix("_"): str(value) for key, value in wanted.items() if key in NAMES}
    rest = {key: value for key, value in wanted.items() if key not in NAMES}
    return paging.page(
        session,
        journal,
        school_year=2026,
        wanted=Wanted(chosen=chosen, **rest),  # type: ignore[arg-type]
        by=by,
        text=texts(locale),
    )


NAMES = {"month", "class_", "audience", "category", "by_", "state"}


def _numbers(session: Session, by: Specialist, journal: Journal = J4, **wanted: object) -> list[int | None]:
    return [line.number for line in _page(session, by, journal, **wanted).lines]


@pytest.fixture
def lines(session: Session, desk, by: Specialist, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three lines of J4: fear before exams in October, a quarrel with parents, a bullied pupil of 9Б.

    A line is found by its public code as well: chance could put «көрпе» there, which begins like «қорқыныш».
    """
    codes = (f"бозторғай-бұлақ-{number:03d}" for number in count(40))
    monkeypatch.setattr(public_codes, "new_code", lambda: next(codes))
    for days, written in (
        (40, {"topic": "емтихан алдындағы қорқыныш", "category": "exam", "class_name": "11А"}),
        (10, {"topic": "ата-анасымен ұрыс", "category": "family", "class_name": "9Б", "result": "әңгіме жүргізілді"}),
        (1, {"topic": "сыныптастары мазақтайды", "class_name": "9Б"}),
    ):
        line = desk.drafts(now - timedelta(days=days), **written)[0]
        confirming.confirm(session, line.id, by=by, now=now)


@pytest.mark.usefixtures("lines")
class TestWords:
    """What a person types finds what the line says."""

    def test_find_lines_in_any_spelling(self, session: Session, by: Specialist) -> None:
        """Kazakh, Russian and Latin letters, beginnings, classes, days and numbers; every word must be there."""
        expected = dict(
            [
                *(("қорқыныш", [1]), ("коркыныш", [1]), ("qorqynysh", [1]), ("қорқ", [1]), ("кор", [1])),
                *(("мазақтайды", [3]), ("mazaqtaidy", [3]), ("ұрыс ата", [2]), ("ата ұрыс", [2])),
                *(("9б", [3, 2]), ("9-Б", [3, 2]), ("9Б мазақ", [3]), ("11а", [1]), ("9а", [])),
                *(("Сәрсенова", [3, 2, 1]), ("sarsenova", [3, 2, 1]), ("қорқыныштың", []), ("жолбарыс", [])),
                *(("3", [3]), ("22.11.2026", [3]), ("14.10.2026", [1]), ("емтихан ұрыс", [])),
            ]
        )

        assert {typed: _numbers(session, by, words=typed) for typed in expected} == expected

    def test_find_the_words_of_the_service_in_every_language(self, session: Session, by: Specialist) -> None:
        """A line is found by a word of its cells whichever language the reader has chosen."""
        for locale, typed in product(LOCALES, ("веб", "первичная", "алғашқы", "first")):
            assert len(_page(session, by, locale=locale, words=typed).lines) == 3, (locale, typed)

    def test_of_which_nothing_can_be_looked_up_are_no_search(self, session: Session, by: Specialist) -> None:
        """Marks alone leave the whole book."""
        for typed in ("", "  ", "!!!", "—"):
            assert _numbers(session, by, words=typed) == [3, 2, 1], typed

    def test_find_nothing_in_another_book(self, session: Session, by: Specialist) -> None:
        """The same work stands in J7 as a draft: drafts are not searched."""
        assert _numbers(session, by, Journal.INDIVIDUAL, words="қорқыныш") == []

    def test_find_the_reason_of_a_correction(self, session: Session, by: Specialist, now: datetime) -> None:
        """It is written under the line."""
        wrong = session.query(JournalEntry).filter_by(journal=J4, number=2).one()
        confirming.correct(session, wrong.id, changes={"result": "келісті"}, reason="ұмытылған", by=by, now=now)

        assert _numbers(session, by, words="умытылган") == [4]


@pytest.mark.usefixtures("lines")
class TestFilters:
    """Chips narrow the book, one by one and together."""

    def test_leave_the_lines_that_fit(self, session: Session, by: Specialist) -> None:
        """Every chosen filter must fit."""
        for chosen, found in (
            ({"month": "2026-11"}, [3, 2]),
            ({"month": "2026-09"}, []),
            ({"class_": "9"}, [3, 2]),
            ({"class_": "11"}, [1]),
            ({"category": "family"}, [2]),
            ({"audience": "student"}, [3, 2, 1]),
            ({"audience": "parent"}, []),
            ({"state": "corrected"}, []),
            ({"class_": "9", "category": "bullying", "month": "2026-11"}, [3]),
            ({"class_": "9", "words": "ұрыс"}, [2]),
        ):
            assert _numbers(session, by, **chosen) == found, chosen

    def test_know_who_did_the_work(self, session: Session, by: Specialist, deputy: Specialist) -> None:
        """By the person, not by the name."""
        assert _numbers(session, by, by_=by.id) == [3, 2, 1]
        assert _numbers(session, by, by_=deputy.id) == []

    def test_show_a_correction_beside_what_it_corrects(self, session: Session, by: Specialist, now: datetime) -> None:
        """The struck line and the right one."""
        wrong = session.query(JournalEntry).filter_by(journal=J4, number=2).one()
        confirming.correct(session, wrong.id, changes={"client": "9В оқушысы"}, reason="қате", by=by, now=now)
        pair = _page(session, by, state="corrected").lines

        assert [(line.number, line.corrects, line.corrected_by) for line in pair] == [(4, 2, None), (2, None, 4)]


def test_a_need_is_found_by_its_own_filters(session: Session, desk, by: Specialist, now: datetime) -> None:
    """J6: from whom, the category of the request, the class, who took it."""
    desk.accept(now)
    needs = Journal.NEEDS

    for chosen in ({"audience": "student"}, {"category": "bullying"}, {"class_": "8"}, {"by_": by.id}):
        assert _numbers(session, by, needs, **chosen) == [1]
    assert _numbers(session, by, needs, category="exam") == []
    assert _numbers(session, by, needs, words="буллинг") == [1]


class TestPages:
    """Fifty at a time, newest first, both ways."""

    @pytest.fixture
    def book(self, session: Session, desk, by: Specialist, now: datetime) -> None:
        """120 lines of J8."""
        for _ in range(120):
            desk.group(now, Direction.PREVENTION, Audience.STUDENT)
        confirming.confirm_all(session, Journal.GROUPS, school_year=2026, by=by, now=now)

    @pytest.mark.usefixtures("book")
    def test_walk_down_and_up_again(self, session: Session, by: Specialist) -> None:
        """Every line once, whatever is looked for; the way up meets the same lines."""
        for wanted in ({}, {"month": "2026-11"}, {"words": "қолдаймыз"}, {"class_": "6", "words": "6в"}):
            self._walk(session, by, wanted)

    def _walk(self, session: Session, by: Specialist, wanted: dict[str, str]) -> None:
        first = _page(session, by, Journal.GROUPS, **wanted)
        second = _page(session, by, Journal.GROUPS, before=first.older, **wanted)
        third = _page(session, by, Journal.GROUPS, before=second.older, **wanted)
        up = _page(session, by, Journal.GROUPS, after=third.newer, **wanted)
        top = _page(session, by, Journal.GROUPS, after=up.newer, **wanted)

        assert [len(page.lines) for page in (first, second, third, up, top)] == [PAGE, PAGE, 20, PAGE, PAGE], wanted
        assert [line.number for page in (first, second, third) for line in page.lines] == [*range(120, 0, -1)], wanted
        assert (first.newer, third.older, top.newer) == (None, None, None), wanted
        assert up.lines == second.lines, wanted
        assert top.lines == first.lines, wanted

    @pytest.mark.usefixtures("book")
    def test_begin_at_a_number(self, session: Session, by: Specialist) -> None:
        """The line with the number stands first."""
        page = _page(session, by, Journal.GROUPS, before=61)

        assert page.lines[0].number == 60
        assert (page.newer, page.older) == (60, 11)

    @pytest.mark.usefixtures("book")
    def test_stop_at_a_bound_and_go_on(self, session: Session, by: Specialist, monkeypatch: pytest.MonkeyPatch) -> None:
        """A word that begins like a common one: after so many opened lines a person is asked to go on."""
        monkeypatch.setattr(paging, "OPENED", PAGE)
        cut = _page(session, by, Journal.GROUPS, words="қолдаймын")
        rest = _page(session, by, Journal.GROUPS, words="қолдаймын", before=cut.older)

        assert (cut.lines, cut.is_cut, cut.older) == ((), True, 70)
        assert (rest.is_cut, rest.older, rest.newer) == (True, 19, 69)

    @pytest.mark.usefixtures("book")
    def test_stop_where_two_common_marks_hardly_meet(
        self, session: Session, by: Specialist, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The rarer of them is walked so far and no further at once, and the pages together miss nothing."""
        monkeypatch.setattr(paging, "WALKED", 30)
        found, before = [], None
        for _ in range(8):
            page = _page(session, by, Journal.GROUPS, words="қолдаймыз белсенді", before=before)
            found += [line.number for line in page.lines]
            before = page.older
            if before is None:
                break

        assert found == [*range(120, 0, -1)]

    def test_of_an_empty_book_are_empty(self, session: Session, by: Specialist) -> None:
        """Nothing to go on to."""
        assert _page(session, by) == Page(lines=(), older=None, newer=None)
        assert _page(session, by, before=7) == Page(lines=(), older=None, newer=None)
        assert _page(session, by, after=7) == Page(lines=(), older=None, newer=None)


class TestADeputyHead:
    """What is masked cannot be felt through a search either."""

    @pytest.fixture
    def prevention(self, session: Session, desk, by: Specialist, now: datetime) -> None:
        """Two lines of J2: work with one child of 9Б, a training in 6В."""
        single = desk.drafts(now, direction=Direction.PREVENTION, topic="құпия мәселе", class_name="9Б")[0]
        group = desk.group(now, Direction.PREVENTION, Audience.STUDENT)[0]
        for line in (single, group):
            confirming.confirm(session, line.id, by=by, now=now)

    @pytest.mark.usefixtures("prevention")
    def test_finds_only_what_is_open(self, session: Session, by: Specialist, deputy: Specialist) -> None:
        """A filter or a word about one child answers as if the line were not there."""
        for wanted, theirs, psychologists in (
            ({"words": "құпия"}, [], [1]),
            ({"words": "қолдаймыз"}, [2], [2]),
            ({"words": "9б"}, [], [1]),
            ({"class_": "9"}, [], [1]),
            ({"class_": "6"}, [2], [2]),
            ({"category": "bullying"}, [], [1]),
            ({"audience": "student"}, [2], [2, 1]),
            ({"month": "2026-11"}, [2, 1], [2, 1]),
            ({}, [2, 1], [2, 1]),
        ):
            assert _numbers(session, deputy, Journal.PREVENTION, **wanted) == theirs, wanted
            assert _numbers(session, by, Journal.PREVENTION, **wanted) == psychologists, wanted

    def test_is_refused_a_closed_book(self, session: Session, deputy: Specialist) -> None:
        """Not a page, not a search."""
        with pytest.raises(NotAllowed):
            _page(session, deputy, words="қорқыныш")


def test_another_school_finds_nothing(
    session: Session, desk, by: Specialist, elsewhere: Specialist, now: datetime
) -> None:
    """The same words in another school's book have other marks, and its lines are not ours."""
    confirming.confirm(session, desk.drafts(now, topic="қорқыныш")[0].id, by=by, now=now)

    assert _numbers(session, elsewhere, words="қорқыныш") == []
    assert _numbers(session, elsewhere) == []
    assert books.line_counts(session, school_id=elsewhere.school_id, school_year=2026) == {}


def test_drafts_are_read_a_page_at_a_time(session: Session, desk, by: Specialist, now: datetime) -> None:
    """In the order of the work."""
    for days in (1, 3, 2):
        desk.drafts(now - timedelta(days=days))

    def read(skip: int) -> list[str]:
        found = books.drafts(session, J4, school_year=2026, by=by, text=texts("kk"), skip=skip, most=2)
        return [line.cells[1] for line in found]

    assert (read(0), read(2)) == (["20.11.2026", "21.11.2026"], ["22.11.2026"])
    assert books.years_with_drafts(session, J4, school_id=by.school_id) == {2026: 3}


def test_a_draft_names_what_the_law_still_asks_for(session: Session, desk, by: Specialist, now: datetime) -> None:
    """Parents' consent for an assessment."""
    desk.group(now, Direction.ASSESSMENT, Audience.STUDENT)
    (draft,) = books.drafts(session, Journal.ASSESSMENT, school_year=2026, by=by, text=texts("kk"))

    assert draft.gaps == ("consent",)


def test_only_the_chosen_drafts_are_confirmed(
    session: Session, desk, by: Specialist, elsewhere: Specialist, now: datetime
) -> None:
    """Ticked ones get their numbers in the order of the work; another school's ids are passed over."""
    late, early, left = (desk.drafts(now - timedelta(days=days))[0] for days in (1, 5, 3))
    done = confirming.confirm_all(session, J4, school_year=2026, by=by, now=now, only=[late.id, early.id, 999_999])
    theirs = confirming.confirm_all(session, J4, school_year=2026, by=elsewhere, now=now, only=[left.id])

    assert (early.number, late.number, left.number) == (1, 2, None)
    assert (done.numbered, done.left, theirs.numbered) == (2, 0, 0)
