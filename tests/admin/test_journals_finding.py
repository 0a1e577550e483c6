"""Finding a line in the panel: words by POST, chips in the address, views under a name, drafts a page at a time."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from core import staff
from core.actors import Role, Specialist
from core.journals import confirming, entries, routing, work
from db.engine import Database
from db.models.journals import Audience, Direction, Journal, JournalEntry
from db.models.staff import SavedView, Staff
from tests.admin.hands import Panel, hire, signed_in, token
from tests.admin.seen import seen

TOPIC = "емтихан алдындағы қорқыныш"


@pytest.fixture
def by(psychologist: Staff) -> Specialist:
    """The psychologist as the rules know them."""
    return staff.specialist(psychologist)


@pytest.fixture
def write(database: Database, by: Specialist, now: datetime) -> Callable[..., None]:
    """Work that is in the books: ``write(3, topic="…", confirmed=False)``."""

    def put(count: int = 1, *, confirmed: bool = True, **given: object) -> None:
        known = {"direction": Direction.COUNSELLING, "topic": TOPIC, "class_name": "9Б", "participants": 1, **given}
        with database.writing() as session:
            for step in range(count):
                happened = now - timedelta(hours=count - step)
                record = work.record_work(
                    session,
                    school_id=by.school_id,
                    staff_id=by.id,
                    need_id=None,
                    direction=known["direction"],  # type: ignore[arg-type]
                    audience=Audience.STUDENT,
                    format="consultation",
                    channel="offline",
                    category="exam",
                    class_name=str(known["class_name"]),
                    minutes=40,
                    happened_at=happened,
                    words={"topic": str(known["topic"]), "result": "тыңдалды"},
                    participants=int(str(known["participants"])),
                )
                books = routing.books(record.direction, record.audience, is_group=record.is_group)
                for book in books:
                    entries.add_entry(session, by.school_id, book, happened=happened, work=record)
            if confirmed:
                for book in books:
                    confirming.confirm_all(session, book, school_year=2026, by=by, now=now)

    return put


def _post(client: FlaskClient, url: str, **form: object) -> TestResponse:
    return client.post(url, data={"csrf_token": token(client), **form})


def _lines(page: str) -> list[int]:
    return [int(number) for number in re.findall(r'<tbody id="line-(\d+)"', page)]


class TestASearch:
    """Words go by POST and come back marked."""

    def test_marks_what_it_found(self, desk: FlaskClient, write: Callable[..., None]) -> None:
        """Typed in Latin letters, found and marked in Kazakh."""
        write(topic="сыныптастарымен ұрыс")
        write()
        page = _post(desk, "/journals/J4/search", words="qorqynysh").text

        assert _lines(page) == [2]
        assert "емтихан алдындағы <mark>қорқыныш</mark>" in page
        assert 'value="qorqynysh"' in page

    def test_keeps_words_out_of_every_address(self, desk: FlaskClient, write: Callable[..., None]) -> None:
        """Links, forms' targets and the title say nothing of them; further pages are asked for by a form."""
        write(60)
        page = _post(desk, "/journals/J4/search", words="қорқыныш").text
        addresses = re.findall(r'(?:href|action)="([^"]*)"', page)
        further = _post(desk, "/journals/J4/search", words="қорқыныш", before="11").text

        assert len(_lines(page)) == 50
        assert 'name="before" value="11"' in page
        assert not any("words" in address or "%D2" in address or "қ" in address for address in addresses)
        assert _lines(further) == [*range(10, 0, -1)]

    def test_is_narrowed_by_chips(self, desk: FlaskClient, write: Callable[..., None]) -> None:
        """The form of the chips carries the words on."""
        write()
        write(class_name="7А")
        page = _post(desk, "/journals/J4/search", words="қорқыныш", **{"class": "7"}).text

        assert _lines(page) == [2]
        assert '<input type="hidden" name="words" value="қорқыныш">' in page

    def test_without_words_is_the_book(self, desk: FlaskClient, write: Callable[..., None]) -> None:
        """Clearing the field leads back to the chips in the address."""
        write()
        answer = _post(desk, "/journals/J4/search", words="  ", month="2026-11", year="2026")

        assert (answer.status_code, answer.headers["Location"]) == (303, "/journals/J4/?year=2026&month=2026-11")

    def test_that_finds_nothing_says_what_to_try(self, desk: FlaskClient, write: Callable[..., None]) -> None:
        """And offers the way back."""
        write()
        page = _post(desk, "/journals/J4/search", words="жолбарыс").text

        assert "Мұндай жазба табылмады" in page
        assert "Тазарту" in page

    def test_never_makes_markup_of_words(self, desk: FlaskClient, write: Callable[..., None]) -> None:
        """Neither of the typed ones nor of the found ones."""
        write(topic="қорқыныш <b>батыр</b>")
        page = _post(desk, "/journals/J4/search", words="<b>батыр").text

        assert "<b>" not in page
        assert "&lt;<mark>b</mark>&gt;<mark>батыр</mark>&lt;/<mark>b</mark>&gt;" in page


class TestChips:
    """Filters stand in the address as ids."""

    def test_narrow_the_book(self, desk: FlaskClient, write: Callable[..., None]) -> None:
        """And stay chosen on the page."""
        write(2)
        write(class_name="7А")
        page = desk.get("/journals/J4/?class=9&month=2026-11").text

        assert _lines(page) == [2, 1]
        assert '<option value="9" selected>' in page
        assert '<option value="2026-11" selected>Қараша 2026</option>' in page

    def test_go_along_to_the_next_page(self, desk: FlaskClient, write: Callable[..., None]) -> None:
        """The link to older lines keeps them."""
        write(60)
        page = desk.get("/journals/J4/?category=exam").text

        assert 'href="/journals/J4/?year=2026&amp;category=exam&amp;before=11"' in page
        assert _lines(desk.get("/journals/J4/?year=2026&category=exam&before=11").text) == [*range(10, 0, -1)]

    @pytest.mark.parametrize("odd", ["month=2026-13", "class=99", "audience=x", "by=0", "state=struck", "before=-1"])
    def test_that_mean_nothing_change_nothing(self, desk: FlaskClient, write: Callable[..., None], odd: str) -> None:
        """An address written by hand is read as far as it can be."""
        write()

        assert _lines(desk.get(f"/journals/J4/?{odd}").text) == [1]

    def test_hide_the_drafts_while_something_is_chosen(self, desk: FlaskClient, write: Callable[..., None]) -> None:
        """Drafts are the next lines of the whole book."""
        write()
        write(confirmed=False)

        assert 'id="drafts"' in desk.get("/journals/J4/").text
        assert 'id="drafts"' not in desk.get("/journals/J4/?class=9").text


class TestAView:
    """Chips kept under a name."""

    def test_is_kept_opened_and_forgotten(self, desk: FlaskClient, database: Database, write: Callable) -> None:
        """By its person, in its book."""
        write()
        kept = _post(desk, "/journals/J4/views", name="Тоғыздар", **{"class": "9", "year": "2026"})
        page = desk.get(kept.headers["Location"]).text
        other_book = desk.get("/journals/J7/").text
        with database.reading() as session:
            view = session.query(SavedView).one()
        gone = _post(desk, "/journals/J4/views/forget", view=view.id)

        assert kept.headers["Location"] == "/journals/J4/?year=2026&class=9"
        assert 'href="/journals/J4/?year=2026&amp;class=9" aria-current="true">Тоғыздар</a>' in page
        assert "Тоғыздар" not in other_book
        assert view.chosen == {"class": "9"}
        assert gone.status_code == 303
        assert "Тоғыздар" not in desk.get("/journals/J4/").text

    def test_without_a_name_is_refused_kindly(self, desk: FlaskClient, write: Callable[..., None]) -> None:
        """The chips stay chosen."""
        write()
        answer = _post(desk, "/journals/J4/views", name=" ", **{"class": "9", "year": "2026"})

        assert answer.headers["Location"] == "/journals/J4/?year=2026&class=9"
        assert "Сүзгіге ат қойыңыз." in desk.get(answer.headers["Location"]).text

    def test_never_keeps_words(self, desk: FlaskClient, database: Database, write: Callable[..., None]) -> None:
        """Chips alone are kept, whatever a form carries."""
        write()
        _post(desk, "/journals/J4/views", name="Менікі", words="қорқыныш", **{"class": "9"})
        with database.reading() as session:
            assert session.query(SavedView).one().chosen == {"class": "9"}

    def test_of_a_colleague_cannot_be_forgotten(
        self,
        panel: Panel,
        desk: FlaskClient,
        other_psychologist: Staff,
        sign_in: Callable[..., None],
        database: Database,
    ) -> None:
        """As if it were not there."""
        _post(desk, "/journals/J4/views", name="Менікі", **{"class": "9"})
        with database.reading() as session:
            view = session.query(SavedView).one().id
        colleague = signed_in(panel, other_psychologist, sign_in)

        assert _post(colleague, "/journals/J4/views/forget", view=view).status_code == 404
        assert _post(colleague, "/journals/J4/views/forget", view="x").status_code == 404


class TestDrafts:
    """The register's next lines, twenty at a time."""

    def test_are_confirmed_a_page_at_a_time(
        self, desk: FlaskClient, database: Database, write: Callable[..., None]
    ) -> None:
        """All ticked; the numbers run in the order of the work; the rest comes next."""
        write(25, confirmed=False)
        page = desk.get("/journals/J4/").text
        ticked = re.findall(r'name="line" value="(\d+)" data-ticked [^>]*checked', page)
        _post(desk, "/journals/J4/confirm", year="2026", line=ticked)
        left = desk.get("/journals/J4/").text
        with database.reading() as session:
            lines = session.query(JournalEntry).filter_by(journal=Journal.COUNSELLING).order_by(JournalEntry.number)
            numbered = [line.id for line in lines if line.number]

        assert len(ticked) == 20
        assert numbered == [int(line) for line in ticked]
        assert "Расталған жоба саны: 20." in left
        assert left.count('class="draft"') == 5

    def test_further_ones_can_be_looked_at_first(self, desk: FlaskClient, write: Callable[..., None]) -> None:
        """A page of drafts that wait for something does not hide the others."""
        write(25, confirmed=False)

        assert 'href="/journals/J4/?year=2026&amp;skip=20#drafts"' in desk.get("/journals/J4/").text
        assert desk.get("/journals/J4/?year=2026&skip=20").text.count('class="draft"') == 5

    def test_that_lack_a_fact_name_it_and_stay(self, desk: FlaskClient, write: Callable[..., None]) -> None:
        """They cannot be ticked, and a forged tick numbers nothing."""
        write(direction=Direction.ASSESSMENT, confirmed=False)
        page = desk.get("/journals/J1/").text
        (line,) = re.findall(r'name="line" value="(\d+)"', page)
        _post(desk, "/journals/J1/confirm", year="2026", line=line)

        assert "Толтыру керек: Ата-ана келісімі" in page
        assert f'href="/journals/J1/drafts/{line}#field-consent"' in page
        assert re.search(rf'value="{line}" data-ticked [^>]*disabled', page)
        assert "расталмаған жоба: 1" in desk.get("/journals/J1/").text

    def test_none_of_which_is_ticked_are_not_confirmed(self, desk: FlaskClient, write: Callable[..., None]) -> None:
        """A kind word instead."""
        write(confirmed=False)
        _post(desk, "/journals/J4/confirm", year="2026")

        assert "Ешбір жоба таңдалмаған" in desk.get("/journals/J4/").text


def test_months_head_the_lines(desk: FlaskClient, write: Callable[..., None], database: Database) -> None:
    """In the reader's language."""
    write()
    kazakh = desk.get("/journals/J4/").text
    desk.set_cookie("panel_language", "ru")

    assert "Қараша 2026" in seen(kazakh)
    assert "Ноябрь 2026" in seen(desk.get("/journals/J4/").text)


def test_a_number_is_gone_to(desk: FlaskClient, write: Callable[..., None]) -> None:
    """The line stands first, and newer ones are one step away."""
    write(60)
    page = desk.get("/journals/J4/?at=40").text

    assert _lines(page)[0] == 40
    assert 'href="/journals/J4/?year=2026&amp;after=40"' in page


class TestOtherPeople:
    """Who may know what of a book."""

    def test_a_deputy_head_searches_what_is_open(self, office: FlaskClient, write: Callable[..., None]) -> None:
        """Group work by its words; work with one child by nothing."""
        write(direction=Direction.PREVENTION, topic="құпия мәселе")
        write(direction=Direction.PREVENTION, topic="бірге құпиясыз", participants=20)

        assert _lines(_post(office, "/journals/J2/search", words="құпия").text) == [2]
        assert _lines(office.get("/journals/J2/?class=9").text) == [2]
        assert _lines(office.get("/journals/J2/").text) == [2, 1]

    def test_a_closed_book_is_not_searched(self, office: FlaskClient, write: Callable[..., None]) -> None:
        """Nor are its filters kept."""
        write()

        assert _post(office, "/journals/J4/search", words="қорқыныш").status_code == 403
        assert _post(office, "/journals/J4/views", name="x", **{"class": "9"}).status_code == 403
        assert _lines(office.get("/journals/J4/?class=9").text) == []

    @pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.OBSERVER])
    @pytest.mark.parametrize("journal", ["J2", "J4"])
    def test_others_learn_a_number(
        self,
        panel: Panel,
        database: Database,
        sign_in: Callable[..., None],
        write: Callable[..., None],
        now: datetime,
        role: Role,
        journal: str,
    ) -> None:
        """How many lines every book has, and nothing else."""
        write(direction=Direction.PREVENTION, participants=20)
        write()
        with database.writing() as session:
            member = hire(session, username="other", role=role, now=now)
        client = signed_in(panel, member, sign_in)
        page = client.get(f"/journals/{journal}/")

        assert "жазба саны: 1" in page.text
        assert TOPIC not in page.text
        assert client.get(f"/journals/{journal}/paper").status_code == 403
        assert _post(client, f"/journals/{journal}/search", words="қорқыныш").status_code == 403
