"""The doors of the demo school: open where the panel is for showing, and never into a real school."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from core import staff
from core.actors import Role
from core.demo import clearing, people
from core.help_requests import queue
from core.leadership import lead
from core.settings import PanelSettings, Settings
from core.texts import texts
from db.engine import Database
from db.models.help_requests import HelpRequest
from db.models.schools import HelpLine, School
from db.models.staff import Staff, StaffSession
from tests.admin.conftest import SignIn
from tests.admin.hands import Panel, token

BANNER = "demo-strip"
DOORS = "demo-doors"


@pytest.fixture
def settings(demo_home: Path, tmp_path: Path) -> Settings:
    """An installation for showing, with its demo school."""
    shutil.copytree(demo_home, tmp_path / "home")
    return Settings(home=tmp_path / "home", panel=PanelSettings(demo=True), _env_file=None)


def enter(client: FlaskClient, role: str = "psychologist") -> int:
    """Walk through a door."""
    return client.post("/demo/enter", data={"csrf_token": token(client), "role": role}).status_code


class TestTheDoors:
    def test_stand_beside_the_sign_in_and_the_first_sign_in(self, panel: Panel, invite: Callable[..., str]) -> None:
        assert DOORS in panel().get("/login").text
        assert DOORS in panel().get(invite()).text

    @pytest.mark.parametrize("role", list(Role))
    def test_lead_to_a_page_that_says_it_is_invented(self, panel: Panel, role: Role) -> None:
        client = panel()

        assert enter(client, role) == 303
        page = client.get("/").text
        assert BANNER in page
        assert f'value="{role}" aria-current="true"' in page

    def test_lead_from_one_role_to_another(self, panel: Panel, database: Database) -> None:
        client = panel()
        enter(client, "psychologist")

        enter(client, "observer")

        assert 'value="observer" aria-current="true"' in client.get("/").text
        with database.reading() as session:
            assert session.scalar(select(func.count()).where(StaffSession.ended_at.is_(None))) == 1

    def test_make_the_school_that_is_not_there(self, panel: Panel, database: Database) -> None:
        clearing.clear(database)
        client = panel()

        enter(client)

        assert BANNER in client.get("/").text

    def test_say_so_while_somebody_else_makes_it(self, panel: Panel, settings: Settings) -> None:
        client = panel()

        with lead(settings.home, "demo"):
            enter(client)

        page = client.get("/login").text
        assert DOORS in page
        assert BANNER not in page

    @pytest.mark.parametrize("role", ["", "director", "PSYCHOLOGIST"])
    def test_know_no_other_role(self, panel: Panel, role: str) -> None:
        assert enter(panel(), role) == 404

    def test_ask_for_the_token(self, panel: Panel) -> None:
        client = panel()

        assert client.post("/demo/enter", data={"role": "psychologist"}).status_code == 400
        assert client.get("/").status_code == 302


class TestInside:
    def test_every_talk_of_the_queue_opens(self, panel: Panel, database: Database) -> None:
        client = panel()
        enter(client)
        with database.reading() as session:
            by = staff.specialist(people.person(session, Role.PSYCHOLOGIST))
            mine = [item.help_request.id for item in queue.waiting(session, by=by, now=panel.clock())]

        assert len(mine) >= 15
        assert {client.get(f"/inbox/{number}").status_code for number in mine} == {200}

    @pytest.mark.parametrize("book", [f"J{number}" for number in range(1, 10)])
    def test_every_book_has_lines(self, panel: Panel, book: str) -> None:
        client = panel()
        enter(client)

        page = client.get(f"/journals/{book}/")

        assert page.status_code == 200
        assert page.text.count("<tr") > 10

    def test_a_shared_help_line_stays_as_it_is_and_says_why(self, panel: Panel, database: Database) -> None:
        client = panel()
        enter(client)
        with database.reading() as session:
            line = session.scalars(select(HelpLine)).first()

        page = client.post(
            f"/help-lines/{line.id if line else 0}/check", data={"csrf_token": token(client)}, follow_redirects=True
        )

        assert texts("kk")("demo-lines-shared") in page.text

    def test_nobody_goes_back_into_the_real_school_from_there(
        self, panel: Panel, database: Database, ask: Callable[..., HelpRequest]
    ) -> None:
        real = ask()
        client = panel()
        enter(client)

        assert client.get(f"/inbox/{real.id}").status_code == 404

    def test_a_person_of_the_real_school_sees_no_strip_and_no_invented_talk(
        self, panel: Panel, psychologist: Staff, sign_in: SignIn, database: Database
    ) -> None:
        client = panel()
        sign_in(client, psychologist)
        with database.reading() as session:
            demo = session.scalars(select(School.id).where(School.is_demo)).one()
            invented = session.scalars(select(HelpRequest.id).where(HelpRequest.school_id == demo)).first()

        assert BANNER not in client.get("/").text
        assert client.get(f"/inbox/{invented}").status_code == 404

    def test_no_password_opens_it(self, panel: Panel) -> None:
        client = panel()
        data = {"csrf_token": token(client), "username": "demo-aigul", "password": "құстар ертемен оңтүстікке ұшты"}

        client.post("/login", data=data)

        assert client.get("/").status_code == 302


class TestTheWayOut:
    def test_leads_to_the_doors(self, panel: Panel) -> None:
        client = panel()
        enter(client)

        page = client.post("/demo/leave", data={"csrf_token": token(client)}, follow_redirects=True)

        assert DOORS in page.text
        assert client.get("/").status_code == 302

    def test_clearing_takes_everybody_out(self, panel: Panel, database: Database) -> None:
        client, other = panel(), panel()
        enter(client)
        enter(other, "observer")

        client.post("/demo/clear", data={"csrf_token": token(client)})

        assert other.get("/").status_code == 302
        with database.reading() as session:
            assert people.find_school(session) is None

    @pytest.mark.parametrize("way", ["leave", "clear"])
    def test_is_no_way_for_a_person_of_the_real_school(
        self, panel: Panel, psychologist: Staff, sign_in: SignIn, database: Database, way: str
    ) -> None:
        client = panel()
        sign_in(client, psychologist)

        assert client.post(f"/demo/{way}", data={"csrf_token": token(client)}).status_code == 404
        with database.reading() as session:
            assert people.find_school(session) is not None


class TestOutsideADemo:
    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        """The same folder, run as a school runs it."""
        return settings.model_copy(update={"panel": PanelSettings(demo=False)})

    def test_there_are_no_doors(self, panel: Panel) -> None:
        client = panel()

        assert DOORS not in client.get("/login").text
        for way in ("enter", "leave", "clear"):
            assert client.post(f"/demo/{way}", data={"csrf_token": token(client)}).status_code == 404

    def test_a_visit_begun_in_a_demo_is_over(self, panel: Panel, sign_in: SignIn, database: Database) -> None:
        with database.reading() as session:
            visitor = people.person(session, Role.PSYCHOLOGIST)
        client = panel()
        sign_in(client, visitor)

        assert client.get("/").status_code == 302
