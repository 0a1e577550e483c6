"""The queue's filter: chips in a cookie, names in saved views, danger always shown; and the way to the most urgent."""

from datetime import datetime, timedelta

import pytest
from flask.testing import FlaskClient

from admin.views.help_requests.filters import COOKIE, Filter
from core.crisis.markers import Finding
from core.help_requests import answers, drafts, joining
from core.staff import specialist
from db.engine import Database
from db.models.help_requests import HelpRequest
from db.models.staff import SavedView, Staff
from tests.admin.hands import Panel, token
from tests.admin.help_requests_hands import RED, Ask, SignIn, count, part, press, take_for


def send(client: FlaskClient, address: str, **form: str) -> str:
    """Press a button of the filter; the page that follows."""
    answer = client.post(address, data={"csrf_token": token(client), **form})
    assert answer.status_code == 303
    return client.get(answer.headers["Location"]).text


def queue(page: str) -> str:
    return part(page, 'id="queue"', "inbox-talk")


class TestChips:
    def test_mine_and_free_are_told_apart_and_what_is_hidden_is_counted(
        self, desk: FlaskClient, ask: Ask, database: Database, psychologist: Staff, now: datetime
    ) -> None:
        mine, free = ask(), ask(address="web:another")
        take_for(database, psychologist, mine.id, now)
        page = queue(send(desk, "/inbox/filter", choice="whose:mine"))
        assert mine.code in page
        assert free.code not in page
        assert "Сүзгі 1 хатты жасырып тұр" in page
        page = queue(send(desk, "/inbox/filter", choice="whose:free"))
        assert mine.code not in page
        assert free.code in page

    def test_a_second_press_shows_everything_again(self, desk: FlaskClient, ask: Ask) -> None:
        free = ask()
        assert free.code not in queue(send(desk, "/inbox/filter", choice="whose:mine"))
        assert free.code in queue(send(desk, "/inbox/filter", choice="whose:mine"))

    def test_danger_is_never_hidden(self, desk: FlaskClient, ask: Ask) -> None:
        red = ask(RED)
        assert red.code in queue(send(desk, "/inbox/filter", choice="whose:mine"))

    def test_danger_in_one_talk_of_a_case_is_never_hidden_either(
        self, desk: FlaskClient, ask: Ask, database: Database, psychologist: Staff, now: datetime
    ) -> None:
        calm, red = ask(), ask(RED, address="web:red")
        with database.writing() as session:
            joining.join(session, red.id, to=calm.id, by=specialist(psychologist), now=now)
        assert calm.code in queue(send(desk, "/inbox/filter", choice="whose:free"))

    def test_it_is_still_chosen_beside_an_opened_talk_and_in_its_poll(
        self, desk: FlaskClient, ask: Ask, database: Database, psychologist: Staff, now: datetime
    ) -> None:
        mine, free = ask(), ask(address="web:another")
        take_for(database, psychologist, mine.id, now)
        page = send(desk, "/inbox/filter", choice="whose:mine", open=str(mine.id))
        assert 'id="composer"' in page
        assert free.code not in queue(page)
        assert free.code not in desk.get("/inbox/?part=queue&poll=1&v=0").text

    @pytest.mark.parametrize(
        "cookie", ["whose=all", "channel=%3Cscript%3E", "locale=de", "%00", "whose=mine" + "&channel=" + "a" * 300, "="]
    )
    def test_a_forged_cookie_shows_no_error_and_runs_nothing(self, desk: FlaskClient, ask: Ask, cookie: str) -> None:
        ask()
        desk.set_cookie(COOKIE, cookie)
        answer = desk.get("/inbox/")
        assert answer.status_code == 200
        assert "<script>" not in answer.text

    def test_what_is_no_choice_changes_nothing(self) -> None:
        assert Filter().toggled("school_id:2") == Filter()
        assert Filter(whose="mine").toggled("locale:xx") == Filter(whose="mine")


class TestViews:
    def test_a_filter_is_kept_under_a_name_chosen_and_forgotten(
        self, desk: FlaskClient, ask: Ask, database: Database
    ) -> None:
        free = ask()
        send(desk, "/inbox/filter", choice="whose:mine")
        assert "Менің хаттарым" in send(desk, "/inbox/views", name="Менің хаттарым")
        assert free.code in queue(send(desk, "/inbox/filter", all="1"))
        with database.reading() as session:
            (view,) = session.query(SavedView).all()
        assert free.code not in queue(send(desk, "/inbox/filter", view=str(view.id)))
        send(desk, f"/inbox/views/{view.id}/forget")
        assert count(database, SavedView) == 0

    def test_a_name_is_needed(self, desk: FlaskClient, database: Database) -> None:
        assert "Сүзгінің атауын жазыңыз" in send(desk, "/inbox/views", name=" ")
        assert count(database, SavedView) == 0

    def test_another_persons_view_is_neither_chosen_nor_forgotten(
        self, desk: FlaskClient, panel: Panel, sign_in: SignIn, other_psychologist: Staff, ask: Ask, database: Database
    ) -> None:
        free, other = ask(), panel()
        sign_in(other, other_psychologist)
        send(other, "/inbox/filter", choice="whose:mine")
        send(other, "/inbox/views", name="Менікі")
        with database.reading() as session:
            (view,) = session.query(SavedView).all()
        assert free.code in queue(send(desk, "/inbox/filter", view=str(view.id)))
        send(desk, f"/inbox/views/{view.id}/forget")
        assert count(database, SavedView) == 1


class TestNextUrgent:
    def test_danger_comes_first(self, desk: FlaskClient, ask: Ask) -> None:
        ask("емтиханнан қорқамын")
        red = ask(RED, address="web:red")
        assert desk.get("/inbox/next").headers["Location"] == f"/inbox/{red.id}"

    def test_it_goes_on_from_the_open_one(self, desk: FlaskClient, ask: Ask) -> None:
        first, second = ask(), ask(address="web:another")
        assert desk.get(f"/inbox/next?open={first.id}").headers["Location"] == f"/inbox/{second.id}"
        assert desk.get(f"/inbox/next?open={second.id}").headers["Location"] == f"/inbox/{first.id}"

    def test_what_is_answered_or_put_off_does_not_wait(
        self, desk: FlaskClient, ask: Ask, database: Database, psychologist: Staff, now: datetime
    ) -> None:
        answered, leaving, asleep = ask(), ask(address="web:two"), ask(address="web:three")
        with database.writing() as session:
            answers.answer(session, answered.id, text="сәлем", by=specialist(psychologist), now=now)
        press(desk, leaving.id, "reply", text="сәлем")
        press(desk, asleep.id, "snooze", until="reply")
        assert desk.get("/inbox/next").headers["Location"] == "/inbox/"
        assert "Жауабыңызды күтіп тұрған басқа хат жоқ" in desk.get("/inbox/").text

    def test_words_that_came_after_an_answer_on_its_way_do_wait(
        self, desk: FlaskClient, ask: Ask, database: Database, now: datetime
    ) -> None:
        request = ask()
        press(desk, request.id, "reply", text="сәлем")
        with database.writing() as session:
            again, later = session.get_one(HelpRequest, request.id), now + timedelta(seconds=5)
            drafts.write(session, again, text="тағы бір сөз", finding=Finding(), sends_itself=True, now=later)
        assert desk.get("/inbox/next").headers["Location"] == f"/inbox/{request.id}"
