"""What the page sends by itself: drafts that survive, a beat that tells colleagues; neither is a reading."""

from datetime import datetime

import pytest
from flask.testing import FlaskClient

from admin.lifetime import IDLE
from core.help_requests import talks
from db.engine import Database
from db.models.help_requests import HelpRequest, ReplyDraft
from db.models.staff import Staff
from tests.admin.hands import Panel, token
from tests.admin.help_requests_hands import CLOSING, Ask, SignIn, count, found, press, reads, take_for


@pytest.fixture
def colleague(panel: Panel, sign_in: SignIn, other_psychologist: Staff) -> FlaskClient:
    """The other psychologist's browser."""
    client = panel()
    sign_in(client, other_psychologist)
    return client


class TestDrafts:
    @pytest.mark.parametrize("kind", ["reply", "note"])
    def test_what_is_written_is_there_on_another_device(
        self, desk: FlaskClient, panel: Panel, sign_in: SignIn, psychologist: Staff, ask: Ask, kind: str
    ) -> None:
        request = ask()
        answer = press(desk, request.id, f"drafts/{kind}", text="жарты <b>ой</b>")
        assert (answer.status_code, answer.text) == (200, "Сақталды: 10:00")
        elsewhere = panel()
        sign_in(elsewhere, psychologist)
        assert ">жарты &lt;b&gt;ой&lt;/b&gt;</textarea>" in elsewhere.get(f"/inbox/{request.id}").text

    def test_one_too_long_to_be_sent_is_kept_whole(self, desk: FlaskClient, ask: Ask) -> None:
        request = ask()
        press(desk, request.id, "drafts/reply", text="ә" * 4000 + "соңы")
        assert "ә" * 4000 + "соңы</textarea>" in desk.get(f"/inbox/{request.id}").text

    def test_it_is_nobody_elses(self, desk: FlaskClient, colleague: FlaskClient, ask: Ask) -> None:
        request = ask()
        press(desk, request.id, "drafts/reply", text="жарты ой")
        assert "жарты ой" not in colleague.get(f"/inbox/{request.id}").text

    def test_it_neither_takes_the_talk_nor_counts_as_reading(
        self, desk: FlaskClient, ask: Ask, database: Database
    ) -> None:
        request = ask()
        press(desk, request.id, "drafts/reply", text="жарты ой")
        assert found(database, request.id).assigned_to is None
        assert reads(database, request.id) == []

    def test_emptied_it_is_forgotten(self, desk: FlaskClient, ask: Ask, database: Database) -> None:
        request = ask()
        press(desk, request.id, "drafts/reply", text="жарты ой")
        assert press(desk, request.id, "drafts/reply", text=" ").text == ""
        assert count(database, ReplyDraft) == 0

    @pytest.mark.parametrize(
        ("act", "form"), [("reply", {"text": "сәлем"}), ("note", {"text": "сәлем"}), ("close", CLOSING)]
    )
    def test_it_goes_with_what_it_became(
        self, desk: FlaskClient, ask: Ask, database: Database, act: str, form: dict[str, str]
    ) -> None:
        request = ask()
        press(desk, request.id, f"drafts/{'note' if act == 'note' else 'reply'}", text="жарты ой")
        assert press(desk, request.id, act, **form).status_code == 303
        assert count(database, ReplyDraft) == 0

    def test_one_that_comes_after_its_answer_is_none(self, desk: FlaskClient, ask: Ask, database: Database) -> None:
        request = ask()
        press(desk, request.id, "reply", text="сәлем", once="form-7")
        press(desk, request.id, "drafts/reply", text="сәлем", once="form-7")
        assert count(database, ReplyDraft) == 0
        press(desk, request.id, "drafts/reply", text="тағы бір ой", once="form-8")
        assert count(database, ReplyDraft) == 1

    def test_a_refused_answer_keeps_it(self, desk: FlaskClient, ask: Ask, database: Database) -> None:
        request = ask()
        press(desk, request.id, "drafts/reply", text="кел: [күні]")
        assert press(desk, request.id, "reply", text="кел: [күні]").status_code == 422
        assert count(database, ReplyDraft) == 1

    def test_there_is_no_third_kind(self, desk: FlaskClient, ask: Ask, database: Database) -> None:
        assert press(desk, ask().id, "drafts/letter", text="жарты ой").status_code == 404
        assert count(database, ReplyDraft) == 0

    def test_of_a_deleted_talk_nothing_is_kept(
        self, desk: FlaskClient, ask: Ask, database: Database, now: datetime
    ) -> None:
        request = ask()
        with database.writing() as session:
            talks.erase(session, session.get_one(HelpRequest, request.id), now=now)
        assert press(desk, request.id, "drafts/reply", text="жарты ой").status_code == 404
        assert count(database, ReplyDraft) == 0


def beat(client: FlaskClient, request_id: int, **form: str) -> str:
    """The page's sign of life; what it answers."""
    answer = client.post(
        f"/inbox/{request_id}/presence",
        data={"csrf_token": token(client), **form},
        headers={"X-Senim-Poll": "1"},
    )
    assert answer.status_code == 200
    return answer.text


class TestPresence:
    def test_who_has_it_open_is_told_to_the_other(
        self, desk: FlaskClient, colleague: FlaskClient, ask: Ask, database: Database
    ) -> None:
        request = ask()
        beat(colleague, request.id)
        assert "botagoz қазір осы хатты оқып отыр" in beat(desk, request.id)
        beat(colleague, request.id, writing="1")
        assert "botagoz қазір осы хатқа жауап жазып отыр" in beat(desk, request.id)
        assert "botagoz" in desk.get(f"/inbox/{request.id}").text
        assert "aigerim" not in beat(desk, request.id)

    def test_who_went_away_is_soon_forgotten(
        self, desk: FlaskClient, colleague: FlaskClient, ask: Ask, panel: Panel
    ) -> None:
        request = ask()
        beat(colleague, request.id)
        panel.clock.move(seconds=41)
        assert "botagoz" not in beat(desk, request.id)

    def test_it_is_neither_a_reading_nor_activity(
        self, desk: FlaskClient, ask: Ask, database: Database, panel: Panel
    ) -> None:
        request = ask()
        carried = token(desk)
        for _ in range(2):
            panel.clock.move(seconds=IDLE.total_seconds() * 0.6)
            answer = desk.post(
                f"/inbox/{request.id}/presence", data={"csrf_token": carried}, headers={"X-Senim-Poll": "1"}
            )
        assert answer.status_code == 302  # signed out: a page that beats by itself keeps nobody in
        assert reads(database, request.id) == []

    def test_in_a_talk_a_colleague_took_the_beat_ends(
        self, desk: FlaskClient, ask: Ask, database: Database, other_psychologist: Staff, now: datetime
    ) -> None:
        request = ask()
        take_for(database, other_psychologist, request.id, now)
        assert "hx-post" not in beat(desk, request.id)

    def test_a_beat_asks_for_the_next_one_and_not_at_once(self, desk: FlaskClient, ask: Ask) -> None:
        assert 'hx-trigger="every 20s"' in beat(desk, ask().id)
