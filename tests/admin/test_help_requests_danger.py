"""A talk in danger: the banner and its acts, the evidence, the protocol, the watch, verdicts, what was not screened."""

import re
from datetime import datetime, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from core.crisis.levels import Category, Finding, Level
from core.crisis.response import UNSCREENED
from core.help_requests import answers, drafts, joining
from core.staff import specialist
from db.engine import Database
from db.models.alerts import Alert, ProtocolStep
from db.models.help_requests import HelpRequest, Side
from db.models.screening import Verdict
from db.models.staff import Staff
from tests.admin.hands import Panel, token
from tests.admin.help_requests_hands import RED, Ask, SignIn, count, found, part, press, said, take_for

UNEASY = Finding(level=Level.ELEVATED, rules=("weak.test",))
CALM = "Сыныпта жаңа мұғалім келді"
HTMX = {"HX-Request": "true"}


def banner(page: str) -> str:
    return part(page, 'class="crisis-bar"', 'id="talk-scroll"')


def list_of(page: str) -> str:
    return part(page, 'id="protocol"', "</section>")


def alert_of(database: Database, request_id: int) -> Alert:
    with database.reading() as session:
        return session.scalars(select(Alert).where(Alert.help_request_id == request_id).order_by(Alert.id)).all()[-1]


def child_writes(database: Database, request_id: int, words: str, finding: Finding, now: datetime) -> int:
    with database.writing() as session:
        talk = session.get_one(HelpRequest, request_id)
        return drafts.write(session, talk, text=words, finding=finding, sends_itself=True, now=now)


class TestBanner:
    def test_says_how_grave_since_when_and_who_was_called(self, desk: FlaskClient, ask: Ask) -> None:
        shown = banner(desk.get(f"/inbox/{ask(RED).id}").text)

        assert "Өмірге қауіп белгісі" in shown
        assert "Белгі: бүгін, 10:00" in shown
        assert "Хабарланды: aigerim, 10:00 (панель)" in shown
        assert "Келесі хабар:" in shown

    def test_looking_stops_the_ladder_and_says_so(self, desk: FlaskClient, ask: Ask, database: Database) -> None:
        request = ask(RED)
        desk.get(f"/inbox/{request.id}")
        assert alert_of(database, request.id).seen_at is None

        answer = press(desk, request.id, "acknowledge")

        shown = banner(desk.get(answer.headers["Location"]).text)
        assert "Қарап отыр: aigerim (бүгін, 10:00)" in shown
        assert 'id="act-acknowledge"' not in shown
        assert alert_of(database, request.id).climbs_at is None
        assert found(database, request.id).assigned_to is None

    def test_opening_the_talk_is_the_first_human_view(
        self, desk: FlaskClient, ask: Ask, database: Database, panel: Panel
    ) -> None:
        request = ask(RED)
        panel.clock.move(minutes=2)

        desk.get(f"/inbox/{request.id}")

        assert alert_of(database, request.id).viewed_at == panel.clock()

    def test_a_calm_talk_has_none(self, desk: FlaskClient, ask: Ask) -> None:
        page = desk.get(f"/inbox/{ask(CALM).id}").text

        assert "crisis-bar" not in page
        assert 'id="protocol"' not in page

    def test_a_poll_brings_what_the_chain_of_people_did(
        self, desk: FlaskClient, ask: Ask, database: Database, other_psychologist: Staff, panel: Panel
    ) -> None:
        request = ask(RED)
        page = desk.get(f"/inbox/{request.id}").text
        poll = re.findall(r'hx-get="(/inbox/\d+\?[^"]*)"', page)[-1].replace("&amp;", "&")
        assert desk.get(poll).status_code == 204

        with database.writing() as session:
            answers.alerts.acknowledge(session, request.id, staff_id=other_psychologist.id, now=panel.clock())

        assert "Қарап отыр: botagoz" in desk.get(poll).text


class TestProtocol:
    def test_one_tap_shows_who_and_when_and_can_be_undone(
        self, desk: FlaskClient, ask: Ask, database: Database
    ) -> None:
        request = ask(RED)
        desk.get(f"/inbox/{request.id}")

        answer = press(desk, request.id, "protocol/deputy/done")
        page = desk.get(answer.headers["Location"]).text

        assert 'data-pane="context"' in page
        assert "aigerim, бүгін, 10:00" in part(list_of(page), "Директордың орынбасарына", "</li>")
        assert f'action="/inbox/{request.id}/protocol/deputy/undo"' in part(
            page, 'class="toast-note has-undo"', "</form>"
        )

        press(desk, request.id, "protocol/deputy/undo")
        assert count(database, ProtocolStep) == 0

    def test_a_script_gets_the_talk_drawn_anew_with_the_way_back(self, desk: FlaskClient, ask: Ask) -> None:
        request = ask(RED)
        desk.get(f"/inbox/{request.id}")

        answer = desk.post(f"/inbox/{request.id}/protocol/deputy/done", data={"csrf_token": token(desk)}, headers=HTMX)

        assert answer.status_code == 200
        assert answer.text.startswith(('<div class="talk"', "\n"))
        assert 'id="untick-deputy"' in answer.text
        assert 'hx-swap-oob="beforeend:#toasts"' in answer.text

    def test_a_script_learns_no_word_of_a_talk_that_was_not_opened(
        self, desk: FlaskClient, ask: Ask, database: Database
    ) -> None:
        request = ask(RED)

        answer = desk.post(f"/inbox/{request.id}/acknowledge", data={"csrf_token": token(desk)}, headers=HTMX)

        assert (answer.status_code, answer.text) == (204, "")
        assert answer.headers["HX-Refresh"] == "true"
        assert alert_of(database, request.id).seen_at is not None

    def test_a_refusal_is_told_on_the_next_page(self, desk: FlaskClient, ask: Ask) -> None:
        request = ask(CALM)
        desk.get(f"/inbox/{request.id}")
        mark = token(desk)

        answer = desk.post(f"/inbox/{request.id}/protocol/deputy/done", data={"csrf_token": mark}, headers=HTMX)

        assert answer.headers["HX-Refresh"] == "true"
        assert "қауіп те, бақылау да жоқ" in desk.get(f"/inbox/{request.id}").text

    @pytest.mark.parametrize("step", ["read", "parents_not", "there-is-none"])
    def test_what_is_no_line_is_not_found(self, desk: FlaskClient, ask: Ask, step: str) -> None:
        assert press(desk, ask(RED).id, f"protocol/{step}/done").status_code == 404

    def test_parents_are_not_told_when_the_harm_comes_from_home(self, desk: FlaskClient, ask: Ask) -> None:
        request = ask("әкем мені ұрады")
        shown = list_of(desk.get(f"/inbox/{request.id}").text)
        assert "әзірге хабарламаңыз" in shown

        press(desk, request.id, "protocol/home/done")

        shown = list_of(desk.get(f"/inbox/{request.id}").text)
        assert "Ата-анасына хабарламаңыз: қауіп үйде" in shown
        assert "Қорғаншылық органына" in shown
        assert 'id="tick-parents' not in shown


class TestEnding:
    def test_without_a_reason_is_refused_with_what_was_chosen(
        self, desk: FlaskClient, ask: Ask, database: Database
    ) -> None:
        request = ask(RED)

        answer = press(desk, request.id, "end-crisis", outcome="too_high", why=" ")

        assert answer.status_code == 422
        assert "data-open-now" in part(answer.text, 'id="ending"', ">")
        assert 'value="too_high" required checked' in answer.text
        assert found(database, request.id).is_red

    @pytest.mark.parametrize(("outcome", "why"), [("", "жақсы"), ("over", "жақсы"), ("false", "ж" * 1001)])
    def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(
        self, desk: FlaskClient, ask: Ask, database: Database, outcome: str, why: str
    ) -> None:
        request = ask(RED)

        answer = press(desk, request.id, "end-crisis", outcome=outcome, why=why)

        assert answer.status_code == 422
        assert why in part(answer.text, 'id="ending-why"', "</textarea>")
        assert found(database, request.id).is_red

    def test_keeps_the_reason_as_a_note_and_starts_the_watch(
        self, desk: FlaskClient, ask: Ask, database: Database
    ) -> None:
        request = ask(RED)

        answer = press(desk, request.id, "end-crisis", outcome="false", why="ән мәтіні екен")

        page = desk.get(answer.headers["Location"]).text
        assert "crisis-bar" not in page
        assert "Бақылауда, аяқталады: ертең, 10:00" in page
        assert "Психолог шешті: жалған дабыл" in page
        assert "ән мәтіні екен" in part(page, 'id="talk"', 'id="composer"')
        assert len(said(database, request.id, Side.NOTE)) == 1
        assert "Бақылауда" in part(page, f'id="row-{request.id}"', "</a>")
        assert alert_of(database, request.id).outcome == "false"

    def test_a_new_sign_under_watch_turns_it_red_again(
        self, desk: FlaskClient, ask: Ask, database: Database, panel: Panel
    ) -> None:
        request = ask(RED)
        press(desk, request.id, "end-crisis", outcome="confirmed", why="анасы қасында")
        panel.clock.move(minutes=10)
        child_writes(database, request.id, "бәрібір қиын", UNEASY, panel.clock())

        page = desk.get(f"/inbox/{request.id}").text

        assert "crisis-bar" in page
        assert "danger-watch" not in page

    def test_after_a_day_the_mark_is_gone(self, desk: FlaskClient, ask: Ask, panel: Panel, sign_in: SignIn,
                                          psychologist: Staff) -> None:  # fmt: skip
        request = ask(RED)
        press(desk, request.id, "end-crisis", outcome="false", why="ән мәтіні екен")
        panel.clock.move(minutes=24 * 60)
        sign_in(desk, psychologist)

        assert "danger-watch" not in desk.get(f"/inbox/{request.id}").text

    def test_in_a_case_goes_to_the_talk_whose_danger_it_is(
        self, desk: FlaskClient, ask: Ask, database: Database, psychologist: Staff, now: datetime
    ) -> None:
        calm, red = ask(CALM), ask(RED, address="web:red")
        for request in (calm, red):
            take_for(database, psychologist, request.id, now)
        with database.writing() as session:
            joining.join(session, red.id, to=calm.id, by=specialist(psychologist), now=now)

        page = desk.get(f"/inbox/{calm.id}").text

        assert f'data-ending="/inbox/{red.id}/end-crisis"' in page
        assert f'action="/inbox/{red.id}/protocol/deputy/done"' in page
        assert f'hx-post="/inbox/{red.id}/protocol' not in page


class TestEvidence:
    def test_is_marked_in_the_words_with_what_a_reader_of_the_screen_hears(self, desk: FlaskClient, ask: Ask) -> None:
        page = desk.get(f"/inbox/{ask('<b>мен</b> өлгім келеді').id}").text
        shown = part(page, '<p class="bubble-text"', "</p>")

        assert '<mark class="evidence" data-start="белгіленген сөз: " data-end=" (белгі соңы)">өлгім' in shown
        assert "&lt;b&gt;мен&lt;/b&gt;" in shown

    def test_says_the_likeness_in_words_and_never_in_per_cent(self, desk: FlaskClient, ask: Ask) -> None:
        shown = part(desk.get(f"/inbox/{ask(RED).id}").text, 'class="why"', "</article>")

        assert re.search("ұқсастығы</dt><dd>(төмен|орташа|жоғары)</dd>", shown)
        assert "%" not in shown

    def test_of_words_split_in_two_messages_is_found_in_both_together(
        self, desk: FlaskClient, ask: Ask, database: Database, now: datetime
    ) -> None:
        request = ask("мен өлгім")
        joint = Finding(level=Level.HIGH, category=Category.IDEATION, rules=("test",))
        child_writes(database, request.id, "келеді", joint, now + timedelta(minutes=1))

        page = desk.get(f"/inbox/{request.id}").text

        assert page.count('<mark class="evidence"') >= 1
        assert "бұрынғы нұсқасы" not in page

    def test_that_is_found_no_more_says_so(
        self, desk: FlaskClient, ask: Ask, database: Database, now: datetime
    ) -> None:
        request = ask(CALM)
        gone = Finding(level=Level.HIGH, category=Category.IDEATION, rules=("gone",))
        child_writes(database, request.id, CALM, gone, now + timedelta(hours=1))

        assert "сөздіктің бұрынғы нұсқасы" in desk.get(f"/inbox/{request.id}").text

    def test_is_asked_of_no_calm_message(self, desk: FlaskClient, ask: Ask) -> None:
        assert 'class="why"' not in desk.get(f"/inbox/{ask(CALM).id}").text


class TestVerdicts:
    def test_one_tap_says_it_and_another_takes_it_back(self, desk: FlaskClient, ask: Ask, database: Database) -> None:
        request = ask(RED)
        (message,) = said(database, request.id, Side.CHILD)
        address = f"messages/{message.id}/verdict"

        press(desk, request.id, address, verdict="too_high")
        page = desk.get(f"/inbox/{request.id}").text
        assert 'value="none" aria-pressed="true"' in part(page, f'id="verdict-{message.id}-too-high"', ">")

        press(desk, request.id, address, verdict="none")
        assert count(database, Verdict) == 0

    def test_a_missed_one_asks_and_may_turn_the_talk_red(self, desk: FlaskClient, ask: Ask, database: Database) -> None:
        request = ask(CALM)
        (message,) = said(database, request.id, Side.CHILD)
        page = desk.get(f"/inbox/{request.id}").text
        assert f'data-missed="/inbox/{request.id}/messages/{message.id}/verdict"' in page
        assert "Бала қазір қауіпте ме?" in page

        press(desk, request.id, f"messages/{message.id}/verdict", verdict="missed", danger="0")
        assert not found(database, request.id).is_red
        assert f'id="missed-{message.id}" name="verdict" value="none"' in desk.get(f"/inbox/{request.id}").text

        press(desk, request.id, f"messages/{message.id}/verdict", verdict="missed", danger="1")
        assert found(database, request.id).is_red

    @pytest.mark.parametrize("verdict", ["", "perfect", "missed"])
    def test_what_does_not_fit_is_refused(self, desk: FlaskClient, ask: Ask, database: Database, verdict: str) -> None:
        request = ask(RED)
        (message,) = said(database, request.id, Side.CHILD)

        answer = press(desk, request.id, f"messages/{message.id}/verdict", verdict=verdict)

        assert answer.status_code in (409, 422)
        assert count(database, Verdict) == 0

    def test_a_message_of_another_talk_is_not_found(self, desk: FlaskClient, ask: Ask, database: Database) -> None:
        request, other = ask(RED), ask(RED, address="web:other")
        (message,) = said(database, other.id, Side.CHILD)

        answer = press(desk, request.id, f"messages/{message.id}/verdict", verdict="right")

        assert answer.status_code == 404
        assert count(database, Verdict) == 0


class TestUnscreened:
    @pytest.fixture
    def unscreened(self, ask: Ask, database: Database, now: datetime) -> HelpRequest:
        ask(CALM, address="web:before")
        request = ask(CALM)
        with database.writing() as session:
            talk = session.get_one(HelpRequest, request.id)
            drafts.write(session, talk, text="тағы бір сөз", finding=UNSCREENED, sends_itself=True, now=now)
            talk.is_unscreened = talk.messages[-1].is_unscreened = True
        return request

    def test_stands_near_the_top_of_the_queue_until_a_person_has_looked(
        self, desk: FlaskClient, unscreened: HelpRequest
    ) -> None:
        queue = part(desk.get("/inbox/").text, 'id="queue"', "</section>\n  </div>")
        today = part(queue, 'id="section-today"', 'id="section-other"')
        assert f'id="row-{unscreened.id}"' in today
        assert "Тексерілмеген" in today

        desk.get(f"/inbox/{unscreened.id}")

        assert "Тексерілмеген" not in desk.get("/inbox/").text

    def test_is_said_at_the_message_for_good(self, desk: FlaskClient, unscreened: HelpRequest) -> None:
        for _ in range(2):
            assert desk.get(f"/inbox/{unscreened.id}").text.count("Бұл хабарлама тексерілмеді") == 1
