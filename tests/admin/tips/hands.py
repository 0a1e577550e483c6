"""What hands do on the pages of tips: the fields of a form as a browser sends them, a tip of the release."""

from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from core.tips.wordings import Words
from db.engine import Database
from db.models.tips import Tip, TipText, TipVersion
from tests.admin.hands import token
from tests.factories.tips import words


def fields(*cards: str, opened: int = 0, **other: str | list[str]) -> "MultiDict[str, str]":
    """A form in three languages with these bubbles; ``other`` replaces whole fields (``kk_title`` is ``kk-title``)."""
    said = {"kk": words("Ұйқы алдында", *cards), "ru": words("Перед сном", *cards, short="Сон")}
    said["en"] = words("Before sleep", *cards, short="Sleep")
    found: MultiDict[str, str] = MultiDict({"opened": str(opened), "license": "own", "basis": "Ұйқы гигиенасы"})
    for locale, one in said.items():
        _fill(found, locale, one)
    for name, value in other.items():
        found.setlist(name.replace("_", "-", 1), [value] if isinstance(value, str) else value)
    return found


def send(client: FlaskClient, path: str, data: "MultiDict[str, str] | dict[str, str]") -> TestResponse:
    """Send a form of the panel."""
    filled = MultiDict(data)
    filled["csrf_token"] = token(client)
    return client.post(path, data=filled)


def cards(database: Database, tip: Tip, school_id: int | None, *, state: str = "current") -> list[list[str]]:
    """The Kazakh bubbles of the versions of a tip in this state, oldest first."""
    found = (
        select(TipText.cards)
        .join(TipVersion)
        .where(TipVersion.tip_id == tip.id, TipVersion.school_id == school_id, TipText.locale == "kk")
        .where(TipVersion.state == state)
        .order_by(TipVersion.number)
    )
    with database.reading() as session:
        return list(session.scalars(found))


def _fill(found: "MultiDict[str, str]", locale: str, said: Words) -> None:
    found[f"{locale}-title"], found[f"{locale}-short"] = said.title, said.short
    found.setlist(f"{locale}-cards", list(said.cards))
