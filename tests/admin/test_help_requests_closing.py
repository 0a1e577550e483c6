"""Closing: two drafts once, a red talk only after the danger, one tap without a journal, and opening again."""

from collections.abc import Mapping
from datetime import datetime, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from core.help_requests import drafts
from db.engine import Database
from db.models.help_requests import HelpRequest, RequestState
from db.models.journals import EntryState, JournalEntry, WorkRecord
from tests.admin.hands import Panel
from tests.admin.help_requests_hands import CLOSING, RED, Ask, count, found, part, press


class TestClosing:
    def test_closing_drafts_two_books_and_shows_what_was_done(
        self, desk: FlaskClient, ask: Ask, database: Database
    ) -> None:
        request = ask()
        answer = press(desk, request.id, "close", **CLOSING)
        assert answer.status_code == 303
        with database.reading() as session:
            drafted = session.scalars(select(JournalEntry.journal).where(JournalEntry.state == EntryState.DRAFT))
            assert sorted(drafted) == ["J4", "J7"]
        assert found(database, request.id).class_name == "7А"
        assert "кеңес беру, бот-диалог, 15 мин" in desk.get(answer.headers["Location"]).text

    def test_two_clicks_are_one_piece_of_work(self, desk: FlaskClient, ask: Ask, database: Database) -> None:
        request = ask()
        press(desk, request.id, "close", once="form-4", **CLOSING)
        press(desk, request.id, "close", once="form-4", **CLOSING)
        late = press(desk, request.id, "close", once="another tab", **CLOSING)
        assert late.status_code == 409
        assert "бұған дейін жабылған" in late.text
        assert count(database, WorkRecord) == 1

    @pytest.mark.parametrize(
        ("change", "words"),
        [
            ({"category": ""}, "Мәселе санатын таңдаңыз"),
            ({"class_name": "жетінші"}, "Сыныпты"),
            ({"minutes": "0"}, "Минутты 1 мен 600"),
            ({"minutes": "²"}, "Минутты 1 мен 600"),
            ({"direction": "J4"}, "Форма толық келмеді"),
            ({"format": ""}, "Форма толық келмеді"),
        ],
    )
    def test_a_refused_form_opens_again_as_it_was(
        self, desk: FlaskClient, ask: Ask, database: Database, change: Mapping[str, str], words: str
    ) -> None:
        request = ask()
        answer = press(desk, request.id, "close", **{**CLOSING, **change})
        assert answer.status_code == 422
        assert words in answer.text
        assert "data-open-now" in answer.text
        assert "тыңдалды</textarea>" in answer.text
        assert found(database, request.id).state is RequestState.NEW

    def test_a_red_one_is_closed_only_after_the_danger(self, desk: FlaskClient, ask: Ask, database: Database) -> None:
        request = ask(RED)
        refused = press(desk, request.id, "close", **CLOSING)
        assert refused.status_code == 409
        assert "Алдымен баланың қауіпсіз екеніне" in refused.text
        assert "тыңдалды</textarea>" in refused.text
        assert press(desk, request.id, "dismiss", reason="thanks").status_code == 409
        calmed = press(desk, request.id, "end-crisis", outcome="confirmed", why="анасы қасында")
        assert "Психолог қауіптің өткенін растады" in desk.get(calmed.headers["Location"]).text
        assert press(desk, request.id, "close", **CLOSING).status_code == 303
        assert found(database, request.id).state is RequestState.CLOSED

    def test_the_next_one_opens_when_asked(self, desk: FlaskClient, ask: Ask) -> None:
        first, second = ask(), ask(address="web:another")
        answer = press(desk, first.id, "close", **CLOSING, next="1")
        assert answer.headers["Location"] == f"/inbox/{second.id}"
        last = press(desk, second.id, "close", **CLOSING, next="1")
        assert last.headers["Location"] == "/inbox/"

    @pytest.mark.parametrize("reason", ["thanks", "test", "empty"])
    def test_one_tap_closes_without_a_book(self, desk: FlaskClient, ask: Ask, database: Database, reason: str) -> None:
        request = ask()
        assert press(desk, request.id, "dismiss", reason=reason).status_code == 303
        assert found(database, request.id).state is RequestState.CLOSED
        assert count(database, WorkRecord) == 0

    def test_an_unknown_reason_is_refused(self, desk: FlaskClient, ask: Ask, database: Database) -> None:
        request = ask()
        assert press(desk, request.id, "dismiss", reason="rude").status_code == 422
        assert found(database, request.id).state is RequestState.NEW

    def test_a_closed_one_opens_again(self, desk: FlaskClient, ask: Ask, database: Database) -> None:
        request = ask()
        press(desk, request.id, "dismiss", reason="test")
        assert 'id="act-reopen"' in desk.get(f"/inbox/{request.id}").text
        press(desk, request.id, "reopen")
        assert found(database, request.id).state is RequestState.IN_WORK

    def test_a_danger_that_came_back_is_red_again(
        self, desk: FlaskClient, ask: Ask, database: Database, now: datetime
    ) -> None:
        request = ask(RED)
        press(desk, request.id, "end-crisis", outcome="confirmed", why="анасы қасында")
        with database.writing() as session:
            again = session.get_one(HelpRequest, request.id)
            drafts.call_for_help(session, again, mark="crisis:button", now=now + timedelta(hours=1))
        assert "crisis-bar" in desk.get(f"/inbox/{request.id}").text
        assert press(desk, request.id, "close", **CLOSING).status_code == 409


class TestUndoing:
    def test_a_close_is_taken_back_with_what_it_wrote(self, desk: FlaskClient, ask: Ask, database: Database) -> None:
        request = ask()
        page = desk.get(press(desk, request.id, "close", **CLOSING).headers["Location"]).text
        assert f'action="/inbox/{request.id}/undo-close"' in page
        answer = press(desk, request.id, "undo-close")
        assert "Жабу қайтарылды" in desk.get(answer.headers["Location"]).text
        assert found(database, request.id).state is RequestState.IN_WORK
        assert count(database, WorkRecord) == 0

    def test_too_late_it_says_so_and_stays_closed(
        self, desk: FlaskClient, ask: Ask, database: Database, panel: Panel
    ) -> None:
        request = ask()
        press(desk, request.id, "close", **CLOSING)
        panel.clock.move(minutes=11)
        answer = press(desk, request.id, "undo-close")
        assert answer.status_code == 409
        assert "10 минут өтті" in answer.text
        assert found(database, request.id).state is RequestState.CLOSED
        assert count(database, WorkRecord) == 1

    def test_a_dismissed_one_is_taken_back_with_its_promised_day(
        self, desk: FlaskClient, ask: Ask, database: Database
    ) -> None:
        request = ask()
        page = desk.get(press(desk, request.id, "dismiss", reason="test").headers["Location"]).text
        assert f'action="/inbox/{request.id}/undo-close"' in part(page, 'id="toasts"', "</body>")
        press(desk, request.id, "undo-close")
        assert found(database, request.id).due_at == request.due_at
