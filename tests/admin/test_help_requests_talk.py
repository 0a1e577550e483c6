"""An open talk: words stay words, opening is audited first, and what became of an answer is told."""

from datetime import datetime, timedelta

import pytest
from flask.testing import FlaskClient

from core.help_requests import answers, threads
from core.staff import specialist
from db.engine import Database
from db.models.help_requests import HelpMessage, HelpRequest, Side
from db.models.staff import Staff
from tests.admin.help_requests_hands import RED, Ask, part, reads


class TestTalk:
    def test_words_are_shown_as_words(self, desk: FlaskClient, ask: Ask) -> None:
        request = ask("<script>alert(1)</script> & \u202eשלום")
        page = desk.get(f"/inbox/{request.id}").text
        assert "<script>alert(1)" not in page
        assert '<p class="bubble-text" dir="auto">&lt;script&gt;alert(1)&lt;/script&gt; &amp; \u202eשלום</p>' in page

    def test_opening_is_audited_before_anything_is_shown(
        self, desk: FlaskClient, ask: Ask, database: Database, psychologist: Staff
    ) -> None:
        request = ask()
        assert desk.get(f"/inbox/{request.id}").status_code == 200
        (record,) = reads(database, request.id)
        assert record.staff_id == psychologist.id

    def test_without_the_audit_there_is_no_page(
        self, desk: FlaskClient, ask: Ask, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        request = ask("анам білмейтін құпия")

        def fail(*_args: object, **_kwargs: object) -> None:
            raise OSError("disk is full")

        monkeypatch.setattr(answers, "read", fail)
        answer = desk.get(f"/inbox/{request.id}")
        assert answer.status_code == 500
        assert "құпия" not in answer.text

    def test_dangerous_words_are_marked(self, desk: FlaskClient, ask: Ask) -> None:
        page = desk.get(f"/inbox/{ask(RED).id}").text
        assert "desk-risk-red" in page
        assert "Өмірге қауіп белгісі" in page

    @pytest.mark.parametrize(
        ("stored", "shown"),
        [
            ("crisis:button", "көмек керек» батырмасын басты"),
            ("crisis:safe:no", "бала «Жоқ» деді"),
            ("closed:thanks", "бала рақмет айтты"),
            ("crisis:ended", "қауіптің өткенін растады"),
            ("unheard:of", "Жүйе белгісі"),
        ],
    )
    def test_marks_are_said_in_words(
        self, desk: FlaskClient, ask: Ask, database: Database, now: datetime, stored: str, shown: str
    ) -> None:
        request = ask()
        with database.writing() as session:
            found = session.get_one(HelpRequest, request.id)
            threads.append(session, found, side=Side.SYSTEM, text=stored, now=now)
        page = desk.get(f"/inbox/{request.id}").text
        assert shown in part(page, 'id="talk"', 'id="composer"')
        assert stored not in page

    def test_what_became_of_an_answer_is_told(
        self, desk: FlaskClient, ask: Ask, database: Database, psychologist: Staff, now: datetime
    ) -> None:
        request = ask()
        with database.writing() as session:
            sent = answers.answer(session, request.id, text="сәлем", by=specialist(psychologist), now=now).id
        assert "бала әлі ашқан жоқ" in desk.get(f"/inbox/{request.id}").text
        with database.writing() as session:
            session.get_one(HelpRequest, request.id).is_unreachable = True
        assert "жеткізу мүмкін болмады" in desk.get(f"/inbox/{request.id}").text
        with database.writing() as session:
            session.get_one(HelpMessage, sent).opened_at = now + timedelta(minutes=7)
        assert "бала ашты: бүгін, 10:07" in desk.get(f"/inbox/{request.id}").text

    def test_the_number_of_the_need_is_shown_once_taken(
        self, desk: FlaskClient, ask: Ask, database: Database, psychologist: Staff, now: datetime
    ) -> None:
        request = ask()
        assert "нөмір хатты алғанда беріледі" in desk.get(f"/inbox/{request.id}").text
        with database.writing() as session:
            answers.accept(session, request.id, by=specialist(psychologist), now=now)
        assert "J6 № 1" in desk.get(f"/inbox/{request.id}").text

    @pytest.mark.parametrize(("language", "word"), [("kk", "Кезек"), ("ru", "Очередь"), ("en", "Queue")])
    def test_it_speaks_three_languages(self, desk: FlaskClient, ask: Ask, language: str, word: str) -> None:
        request = ask(RED)
        desk.set_cookie("panel_language", language)
        page = desk.get(f"/inbox/{request.id}").text
        assert word in page
        assert "desk-" not in "".join(line for line in page.splitlines() if ">desk-" in line)
