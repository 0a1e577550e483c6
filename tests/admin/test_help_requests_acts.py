"""The inbox's buttons: each acts once, and what was typed is never lost."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from flask.testing import FlaskClient

from core.help_requests import talks
from db.engine import Database
from db.models.help_requests import HelpRequest, Side
from db.models.outbox import OutboxMessage
from db.models.staff import Staff
from tests.admin.hands import Panel, token
from tests.admin.help_requests_hands import (
    CLOSING,
    RED,
    Ask,
    SignIn,
    count,
    found,
    let_go,
    press,
    said,
    take_for,
)


class TestTaking:
    def test_it_becomes_mine(self, desk: FlaskClient, ask: Ask, database: Database, psychologist: Staff) -> None:
        request = ask()
        answer = press(desk, request.id, "take")
        assert answer.status_code == 303
        assert answer.headers["Location"].startswith(f"/inbox/{request.id}")
        assert found(database, request.id).assigned_to == psychologist.id
        assert 'id="act-take"' not in desk.get(f"/inbox/{request.id}").text

    def test_the_slower_of_two_is_told_kindly(
        self, desk: FlaskClient, ask: Ask, database: Database, other_psychologist: Staff, now: datetime
    ) -> None:
        request = ask()
        take_for(database, other_psychologist, request.id, now)
        answer = press(desk, request.id, "take")
        assert answer.status_code == 409
        assert "әріптесіңіз сәл бұрын алды" in answer.text
        assert request.code not in answer.text


class TestAnswering:
    def test_an_answer_leaves_as_an_envelope_ten_seconds_later(
        self, desk: FlaskClient, ask: Ask, database: Database, panel: Panel
    ) -> None:
        request = ask()
        answer = press(desk, request.id, "reply", text="Сәлем, жазғаның үшін рақмет")
        assert answer.status_code == 303
        assert "рақмет" not in answer.headers["Location"]
        assert "Жауап 10 секундтан кейін жіберіледі" in desk.get(answer.headers["Location"]).text
        assert let_go(database, panel, seconds=9) == 0
        assert let_go(database, panel, seconds=1) == 1
        (message,) = said(database, request.id, Side.STAFF)
        assert message.sent_at is not None
        assert count(database, OutboxMessage) == 1

    def test_in_danger_an_answer_leaves_at_once(self, desk: FlaskClient, ask: Ask, database: Database) -> None:
        request = ask(RED)
        answer = press(desk, request.id, "reply", text="Қазір қайдасың?")
        (message,) = said(database, request.id, Side.STAFF)
        assert message.sent_at is not None
        assert "Жауап жіберілді" in desk.get(answer.headers["Location"]).text

    def test_two_clicks_are_one_answer(self, desk: FlaskClient, ask: Ask, database: Database) -> None:
        request = ask()
        first = press(desk, request.id, "reply", text="сәлем", once="form-1")
        second = press(desk, request.id, "reply", text="сәлем", once="form-1")
        assert (first.status_code, second.status_code) == (303, 303)
        assert len(said(database, request.id, Side.STAFF)) == 1

    def test_two_clicks_at_the_same_moment_are_one_answer(
        self, panel: Panel, sign_in: SignIn, psychologist: Staff, ask: Ask, database: Database
    ) -> None:
        request, browsers = ask(), [panel() for _ in range(4)]
        for browser in browsers:
            sign_in(browser, psychologist)
        carried = [token(browser) for browser in browsers]

        def click(browser: FlaskClient, csrf: str) -> int:
            form = {"csrf_token": csrf, "text": "сәлем", "once": "form-2"}
            return browser.post(f"/inbox/{request.id}/reply", data=form).status_code

        with ThreadPoolExecutor(4) as hands:
            assert list(hands.map(click, browsers, carried)) == [303] * 4
        assert len(said(database, request.id, Side.STAFF)) == 1

    def test_a_refused_form_may_be_sent_again(self, desk: FlaskClient, ask: Ask, database: Database) -> None:
        request = ask()
        assert press(desk, request.id, "reply", text=" ", once="form-3").status_code == 422
        assert press(desk, request.id, "reply", text="сәлем", once="form-3").status_code == 303
        assert len(said(database, request.id, Side.STAFF)) == 1

    @pytest.mark.parametrize(
        ("form", "words"),
        [
            ({"text": "  "}, "Алдымен бірдеңе жазыңыз"),
            ({"text": "Кел: [күні, уақыты]"}, "тік жақшасы толтырылмаған"),
            ({"text": "сәлем", "send_at": "2026-11-23T09:59"}, "Бұл уақыт өтіп кеткен"),
            ({"text": "сәлем", "send_at": "ертең"}, "Уақытты түсіне алмадық"),
            ({"text": "сәлем", "send_at": "0001-01-01T00:00"}, "Уақытты түсіне алмадық"),
            ({"text": "ә" * 4001}, "Мәтін тым ұзын"),
        ],
    )
    def test_a_refusal_keeps_what_was_typed(
        self, desk: FlaskClient, ask: Ask, database: Database, form: Mapping[str, str], words: str
    ) -> None:
        request = ask()
        answer = press(desk, request.id, "reply", **form)
        assert answer.status_code == 422
        assert words in answer.text
        assert f">{form['text']}</textarea>" in answer.text
        assert said(database, request.id, Side.STAFF) == []
        assert found(database, request.id).assigned_to is None

    def test_brackets_leave_when_the_psychologist_says_so(
        self, desk: FlaskClient, ask: Ask, database: Database
    ) -> None:
        request = ask()
        press(desk, request.id, "reply", text="массив [1]", brackets="1")
        assert len(said(database, request.id, Side.STAFF)) == 1

    def test_what_was_typed_for_a_deleted_talk_is_given_back(
        self, desk: FlaskClient, ask: Ask, database: Database, now: datetime
    ) -> None:
        request = ask()
        desk.get(f"/inbox/{request.id}")
        with database.writing() as session:
            talks.erase(session, session.get_one(HelpRequest, request.id), now=now)
        answer = press(desk, request.id, "reply", text="ұзақ <b>жауап</b>")
        assert answer.status_code == 404
        assert "ұзақ &lt;b&gt;жауап&lt;/b&gt;</textarea>" in answer.text

    def test_a_colleagues_talk_takes_no_answer(
        self, desk: FlaskClient, ask: Ask, database: Database, other_psychologist: Staff, now: datetime
    ) -> None:
        request = ask()
        take_for(database, other_psychologist, request.id, now)
        assert press(desk, request.id, "reply", text="сәлем").status_code == 409
        assert said(database, request.id, Side.STAFF) == []


class TestScheduling:
    def test_the_moment_is_the_schools(self, desk: FlaskClient, ask: Ask, database: Database) -> None:
        request = ask()
        answer = press(desk, request.id, "reply", text="ертең жазамын", send_at="2026-11-24T08:10")
        (message,) = said(database, request.id, Side.STAFF)
        assert message.send_at == datetime(2026, 11, 24, 3, 10, tzinfo=UTC)
        assert count(database, OutboxMessage) == 0
        assert "жіберіледі: ертең, 08:10" in desk.get(answer.headers["Location"]).text

    def test_what_is_taken_back_returns_into_the_box(self, desk: FlaskClient, ask: Ask, database: Database) -> None:
        request = ask()
        press(desk, request.id, "reply", text="ертең жазамын", send_at="2026-11-24T08:10")
        (message,) = said(database, request.id, Side.STAFF)
        answer = press(desk, request.id, f"answers/{message.id}/withdraw")
        assert answer.status_code == 303
        assert ">ертең жазамын</textarea>" in desk.get(answer.headers["Location"]).text
        assert said(database, request.id, Side.STAFF) == []

    def test_what_is_written_already_stays_behind_what_returns(
        self, desk: FlaskClient, ask: Ask, database: Database
    ) -> None:
        request = ask()
        press(desk, request.id, "reply", text="бірінші")
        press(desk, request.id, "drafts/reply", text="екінші")
        (message,) = said(database, request.id, Side.STAFF)
        press(desk, request.id, f"answers/{message.id}/withdraw")
        assert ">бірінші\n\nекінші</textarea>" in desk.get(f"/inbox/{request.id}").text

    def test_what_was_taken_back_never_leaves(
        self, desk: FlaskClient, ask: Ask, database: Database, panel: Panel
    ) -> None:
        request = ask()
        press(desk, request.id, "reply", text="сәлем")
        (message,) = said(database, request.id, Side.STAFF)
        press(desk, request.id, f"answers/{message.id}/withdraw")
        assert let_go(database, panel, seconds=60) == 0
        assert count(database, OutboxMessage) == 0

    def test_what_has_left_is_not_taken_back(
        self, desk: FlaskClient, ask: Ask, database: Database, panel: Panel
    ) -> None:
        request = ask()
        press(desk, request.id, "reply", text="сәлем")
        let_go(database, panel, seconds=15)
        (message,) = said(database, request.id, Side.STAFF)
        answer = press(desk, request.id, f"answers/{message.id}/withdraw")
        assert answer.status_code == 303
        assert "жіберіліп қойған" in desk.get(answer.headers["Location"]).text
        assert len(said(database, request.id, Side.STAFF)) == 1

    def test_an_answer_is_taken_back_only_from_its_own_talk(
        self, desk: FlaskClient, ask: Ask, database: Database
    ) -> None:
        one, other = ask(), ask(address="web:another")
        press(desk, one.id, "reply", text="ертең", send_at="2026-11-24T08:10")
        (message,) = said(database, one.id, Side.STAFF)
        press(desk, other.id, f"answers/{message.id}/withdraw")
        assert len(said(database, one.id, Side.STAFF)) == 1


class TestNotes:
    def test_a_note_never_leaves(self, desk: FlaskClient, ask: Ask, database: Database) -> None:
        request = ask()
        answer = press(desk, request.id, "note", text="анасына хабарласу керек пе?")
        assert len(said(database, request.id, Side.NOTE)) == 1
        assert count(database, OutboxMessage) == 0
        page = desk.get(answer.headers["Location"]).text
        assert "тек қызметкер көреді" in page
        assert "анасына хабарласу керек пе?" in page

    def test_an_empty_note_is_refused_in_its_own_box(self, desk: FlaskClient, ask: Ask, database: Database) -> None:
        answer = press(desk, ask().id, "note", text="")
        assert answer.status_code == 422
        assert 'data-mode="note"' in answer.text


ACTS = ["take", "reply", "note", "close", "dismiss", "undo-close", "reopen"]
IN_DANGER = ["acknowledge", "end-crisis", "protocol/deputy/done", "protocol/deputy/undo", "messages/1/verdict"]
MOVES = ["snooze", "wake", "hand-over", "take-over", "join", "split"]
BY_ITSELF = ["drafts/reply", "drafts/note", "presence"]
EVERYTHING = {
    "text": "сәлем",
    "reason": "test",
    "until": "reply",
    "colleague": "1",
    "other": "2",
    "member": "1",
    "outcome": "false",
    "why": "бала жақсы",
    "verdict": "missed",
    **CLOSING,
}


@pytest.mark.parametrize("act", [*ACTS, *IN_DANGER, *MOVES, *BY_ITSELF])
class TestDoors:
    def test_every_act_is_closed_to_a_deputy_head(
        self, panel: Panel, sign_in: SignIn, deputy: Staff, ask: Ask, database: Database, act: str
    ) -> None:
        client = panel()
        sign_in(client, deputy)
        request = ask()
        assert press(client, request.id, act, **EVERYTHING).status_code == 403
        assert found(database, request.id).version == request.version

    def test_every_act_is_a_post(self, desk: FlaskClient, ask: Ask, act: str) -> None:
        assert desk.get(f"/inbox/{ask().id}/{act}").status_code == 405

    def test_another_schools_request_is_not_found(
        self, desk: FlaskClient, ask: Ask, other_school: object, database: Database, act: str
    ) -> None:
        request = ask(school_id=other_school.id)  # type: ignore[attr-defined]
        answer = press(desk, request.id, act, **{**EVERYTHING, "reason": "urgent" if act == "take-over" else "test"})
        assert answer.status_code == (200 if act == "presence" else 404)  # a beat that no talk answers ends quietly
        assert request.code not in answer.text
        assert found(database, request.id).version == request.version
