"""Signing in: two factors, codes good once, guesses useless, sessions that end."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient
from passlib.totp import TOTP
from sqlalchemy import select

from core.staff import PasswordProblem, password_problem
from db.engine import Database
from db.models.staff import Staff
from tests.admin.hands import PASSWORD, Panel, token
from tests.admin.test_first_login import FORM, Invite, join, set_up, token_on

SignIn = Callable[[FlaskClient, Staff], None]


@pytest.fixture
def factor(panel: Panel, invite: Invite) -> TOTP:
    """A person who has joined, on a browser that is closed again; the second factor in their hand."""
    client = panel()
    join(client, invite())
    return set_up(client)[0]


def give_password(client: FlaskClient, password: str = PASSWORD, username: str = "aigerim") -> tuple[int, str]:
    data = {"csrf_token": token(client), "username": username, "password": password}
    answer = client.post("/login", data=data)
    return answer.status_code, urlsplit(answer.headers.get("Location", "")).path


def give_code(client: FlaskClient, code: str) -> tuple[int, str]:
    answer = client.post("/tf-validate", data={"csrf_token": token_on(client, "/tf-validate"), "code": code})
    return answer.status_code, answer.headers.get("Location", "")


def new_code(panel: Panel, factor: TOTP) -> str:
    """The next step's code: the one of now was used for setting up."""
    import time

    return str(factor.generate(time=time.time() + 30).token)


def test_password_and_code_let_a_person_in(panel: Panel, factor: TOTP) -> None:
    client = panel()
    assert give_password(client) == (302, "/tf-validate")
    assert client.get("/").status_code == 302
    assert give_code(client, new_code(panel, factor)) == (302, "/")
    assert client.get("/").status_code == 200


def test_a_code_is_good_once(panel: Panel, factor: TOTP) -> None:
    code = new_code(panel, factor)
    first, second = panel(), panel()
    give_password(first)
    assert give_code(first, code)[1] == "/"
    give_password(second)
    assert give_code(second, code)[0] == 200
    assert second.get("/").status_code == 302


def test_a_recovery_code_is_good_once_and_kept_sealed(panel: Panel, factor: TOTP, database: Database) -> None:
    import re

    client = panel()
    give_password(client)
    give_code(client, new_code(panel, factor))
    data = {"csrf_token": token_on(client, "/mf-recovery-codes"), "generate_new_codes": "1"}
    codes = re.findall(r"<li>([0-9a-f-]{14})</li>", client.post("/mf-recovery-codes", data=data).text)
    assert len(codes) == 10
    with database.reading() as session:
        assert codes[0] not in str(session.scalars(select(Staff)).one().mf_recovery_codes)
    for place in ("/", ""):
        other = panel()
        give_password(other)
        assert 'href="/mf-recovery"' in other.get("/tf-validate").text
        sent = {"csrf_token": token_on(other, "/mf-recovery"), "code": codes[0]}
        assert other.post("/mf-recovery", data=sent).headers.get("Location", "") == place


def test_a_wrong_name_and_a_wrong_password_look_the_same(panel: Panel, factor: TOTP) -> None:
    pages = []
    for name, password in (("aigerim", "wrong one entirely"), ("nobodyhere", "wrong one entirely")):
        client = panel()
        data = {"csrf_token": token(client), "username": name, "password": password}
        page = client.post("/login", data=data).text
        pages.append(page[page.index("<form") :].count("invalid-feedback"))
    assert pages[0] == pages[1]


def test_guessing_is_useless_and_locks_nobody_out(panel: Panel, factor: TOTP) -> None:
    known = panel()
    give_password(known)
    give_code(known, new_code(panel, factor))
    known.post("/logout", data={"csrf_token": token_on(known, "/")})
    stranger = panel()
    answers = [give_password(stranger, "a wrong guess here")[0] for _ in range(12)]
    assert answers.count(200) <= 5
    assert answers[-1] == 429
    assert give_password(known) == (302, "/tf-validate")


def test_an_idle_session_ends_with_a_kind_word(panel: Panel, psychologist: Staff, sign_in: SignIn) -> None:
    client = panel()
    sign_in(client, psychologist)
    panel.clock.move(minutes=14)
    assert client.get("/").status_code == 200
    panel.clock.move(minutes=16)
    answer = client.get("/", follow_redirects=True)
    assert answer.request.path == "/login"
    assert "alert" in answer.text


def test_a_poll_is_not_activity(panel: Panel, psychologist: Staff, sign_in: SignIn) -> None:
    client = panel()
    sign_in(client, psychologist)
    for _ in range(3):
        panel.clock.move(minutes=6)
        last = client.get("/?poll=1", headers={"HX-Request": "true"})
    assert last.status_code == 401
    assert last.headers["HX-Redirect"] == "/login"


def test_ten_hours_is_the_most(panel: Panel, psychologist: Staff, sign_in: SignIn) -> None:
    client = panel()
    sign_in(client, psychologist)
    for _ in range(60):
        panel.clock.move(minutes=10)
        assert client.get("/").status_code == 200
    panel.clock.move(minutes=1)
    assert client.get("/").status_code == 302


def test_signing_out_ends_copies_of_the_session_too(panel: Panel, psychologist: Staff, sign_in: SignIn) -> None:
    client, thief = panel(), panel()
    sign_in(client, psychologist)
    with client.session_transaction() as own, thief.session_transaction() as copied:
        copied.update(own)
    assert thief.get("/").status_code == 200
    assert client.get("/logout").status_code == 405
    answer = client.post("/logout", data={"csrf_token": token_on(client, "/")})
    assert answer.status_code == 302
    assert '"storage"' in answer.headers["Clear-Site-Data"]
    assert client.get("/").status_code == thief.get("/").status_code == 302


def test_a_person_who_left_is_out_at_once(
    panel: Panel, psychologist: Staff, sign_in: SignIn, database: Database
) -> None:
    client = panel()
    sign_in(client, psychologist)
    assert client.get("/").status_code == 200
    with database.writing() as session:
        session.get_one(Staff, psychologist.id).active = False
    assert client.get("/").status_code == 302


def test_the_session_cookie_is_out_of_reach(panel: Panel) -> None:
    cookie = panel().get("/login").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


@pytest.mark.parametrize("password", ["123456789012", "Qwerty123456!", "P@ssw0rd2026", "сенімпсихолог", "aaaaaaaaaaaa"])
def test_what_everybody_tries_first_is_refused(password: str) -> None:
    assert password_problem(password) is PasswordProblem.COMMON


@pytest.mark.parametrize("password", [PASSWORD, "seven grey herons asleep", FORM["password"]])
def test_a_phrase_of_several_words_is_good(password: str) -> None:
    assert password_problem(password, known=("Айгерім", "aigerim")) is None
