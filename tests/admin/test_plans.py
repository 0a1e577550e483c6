"""Plans in the panel: a whole plan in two taps, forms that lose nothing, the month as a grid, who may what."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from core import staff
from core.actors import Role
from core.plans import making, months
from core.texts import texts
from db.engine import Database
from db.models.plans import PlanItem
from db.models.schools import School
from db.models.staff import Staff
from tests.admin.hands import Panel, hire, signed_in, token
from tests.core.plans.hands import YEAR, item, plan, worked

T = texts("kk")
ITEM = {
    "content": "Дөңгелек үстел",
    "direction": "awareness",
    "audience": "teacher",
    "area": "4",
    "stage": "3",
    "aspect": "applied",
    "first_month": "10",
    "last_month": "12",
}


def post(client: FlaskClient, path: str, **fields: Any) -> TestResponse:
    return client.post(path, data={"csrf_token": token(client), **fields}, follow_redirects=True)


def seen(page: TestResponse, name: str = "seen") -> str:
    found = re.search(f'name="{name}" value="([0-9a-f]+)"', page.text)
    assert found
    return found[1]


@pytest.fixture
def planned(database: Database, psychologist: Staff, now: datetime) -> PlanItem:
    """A plan of the year with one item of it."""
    with database.writing() as session:
        by = staff.specialist(session.get_one(Staff, psychologist.id))
        plan(session, by, now)
        return item(session, by, now)


class TestTheYear:
    def test_is_planned_in_two_taps(self, desk: FlaskClient, database: Database, psychologist: Staff) -> None:
        start = desk.get("/plans/")
        assert T("plans-start-library") in start.text
        assert T("plans-start-last") not in start.text

        page = post(desk, "/plans/make", year=YEAR, start="library")

        assert T("plans-done-made") in page.text
        assert page.text.count('id="item-') >= 45
        with database.reading() as session:
            assert making.of_school(session, YEAR, school_id=psychologist.school_id) is not None

    def test_says_that_it_stands_already(self, desk: FlaskClient, planned: PlanItem) -> None:
        assert T("plans-refused-exists") in post(desk, "/plans/make", year=YEAR, start="library").text

    def test_turns_green_with_the_number_of_the_journal(
        self, desk: FlaskClient, database: Database, psychologist: Staff, planned: PlanItem, now: datetime
    ) -> None:
        assert f"plan_item={planned.id}" in desk.get("/plans/").text
        with database.writing() as session:
            by = staff.specialist(session.get_one(Staff, psychologist.id))
            worked(session, by, now, plan_item_id=planned.id)

        page = desk.get("/plans/").text

        assert "23.11.2026" in page
        assert f"plan_item={planned.id}" not in page
        assert T("plans-section-hidden") in desk.get(f"/plans/?year={YEAR}&open=1").text

    @pytest.mark.parametrize(
        "path", ["?year=26", "?year=9999", "month?month=2026-13", "week?day=soon", "week?day=2000-01-01"]
    )
    def test_knows_no_odd_address(self, desk: FlaskClient, path: str) -> None:
        assert desk.get(f"/plans/{path}").status_code == 404

    def test_opens_the_last_month_of_the_century(self, desk: FlaskClient) -> None:
        assert desk.get("/plans/month?month=2099-12").status_code == 200

    def test_takes_what_was_ticked_in_the_library(self, desk: FlaskClient, planned: PlanItem) -> None:
        assert 'value="crisis-drill"' in desk.get(f"/plans/library?year={YEAR}").text

        page = post(desk, "/plans/library", year=YEAR, code=["crisis-drill", "value-of-life"])

        assert page.text.count('id="item-') == 3
        assert T("plans-library-taken") in desk.get(f"/plans/library?year={YEAR}").text

    def test_is_closed_by_its_approval_and_opened_again(self, desk: FlaskClient, planned: PlanItem) -> None:
        signed = {"approved_by": "Б. Оспанов", "approved_on": "2026-11-20", "agreed_by": "", "agreed_on": ""}
        wrong = post(desk, "/plans/approval", year=YEAR, **{**signed, "approved_on": "2027-01-01"})
        assert (wrong.status_code, "Б. Оспанов" in wrong.text) == (422, True)

        assert T("plans-is-approved") in post(desk, "/plans/approval", year=YEAR, **signed).text
        refused = post(desk, f"/plans/items/{planned.id}/", **ITEM, seen="x")
        assert (refused.status_code, T("plans-refused-approved") in refused.text) == (422, True)
        assert T("plans-is-open") in post(desk, "/plans/reopen", year=YEAR).text

    def test_keeps_its_theme_and_the_scheme_of_its_headings(self, desk: FlaskClient, planned: PlanItem) -> None:
        head = desk.get(f"/plans/head?year={YEAR}")
        page = post(desk, "/plans/head", year=YEAR, theme="Сенім", goals="Мақсат", tasks="Бір\nЕкі", seen=seen(head))
        assert "Сенім" in page.text

        assert T("frame-order-prevention") in post(desk, "/plans/scheme", year=YEAR, scheme="order_377").text


class TestAnItem:
    def test_is_added_and_what_was_typed_is_kept_when_it_is_refused(self, desk: FlaskClient, planned: PlanItem) -> None:
        wrong = post(desk, "/plans/items/add", year=YEAR, **{**ITEM, "last_month": "9"})
        assert (wrong.status_code, "Дөңгелек үстел" in wrong.text) == (422, True)
        assert T("plans-refused-backwards") in wrong.text

        assert "Дөңгелек үстел" in post(desk, "/plans/items/add", year=YEAR, **ITEM).text

    def test_shows_what_somebody_else_wrote_and_then_lets_the_last_word_stand(
        self, desk: FlaskClient, planned: PlanItem
    ) -> None:
        path = f"/plans/items/{planned.id}/"
        mark = seen(desk.get(path))
        post(desk, path, **{**ITEM, "content": "Әріптесімдікі"}, seen=mark)

        told = post(desk, path, **ITEM, seen=mark)

        assert told.status_code == 422
        assert all(words in told.text for words in ("Әріптесімдікі", "Дөңгелек үстел", T("plans-refused-changed")))
        assert "Дөңгелек үстел" in post(desk, path, **ITEM, seen=seen(told)).text

    def test_with_work_is_dropped_and_never_removed(
        self, desk: FlaskClient, database: Database, psychologist: Staff, planned: PlanItem, now: datetime
    ) -> None:
        with database.writing() as session:
            by = staff.specialist(session.get_one(Staff, psychologist.id))
            worked(session, by, now, plan_item_id=planned.id)
        path = f"/plans/items/{planned.id}"

        assert T("plans-refused-used") in post(desk, f"{path}/remove").text
        assert T("plans-refused-reason") in post(desk, f"{path}/drop", reason=" ").text
        assert T("plans-dropped-why", reason="Карантин") in post(desk, f"{path}/drop", reason="Карантин").text

    def test_is_moved_copied_and_removed(self, desk: FlaskClient, planned: PlanItem) -> None:
        path = f"/plans/items/{planned.id}"
        assert post(desk, f"{path}/copy").text.count('id="item-') == 2
        assert post(desk, f"{path}/move", to="down").text.count('id="item-') == 2
        assert post(desk, f"{path}/remove").text.count('id="item-') == 1
        assert desk.get(f"{path}/").status_code == 404

    def test_of_organisation_is_marked_by_hand(self, desk: FlaskClient, planned: PlanItem) -> None:
        post(desk, "/plans/items/add", year=YEAR, **{**ITEM, "direction": "organisation"})
        path = f"/plans/items/{planned.id + 1}"

        assert T("plans-refused-future") in post(desk, f"{path}/done", day="2027-01-01").text
        assert T("plans-done-where", where="20.11.2026") in post(desk, f"{path}/done", day="2026-11-20").text
        assert T("plans-refused-by-work") in post(desk, f"/plans/items/{planned.id}/done", day="2026-11-20").text


class TestTheMonth:
    def line(self, session: Session, member: Staff, month: str = "2026-11") -> int:
        by = staff.specialist(session.get_one(Staff, member.id))
        return months.tasks(session, month, by=by)[0].id

    def test_is_gathered_from_the_year_and_written_as_a_grid(
        self, desk: FlaskClient, database: Database, psychologist: Staff, planned: PlanItem
    ) -> None:
        assert T("plans-month-offered", count=1) in desk.get("/plans/month").text
        page = post(desk, "/plans/month/fill", month="2026-11")
        with database.reading() as session:
            task = self.line(session, psychologist)
        line = {
            f"content-{task}": "Сынып сағаты",
            f"place-{task}": "207-кабинет",
            f"seen-{task}": seen(page, f"seen-{task}"),
        }

        wrong = post(desk, "/plans/month", month="2026-11", task=task, **line, **{f"when-{task}": "2026-12-01"})
        assert (wrong.status_code, "207-кабинет" in wrong.text, "is-wrong" in wrong.text) == (422, True, True)
        post(desk, "/plans/month", month="2026-11", task=task, **line, **{f"when-{task}": "2026-11-24"})

        week = desk.get("/plans/week?day=2026-11-26").text
        assert "207-кабинет" in week

    def test_has_lines_of_its_own_that_are_moved_dropped_and_removed(
        self, desk: FlaskClient, database: Database, psychologist: Staff, planned: PlanItem
    ) -> None:
        new = {"content-new": "Ашық есік күні", "when-new": "w2", "direction": "awareness", "audience": "parent"}
        wrong = post(desk, "/plans/month/add", month="2026-11", **{**new, "audience": "nobody"})
        assert (wrong.status_code, "Ашық есік күні" in wrong.text) == (422, True)
        assert "Ашық есік күні" in post(desk, "/plans/month/add", month="2026-11", **new).text
        with database.reading() as session:
            task = self.line(session, psychologist)

        assert "Ашық есік күні" in desk.get(f"/plans/tasks/{task}/").text
        assert T("plans-dropped-why", reason="Аяз") in post(desk, f"/plans/tasks/{task}/drop", reason="Аяз").text
        assert T("plans-refused-month") in post(desk, f"/plans/tasks/{task}/move", to="2028-01").text
        assert "Ашық есік күні" not in post(desk, f"/plans/tasks/{task}/move", to="2026-12").text
        post(desk, f"/plans/tasks/{task}/remove")
        assert "Ашық есік күні" not in desk.get("/plans/month?month=2026-12").text


class TestWhoMayCome:
    def test_heads_read_and_do_not_write(self, office: FlaskClient, planned: PlanItem) -> None:
        page = office.get("/plans/")
        assert ("Сынып сағаты" in page.text, T("plans-add") in page.text) == (True, False)
        assert office.get("/plans/month").status_code == office.get("/plans/week").status_code == 200
        for path in (f"/plans/items/{planned.id}/", f"/plans/library?year={YEAR}", f"/plans/head?year={YEAR}"):
            assert office.get(path).status_code == 403
        for path in ("/plans/make", f"/plans/items/{planned.id}/remove", "/plans/month/fill", "/plans/reopen"):
            assert post(office, path, year=YEAR, start="empty", month="2026-11").status_code == 403

    def test_observers_and_other_schools_see_nothing(
        self,
        panel: Panel,
        database: Database,
        sign_in: Callable[..., None],
        other_school: School,
        planned: PlanItem,
        now: datetime,
    ) -> None:
        with database.writing() as session:
            observer = hire(session, username="observer", role=Role.OBSERVER, now=now)
            stranger = hire(session, username="stranger", role=Role.PSYCHOLOGIST, now=now, school_id=other_school.id)

        assert signed_in(panel, observer, sign_in).get("/plans/").status_code == 403
        elsewhere = signed_in(panel, stranger, sign_in)
        assert "Сынып сағаты" not in elsewhere.get("/plans/").text
        assert elsewhere.get(f"/plans/items/{planned.id}/").status_code == 404
        assert post(elsewhere, f"/plans/items/{planned.id}/remove").status_code == 404
