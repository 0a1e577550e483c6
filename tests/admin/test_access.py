"""Who sees which page: every GET of the panel, for everybody who might ask, also pages added later."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from core import staff
from core.actors import Role
from core.help_requests import answers
from db.engine import Database
from db.models.help_requests import HelpRequest
from db.models.schools import School
from db.models.staff import Staff
from tests.admin.hands import CANARY, Panel, hire

SignIn = Callable[[FlaskClient, Staff], None]
Ask = Callable[..., HelpRequest]
OPEN = frozenset({"account", "health", "security"})
JOURNALS = tuple(f"J{number}" for number in range(1, 10))


def pages(app: Flask) -> list[Rule]:
    """Every page behind the sign-in."""
    found = [rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())]
    return [rule for rule in found if not rule.endpoint.endswith("static") and _room(rule) not in OPEN]


def _room(rule: Rule) -> str:
    return rule.endpoint.split(".")[0]


def addresses(app: Flask, rule: Rule, number: int) -> list[str]:
    """The rule's addresses: every book, and ``number`` wherever a number is asked."""
    books = JOURNALS if "journal" in rule.arguments else ("",)
    built = []
    for book in books:
        words = {"journal": book, "area": "family"}
        values: dict[str, Any] = {name: words.get(name, number) for name in rule.arguments}
        built.append(app.url_map.bind("localhost").build(rule.endpoint, values))
    return built


def asked(client: FlaskClient, app: Flask, number: int) -> dict[str, Any]:
    """Every page's answer."""
    return {path: client.get(path) for rule in pages(app) for path in addresses(app, rule, number)}


def test_a_visitor_is_led_to_the_sign_in_page(panel: Panel, ask: Ask) -> None:
    client = panel()
    found = asked(client, panel.app, ask().id)
    assert "/" in found
    for path, answer in found.items():
        assert answer.status_code == 302, path
        assert answer.headers["Location"].startswith("/login"), path


def test_the_psychologist_sees_the_childs_words(panel: Panel, psychologist: Staff, sign_in: SignIn, ask: Ask) -> None:
    client = panel()
    sign_in(client, psychologist)
    found = asked(client, panel.app, ask().id)
    assert any(CANARY in answer.text for answer in found.values())
    assert {answer.status_code for answer in found.values()} <= {200, 204, 302, 303, 403, 404}


def test_a_deputy_head_never_sees_a_childs_word(panel: Panel, deputy: Staff, sign_in: SignIn, ask: Ask) -> None:
    client = panel()
    sign_in(client, deputy)
    for path, answer in asked(client, panel.app, ask().id).items():
        assert CANARY not in answer.text, path
        assert answer.status_code in {200, 204, 302, 403, 404}, path
        if path.startswith("/inbox"):
            assert answer.status_code == 403, path


def test_another_psychologists_talk_is_not_there(
    panel: Panel,
    psychologist: Staff,
    other_psychologist: Staff,
    sign_in: SignIn,
    ask: Ask,
    database: Database,
) -> None:
    request = ask()
    with database.writing() as session:
        answers.accept(session, request.id, by=staff.specialist(psychologist), now=panel.clock())
    client = panel()
    sign_in(client, other_psychologist)
    found = asked(client, panel.app, request.id)
    assert found[f"/inbox/{request.id}"].status_code == 404
    assert not [path for path, answer in found.items() if CANARY in answer.text]


def test_another_schools_talk_is_not_there(
    panel: Panel, other_school: School, sign_in: SignIn, ask: Ask, database: Database
) -> None:
    request = ask()
    with database.writing() as session:
        stranger = hire(
            session, username="stranger", role=Role.PSYCHOLOGIST, now=panel.clock(), school_id=other_school.id
        )
    client = panel()
    sign_in(client, stranger)
    found = asked(client, panel.app, request.id)
    assert found[f"/inbox/{request.id}"].status_code == 404
    assert not [path for path, answer in found.items() if CANARY in answer.text]


@pytest.mark.parametrize("odd", ["1,2", "0", "-1", "99999999999999999999", "%00", "1%27", "abc", "1.0", "٣"])
def test_an_odd_number_in_an_address_is_not_found_and_never_breaks(
    panel: Panel, psychologist: Staff, sign_in: SignIn, odd: str
) -> None:
    client = panel()
    sign_in(client, psychologist)
    for rule in pages(panel.app):
        if not rule.arguments:
            continue
        path = rule.rule
        for part in rule.rule.split("/"):
            if part.startswith("<"):
                path = path.replace(part, "J6" if part.endswith("journal>") else odd, 1)
        answer = client.get(path)
        is_there = not {"journal", "tip_id", "act_id"}.isdisjoint(rule.arguments)  # tip 3 and act 3 are shipped to all
        assert answer.status_code == 404 or (is_there and answer.status_code == 200), path


@pytest.mark.parametrize("query", ["?part=queue", "?part=talk&v=x", "?page=-1&sort=zz&flt0_0=x", "?id=1,2", "?year=x"])
def test_an_odd_question_never_breaks_a_page(
    panel: Panel, psychologist: Staff, sign_in: SignIn, ask: Ask, query: str
) -> None:
    client = panel()
    sign_in(client, psychologist)
    number = ask().id
    for rule in pages(panel.app):
        for path in addresses(panel.app, rule, number):
            assert client.get(path + query).status_code < 500, path


def test_every_view_names_who_may_open_it(panel: Panel) -> None:
    views = panel.app.extensions["admin"][0]._views
    assert json.dumps({type(view).__name__: sorted(view.roles) for view in views})
    for view in views:
        assert view.roles, type(view).__name__
        assert view.roles <= set(Role), type(view).__name__
