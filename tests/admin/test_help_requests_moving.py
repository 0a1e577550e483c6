"""A whole talk is put off, given away, taken over, joined: each says what happened, no word of a child is lost."""

from datetime import datetime, timedelta

import pytest
from flask.testing import FlaskClient

from core.help_requests import answers, drafts, handing, joining
from core.help_requests.snoozing import FOREVER
from core.staff import specialist
from db.engine import Database
from db.models.help_requests import HelpRequest, Side
from db.models.staff import Staff
from tests.admin.hands import Panel
from tests.admin.help_requests_hands import RED, Ask, found, part, press, reads, said, take_for


class TestPuttingOff:
    def test_each_choice_shows_the_very_moment(self, desk: FlaskClient, ask: Ask) -> None:
        sheet = part(desk.get(f"/inbox/{ask().id}").text, 'id="snoozing"', "</dialog>")
        assert "Келесі жұмыс күні" in sheet
        assert "ертең, 24 қараша, 08:" in sheet

    def test_it_stands_apart_with_its_moment_until_then(
        self, desk: FlaskClient, ask: Ask, database: Database, panel: Panel, now: datetime
    ) -> None:
        request = ask()
        answer = press(desk, request.id, "snooze", until="moment", moment="2026-11-23T10:10", why="анасы келеді")
        assert answer.headers["Location"] == "/inbox/"
        page = desk.get("/inbox/").text
        assert "Хат кейінге қалдырылды, оралады: бүгін, 23 қараша, 10:10" in page
        assert request.code in page[page.index('id="section-later"') :]
        assert "анасы келеді" not in part(page, 'id="queue"', "inbox-talk")
        assert [note.staff_id for note in said(database, request.id, Side.NOTE)] != []
        panel.clock.move(minutes=11)
        page = desk.get("/inbox/").text
        assert "Қайта оралды" in part(page, 'id="section-today"', 'id="section-other"')

    def test_it_may_sleep_until_the_child_writes(self, desk: FlaskClient, ask: Ask, database: Database) -> None:
        request = ask()
        press(desk, request.id, "snooze", until="reply")
        assert found(database, request.id).snoozed_until == FOREVER
        assert "оралады: бала жазғанда" in desk.get(f"/inbox/{request.id}").text

    def test_it_is_brought_back_by_the_offered_undo(self, desk: FlaskClient, ask: Ask, database: Database) -> None:
        request = ask()
        press(desk, request.id, "snooze", until="reply")
        assert f'action="/inbox/{request.id}/wake"' in desk.get("/inbox/").text
        press(desk, request.id, "wake")
        assert found(database, request.id).snoozed_until is None

    @pytest.mark.parametrize(
        ("form", "words"),
        [
            ({"until": "moment", "moment": "2026-11-23T09:00"}, "Бұл уақыт өтіп кеткен"),
            ({"until": "moment", "moment": ""}, "Уақытты түсіне алмадық"),
            ({"until": "ертең"}, "Уақытты түсіне алмадық"),
        ],
    )
    def test_a_refusal_keeps_the_sheet_open_with_what_was_typed(
        self, desk: FlaskClient, ask: Ask, database: Database, form: dict[str, str], words: str
    ) -> None:
        request = ask()
        answer = press(desk, request.id, "snooze", why="бейсенбіде", **form)
        sheet = part(answer.text, 'id="snoozing"', "</dialog>")
        assert answer.status_code == 422
        assert words in sheet
        assert 'value="бейсенбіде"' in sheet
        assert "data-open-now" in sheet
        assert found(database, request.id).snoozed_until is None

    def test_danger_is_never_put_off(self, desk: FlaskClient, ask: Ask, database: Database) -> None:
        request = ask(RED)
        answer = press(desk, request.id, "snooze", until="reply")
        assert answer.status_code == 409
        assert "кейінге қалдыруға болмайды" in answer.text
        assert found(database, request.id).snoozed_until is None


class TestHandingOver:
    def test_colleagues_are_offered_with_what_they_have(
        self, desk: FlaskClient, ask: Ask, database: Database, other_psychologist: Staff, now: datetime
    ) -> None:
        take_for(database, other_psychologist, ask(address="web:another").id, now)
        sheet = part(desk.get(f"/inbox/{ask().id}").text, 'id="handing"', "</dialog>")
        assert "botagoz" in sheet
        assert "Ашық хаты: 1" in sheet

    def test_alone_the_page_says_how_a_colleague_comes(self, desk: FlaskClient, ask: Ask) -> None:
        sheet = part(desk.get(f"/inbox/{ask().id}").text, 'id="handing"', "</dialog>")
        assert "«Қызметкерлер» бетінен шақыруға болады" in sheet

    def test_it_leaves_my_queue_and_is_the_colleagues(
        self, desk: FlaskClient, ask: Ask, database: Database, other_psychologist: Staff
    ) -> None:
        request = ask()
        answer = press(desk, request.id, "hand-over", colleague=str(other_psychologist.id), why="мен демалыстамын")
        assert answer.headers["Location"] == "/inbox/"
        assert found(database, request.id).assigned_to == other_psychologist.id
        assert desk.get(f"/inbox/{request.id}").status_code == 404

    def test_nobody_chosen_is_refused_and_the_reason_stays(
        self, desk: FlaskClient, ask: Ask, other_psychologist: Staff
    ) -> None:
        answer = press(desk, ask().id, "hand-over", why="демалыс")
        assert answer.status_code == 422
        assert 'value="демалыс"' in answer.text


class TestTeam:
    def test_colleagues_talks_stand_there_without_a_word_or_a_way_in(
        self, desk: FlaskClient, ask: Ask, database: Database, other_psychologist: Staff, now: datetime
    ) -> None:
        request = ask("анам білмейтін құпия")
        take_for(database, other_psychologist, request.id, now)
        page = desk.get("/inbox/?show=team").text
        assert request.code in page
        assert "botagoz" in page
        assert "құпия" not in page
        assert f'href="/inbox/{request.id}"' not in page
        assert reads(database, request.id) == []

    def test_taking_over_says_why_and_opens_it(
        self,
        desk: FlaskClient,
        ask: Ask,
        database: Database,
        psychologist: Staff,
        other_psychologist: Staff,
        now: datetime,
    ) -> None:
        request = ask()
        take_for(database, other_psychologist, request.id, now)
        answer = press(desk, request.id, "take-over", reason="away")
        assert found(database, request.id).assigned_to == psychologist.id
        assert "әріптесі орнында жоқ" in desk.get(answer.headers["Location"]).text

    def test_without_a_reason_nothing_is_taken(
        self, desk: FlaskClient, ask: Ask, database: Database, other_psychologist: Staff, now: datetime
    ) -> None:
        request = ask()
        take_for(database, other_psychologist, request.id, now)
        answer = press(desk, request.id, "take-over", reason="қызық")
        assert answer.status_code == 422
        assert request.code not in part(answer.text, 'class="inbox-talk"', "</section>")
        assert found(database, request.id).assigned_to == other_psychologist.id


class TestJoining:
    @pytest.fixture
    def pair(self, ask: Ask, database: Database, psychologist: Staff, now: datetime) -> tuple[HelpRequest, HelpRequest]:
        """Two talks of mine, joined; the first is what the case goes by."""
        first, second = ask("бірінші сөз"), ask("екінші сөз", address="web:another")
        for request in (first, second):
            take_for(database, psychologist, request.id, now)
        with database.writing() as session:
            joining.join(session, second.id, to=first.id, by=specialist(psychologist), now=now)
        return first, second

    def test_my_other_talks_are_offered(
        self, desk: FlaskClient, ask: Ask, database: Database, psychologist: Staff, now: datetime
    ) -> None:
        mine, free, here = ask(), ask(address="web:free"), ask(address="web:here")
        take_for(database, psychologist, mine.id, now)
        sheet = part(desk.get(f"/inbox/{here.id}").text, 'id="joining"', "</dialog>")
        assert mine.code in sheet
        assert free.code not in sheet
        assert here.code not in sheet

    def test_they_are_shown_together_each_with_its_code(
        self, desk: FlaskClient, database: Database, pair: tuple[HelpRequest, HelpRequest]
    ) -> None:
        first, second = pair
        talk = part(desk.get(f"/inbox/{first.id}").text, 'id="talk"', 'id="composer"')
        assert "бірінші сөз" in talk
        assert "екінші сөз" in talk
        assert f'<p class="desk-code">{first.code}</p>' in talk
        assert f'<p class="desk-code">{second.code}</p>' in talk
        assert len(reads(database, second.id)) == 1  # what is shown is read, and who reads is known

    def test_they_are_one_row_of_the_queue(self, desk: FlaskClient, pair: tuple[HelpRequest, HelpRequest]) -> None:
        _, second = pair
        queue = part(desk.get(f"/inbox/{second.id}").text, 'id="queue"', "inbox-talk")
        assert "біріктірілген 2 хат" in queue
        assert second.code not in queue
        assert 'aria-current="true"' in queue  # whichever of the two is opened

    def test_new_words_in_either_are_marked_on_it(
        self, desk: FlaskClient, database: Database, pair: tuple[HelpRequest, HelpRequest], panel: Panel
    ) -> None:
        first, second = pair
        desk.get(f"/inbox/{first.id}")
        assert "Жаңа хабарлама бар" not in desk.get("/inbox/").text
        panel.clock.move(minutes=5)
        with database.writing() as session:
            drafts.call_for_help(
                session, session.get_one(HelpRequest, second.id), mark="crisis:button", now=panel.clock()
            )
        page = desk.get("/inbox/").text
        assert "Жаңа хабарлама бар" in page
        assert first.code in part(page, 'id="section-red"', 'id="section-today"')

    def test_an_answer_goes_to_the_chosen_talk_alone(
        self, desk: FlaskClient, database: Database, pair: tuple[HelpRequest, HelpRequest]
    ) -> None:
        first, second = pair
        press(desk, first.id, "reply", text="сәлем", to=str(second.id))
        assert said(database, first.id, Side.STAFF) == []
        assert len(said(database, second.id, Side.STAFF)) == 1

    def test_an_answer_to_a_talk_outside_the_case_is_refused(
        self, desk: FlaskClient, ask: Ask, database: Database, pair: tuple[HelpRequest, HelpRequest]
    ) -> None:
        outside = ask(address="web:outside")
        answer = press(desk, pair[0].id, "reply", text="сәлем", to=str(outside.id))
        assert answer.status_code == 422
        assert ">сәлем</textarea>" in answer.text
        assert said(database, outside.id, Side.STAFF) == []

    def test_an_answer_to_the_other_talk_is_taken_back_from_here_into_that_talks_box(
        self, desk: FlaskClient, database: Database, pair: tuple[HelpRequest, HelpRequest]
    ) -> None:
        first, second = pair
        press(desk, first.id, "reply", text="сәлем", to=str(second.id))
        (message,) = said(database, second.id, Side.STAFF)
        answer = press(desk, first.id, f"answers/{message.id}/withdraw")
        assert answer.headers["Location"] == f"/inbox/{second.id}"
        assert said(database, second.id, Side.STAFF) == []
        assert ">сәлем</textarea>" in desk.get(f"/inbox/{second.id}").text
        assert ">сәлем</textarea>" not in desk.get(f"/inbox/{first.id}").text

    def test_a_poll_shows_nothing_of_a_talk_joined_after_opening(
        self, desk: FlaskClient, ask: Ask, database: Database, psychologist: Staff, now: datetime
    ) -> None:
        first, second = ask("бірінші сөз"), ask("екінші сөз", address="web:another")
        desk.get(f"/inbox/{first.id}")
        for request in (first, second):
            take_for(database, psychologist, request.id, now)
        with database.writing() as session:
            joining.join(session, second.id, to=first.id, by=specialist(psychologist), now=now)
        answer = desk.get(f"/inbox/{first.id}?part=talk&poll=1&v=0")
        assert (answer.status_code, answer.text) == (204, "")

    def test_one_is_split_from_the_page(
        self, desk: FlaskClient, database: Database, pair: tuple[HelpRequest, HelpRequest]
    ) -> None:
        first, second = pair
        assert f'id="split-{second.id}"' in desk.get(f"/inbox/{first.id}").text
        press(desk, first.id, "split", member=str(second.id))
        assert found(database, second.id).joined_to is None
        assert "екінші сөз" not in desk.get(f"/inbox/{first.id}").text

    def test_danger_in_either_is_shown_and_ended_where_it_is(
        self, desk: FlaskClient, ask: Ask, database: Database, psychologist: Staff, now: datetime
    ) -> None:
        calm, red = ask(), ask(RED, address="web:red")
        for request in (calm, red):
            take_for(database, psychologist, request.id, now)
        with database.writing() as session:
            joining.join(session, red.id, to=calm.id, by=specialist(psychologist), now=now)
        page = desk.get(f"/inbox/{calm.id}").text
        assert 'class="crisis-bar"' in page
        assert f'action="/inbox/{red.id}/end-crisis"' in page


def test_the_right_pane_tells_who_opened_the_talk(
    desk: FlaskClient, ask: Ask, database: Database, other_psychologist: Staff, now: datetime
) -> None:
    request = ask()
    with database.writing() as session:
        answers.read(session, request.id, by=specialist(other_psychologist), now=now - timedelta(hours=2))
    pane = part(desk.get(f"/inbox/{request.id}").text, "Бұл хатты кім ашты", "</section>")
    assert "botagoz: бүгін, 08:00" in pane
    assert "aigerim: бүгін, 10:00" in pane


def test_a_red_talk_of_a_colleague_points_to_where_it_can_be_taken(
    desk: FlaskClient, ask: Ask, database: Database, psychologist: Staff, other_psychologist: Staff, now: datetime
) -> None:
    red = ask(RED)
    with database.writing() as session:
        handing.hand_over(session, red.id, to=other_psychologist.id, why="", by=specialist(psychologist), now=now)
    banner = part(desk.get("/inbox/").text, 'id="alerts"', 'class="inbox"')
    assert red.code in banner
    assert 'href="/inbox/?show=team"' in banner
