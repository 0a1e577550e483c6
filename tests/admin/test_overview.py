"""The front page: numbers that are true, and for a deputy head nothing else."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from flask.testing import FlaskClient

from admin.views.overview import span
from core import staff
from core.help_requests import answers
from core.journals import entries
from db.engine import Database
from db.models.help_requests import HelpRequest
from db.models.journals import Journal
from db.models.staff import Staff
from tests.admin.hands import CANARY, Panel
from tests.admin.seen import seen

Ask = Callable[..., HelpRequest]


@pytest.fixture
def front(panel: Panel, sign_in: Callable[[FlaskClient, Staff], None]) -> Callable[[Staff], str]:
    """The front page as a person sees it."""

    def read(member: Staff) -> str:
        client = panel()
        sign_in(client, member)
        answer = client.get("/")
        assert answer.status_code == 200
        return answer.text

    return read


def _tiles(page: str) -> list[int]:
    """The figures of the tiles, in order: red, new, in work, waiting, closed, alerts."""
    mark = '<span class="tile-number">'
    return [int(part.partition("<")[0]) for part in page.split(mark)[1:]]


def test_counts_where_requests_stand(
    front: Callable[[Staff], str], database: Database, ask: Ask, psychologist: Staff, now: datetime
) -> None:
    """Two red of which one is taken, one answered, one new."""
    by = staff.specialist(psychologist)
    ask()
    answered, red = ask(address="web:2"), ask("өлгім келеді", address="web:3")
    ask("өмір сүргім келмейді", address="web:4")
    with database.writing() as session:
        answers.answer(session, answered.id, text="Жауап", by=by, now=now)
        answers.accept(session, red.id, by=by, now=now)

    assert _tiles(front(psychologist)) == [2, 2, 1, 1, 0, 1]


def test_a_psychologist_is_led_into_the_work(front: Callable[[Staff], str], ask: Ask, psychologist: Staff) -> None:
    """Tiles are links into the inbox."""
    ask()

    page = front(psychologist)

    assert page.count('<a class="tile') == 6
    assert 'href="/inbox/"' in page


def test_a_deputy_head_sees_numbers_alone(front: Callable[[Staff], str], ask: Ask, deputy: Staff) -> None:
    """No code, no word, no way into the inbox; the same true figures."""
    request = ask()

    page = front(deputy)

    assert _tiles(page) == [0, 1, 0, 0, 0, 0]
    assert '<a class="tile' not in page
    assert 'href="/inbox' not in page
    assert request.code not in page
    assert CANARY not in page


def test_the_oldest_wait_is_told_in_words(
    front: Callable[[Staff], str], panel: Panel, database: Database, ask: Ask, psychologist: Staff
) -> None:
    """Three hours on it says three hours; once answered nobody waits."""
    request = ask()
    panel.clock.move(hours=3, minutes=10)
    waiting = front(psychologist)
    with database.writing() as session:
        answers.answer(session, request.id, text="Жауап", by=staff.specialist(psychologist), now=panel.clock())
    answered = front(psychologist)

    assert "3 сағат бұрын келген" in waiting
    assert "Қазір жауап күтіп тұрған хат жоқ." in answered


def test_the_menu_learns_how_many_drafts_wait(
    panel: Panel,
    sign_in: Callable[[FlaskClient, Staff], None],
    database: Database,
    psychologist: Staff,
    deputy: Staff,
    now: datetime,
) -> None:
    """A poll answers without a page; a deputy head has nothing to confirm and is told nothing."""
    with database.writing() as session:
        entries.add_entry(session, psychologist.school_id, Journal.GROUPS, happened=now)
    answers_to = []
    for member in (psychologist, deputy):
        client = panel()
        sign_in(client, member)
        answers_to.append(client.get("/?part=counts&poll=1"))

    desk, office = answers_to

    assert (desk.status_code, desk.text) == (204, "")
    assert json.loads(desk.headers["HX-Trigger"]) == {"counts": {"books-menu-j8": 1}}
    assert json.loads(office.headers["HX-Trigger"]) == {"counts": {}}


@pytest.mark.parametrize(
    ("waited", "words"),
    [
        (timedelta(seconds=-5), ("minutes", 0)),
        (timedelta(minutes=59, seconds=59), ("minutes", 59)),
        (timedelta(hours=1), ("hours", 1)),
        (timedelta(hours=47, minutes=59), ("hours", 47)),
        (timedelta(hours=48), ("days", 2)),
    ],
)
def test_a_wait_in_its_largest_unit(waited: timedelta, words: tuple[str, int]) -> None:
    """Nobody counts seconds, and nobody reads 71 hours."""
    assert span(waited) == words


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_no_name_of_a_text_is_shown(
    panel: Panel, sign_in: Callable[[FlaskClient, Staff], None], ask: Ask, deputy: Staff, language: str
) -> None:
    """Every word of the page exists in every language."""
    ask()
    client = panel()
    sign_in(client, deputy)
    client.set_cookie("panel_language", language)

    assert "books-" not in seen(client.get("/").text)
