"""The year's dates: what comes, what stands, the duty of the term, and the switch of a school in mourning."""

import re
from datetime import datetime, timedelta

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from core import staff
from core.actors import Role
from core.broadcasts import mourning, recording
from db.engine import Database
from db.models.broadcasts import BroadcastState, RunState
from db.models.journals import Audience, Journal
from db.models.plans import PlanDirection
from db.models.staff import Staff
from tests.admin.hands import Panel, hire, token
from tests.admin.test_offline import SignIn
from tests.core.plans.hands import item, plan
from tests.factories.broadcasts import broadcast, run
from tests.factories.deliveries import delivered

BULLYING = "bullying@2026-11-02"


def opened(panel: Panel, sign_in: SignIn, member: Staff) -> FlaskClient:
    client = panel()
    sign_in(client, member)
    return client


def pressed(client: FlaskClient, act: str) -> TestResponse:
    """One of the two buttons of mourning."""
    return client.post(f"/broadcasts/year/mourning/{act}", data={"csrf_token": token(client)}, follow_redirects=True)


def line_of(page: str, name: str) -> str:
    """One occasion of the list."""
    return next(part for part in page.split('<li class="occasion">')[1:] if name in part.partition("</li>")[0])


class TestTheYear:
    def test_leads_a_psychologist_to_a_message_or_to_the_one_that_stands(
        self, panel: Panel, database: Database, sign_in: SignIn, psychologist: Staff
    ) -> None:
        with database.writing() as session:
            ref = broadcast(session, occasion="sixteen-days@2026-11-25", state=BroadcastState.DRAFT).ref

        page = opened(panel, sign_in, psychologist).get("/broadcasts/year/").text

        assert 'href="/broadcasts/new?occasion=unt-january@2027-01-10&amp;audience=student"' in line_of(page, "ҰБТ (")
        drafted = line_of(page, "Зорлықсыз 16 күн")
        assert re.search(rf'href="/broadcasts/{ref}/"[^<]*<svg.*?ата-аналар: жоба', drafted, re.DOTALL)
        assert 'sixteen-days@2026-11-25&amp;audience=student"' in drafted
        assert 'audience=parent"' not in drafted
        assert "8–11-сынып" in drafted

    def test_folds_away_what_has_passed(self, panel: Panel, sign_in: SignIn, psychologist: Staff) -> None:
        page = opened(panel, sign_in, psychologist).get("/broadcasts/year/").text

        coming, _, past = page.partition("occasions-past")
        assert "Мейірімділік күні" not in coming
        assert "Мейірімділік күні" in past
        assert "Қайғылы кезең: оқушыларға" not in page

    def test_is_read_by_a_deputy_head_who_writes_nothing(self, panel: Panel, sign_in: SignIn, deputy: Staff) -> None:
        page = opened(panel, sign_in, deputy).get("/broadcasts/year/").text

        assert "ЖИТС-ке қарсы" in page
        assert "/broadcasts/new" not in page

    def test_asks_for_the_duty_of_the_term_and_today_does_too(
        self, panel: Panel, sign_in: SignIn, psychologist: Staff
    ) -> None:
        desk = opened(panel, sign_in, psychologist)
        assert "occasions-owed" not in desk.get("/broadcasts/year/").text

        panel.clock.now += timedelta(days=20)
        desk = opened(panel, sign_in, psychologist)
        page = desk.get("/broadcasts/year/").text

        owed = page.partition("occasions-owed")[2].partition("</section>")[0]
        assert f"/broadcasts/new?occasion={BULLYING}" in owed
        assert 'href="/broadcasts/year/"' in desk.get("/").text.partition("today-needs")[2]


class TestMourning:
    def test_is_asked_about_first_and_shows_what_it_holds(
        self, panel: Panel, database: Database, sign_in: SignIn, psychologist: Staff
    ) -> None:
        with database.writing() as session:
            broadcast(session, is_cheerful=True, texts={"kk": "Мереке құтты болсын!"})
        desk = opened(panel, sign_in, psychologist)
        before = desk.get("/broadcasts/year/").text
        assert re.search(r'<button type="button"[^>]*data-confirm="Қайғылы кезеңді қосасыз ба', before)

        after = pressed(desk, "begin").text

        held = after.partition("is-mourning")[2].partition("</section>")[0]
        assert "Мереке құтты болсын!" in held
        assert held.count("is-draft") == 3
        assert "бұрын қосылған" in pressed(desk, "begin").text
        assert "is-mourning" not in pressed(desk, "end").text

    def test_is_declared_by_a_deputy_head_and_not_by_an_administrator(
        self, panel: Panel, database: Database, sign_in: SignIn, deputy: Staff
    ) -> None:
        with database.writing() as session:
            administrator = hire(session, username="admin1", role=Role.ADMINISTRATOR, now=panel.clock())

        desk = opened(panel, sign_in, administrator)
        assert "mourning/begin" not in desk.get("/broadcasts/year/").text
        assert pressed(desk, "begin").status_code == 403
        assert pressed(opened(panel, sign_in, deputy), "begin").status_code == 200

        with database.reading() as session:
            assert mourning.state(session, school_id=deputy.school_id).since is not None


def test_an_awareness_line_of_the_plan_may_become_a_message(
    panel: Panel, database: Database, sign_in: SignIn, psychologist: Staff, now: datetime
) -> None:
    with database.writing() as session:
        by = staff.specialist(psychologist)
        plan(session, by, now)
        told = item(session, by, now, {"content": "Ұйқы апталығы"}, direction=PlanDirection.AWARENESS).id
        other = item(session, by, now, {"content": "Тренинг"}).id

    page = opened(panel, sign_in, psychologist).get("/plans/").text

    assert f'href="/broadcasts/new?plan_item={told}"' in page
    assert f"plan_item={other}" in page
    assert f"/broadcasts/new?plan_item={other}" not in page


@pytest.mark.parametrize("is_reader", [True, False], ids=["psychologist", "deputy"])
def test_the_report_of_a_run_leads_a_psychologist_to_its_lines(
    panel: Panel, database: Database, sign_in: SignIn, psychologist: Staff, deputy: Staff, is_reader: bool
) -> None:
    with database.writing() as session:
        choices = [{"kk": "Иә", "ru": "Да"}, {"kk": "Жоқ", "ru": "Нет"}]
        now = panel.clock()
        made = broadcast(session, audiences=(Audience.STUDENT, Audience.PARENT), choices=choices)
        found = run(session, made, due_at=now, latest_at=now, state=RunState.DONE, started_at=now)
        delivered(session, found, 2, audience=Audience.STUDENT, classes=("7А",))
        delivered(session, found, 9, classes=("7А",))
        recording.record(session, found, now=now)
        address = f"/broadcasts/{made.ref}/runs/{found.ref}/"

    page = opened(panel, sign_in, psychologist if is_reader else deputy).get(address).text
    report = page.partition('id="report"')[2]

    assert "Жасырылған сан" in report
    assert re.search(r">Иә</th><td>0<", report)
    assert ("/journals/J5/drafts/" in report) is is_reader
    assert report.count("/drafts/") == (4 if is_reader else 0)
    assert Journal.GROUPS.value in report or not is_reader
