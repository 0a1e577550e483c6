"""The first sign-in: a link that works once for an hour, and nobody inside without a second factor."""

import re
from collections.abc import Callable
from datetime import datetime

import pytest
from flask.testing import FlaskClient
from passlib.totp import TOTP
from sqlalchemy import select

from admin.app import create_app
from core.actors import Role
from core.settings import PanelSettings, Settings
from core.texts import texts
from db.engine import Database
from db.models.staff import Staff
from tests.admin.hands import PASSWORD, Clock, Panel, close, token

FORM = {"full_name": "Айгерім Сапарова", "username": "Aigerim", "password": PASSWORD, "again": PASSWORD}
Invite = Callable[..., str]


def join(client: FlaskClient, link: str, **changes: str) -> str:
    answer = client.post(link, data={**FORM, **changes, "csrf_token": token(client)}, follow_redirects=True)
    return answer.request.path if answer.status_code == 200 else str(answer.status_code)


def set_up(client: FlaskClient) -> tuple[TOTP, str]:
    """Begin the second factor, type its code; where the person stands afterwards."""
    page = client.post("/tf-setup", data={"csrf_token": token_on(client, "/tf-setup"), "setup": "authenticator"}).text
    key = re.search(r'data-copy="([^"]+)"', page)
    assert key is not None
    factor = TOTP(key=key[1].replace(" ", "").replace("-", ""))
    data = {"csrf_token": token_on(client, "/tf-setup"), "code": factor.generate().token}
    return factor, client.post("/tf-validate", data=data, follow_redirects=True).request.path


def token_on(client: FlaskClient, path: str) -> str:
    found = re.search(r'name="csrf-token" content="([^"]+)"', client.get(path).text)
    assert found is not None
    return found[1]


def test_a_link_makes_one_person_who_must_set_up_the_second_factor(
    panel: Panel, invite: Invite, database: Database
) -> None:
    client = panel()
    assert join(client, invite(Role.DEPUTY_HEAD)) == "/tf-setup"
    assert client.get("/").status_code == 302
    _, place = set_up(client)
    assert place == "/"
    with database.reading() as session:
        member = session.scalars(select(Staff)).one()
        assert member.username == "aigerim"
        assert [role.name for role in member.roles] == ["deputy_head"]
        assert member.password.startswith("$argon2id$")  # type: ignore[union-attr]
        assert "enckey" in str(member.tf_totp_secret)


def test_whoever_mistypes_the_first_code_may_see_the_square_again(panel: Panel, invite: Invite) -> None:
    client = panel()
    join(client, invite())
    client.post("/tf-setup", data={"csrf_token": token_on(client, "/tf-setup"), "setup": "authenticator"})
    page = client.post("/tf-validate", data={"csrf_token": token_on(client, "/tf-setup"), "code": "000000"}).text
    assert 'href="/tf-setup"' in page
    assert "/mf-recovery" not in page, "there are no recovery codes yet"
    _, place = set_up(client)
    assert place == "/"


def test_a_link_works_once(panel: Panel, invite: Invite) -> None:
    link = invite()
    assert join(panel(), link) == "/tf-setup"
    again = panel().get(link)
    assert again.status_code == 410
    assert "senim staff add" in again.text
    assert join(panel(), link, username="second") == "410"


def test_a_link_lives_for_an_hour(panel: Panel, invite: Invite) -> None:
    link = invite()
    panel.clock.move(minutes=61)
    assert panel().get(link).status_code == 410
    assert join(panel(), link) == "410"


@pytest.mark.parametrize(
    ("changes", "text_id"),
    [
        ({"password": "short", "again": "short"}, "account-password-short"),
        ({"password": "Password123!", "again": "Password123!"}, "account-password-common"),
        ({"password": "aigerim-aigerim-1", "again": "aigerim-aigerim-1"}, "account-password-common"),
        ({"again": "another one entirely"}, "account-password-differs"),
        ({"username": "a b"}, "account-username-wrong"),
        ({"full_name": ""}, "account-name-missing"),
    ],
)
def test_a_wrong_field_is_named_and_the_link_stays_good(
    panel: Panel, invite: Invite, changes: dict[str, str], text_id: str
) -> None:
    client, link = panel(), invite()
    page = client.post(link, data={**FORM, **changes, "csrf_token": token(client)})
    assert texts("kk")(text_id) in page.text
    assert PASSWORD not in page.text
    assert join(client, link) == "/tf-setup"


def test_two_people_cannot_take_one_name(panel: Panel, invite: Invite) -> None:
    assert join(panel(), invite()) == "/tf-setup"
    second = invite()
    client = panel()
    assert join(client, second, username="AIGERIM") == second
    assert join(client, second, username="botagoz") == "/tf-setup"


def test_the_second_factor_cannot_wait_outside_a_demo(panel: Panel, invite: Invite) -> None:
    client = panel()
    join(client, invite())
    assert "/second-factor/later" not in client.get("/tf-setup").text
    answer = client.post("/second-factor/later", data={"csrf_token": token_on(client, "/tf-setup")})
    assert answer.status_code == 404
    assert client.get("/").status_code == 302


def test_in_a_demo_it_can_wait_and_the_page_says_it_is_a_demo(
    settings: Settings, invite: Invite, now: datetime
) -> None:
    demo = settings.model_copy(update={"panel": PanelSettings(demo=True)})
    app = create_app(demo, clock=Clock(now))
    client = app.test_client()
    join(client, invite())
    answer = client.post(
        "/second-factor/later", data={"csrf_token": token_on(client, "/tf-setup")}, follow_redirects=True
    )
    assert answer.request.path == "/"
    assert answer.status_code == 200
    assert texts("kk")("account-demo-short") in answer.text
    close(app)


def test_a_session_begun_in_a_demo_is_worth_nothing_outside(
    panel: Panel, psychologist: Staff, database: Database, sign_in: Callable[..., None], now: datetime
) -> None:
    with database.writing() as session:
        member = session.get_one(Staff, psychologist.id)
        member.tf_primary_method, member.tf_skipped_at = None, now
    client = panel()
    sign_in(client, psychologist)
    assert client.get("/").headers["Location"] == "/login"
