"""No POST without its token changes anything: every rule of the panel is tried, also those added later."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.routing import AnyConverter, Rule

from db.engine import Database
from db.models.base import Base
from db.models.help_requests import HelpRequest
from db.models.staff import Staff
from tests.admin.hands import Panel, token

SignIn = Callable[[FlaskClient, Staff], None]
Ask = Callable[..., HelpRequest]


def posts(app: Flask) -> list[Rule]:
    return [rule for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())]


def address(app: Flask, rule: Rule, request: HelpRequest) -> str:
    """The rule's address with every place filled: ids of the case, the first book, the first of everything else."""
    values: dict[str, Any] = {}
    for name in rule.arguments:
        values[name] = request.id if name == "request_id" else "J6" if name == "journal" else 1
        if isinstance(converter := rule._converters[name], AnyConverter):
            values[name] = min(converter.items)
    with app.test_request_context():
        return app.url_map.bind("localhost").build(rule.endpoint, values, method="POST")


def everything(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    with database.reading() as session:
        tables = Base.metadata.sorted_tables
        return {table.name: [tuple(row) for row in session.execute(select(table))] for table in tables}


@pytest.mark.parametrize("wrong", [{}, {"csrf_token": ""}, {"csrf_token": "IjEyMyI.aaaa.bbbb"}])
def test_a_post_without_its_token_changes_nothing(
    panel: Panel, psychologist: Staff, sign_in: SignIn, ask: Ask, database: Database, wrong: dict[str, str]
) -> None:
    request = ask()
    client = panel()
    sign_in(client, psychologist)
    client.get("/")
    before = everything(database)
    tried = posts(panel.app)
    assert len(tried) > 8
    for rule in tried:
        answer = client.post(address(panel.app, rule, request), data={**wrong, "text": "x", "reply": "x", "note": "x"})
        assert answer.status_code in {400, 403}, rule.rule
    assert everything(database) == before


def test_a_token_of_another_browser_is_worth_nothing(panel: Panel, psychologist: Staff, sign_in: SignIn) -> None:
    client = panel()
    sign_in(client, psychologist)
    assert client.post("/preferences", data={"csrf_token": token(panel()), "language": "ru"}).status_code == 400


def test_a_form_of_another_site_is_refused_even_with_a_token(
    panel: Panel, psychologist: Staff, sign_in: SignIn
) -> None:
    client = panel()
    sign_in(client, psychologist)
    data = {"csrf_token": token(client), "language": "ru", "next": "/"}
    assert client.post("/preferences", data=data, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert client.post("/preferences", data=data, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 303
