"""The staff page: who manages whom, what each act ends; and everybody's own sessions."""

from collections.abc import Callable
from datetime import datetime

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from admin.lifetime import device_of
from core import schools
from core.actors import Role
from core.staff_sessions import Device
from core.texts import texts
from db.engine import Database
from db.models.schools import School
from db.models.staff import Staff, StaffSession
from tests.admin.hands import PASSWORD, Panel, hire, token
from tests.admin.seen import seen
from tests.admin.test_first_login import FORM, Invite, join, set_up, token_on

SignIn = Callable[[FlaskClient, Staff], None]
T = texts("kk")


@pytest.fixture
def administrator(database: Database, now: datetime) -> Staff:
    """An administrator of the first school."""
    with database.writing() as session:
        return hire(session, username="admin1", role=Role.ADMINISTRATOR, now=now)


@pytest.fixture
def desk(panel: Panel, administrator: Staff, sign_in: SignIn) -> FlaskClient:
    """The administrator's browser."""
    client = panel()
    sign_in(client, administrator)
    return client


def post(client: FlaskClient, path: str, **data: str) -> TestResponse:
    return client.post(path, data={**data, "csrf_token": token(client)})


def roles_of(database: Database, member: Staff) -> set[str]:
    with database.reading() as session:
        return {role.name for role in session.get_one(Staff, member.id).roles}


class TestTheList:
    def test_names_everybody_of_the_school_with_roles_in_words(
        self,
        desk: FlaskClient,
        psychologist: Staff,
        deputy: Staff,
        other_school: School,
        database: Database,
        now: datetime,
    ) -> None:
        with database.writing() as session:
            hire(session, username="stranger", role=Role.OBSERVER, now=now, school_id=other_school.id)

        page = seen(desk.get("/staff/").text)

        assert psychologist.full_name in page
        assert T("staff-role-deputy-head") in page
        assert "stranger" not in page
        assert "deputy_head" not in page

    def test_is_read_only_for_a_deputy_head(
        self, panel: Panel, deputy: Staff, administrator: Staff, sign_in: SignIn
    ) -> None:
        client = panel()
        sign_in(client, deputy)

        page = client.get("/staff/").text

        assert T("staff-read-only") in page
        assert T("staff-never") in page
        assert (T("staff-invite-make") in page, T("staff-manage") in page) == (False, False)

    def test_tells_a_psychologist_nothing_about_colleagues_sign_ins(
        self, panel: Panel, psychologist: Staff, administrator: Staff, sign_in: SignIn
    ) -> None:
        client = panel()
        sign_in(client, psychologist)

        page = client.get("/staff/").text

        assert administrator.full_name in page
        assert T("staff-never") not in page
        assert T("staff-factor-set") not in page

    def test_is_closed_to_an_observer(self, panel: Panel, database: Database, sign_in: SignIn, now: datetime) -> None:
        with database.writing() as session:
            observer = hire(session, username="observer", role=Role.OBSERVER, now=now)
        client = panel()
        sign_in(client, observer)

        assert client.get("/staff/").status_code == 403
        assert client.get("/staff/me/").status_code == 200


class TestInviting:
    def test_shows_a_link_once_that_makes_a_colleague(
        self, panel: Panel, desk: FlaskClient, database: Database
    ) -> None:
        answer = post(desk, "/staff/invite", role="deputy_head")

        link = answer.text.partition('data-copy="')[2].partition('"')[0]
        assert join(panel(), "/first-login/" + link.rpartition("/")[2]) == "/tf-setup"
        assert link not in desk.get("/staff/").text
        with database.reading() as session:
            joined = session.scalars(select(Staff).where(Staff.username == "aigerim")).one()
            assert [role.name for role in joined.roles] == ["deputy_head"]

    def test_with_an_unknown_role_is_refused(self, desk: FlaskClient) -> None:
        assert post(desk, "/staff/invite", role="king").status_code == 400

    def test_is_open_to_a_lone_psychologist_until_there_is_an_administrator(
        self, panel: Panel, psychologist: Staff, sign_in: SignIn, database: Database, now: datetime
    ) -> None:
        client = panel()
        sign_in(client, psychologist)
        assert T("staff-standin") in client.get("/staff/").text
        first = post(client, "/staff/invite", role="administrator").status_code
        with database.writing() as session:
            hire(session, username="admin1", role=Role.ADMINISTRATOR, now=now)

        second = post(client, "/staff/invite", role="administrator").status_code

        assert (first, second) == (200, 403)

    def test_is_kindly_refused_in_an_invented_school(self, desk: FlaskClient, database: Database) -> None:
        with database.writing() as session:
            schools.first_school(session).is_demo = True

        answer = desk.post("/staff/invite", data={"role": "observer", "csrf_token": token(desk)}, follow_redirects=True)

        assert T("staff-refused-invented") in answer.text


class TestManaging:
    def test_changed_roles_count_at_the_next_sign_in_and_the_old_session_is_over(
        self, panel: Panel, desk: FlaskClient, psychologist: Staff, sign_in: SignIn, database: Database
    ) -> None:
        client = panel()
        sign_in(client, psychologist)

        answer = desk.post(
            f"/staff/{psychologist.id}/roles",
            data={"role": ["deputy_head", "observer", "king"], "csrf_token": token(desk)},
        )

        assert answer.status_code == 303
        assert roles_of(database, psychologist) == {"deputy_head", "observer"}
        assert client.get("/").headers["Location"] == "/login"

    def test_a_person_switched_off_is_out_at_once_and_it_can_be_taken_back(
        self, panel: Panel, desk: FlaskClient, psychologist: Staff, sign_in: SignIn
    ) -> None:
        client = panel()
        sign_in(client, psychologist)

        page = desk.post(f"/staff/{psychologist.id}/off", data={"csrf_token": token(desk)}, follow_redirects=True).text

        assert client.get("/").status_code == 302
        assert T("staff-off") in page
        assert f'action="/staff/{psychologist.id}/on"' in page
        assert post(desk, f"/staff/{psychologist.id}/on").status_code == 303
        sign_in(client, psychologist)
        assert client.get("/").status_code == 200

    def test_a_reset_second_factor_is_set_up_anew(self, panel: Panel, invite: Invite, desk: FlaskClient) -> None:
        client = panel()
        join(client, invite())
        set_up(client)
        number = (
            desk.get("/staff/").text.partition(FORM["full_name"])[2].partition('href="/staff/')[2].partition("/")[0]
        )

        assert post(desk, f"/staff/{number}/second-factor").status_code == 303

        assert client.get("/").status_code == 302
        data = {"csrf_token": token(client), "username": "aigerim", "password": PASSWORD}
        assert client.post("/login", data=data).headers["Location"].startswith("/tf-setup")

    def test_sessions_are_seen_and_ended_one_by_one(
        self, panel: Panel, desk: FlaskClient, psychologist: Staff, sign_in: SignIn, database: Database
    ) -> None:
        first, second = panel(), panel()
        sign_in(first, psychologist)
        sign_in(second, psychologist)
        with database.reading() as session:
            own = select(StaffSession.id).where(StaffSession.staff_id == psychologist.id)
            oldest = session.scalars(own.order_by(StaffSession.id)).first()
        path = f"/staff/{psychologist.id}/sessions/{oldest}/end"
        assert desk.get(f"/staff/{psychologist.id}/").text.count('class="staff-session"') == 2

        post(desk, path)

        assert (first.get("/").status_code, second.get("/").status_code) == (302, 200)
        again = desk.post(path, data={"csrf_token": token(desk)}, follow_redirects=True)
        assert T("staff-refused-session") in again.text
        post(desk, f"/staff/{psychologist.id}/sessions/end")
        assert second.get("/").status_code == 302

    @pytest.mark.parametrize(
        "act", ["roles", "off", "on", "second-factor", "password", "sessions/end", "sessions/1/end"]
    )
    def test_is_for_administrators_and_for_their_own_school(
        self,
        panel: Panel,
        desk: FlaskClient,
        psychologist: Staff,
        deputy: Staff,
        other_school: School,
        sign_in: SignIn,
        database: Database,
        now: datetime,
        act: str,
    ) -> None:
        with database.writing() as session:
            stranger = hire(session, username="stranger", role=Role.OBSERVER, now=now, school_id=other_school.id)
        for member in (psychologist, deputy):
            client = panel()
            sign_in(client, member)
            assert post(client, f"/staff/{deputy.id}/{act}", role="observer").status_code == 403
        assert post(desk, f"/staff/{stranger.id}/{act}", role="observer").status_code == 404
        assert post(desk, f"/staff/99999/{act}", role="observer").status_code == 404
        assert roles_of(database, deputy) == {"deputy_head"}

    @pytest.mark.parametrize("act", ["roles", "off", "second-factor", "password"])
    def test_leaves_ones_own_access_alone(
        self, desk: FlaskClient, administrator: Staff, database: Database, act: str
    ) -> None:
        path = f"/staff/{administrator.id}/{act}"

        page = desk.post(path, data={"role": "observer", "csrf_token": token(desk)}, follow_redirects=True).text

        assert T("staff-refused-yourself") in page
        assert roles_of(database, administrator) == {"administrator"}


class TestAForgottenPassword:
    def test_is_replaced_by_the_person_through_a_link_that_works_once(
        self, panel: Panel, invite: Invite, desk: FlaskClient, database: Database
    ) -> None:
        client = panel()
        join(client, invite())
        set_up(client)
        with database.reading() as session:
            number = session.scalars(select(Staff.id).where(Staff.username == "aigerim")).one()
        page = post(desk, f"/staff/{number}/password").text
        link = "/new-password/" + page.partition('data-copy="')[2].partition('"')[0].rpartition("/")[2]
        new, stranger = "жаңа әрі ұзақ құпиясөз жетті", panel()
        wrong = stranger.post(link, data={"csrf_token": token(stranger), "password": new, "again": "other"})
        assert T("account-password-differs") in wrong.text

        data = {"csrf_token": token(stranger), "password": new, "again": new}
        done = stranger.post(link, data=data, follow_redirects=True)

        assert T("staff-done-password") in done.text
        assert client.get("/").status_code == 302
        assert stranger.get(link).status_code == 410
        for password, place in ((PASSWORD, None), (new, "/tf-validate")):
            data = {"csrf_token": token(stranger), "username": "aigerim", "password": password}
            location = stranger.post("/login", data=data).headers.get("Location")
            assert (location and location.partition("?")[0]) == place


class TestOnesOwnSessions:
    def test_end_elsewhere_and_stay_here(self, panel: Panel, psychologist: Staff, sign_in: SignIn) -> None:
        here, there = panel(), panel()
        sign_in(here, psychologist)
        sign_in(there, psychologist)
        assert here.get("/staff/me/").text.count('class="staff-here"') == 1

        post(here, "/staff/me/others/end")

        assert (here.get("/").status_code, there.get("/").status_code) == (200, 302)

    def test_of_somebody_else_cannot_be_ended(
        self, panel: Panel, psychologist: Staff, deputy: Staff, sign_in: SignIn, database: Database
    ) -> None:
        client, other = panel(), panel()
        sign_in(client, psychologist)
        sign_in(other, deputy)
        with database.reading() as session:
            theirs = session.scalars(select(StaffSession.id).where(StaffSession.staff_id == deputy.id)).one()

        post(client, f"/staff/me/sessions/{theirs}/end")

        assert other.get("/").status_code == 200

    def test_name_is_changed_and_an_empty_one_is_not(
        self, panel: Panel, psychologist: Staff, sign_in: SignIn, database: Database
    ) -> None:
        client = panel()
        sign_in(client, psychologist)
        for name in ("  Айгерім   Сапарова ", "   ", "а" * 121):
            post(client, "/staff/me/name", full_name=name)

        with database.reading() as session:
            assert session.get_one(Staff, psychologist.id).full_name == "Айгерім Сапарова"


class TestSessionsOnTheServer:
    def test_a_sign_in_by_the_forms_is_a_row_with_a_coarse_device(
        self, panel: Panel, invite: Invite, database: Database
    ) -> None:
        client = panel()
        client.environ_base["HTTP_USER_AGENT"] = "Mozilla/5.0 (iPhone; CPU) Mobile/15E148"
        join(client, invite())
        set_up(client)

        with database.reading() as session:
            assert session.scalars(select(StaffSession.device)).all() == ["phone"]

    def test_a_changed_password_ends_every_other_session(
        self, panel: Panel, invite: Invite, sign_in: SignIn, database: Database
    ) -> None:
        client, other = panel(), panel()
        join(client, invite())
        set_up(client)
        with database.reading() as session:
            sign_in(other, session.scalars(select(Staff)).one())
        assert other.get("/").status_code == 200
        new = "жаңа әрі ұзақ құпиясөз жетті"
        data = {"password": PASSWORD, "new_password": new, "new_password_confirm": new}

        answer = client.post("/change", data={**data, "csrf_token": token_on(client, "/change")})

        assert answer.status_code == 302
        assert (client.get("/").status_code, other.get("/").status_code) == (200, 302)
        with database.reading() as session:
            still = select(func.count()).select_from(StaffSession).where(StaffSession.ended_at.is_(None))
            assert session.scalar(still) == 1

    def test_life_is_noted_once_a_minute_and_never_for_a_poll(
        self, panel: Panel, psychologist: Staff, sign_in: SignIn, database: Database
    ) -> None:
        client, noted = panel(), []
        sign_in(client, psychologist)
        for seconds, path in ((30, "/"), (60, "/?poll=1"), (0, "/"), (30, "/")):
            panel.clock.move(seconds=seconds)
            client.get(path)
            with database.reading() as session:
                noted.append((session.scalars(select(StaffSession.seen_at)).one() - panel.clock()).total_seconds())

        assert noted == [-30, -90, 0, -30]

    @pytest.mark.parametrize(
        ("words", "device"),
        [
            ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140", Device.COMPUTER),
            ("Mozilla/5.0 (Linux; Android 14; Pixel) Chrome/140 Mobile Safari", Device.PHONE),
            ("Mozilla/5.0 (Linux; Android 14; SM-X200) Chrome/140 Safari", Device.TABLET),
            ("Mozilla/5.0 (iPad; CPU OS 17) Mobile/15E148", Device.TABLET),
            ("Mozilla/5.0 (iPhone; CPU) Mobile/15E148", Device.PHONE),
            ("curl/8", Device.OTHER),
            ("", Device.OTHER),
        ],
    )
    def test_a_device_is_a_coarse_word(self, words: str, device: Device) -> None:
        assert device_of(words) is device
