"""The year page: what a stage lacks with a way to it, the matrix with empty cells, few kept from others."""

import re

from flask.testing import FlaskClient

from core import staff
from core.actors import Role
from core.journals import offline
from core.journals.done import Done, What, Who
from db.engine import Database
from db.models.staff import Staff
from tests.admin.hands import Panel, hire
from tests.admin.test_offline import SignIn


def opened(panel: Panel, sign_in: SignIn, member: Staff) -> FlaskClient:
    client = panel()
    sign_in(client, member)
    return client


def worked(panel: Panel, database: Database, psychologist: Staff, times: int) -> None:
    with database.writing() as session:
        for _ in range(times):
            done = Done(who=Who.PARENTS, what=What.PREVENTION, category="life", minutes=30)
            offline.record(session, done, by=staff.specialist(psychologist), now=panel.clock())


def test_an_empty_year_says_what_to_begin_with_and_leads_there(
    panel: Panel, sign_in: SignIn, psychologist: Staff
) -> None:
    page = opened(panel, sign_in, psychologist).get("/year/").text

    assert "2026–2027 оқу жылы" in page
    assert re.search(r'is-lacking">.*?href="/classes/">Мектеп сыныптарын енгізу қажет', page, re.DOTALL)
    assert 'href="/offline/?who=parents&amp;what=prevention&amp;area=1"' in page
    assert "is-later" in page


def test_what_was_done_fills_its_cell_and_its_minutes(
    panel: Panel, database: Database, sign_in: SignIn, psychologist: Staff
) -> None:
    worked(panel, database, psychologist, 3)

    page = opened(panel, sign_in, psychologist).get("/year/").text

    assert '<td class="is-filled">3</td>' in page
    assert 'href="/offline/?who=parents&amp;what=prevention&amp;area=1"' not in page
    assert "100%" in page
    assert "Растауды күтіп тұрған жоба жазба: 6" in page


def test_a_deputy_head_reads_few_as_few_and_is_not_led_to_write(
    panel: Panel, database: Database, sign_in: SignIn, psychologist: Staff
) -> None:
    worked(panel, database, psychologist, 3)
    with database.writing() as session:
        deputy = hire(session, username="deputy", role=Role.DEPUTY_HEAD, now=panel.clock())

    page = opened(panel, sign_in, deputy).get("/year/").text

    assert '<td class="is-filled">1–4</td>' in page
    assert "/offline/?" not in page
    assert 'is-filled">3<' not in page


def test_another_year_is_chosen_and_one_that_cannot_be_is_not_there(
    panel: Panel, sign_in: SignIn, psychologist: Staff
) -> None:
    desk = opened(panel, sign_in, psychologist)

    assert "2025–2026 оқу жылы" in desk.get("/year/?year=2025").text
    for wrong in ("1999", "20268", "жыл"):
        assert desk.get(f"/year/?year={wrong}").status_code == 404
