"""A session that ended keeps the address to come back to, and never leads off this site."""

import pytest
from flask_security.utils import hash_password
from werkzeug.test import TestResponse

from core.actors import Role
from core.staff_sessions import IDLE
from db.engine import Database
from db.models.staff import Staff
from tests.admin.conftest import SignIn
from tests.admin.hands import PASSWORD, Panel, hire, token


def test_a_page_asked_for_after_the_session_ended_is_kept_in_the_address(
    panel: Panel, psychologist: Staff, sign_in: SignIn
) -> None:
    client = panel()
    sign_in(client, psychologist)
    panel.clock.move(seconds=IDLE.total_seconds() + 1)
    assert client.get("/journals/J4/?month=2026-11").headers["Location"] == "/login?next=/journals/J4/?month%3D2026-11"
    assert client.get("/").headers["Location"] == "/login"


def test_a_piece_asked_for_by_a_page_leads_back_to_the_page(panel: Panel) -> None:
    here = {"HX-Request": "true", "HX-Current-URL": "https://panel.test/inbox/7?show=closed"}
    answer = panel().get("/inbox/?poll=1", headers=here)
    assert answer.headers["HX-Redirect"] == "/login?next=/inbox/7?show%3Dclosed"


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.test//evil.test/", "https://evil.test/\\evil.test", "javascript:1", ""]
)
def test_a_forged_page_is_not_kept(panel: Panel, elsewhere: str) -> None:
    answer = panel().get("/inbox/", headers={"HX-Request": "true", "HX-Current-URL": elsewhere})
    assert answer.headers["HX-Redirect"] == "/login"


def test_what_was_sent_is_not_sent_again_after_signing_in(panel: Panel) -> None:
    client = panel()
    answer = client.post("/inbox/7/reply", data={"csrf_token": token(client), "text": "жауап"})
    assert answer.headers["Location"] == "/login"


def _sign_in_by_hand(panel: Panel, database: Database, target: str) -> TestResponse:
    """The first step of signing in, at an address somebody gave."""
    with database.writing() as session, panel.app.app_context():
        member = hire(session, username="aigerim", role=Role.PSYCHOLOGIST, now=panel.clock())
        member.password = hash_password(PASSWORD)
    client = panel()
    form = {"csrf_token": token(client), "username": "aigerim", "password": PASSWORD}
    return client.post(f"/login?next={target}", data=form)


def test_signing_in_leads_back_to_the_page(panel: Panel, database: Database) -> None:
    answer = _sign_in_by_hand(panel, database, "/journals/J4/")
    assert answer.headers["Location"] == "/tf-validate?next=/journals/J4/"


@pytest.mark.parametrize("target", ["//evil.test/", "https://evil.test/"])
def test_signing_in_at_a_forged_address_leads_nowhere(panel: Panel, database: Database, target: str) -> None:
    answer = _sign_in_by_hand(panel, database, target)
    assert answer.status_code == 200
    assert "Басқа сайтқа өтуге болмайды" in answer.text
