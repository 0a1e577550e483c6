"""The week of alerts and the random check in the panel: figures, plain reasons, a harmless file, three taps."""

import csv
from collections.abc import Callable
from datetime import datetime

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from admin.views.screening import sheet
from core import staff
from core.actors import Role
from core.help_requests import verdicts
from core.help_requests.verdicts import Judgement
from core.screening import sampling
from core.texts import texts
from db.engine import Database
from db.models.audit import AuditRecord
from db.models.help_requests import HelpMessage, HelpRequest
from db.models.screening import ScreeningSample
from db.models.staff import Staff
from tests.admin.hands import CANARY, Panel, hire, signed_in, token
from tests.admin.seen import seen

T = texts("kk")
RED = "өлгім келеді"


def post(client: FlaskClient, path: str, **data: object) -> TestResponse:
    return client.post(path, data={**data, "csrf_token": token(client)})


def words(answer: TestResponse) -> str:
    return " ".join(seen(answer.text).split())


@pytest.fixture
def observer(panel: Panel, database: Database, sign_in: Callable[..., None], now: datetime) -> FlaskClient:
    """An observer's browser."""
    with database.writing() as session:
        member = hire(session, username="observer", role=Role.OBSERVER, now=now)
    return signed_in(panel, member, sign_in)


@pytest.fixture
def judged(ask: Callable[..., HelpRequest], database: Database, psychologist: Staff, now: datetime) -> HelpRequest:
    """A talk in danger whose alert somebody called false."""
    talk = ask(words=f"{RED} {CANARY}")
    with database.writing() as session:
        message = session.scalars(select(HelpMessage.id).where(HelpMessage.help_request_id == talk.id)).one()
        by = staff.specialist(session.get_one(Staff, psychologist.id))
        verdicts.judge(session, message, judgement=Judgement.FALSE, by=by, now=now)
    return talk


@pytest.fixture
def sample(ask: Callable[..., HelpRequest], database: Database, now: datetime) -> HelpRequest:
    """A talk whose message waits for a label."""
    talk = ask(words=f"Сыныпта бәрі жақсы {CANARY}")
    with database.writing() as session:
        sampling.draw(session, now=now, is_chosen=lambda _ref: True)
    return talk


def of(database: Database) -> ScreeningSample:
    with database.reading() as session:
        found = session.scalars(select(ScreeningSample)).one()
        session.expunge_all()
        return found


class TestTheWeek:
    def test_tells_a_psychologist_the_figures_and_the_rules_in_plain_words(
        self, desk: FlaskClient, judged: HelpRequest
    ) -> None:
        shown = words(desk.get("/screening/"))

        assert f"1 {T('screening-alerts')}" in shown
        assert T("screening-rules") in shown
        assert "Өлгісі келетінін айтты" in shown or T("why-category", category="ideation") in shown

    def test_holds_no_word_and_no_code_of_a_child(
        self, desk: FlaskClient, office: FlaskClient, judged: HelpRequest
    ) -> None:
        for client in (desk, office):
            shown = client.get("/screening/").text
            assert CANARY not in shown
            assert judged.code not in shown

    def test_gives_deputy_heads_and_observers_counts_only(
        self, office: FlaskClient, observer: FlaskClient, judged: HelpRequest
    ) -> None:
        for client in (office, observer):
            shown = words(client.get("/screening/"))
            assert f"1 {T('screening-alerts')}" in shown
            assert T("screening-rules") not in shown
            assert client.get("/screening/table.csv").status_code == 403
            assert client.get("/screening/samples").status_code == 403

    def test_is_turned_back_and_never_into_the_future(self, desk: FlaskClient, judged: HelpRequest) -> None:
        before = words(desk.get("/screening/?week=2026-11-18"))

        assert "16 қараша – 22 қараша" in before
        assert T("screening-no-alerts") in before
        for asked in ("2027-05-01", "soon", "0001-01-01"):
            assert "23 қараша – 29 қараша" in words(desk.get(f"/screening/?week={asked}"))

    def test_leaves_as_a_table_of_figures_and_rule_ids(self, desk: FlaskClient, judged: HelpRequest) -> None:
        answer = desk.get("/screening/table.csv")

        rows = list(csv.reader(answer.text.removeprefix("\ufeff").splitlines()))
        assert ["2026-11-23", T("screening-alerts"), "1"] in rows
        assert any(row[1:] == ["0", "0", "1", "0"] and "." in row[0] for row in rows if len(row) == 5)
        assert CANARY not in answer.text
        assert judged.code not in answer.text
        assert "senim-2026-11-23.csv" in answer.headers["Content-Disposition"]

    @pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
    def test_has_no_cell_that_a_spreadsheet_would_run(self, cell: str) -> None:
        assert sheet.harmless(cell) == f"'{cell}"
        assert sheet.harmless("sui.want_die") == "sui.want_die"


class TestTheRandomCheck:
    def test_shows_one_message_and_writes_down_that_it_was_read(
        self, desk: FlaskClient, sample: HelpRequest, database: Database, psychologist: Staff
    ) -> None:
        shown = desk.get("/screening/samples").text

        assert CANARY in shown
        assert sample.code in shown
        with database.reading() as session:
            read = session.scalars(select(AuditRecord).where(AuditRecord.tag == "help_request:thread:read")).one()
        assert (read.subject_id, read.staff_id) == (sample.id, psychologist.id)

    def test_goes_on_to_the_next_after_a_tap_that_can_be_taken_back(
        self, desk: FlaskClient, sample: HelpRequest, database: Database
    ) -> None:
        drawn = of(database).id

        answer = post(desk, f"/screening/samples/{drawn}/label", label="none")

        assert answer.headers["Location"] == "/screening/samples"
        assert of(database).label == "none"
        after = desk.get("/screening/samples")
        assert T("screening-samples-none") in words(after)
        assert f"/screening/samples/{drawn}/back" in after.text
        post(desk, f"/screening/samples/{drawn}/back")
        assert CANARY in desk.get("/screening/samples").text

    def test_leads_to_the_talk_and_turns_it_red_where_the_danger_is_now(
        self, desk: FlaskClient, sample: HelpRequest, database: Database
    ) -> None:
        answer = post(desk, f"/screening/samples/{of(database).id}/label", label="danger", danger="1")

        assert answer.headers["Location"] == f"/inbox/{sample.id}"
        with database.reading() as session:
            assert session.get_one(HelpRequest, sample.id).is_red

    def test_only_marks_where_the_danger_is_over(
        self, desk: FlaskClient, sample: HelpRequest, database: Database
    ) -> None:
        post(desk, f"/screening/samples/{of(database).id}/label", label="danger", danger="0")

        with database.reading() as session:
            assert not session.get_one(HelpRequest, sample.id).is_red
        shown = words(desk.get("/screening/"))
        assert f"1 {T('screening-missed')}" in shown
        assert T("screening-estimate-from", labelled=1, missed=1, messages=1) in shown
        assert T("screening-estimate-few") in shown

    def test_knows_three_labels(self, desk: FlaskClient, sample: HelpRequest, database: Database) -> None:
        assert post(desk, f"/screening/samples/{of(database).id}/label", label="weather").status_code == 400
        assert post(desk, "/screening/samples/77/label", label="none").status_code == 404

    def test_is_a_number_on_the_front_page_and_nothing_more(self, desk: FlaskClient, sample: HelpRequest) -> None:
        shown = desk.get("/").text

        assert T("today-need-samples", count=1) in words(desk.get("/"))
        assert "/screening/samples" in shown
        assert CANARY not in shown
