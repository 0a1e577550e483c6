"""A messenger that closes its door: how long an answer reaches the child, what waits for them, what was really read."""

import html
from datetime import datetime, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from core.help_requests import answers, reading, threads
from core.staff import specialist
from core.texts import LOCALES, texts
from db.engine import Database
from db.models.help_requests import HelpMessage, HelpRequest, HelpSource, Side
from db.models.outbox import DeliveryState, OutboxMessage
from db.models.staff import Staff
from tests.admin.hands import Panel
from tests.admin.help_requests_hands import Ask, part, press, take_for
from tests.admin.seen import seen

NAMED = {"channel": "WhatsApp"}


@pytest.fixture
def request_id(ask: Ask) -> int:
    """A child has just written by WhatsApp."""
    return ask(channel="whatsapp").id


def written(database: Database, request_id: int, *, ago: timedelta) -> None:
    """The child's words are so old."""
    with database.writing() as session:
        request = session.get_one(HelpRequest, request_id)
        assert request.last_child_at is not None
        request.last_child_at -= ago


class TestTheWindow:
    @pytest.mark.parametrize(
        ("gone", "kind", "numbers", "state"),
        [
            ({"hours": 18, "minutes": 48}, "hours", (5, 12), "is-open"),
            ({"hours": 22}, "hours", (2, 0), "is-soon"),
            ({"hours": 23, "minutes": 19}, "minutes", (0, 41), "is-soon"),
            ({"hours": 23, "minutes": 59, "seconds": 1}, "closed", (0, 0), "is-closed"),
            ({"hours": 24, "seconds": 1}, "closed", (0, 0), "is-closed"),
        ],
    )
    def test_is_told_beside_the_answer_box(
        self,
        desk: FlaskClient,
        database: Database,
        request_id: int,
        gone: dict[str, float],
        kind: str,
        numbers: tuple[int, int],
        state: str,
    ) -> None:
        written(database, request_id, ago=timedelta(**gone))

        box = _windows(desk, request_id)

        words = texts("kk")(f"desk-window-{kind}", hours=numbers[0], minutes=numbers[1], **NAMED)
        assert words in html.unescape(seen(box))
        assert f'desk-window {state}"' in box

    @pytest.mark.parametrize("language", LOCALES)
    def test_is_told_in_the_readers_language(
        self, desk: FlaskClient, database: Database, request_id: int, language: str
    ) -> None:
        written(database, request_id, ago=timedelta(hours=25))
        desk.set_cookie("panel_language", language)

        said = html.unescape(seen(_windows(desk, request_id)))

        assert [spoken for spoken in LOCALES if texts(spoken)("desk-window-closed", **NAMED) in said] == [language]

    def test_opens_anew_and_is_drawn_by_the_poll_when_the_child_opens_an_answer(
        self, desk: FlaskClient, panel: Panel, database: Database, psychologist: Staff, request_id: int
    ) -> None:
        with database.writing() as session:
            by = specialist(psychologist)
            answer = answers.answer(session, request_id, text="сәлем", by=by, now=panel.clock()).id
        written(database, request_id, ago=timedelta(hours=25))
        drawn = part(desk.get(f"/inbox/{request_id}").text, 'id="talk"', "</body>")
        address = part(drawn, 'hx-get="', '" hx-trigger')[len('hx-get="') :].replace("&amp;", "&")
        with database.writing() as session:
            session.get_one(HelpMessage, answer).opened_at = panel.clock()
            session.get_one(HelpRequest, request_id).version += 1

        polled = part(desk.get(address).text, 'id="windows"', "</div>")

        assert 'hx-swap-oob="true"' in polled
        assert texts("kk")("desk-window-hours", hours=24, minutes=0, **NAMED) in seen(polled)

    @pytest.mark.parametrize("channel", ["web", "telegram"])
    def test_is_not_spoken_of_where_there_is_none(self, desk: FlaskClient, ask: Ask, channel: str) -> None:
        assert "data-window" not in _windows(desk, ask(channel=channel).id)


class TestTheQueue:
    @pytest.mark.parametrize(("hours", "kind"), [(20, None), (22, "hours"), (23.5, "minutes"), (25, "closed")])
    def test_marks_a_talk_that_waits_for_us_in_the_last_hours(
        self, desk: FlaskClient, database: Database, request_id: int, hours: float, kind: str | None
    ) -> None:
        written(database, request_id, ago=timedelta(hours=hours))

        row = seen(_row(desk, request_id))

        left = {"hours": 2, "minutes": 30 if kind == "minutes" else 0}
        marks = {one: texts("kk")(f"desk-window-mark-{one}", **left) for one in ("hours", "minutes", "closed")}
        assert [one for one, words in marks.items() if words in row] == ([kind] if kind else [])

    def test_marks_no_talk_that_waits_for_the_child(
        self, desk: FlaskClient, panel: Panel, database: Database, psychologist: Staff, request_id: int
    ) -> None:
        written(database, request_id, ago=timedelta(hours=25))
        with database.writing() as session:
            answers.answer(session, request_id, text="сәлем", by=specialist(psychologist), now=panel.clock())

        assert texts("kk")("desk-window-mark-closed") not in seen(_row(desk, request_id))


class TestAnAnswerThatWaitsForTheChild:
    def test_says_so_and_is_neither_late_nor_failed_until_the_child_has_come_back(
        self, desk: FlaskClient, panel: Panel, database: Database, psychologist: Staff, request_id: int
    ) -> None:
        with database.writing() as session:
            request = session.get_one(HelpRequest, request_id)
            for message in request.messages:
                message.created_at = panel.clock() - timedelta(hours=25)
            answers.answer(session, request_id, text="сәлем", by=specialist(psychologist), now=panel.clock())
            session.scalars(select(OutboxMessage)).one().state = DeliveryState.HELD
        panel.clock.move(minutes=6)

        waiting = part(desk.get(f"/inbox/{request_id}").text, 'id="talk"', "</body>")
        address = part(waiting, 'hx-get="', '" hx-trigger')[len('hx-get="') :].replace("&amp;", "&")
        quiet = desk.get(address)
        with database.writing() as session:
            request = session.get_one(HelpRequest, request_id)
            threads.append(session, request, side=Side.CHILD, text="мен келдім", now=panel.clock())
        polled = part(desk.get(address).text, 'id="talk"', 'id="talk-head"')

        held = texts("kk")("desk-fate-held")
        assert quiet.status_code == 204
        assert (held in html.unescape(seen(waiting)), held in html.unescape(seen(polled))) == (True, False)
        assert texts("kk")("desk-fate-late") not in seen(waiting)
        assert "is-failed" not in waiting


class TestReading:
    @pytest.fixture
    def said(self, database: Database, request_id: int, now: datetime) -> list[int]:
        """Two messages of the child, each of which the messenger knows; their ids."""
        with database.writing() as session:
            request = session.get_one(HelpRequest, request_id)
            threads.append(session, request, side=Side.CHILD, text="тағы бір сөз", now=now + timedelta(seconds=1))
            session.flush()
            ids = [message.id for message in request.messages if message.side is Side.CHILD]
            for number in ids:
                reading.note(session, number, channel="whatsapp", source=f"mid-{number}")
        return ids

    def test_is_told_down_to_the_message_that_was_seen_and_not_by_opening_or_polling(
        self, desk: FlaskClient, database: Database, request_id: int, said: list[int]
    ) -> None:
        page = desk.get(f"/inbox/{request_id}")
        desk.get(f"/inbox/{request_id}", query_string={"part": "talk", "poll": 1, "v": ""})
        before = _read(database)

        answer = press(desk, request_id, "seen", up_to=str(said[0]))

        assert [f'data-see="{number}"' in page.text for number in said] == [True, True]
        assert (answer.status_code, before, _read(database)) == (204, [], said[:1])

    def test_of_a_talk_that_was_not_opened_says_nothing(
        self, desk: FlaskClient, database: Database, request_id: int, said: list[int]
    ) -> None:
        assert press(desk, request_id, "seen", up_to=str(said[1])).status_code == 204
        assert _read(database) == []

    @pytest.mark.parametrize("up_to", ["", "x", "-1", "9" * 30])
    def test_of_no_message_at_all_harms_nothing(
        self, desk: FlaskClient, database: Database, request_id: int, said: list[int], up_to: str
    ) -> None:
        desk.get(f"/inbox/{request_id}")

        assert press(desk, request_id, "seen", up_to=up_to).status_code == 204
        assert _read(database) == (said if up_to.startswith("9") else [])

    def test_of_a_colleagues_talk_is_refused(
        self,
        desk: FlaskClient,
        database: Database,
        other_psychologist: Staff,
        request_id: int,
        said: list[int],
        now: datetime,
    ) -> None:
        desk.get(f"/inbox/{request_id}")
        take_for(database, other_psychologist, request_id, now)

        assert press(desk, request_id, "seen", up_to=str(said[1])).status_code == 404
        assert _read(database) == []

    def test_is_not_asked_of_the_page_where_the_channel_shows_none(self, desk: FlaskClient, ask: Ask) -> None:
        assert "data-see" not in desk.get(f"/inbox/{ask(channel='telegram').id}").text


def _windows(desk: FlaskClient, request_id: int) -> str:
    return part(desk.get(f"/inbox/{request_id}").text, 'id="windows"', "</div>")


def _row(desk: FlaskClient, request_id: int) -> str:
    return html.unescape(part(desk.get("/inbox/").text, f'id="row-{request_id}"', "</a>"))


def _read(database: Database) -> list[int]:
    """The messages the messenger is to be told of."""
    with database.reading() as session:
        seen_ones = select(HelpSource.help_message_id).where(HelpSource.seen_at.is_not(None))
        return sorted(session.scalars(seen_ones))
