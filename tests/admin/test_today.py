"""The front page: numbers that are true, and for a deputy head nothing else."""

import html
import json
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import delete

from core import outages, staff
from core.appointments import words
from core.cyclogram import CyclogramCell
from core.help_requests import answers
from core.journals import entries
from core.texts import LOCALES, texts
from db.engine import Database
from db.models.help_requests import HelpRequest
from db.models.journals import Journal
from db.models.staff import Staff
from tests.admin.hands import CANARY, Panel
from tests.admin.seen import seen
from tests.factories.appointments import booked, requested, room
from tests.factories.appointments import hours as open_hours

Ask = Callable[..., HelpRequest]
T = texts("kk")
PROBLEMS = ("conflict", "token", "account", "templates", "number", "away")


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


def _outage(problem: str, since: str, language: str = "kk") -> str:
    """What the page says of an outage."""
    text = texts(language)
    return text("today-outage", problem=problem, channel=text("journals-channel-telegram"), since=since)


def _moment(language: str) -> str:
    """Half past midnight of the day the page is read on."""
    text = texts(language)
    return text("desk-moment", day=text("desk-day-today"), time="00:30")


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


def test_a_psychologist_is_led_into_the_work(
    front: Callable[[Staff], str], panel: Panel, ask: Ask, psychologist: Staff
) -> None:
    """Tiles are links into the inbox, and what is due stands there by its code."""
    panel.clock.move(days=1)
    request = ask()

    page = front(psychologist)

    assert page.count('<a class="tile') == 6
    assert f'href="/inbox/{request.id}"' in page
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

    assert "3 сағ 10 мин" in waiting
    assert "Қазір жауап күтіп тұрған бала жоқ." in answered


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


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("problem", PROBLEMS)
def test_an_outage_is_told_in_words_and_by_the_schools_clock(
    panel: Panel,
    sign_in: Callable[[FlaskClient, Staff], None],
    database: Database,
    psychologist: Staff,
    now: datetime,
    problem: str,
    language: str,
) -> None:
    """What is wrong and since when; 19:30 in UTC is half past midnight of the next day in Almaty."""
    panel.clock.move(hours=14, minutes=30)
    with database.writing() as session:
        outages.tell(session, {"telegram": problem}, now=panel.clock())
    client = panel()
    sign_in(client, psychologist)
    client.set_cookie("panel_language", language)

    page = html.unescape(seen(client.get("/").text))

    sentences = {(p, spoken): _outage(p, _moment(spoken), spoken) for p in PROBLEMS for spoken in LOCALES}
    assert len(set(sentences.values())) == len(PROBLEMS) * len(LOCALES)
    assert [told for told, words in sentences.items() if words in page] == [(problem, language)]


def test_outages_are_everybodys_to_see_longest_first_until_they_are_over(
    front: Callable[[Staff], str], database: Database, psychologist: Staff, deputy: Staff, now: datetime
) -> None:
    """A deputy head may be the one who knows whom to ring."""
    sentences = [_outage("away", "бүгін, 09:00"), _outage("token", "бүгін, 10:00")]
    with database.writing() as session:
        outages.tell(session, {"telegram": "token"}, now=now)
        outages.tell(session, {"telegram": "token", "max": "away"}, now=now - timedelta(hours=1))
    during = [html.unescape(seen(front(member))) for member in (psychologist, deputy)]
    with database.writing() as session:
        outages.tell(session, {"telegram": None, "max": None}, now=now)
    after = html.unescape(seen(front(deputy)))

    for page in during:
        assert 0 < page.find(sentences[0]) < page.find(sentences[1])
    assert not any(sentence in after for sentence in sentences)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_no_name_of_a_text_is_shown(
    panel: Panel, sign_in: Callable[[FlaskClient, Staff], None], ask: Ask, deputy: Staff, language: str
) -> None:
    """Every word of the page exists in every language."""
    ask()
    client = panel()
    sign_in(client, deputy)
    client.set_cookie("panel_language", language)

    page = seen(client.get("/").text)
    assert "books-" not in page
    assert "today-" not in page


def test_the_menu_counts_the_dangers_of_ones_own_queue(
    panel: Panel,
    sign_in: Callable[[FlaskClient, Staff], None],
    database: Database,
    ask: Ask,
    psychologist: Staff,
    other_psychologist: Staff,
    now: datetime,
) -> None:
    """What a colleague has taken is not looked for in vain in one's own queue."""
    ask("өлгім келеді")
    taken = ask("өлгім келеді", address="web:2")
    with database.writing() as session:
        answers.accept(session, taken.id, by=staff.specialist(psychologist), now=now)
    marks = []
    for member in (psychologist, other_psychologist):
        client = panel()
        sign_in(client, member)
        marks.append(json.loads(client.get("/?part=counts&poll=1").headers["HX-Trigger"])["counts"]["desk-title"])

    assert marks == [2, 1]


def test_a_psychologist_sees_whom_they_meet_today_and_is_led_to_the_card(
    front: Callable[[Staff], str], panel: Panel, database: Database, psychologist: Staff, deputy: Staff, now: datetime
) -> None:
    """Hours, who, room and how far it got; once it is over the row asks how it went. A deputy head sees no meeting."""
    with database.writing() as session:
        open_hours(session, psychologist.id, room_id=room(session).id)
        meeting = booked(session, now=now)
        words.write(session, meeting, client="<b>Сәуле</b> Оспанова", reason=CANARY)
        ref = meeting.ref

    page, office = front(psychologist), front(deputy)
    panel.clock.move(hours=6)
    later = front(psychologist)

    assert f'href="/appointments/{ref}/"' in page
    assert "15:00–15:30" in page
    assert "&lt;b&gt;Сәуле&lt;/b&gt; Оспанова" in page
    assert f"{T('appointments-desk-who-parent')}, 12-кабинет · {T('appointments-desk-state-booked')}" in seen(page)
    assert T("today-meetings-late") in later
    assert T("today-meetings-late") not in page
    assert CANARY not in page
    assert T("today-meetings") not in office
    assert "15:00–15:30" not in office


def test_a_day_without_meetings_says_so(front: Callable[[Staff], str], psychologist: Staff) -> None:
    """And the way into the calendar stands there all the same."""
    page = front(psychologist)

    assert T("today-meetings-none") in page
    assert 'href="/appointments/"' in page


@pytest.mark.parametrize("language", LOCALES)
def test_what_meetings_need_is_told_in_words(
    front: Callable[[Staff], str], database: Database, psychologist: Staff, now: datetime, language: str
) -> None:
    """A meeting to agree to, and one that the hours no longer allow."""
    with database.writing() as session:
        session.get_one(Staff, psychologist.id).locale = language
        open_hours(session, psychologist.id)
        requested(session, now=now)
        session.execute(delete(CyclogramCell))

    page = html.unescape(front(psychologist))

    assert texts(language)("today-need-meeting-requests", count=1) in page
    assert texts(language)("today-need-meeting-conflicts", count=1) in page
