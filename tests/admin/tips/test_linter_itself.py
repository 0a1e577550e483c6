"""With the linter that ships: what an editor is told of a link to nowhere and of a word that must not be said."""

from html import unescape

import pytest
from flask.testing import FlaskClient

from core.texts import texts
from db.engine import Database
from db.models.staff import Staff
from db.models.tips import Tip
from tests.admin.tips.hands import cards, fields, send


@pytest.fixture(autouse=True)
def _known_linter() -> None:
    """Nothing is put in its place here."""


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("Толығырақ: http://nowhere.example/tips", "link"),
        ("Барлығы жақсы болады деп уәде беремін.", "empty-promise"),
        ("<b>Ұйықта</b> ерте.", "markup"),
    ],
)
def test_what_breaks_a_rule_is_named_and_does_not_stand(
    desk: FlaskClient, psychologist: Staff, database: Database, tip: Tip, typed: str, rule: str
) -> None:
    answer = send(desk, f"/tips/{tip.id}/", fields(typed))

    assert typed in unescape(answer.text)
    if rule != "markup":  # a tag is refused before anything else is said of it
        assert texts("kk")(f"safe-messaging-rule-{rule}") in unescape(answer.text)
    assert cards(database, tip, psychologist.school_id) == []
