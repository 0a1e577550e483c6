"""The inbox read by its psychologist: who may look, what stands in the queue, what a poll may do."""

from datetime import datetime, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event

from core.help_requests import answers, closing, drafts, talks
from core.help_requests.closing import Dismissal
from core.staff import specialist
from db.engine import Database
from db.models.help_requests import HelpRequest
from db.models.schools import School
from db.models.staff import Staff
from tests.admin.hands import Panel, token
from tests.admin.help_requests_hands import RED, Ask, SignIn, part, reads


class TestWhoMaySee:
    def test_a_visitor_is_sent_to_sign_in(self, panel: Panel, ask: Ask) -> None:
        answer = panel().get(f"/inbox/{ask().id}")
        assert answer.status_code == 302
        assert "/login" in answer.headers["Location"]

    @pytest.mark.parametrize("address", ["/inbox/", "/inbox/{id}", "/inbox/?part=queue&poll=1"])
    def test_a_deputy_head_reads_no_talk(
        self,
        panel: Panel,
        sign_in: SignIn,
        deputy: Staff,
        ask: Ask,
        database: Database,
        address: str,
    ) -> None:
        client = panel()
        sign_in(client, deputy)
        request = ask()
        assert client.get(address.format(id=request.id)).status_code == 403
        assert reads(database, request.id) == []

    @pytest.mark.parametrize("written", ["1,2", "abc", "-1", "1.0", "99999999999999999999", "1/../2"])
    def test_what_is_no_number_of_a_request_is_not_found(self, desk: FlaskClient, ask: Ask, written: str) -> None:
        ask()
        assert desk.get(f"/inbox/{written}").status_code == 404

    def test_another_schools_request_is_not_found(
        self, desk: FlaskClient, ask: Ask, other_school: School, database: Database
    ) -> None:
        request = ask(school_id=other_school.id)
        answer = desk.get(f"/inbox/{request.id}")
        assert answer.status_code == 404
        assert request.code not in answer.text
        assert request.code not in desk.get("/inbox/").text
        assert reads(database, request.id) == []

    def test_a_colleagues_request_is_not_found(
        self, desk: FlaskClient, ask: Ask, other_psychologist: Staff, database: Database, now: datetime
    ) -> None:
        request = ask()
        with database.writing() as session:
            answers.accept(session, request.id, by=specialist(other_psychologist), now=now)
        answer = desk.get(f"/inbox/{request.id}")
        assert answer.status_code == 404
        assert request.code not in answer.text

    def test_a_deleted_talk_is_explained_beside_the_queue(
        self, desk: FlaskClient, ask: Ask, database: Database, now: datetime
    ) -> None:
        gone, stays = ask(), ask(address="web:another")
        with database.writing() as session:
            talks.erase(session, session.get_one(HelpRequest, gone.id), now=now)
        answer = desk.get(f"/inbox/{gone.id}")
        assert answer.status_code == 404
        assert "бала оны өшірген" in answer.text
        assert stays.code in answer.text


class TestQueue:
    def test_red_stands_first_and_is_counted_in_the_title(self, desk: FlaskClient, ask: Ask) -> None:
        calm, red = ask("емтиханнан қорқамын"), ask(RED, address="web:red")
        page = desk.get("/inbox/").text
        assert page.index(red.code) < page.index('id="section-other"') < page.rindex(calm.code)
        assert "<title>(1) Хаттар" in page
        assert 'data-red="1"' in page

    def test_no_word_of_a_child_stands_in_the_queue(self, desk: FlaskClient, ask: Ask) -> None:
        ask("анам білмейтін құпия")
        assert "құпия" not in part(desk.get("/inbox/").text, 'id="queue"', "inbox-talk")

    def test_an_unseen_crisis_is_announced_on_top_until_it_is_taken(self, desk: FlaskClient, ask: Ask) -> None:
        red = ask(RED)
        banner = part(desk.get("/inbox/").text, 'id="alerts"', 'class="inbox"')
        assert red.code in banner
        assert f"/inbox/{red.id}" in banner
        desk.post(f"/inbox/{red.id}/take", data={"csrf_token": token(desk)})
        assert red.code not in part(desk.get("/inbox/").text, 'id="alerts"', 'class="inbox"')

    def test_a_colleagues_crisis_is_announced_without_a_way_in(
        self, desk: FlaskClient, ask: Ask, other_psychologist: Staff, database: Database, now: datetime
    ) -> None:
        request = ask()
        with database.writing() as session:
            answers.accept(session, request.id, by=specialist(other_psychologist), now=now)
            drafts.call_for_help(
                session, session.get_one(HelpRequest, request.id), mark="crisis:button", now=now + timedelta(minutes=1)
            )
        banner = part(desk.get("/inbox/").text, 'id="alerts"', 'class="inbox"')
        assert "әріптесіңізде" in banner
        assert f"/inbox/{request.id}" not in banner

    def test_new_words_are_marked_until_the_talk_is_opened(
        self, desk: FlaskClient, ask: Ask, database: Database, panel: Panel
    ) -> None:
        request = ask()
        assert "Жаңа хабарлама бар" in desk.get("/inbox/").text
        desk.get(f"/inbox/{request.id}")
        assert "Жаңа хабарлама бар" not in desk.get("/inbox/").text
        panel.clock.move(minutes=5)
        with database.writing() as session:
            found = session.get_one(HelpRequest, request.id)
            drafts.call_for_help(session, found, mark="crisis:button", now=panel.clock())
        assert "Жаңа хабарлама бар" in desk.get("/inbox/").text

    def test_the_clock_counts_in_words(self, desk: FlaskClient, ask: Ask, panel: Panel) -> None:
        ask()
        panel.clock.move(minutes=10)
        assert "10 мин күтіп тұр" in desk.get("/inbox/").text

    def test_closed_ones_stand_apart(
        self, desk: FlaskClient, ask: Ask, psychologist: Staff, database: Database, now: datetime
    ) -> None:
        request = ask()
        with database.writing() as session:
            closing.dismiss(session, request.id, reason=Dismissal.TEST, by=specialist(psychologist), now=now)
        assert request.code not in desk.get("/inbox/").text
        assert request.code in desk.get("/inbox/?show=closed").text


class TestPolls:
    def test_nothing_is_redrawn_when_nothing_changed(self, desk: FlaskClient, ask: Ask) -> None:
        request = ask()
        page = desk.get(f"/inbox/{request.id}").text
        for mark in ('id="queue"', 'id="talk"'):
            address = part(page[page.index(mark) :], 'hx-get="', '" hx-trigger')[len('hx-get="') :]
            answer = desk.get(address.replace("&amp;", "&"))
            assert (answer.status_code, answer.text) == (204, "")

    def test_new_words_come_with_all_around_them(
        self, desk: FlaskClient, ask: Ask, database: Database, now: datetime
    ) -> None:
        request = ask()
        with database.writing() as session:
            drafts.call_for_help(session, session.get_one(HelpRequest, request.id), mark="crisis:button", now=now)
        assert desk.get(f"/inbox/{request.id}?part=talk&poll=1&v=0").status_code == 204  # not opened, not shown
        desk.get(f"/inbox/{request.id}")
        fragment = desk.get(f"/inbox/{request.id}?part=talk&poll=1&v=0").text
        assert "батырмасын басты" in fragment
        assert 'id="talk-head" hx-swap-oob="true"' in fragment
        assert 'id="context"' in fragment
        assert "<html" not in fragment
        assert "textarea" not in fragment  # the answer box is never redrawn under a hand

    def test_polls_write_nothing_and_are_no_reading(
        self, desk: FlaskClient, ask: Ask, database: Database, panel: Panel
    ) -> None:
        request = ask()
        desk.get(f"/inbox/{request.id}")
        written: list[str] = []
        engine = panel.app.extensions["senim"].database.write_engine
        event.listen(engine, "before_cursor_execute", lambda *seen: written.append(seen[2]))
        assert desk.get("/inbox/?part=queue&poll=1&v=0").status_code == 200
        assert desk.get(f"/inbox/{request.id}?part=talk&poll=1&v=0").status_code == 200
        assert written == []
        assert len(reads(database, request.id)) == 1

    def test_a_talk_deleted_meanwhile_says_so_and_stops_asking(
        self, desk: FlaskClient, ask: Ask, database: Database, now: datetime
    ) -> None:
        request = ask()
        with database.writing() as session:
            talks.erase(session, session.get_one(HelpRequest, request.id), now=now)
        fragment = desk.get(f"/inbox/{request.id}?part=talk&poll=1&v=0").text
        assert "бала оны өшірген" in fragment
        assert "hx-get" not in fragment
