"""Reports in the panel: who reads them, what is written, frozen and opened."""

import re
from collections.abc import Callable
from datetime import datetime

import pytest
from flask.testing import FlaskClient

from core.actors import Role, Specialist
from core.journals import offline
from core.journals.done import Done, What, Who
from db.engine import Database
from db.models.reports import FrozenReport, ReportText
from db.models.schools import School
from db.models.staff import Staff
from tests.admin.hands import Panel, hire, signed_in, token

PAGE = "/reports/2026-11/analytical"
TABLES = "/reports/2026-11/statistical"


@pytest.fixture
def month(database: Database, psychologist: Staff, now: datetime) -> None:
    """A month with some work in it."""
    by = Specialist(id=psychologist.id, school_id=psychologist.school_id, roles=frozenset({Role.PSYCHOLOGIST}))
    with database.writing() as session:
        for _ in range(6):
            offline.record(session, Done(class_name="7А", category="fear", topic="жасырын-тақырып"), by=by, now=now)
        done = Done(who=Who.CLASS, what=What.PREVENTION, participants=24, class_name="7А", category="fear")
        offline.record(session, done, by=by, now=now)


def _send(client: FlaskClient, page: str = PAGE, **form: str) -> str:
    answer = client.post(page, data={"csrf_token": token(client), **form})
    return answer.location if answer.status_code == 302 else answer.text


class TestReading:
    """A list of periods, and a page of each."""

    def test_offers_every_period_that_has_begun(self, desk: FlaskClient) -> None:
        page = desk.get("/reports/").text

        assert "2026 жылғы қазан" in page
        assert "I тоқсан, 2026–2027" in page
        assert "2026 жылғы желтоқсан" not in page

    def test_shows_figures_that_open_what_is_behind_them(self, desk: FlaskClient, month: None) -> None:
        page = desk.get(TABLES).text

        links = re.findall(r'href="(/reports/2026-11/works[^"]*)"', page)
        works = desk.get(links[0].replace("&amp;", "&")).text
        assert "23.11.2026" in works
        assert "жасырын-тақырып" not in works

    def test_draws_only_what_is_not_nought_and_says_that_nothing_was_written(self, desk: FlaskClient) -> None:
        page = desk.get(TABLES).text

        assert "Бұл кезеңде жазба жоқ" in page
        assert "data-chart=" not in page

    def test_hides_small_counts_from_a_deputy_head_who_writes_and_opens_less(
        self, office: FlaskClient, month: None
    ) -> None:
        page = office.get(TABLES).text

        assert "…" in page
        assert "works" in page
        assert "area" not in "".join(re.findall(r'href="(/reports/2026-11/works[^"]*)"', page))
        assert "<textarea" not in page
        assert 'value="freeze"' not in page
        assert office.get("/reports/2026-11/works?of=area:3").status_code == 403

    def test_follows_the_scheme_of_the_order(self, desk: FlaskClient, month: None) -> None:
        assert "Диагностикалық бағыт" in desk.get(f"{TABLES}?scheme=order_377").text

    @pytest.mark.parametrize(
        "page",
        [
            "/reports/2026-13/statistical",
            "/reports/2026-11/other",
            "/reports/frozen/none",
            "/reports/2026-11/works?of=staff_id:1",
            "/reports/2026-11/works?of=area:99999999999999999999",
            "/reports/1999-Y/statistical",
            "/reports/2026-11/works?of=;",
        ],
    )
    def test_knows_no_other_address(self, desk: FlaskClient, page: str) -> None:
        assert desk.get(page).status_code == 404

    @pytest.mark.parametrize("period", ["2000-Y", "2000-01", "2099-T4", "2099-12"])
    def test_opens_the_edge_of_its_years(self, desk: FlaskClient, period: str) -> None:
        assert desk.get(f"/reports/{period}/statistical").status_code == 200

    def test_is_not_for_an_observer(
        self, panel: Panel, database: Database, sign_in: Callable[..., None], now: datetime
    ) -> None:
        with database.writing() as session:
            observer = hire(session, username="observer", role=Role.OBSERVER, now=now)

        assert signed_in(panel, observer, sign_in).get("/reports/").status_code == 403


class TestWriting:
    """Words are kept with a button, and with the freezing."""

    def test_keeps_words_in_the_language_of_the_panel(self, desk: FlaskClient, database: Database) -> None:
        assert _send(desk, **{"block-tasks": "Кабинет ашу", "act": "save"}) == PAGE

        assert "Кабинет ашу" in desk.get(PAGE).text
        with database.reading() as session:
            assert [found.block for found in session.query(ReportText)] == ["tasks"]

    def test_loses_nothing_that_was_too_long(self, desk: FlaskClient) -> None:
        page = _send(desk, **{"block-tasks": "ұ" * 8001})

        assert "ұ" * 8001 in page
        assert "Мәтін тым ұзын" in page

    def test_freezes_with_what_was_just_written(
        self, desk: FlaskClient, office: FlaskClient, database: Database, month: None
    ) -> None:
        address = _send(desk, **{"block-tasks": "Кабинет ашу", "act": "freeze"})

        copy = address.partition("?")[0]
        page = office.get(copy).text
        assert "Кабинет ашу" in page
        assert "Содан бері сандар өзгерген жоқ" in page
        assert f'href="{copy}"' in desk.get(PAGE).text
        with database.reading() as session:
            assert session.query(FrozenReport).count() == 1

    def test_shows_what_changed_since(
        self, desk: FlaskClient, database: Database, psychologist: Staff, month: None, now: datetime
    ) -> None:
        copy = _send(desk, TABLES, act="freeze").partition("?")[0]
        by = Specialist(id=psychologist.id, school_id=psychologist.school_id, roles=frozenset({Role.PSYCHOLOGIST}))
        with database.writing() as session:
            offline.record(session, Done(), by=by, now=now)

        page = desk.get(copy).text
        assert "Содан бері сандар өзгерді" in page
        assert "Сақталғанда" in page

    def test_is_for_a_psychologist_alone(self, office: FlaskClient) -> None:
        answer = office.post(PAGE, data={"csrf_token": token(office), "act": "freeze"})

        assert answer.status_code == 403

    def test_refuses_a_block_there_is_none_of(self, desk: FlaskClient) -> None:
        answer = desk.post(PAGE, data={"csrf_token": token(desk), "block-other": "x"})

        assert answer.status_code == 400

    def test_of_another_school_is_not_found(
        self,
        desk: FlaskClient,
        panel: Panel,
        database: Database,
        other_school: School,
        sign_in: Callable[..., None],
        now: datetime,
    ) -> None:
        with database.writing() as session:
            stranger = hire(session, username="far", role=Role.PSYCHOLOGIST, now=now, school_id=other_school.id)
        copy = _send(signed_in(panel, stranger, sign_in), TABLES, act="freeze").partition("?")[0]

        assert desk.get(copy).status_code == 404
