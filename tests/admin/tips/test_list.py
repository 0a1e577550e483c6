"""The list of tips: what narrows it, what it says of each, how often they are read without saying by whom."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from core.texts import texts
from core.tips import counting
from core.tips.counting import What
from db.engine import Database
from db.models.staff import Staff
from db.models.tips import Tip
from tests.admin.hands import Panel
from tests.admin.seen import seen
from tests.admin.tips.hands import fields, send
from tests.factories.tips import DOUBTFUL, FORBIDDEN

T = texts("kk")


def shown(page: str) -> int:
    return page.count('class="tip-row card"')


def find(client: FlaskClient, **chosen: str) -> str:
    return send(client, "/tips/", chosen).text


def test_everything_stands_there_by_area(desk: FlaskClient) -> None:
    page = desk.get("/tips/").text

    assert shown(page) >= 48
    assert page.index(T("tips-area-family.title")) < page.index(T("tips-area-life.title"))
    assert '<details class="tip-group">' in page


def test_is_narrowed_by_area_audience_and_state_together(desk: FlaskClient, tip: Tip) -> None:
    send(desk, f"/tips/{tip.id}/", fields("Бір."))

    assert shown(find(desk, area="bullying", audience="pupils_5_7", state="changed")) == 1
    assert shown(find(desk, area="sleep", audience="pupils_5_7", state="changed")) == 0
    assert T("tips-desk-none") in find(desk, area="sleep", state="waiting")
    assert shown(find(desk, area="weather", state="nonsense")) == shown(desk.get("/tips/").text)


@pytest.mark.parametrize("words", ["жұпыны", "жупыны", "ЖҰПЫНЫ сөз", "zhupyny"])
def test_is_searched_in_any_letters(desk: FlaskClient, tip: Tip, words: str) -> None:
    send(desk, f"/tips/{tip.id}/", fields("Мынау жұпыны сөз."))

    page = find(desk, words=words)

    assert shown(page) == 1
    assert f"/tips/{tip.id}/" in page
    assert "open>" in page.split('class="tip-group"')[1][:20]


def test_says_what_waits_what_is_hidden_and_what_the_linter_found(
    desk: FlaskClient, office: FlaskClient, tip: Tip
) -> None:
    send(desk, f"/tips/{tip.id}/", fields(f"{FORBIDDEN} {DOUBTFUL}", reason="Керек"))

    page = seen(find(desk, state="waiting"))

    assert T("tips-desk-state-waiting") in page
    assert T("tips-desk-remarks", count=6) in page


def test_says_how_many_nobody_has_read(desk: FlaskClient, tip: Tip) -> None:
    everything = shown(desk.get("/tips/").text)
    for role in ("psychologist", "native"):
        send(desk, f"/tips/{tip.id}/read", {"opened": "0", "role": role})

    page = desk.get("/tips/").text

    assert T("tips-desk-count", count=everything, unread=everything - 1) in seen(page)
    assert shown(desk.get("/tips/?state=unread").text) == everything - 1


class TestCounts:
    def count(self, database: Database, panel: Panel, by: Staff, tip: Tip, *, days: int = 0, **times: int) -> None:
        day = panel.clock().date() - timedelta(days=days)
        with database.writing() as session:
            for what, number in times.items():
                for _ in range(number):
                    counting.count(session, school_id=by.school_id, tip_id=tip.id, what=what, day=day)

    def test_five_readers_are_counted(
        self, desk: FlaskClient, panel: Panel, database: Database, psychologist: Staff, tip: Tip
    ) -> None:
        self.count(database, panel, psychologist, tip, opened=5, helped=2, not_for_me=1)

        assert T("tips-desk-counts", opened=5, helped=2, other=1) in find(desk, area="bullying")

    def test_four_are_not_told_apart(
        self, desk: FlaskClient, panel: Panel, database: Database, psychologist: Staff, tip: Tip
    ) -> None:
        self.count(database, panel, psychologist, tip, opened=4, helped=3)

        page = find(desk, area="bullying")

        assert T("tips-desk-counts", opened=4, helped=3, other=0) not in page
        assert page.count(T("tips-desk-counts-few")) == shown(page)

    def test_what_is_older_than_thirty_days_counts_no_more(
        self, desk: FlaskClient, panel: Panel, database: Database, psychologist: Staff, tip: Tip
    ) -> None:
        self.count(database, panel, psychologist, tip, days=31, **{What.OPENED.value: 9})

        page = find(desk, area="bullying")

        assert page.count(T("tips-desk-counts-few")) == shown(page)


class TestPaper:
    def test_a_tip_stands_there_in_three_languages_with_its_origin(self, desk: FlaskClient, tip: Tip) -> None:
        send(desk, f"/tips/{tip.id}/", fields("Мынау *қалың* сөз."))

        page = desk.get(f"/tips/{tip.id}/paper").text

        assert page.count("Мынау <b>қалың</b> сөз.") == 3
        assert "Ұйқы гигиенасы" in page
        assert T("tips-desk-paper-unread") in page
        assert "tips_print.css" in page

    def test_an_area_leaves_out_what_is_hidden(self, desk: FlaskClient, tip: Tip) -> None:
        before = desk.get("/tips/paper/bullying").text.count("<article")

        send(desk, f"/tips/{tip.id}/hide", {})

        assert desk.get("/tips/paper/bullying").text.count("<article") == before - 1
