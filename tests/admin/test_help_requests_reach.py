"""Whether an answer has arrived, whether it can, and what a child did to a message, told in words."""

import html
from collections.abc import Callable
from datetime import datetime

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from core import outbox
from core.help_requests import answers, talks, threads
from core.messages import ContactUnreachable
from core.staff import specialist
from core.texts import LOCALES, texts
from db.engine import Database
from db.models.help_requests import HelpMessage, HelpRequest
from db.models.outbox import OutboxMessage
from db.models.staff import Staff
from tests.admin.hands import Panel
from tests.admin.help_requests_hands import Ask, count, part, press
from tests.admin.seen import seen

Poll = Callable[[], tuple[int, str]]
LATE, SENT, FAILED, SHUT = "desk-fate-late", "desk-fate-sent", "desk-fate-unreachable", "desk-unreachable"


@pytest.fixture
def request_id(ask: Ask, database: Database, psychologist: Staff, now: datetime) -> int:
    """A talk that was answered just now; the answer waits in the outbox."""
    request = ask()
    with database.writing() as session:
        answers.answer(session, request.id, text="сәлем", by=specialist(psychologist), now=now)
    return request.id


@pytest.fixture
def poll(desk: FlaskClient, request_id: int) -> Poll:
    """The open talk, asking whether anything has changed since it was drawn last."""
    drawn = _shown(desk, request_id)

    def again() -> tuple[int, str]:
        nonlocal drawn
        address = part(drawn, 'hx-get="', '" hx-trigger')[len('hx-get="') :].replace("&amp;", "&")
        answer = desk.get(address)
        drawn = answer.text if answer.status_code == 200 else drawn
        return answer.status_code, answer.text

    return again


class TestAnAnswer:
    def test_that_waits_for_more_than_five_minutes_is_said_to_be_late(
        self, desk: FlaskClient, panel: Panel, request_id: int
    ) -> None:
        panel.clock.move(minutes=5)
        in_time = _shown(desk, request_id)
        panel.clock.move(seconds=1)
        late = _shown(desk, request_id)

        assert (_says(in_time, SENT), _says(in_time, LATE), "is-failed" in in_time) == (True, False, False)
        assert (_says(late, SENT), _says(late, LATE), "is-failed" in late) == (False, True, True)

    def test_that_is_late_is_drawn_anew_by_the_poll_and_once_more_when_it_has_left(
        self, panel: Panel, database: Database, poll: Poll, now: datetime
    ) -> None:
        seen = [poll()]
        panel.clock.move(minutes=5, seconds=1)
        seen += [poll(), poll()]
        with database.writing() as session:
            outbox.mark_sent(session, list(session.scalars(select(OutboxMessage.ref))), now=now)
        seen += [poll(), poll()]

        assert [status for status, _ in seen] == [204, 200, 204, 200, 204]
        assert [(_says(seen[number][1], LATE), _says(seen[number][1], SENT)) for number in (1, 3)] == [
            (True, False),
            (False, True),
        ]

    def test_that_the_child_has_opened_is_not_late_whatever_the_messenger_says(
        self, desk: FlaskClient, panel: Panel, database: Database, request_id: int, now: datetime
    ) -> None:
        with database.writing() as session:
            session.scalars(select(HelpMessage).where(HelpMessage.staff_id.is_not(None))).one().opened_at = now
        panel.clock.move(minutes=6)

        page = _shown(desk, request_id)

        assert not _says(page, LATE)
        assert "is-failed" not in page

    @pytest.mark.parametrize("language", LOCALES)
    def test_that_is_late_is_said_to_be_so_in_the_readers_language(
        self, desk: FlaskClient, panel: Panel, request_id: int, language: str
    ) -> None:
        panel.clock.move(minutes=6)
        desk.set_cookie("panel_language", language)

        page = _shown(desk, request_id)

        assert [spoken for spoken in LOCALES if _says(page, LATE, spoken)] == [language]


class TestAChildWhoCannotBeReached:
    @pytest.mark.parametrize("language", LOCALES)
    def test_is_told_of_under_the_talk(self, desk: FlaskClient, database: Database, ask: Ask, language: str) -> None:
        request = ask()
        desk.set_cookie("panel_language", language)
        before = _shown(desk, request.id)

        _shut(database, request.id)
        after = _shown(desk, request.id)

        assert not _says(before, SHUT, language)
        assert [spoken for spoken in LOCALES if _says(after.rpartition("</article>")[2], SHUT, spoken)] == [language]

    def test_is_drawn_by_the_poll_and_so_is_the_return(self, database: Database, request_id: int, poll: Poll) -> None:
        seen = [poll()]
        _shut(database, request_id)
        seen += [poll(), poll()]
        _shut(database, request_id, is_unreachable=False)
        seen += [poll(), poll()]

        assert [status for status, _ in seen] == [204, 200, 204, 200, 204]
        assert [(_says(seen[number][1], SHUT), _says(seen[number][1], FAILED)) for number in (1, 3)] == [
            (True, True),
            (False, False),
        ]

    def test_is_drawn_anew_when_the_talk_goes_on_elsewhere(
        self, database: Database, request_id: int, poll: Poll
    ) -> None:
        _shut(database, request_id)
        shut = poll()
        with database.writing() as session:
            secret = talks.new_secret(session, session.get_one(HelpRequest, request_id))
        with database.writing() as session:
            talks.resume(session, secret, address="new box", channel="web")

        moved = poll()

        assert (shut[0], moved[0]) == (200, 200)
        assert (_says(shut[1], SHUT), _says(moved[1], SHUT)) == (True, False)


class TestAMark:
    @pytest.mark.parametrize("language", LOCALES)
    @pytest.mark.parametrize("stored", ["message:corrected", "message:forwarded"])
    def test_says_what_the_child_did_to_a_message_in_the_readers_language(
        self, desk: FlaskClient, ask: Ask, database: Database, now: datetime, stored: str, language: str
    ) -> None:
        request, name = ask(), "desk-mark-" + stored.replace(":", "-")
        with database.writing() as session:
            threads.mark(session, session.get_one(HelpRequest, request.id), text=stored, now=now)
        desk.set_cookie("panel_language", language)

        page = _shown(desk, request.id)

        assert [spoken for spoken in LOCALES if _says(page, name, spoken)] == [language]
        assert not _says(page, "desk-mark-other", language)
        assert stored not in page
        assert "desk-mark" not in page


def _says(page: str, name: str, language: str = "kk") -> bool:
    return texts(language)(name) in html.unescape(seen(page))


def _shown(desk: FlaskClient, request_id: int) -> str:
    return part(desk.get(f"/inbox/{request_id}").text, 'id="talk"', 'id="composer"')


def _shut(database: Database, request_id: int, *, is_unreachable: bool = True) -> None:
    with database.writing() as session:
        request = session.get_one(HelpRequest, request_id)
        talks.mark_reach(session, [request.ref], is_unreachable=is_unreachable)


class TestSendingAgain:
    @pytest.fixture
    def refused(self, database: Database, request_id: int, now: datetime) -> int:
        """The messenger refused the answer for good; the answer's id."""
        with database.writing() as session:
            row = session.scalars(select(OutboxMessage)).one()
            outbox.mark_failed(session, row.ref, problem=ContactUnreachable(), now=now)
            assert row.help_message_id is not None
            return row.help_message_id

    def test_a_refused_answer_has_a_button_and_leaves_again(
        self, desk: FlaskClient, database: Database, request_id: int, refused: int
    ) -> None:
        assert f'id="resend-{refused}"' in _shown(desk, request_id)
        answer = press(desk, request_id, f"answers/{refused}/resend")
        assert "Жауап қайта жіберіліп жатыр" in desk.get(answer.headers["Location"]).text
        assert f'id="resend-{refused}"' not in _shown(desk, request_id)
        assert count(database, OutboxMessage) == 2

    def test_what_is_on_its_way_is_not_sent_twice(
        self, desk: FlaskClient, database: Database, request_id: int, refused: int
    ) -> None:
        press(desk, request_id, f"answers/{refused}/resend")
        answer = press(desk, request_id, f"answers/{refused}/resend")
        assert "қайта жіберудің керегі жоқ" in desk.get(answer.headers["Location"]).text
        assert count(database, OutboxMessage) == 2

    def test_an_answer_is_sent_again_only_from_its_own_talk(
        self, desk: FlaskClient, ask: Ask, database: Database, refused: int
    ) -> None:
        press(desk, ask(address="web:another").id, f"answers/{refused}/resend")
        assert count(database, OutboxMessage) == 1


def test_an_answer_nobody_sends_says_so_on_the_open_page(desk: FlaskClient, ask: Ask, panel: Panel) -> None:
    request = ask()
    press(desk, request.id, "reply", text="сәлем")
    drawn = _shown(desk, request.id)
    panel.clock.move(minutes=2)
    address = part(drawn, 'hx-get="', '" hx-trigger')[len('hx-get="') :].replace("&amp;", "&")
    assert "жіберу қызметі жұмыс істемей тұр" in desk.get(address).text
