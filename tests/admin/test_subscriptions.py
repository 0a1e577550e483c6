"""Subscribers and posters in the panel: counts without a name, posters as one file, a code that is replaced."""

from datetime import datetime

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from admin.views.subscriptions import view
from core import classes
from core.documents.pdf import NotPressed
from core.staff import specialist
from core.subscriptions import doors
from core.texts import texts
from db.engine import Database
from db.models.audit import AuditRecord
from db.models.journals import Audience
from db.models.staff import Staff
from db.models.subscriptions import Poster
from tests.admin.hands import token
from tests.admin.seen import seen
from tests.factories.schools import another_school
from tests.factories.subscribers import subscriber, subscribers


@pytest.fixture
def listed(database: Database, psychologist: Staff) -> None:
    """Two classes; in one of them seven pupils get messages, in the other three."""
    with database.writing() as session:
        by = specialist(psychologist)
        classes.add(session, "7А 8Б", by=by)
        for one in classes.all_of(session, by.school_id):
            classes.change(session, one.id, pupils=14, language="kk", teacher="", by=by)
        subscribers(session, 7, audience=Audience.STUDENT, classes=("7А",))
        subscribers(session, 3, audience=Audience.STUDENT, classes=("8Б",))
        subscriber(session, audience=Audience.PARENT, classes=("8Б",), locale="ru")


def post(client: FlaskClient, path: str, **form: object) -> TestResponse:
    return client.post(f"/subscriptions/{path}", data={"csrf_token": token(client), **form})


def codes(database: Database) -> dict[str | None, str]:
    with database.reading() as session:
        return {one.class_name: one.code for one in session.scalars(select(Poster)).all()}


def test_counts_are_told_and_few_pupils_are_not(desk: FlaskClient, listed: None) -> None:
    page = " ".join(seen(desk.get("/subscriptions/").text).split())

    assert "Оқушылар 10" in page
    assert "7А 14 … жасырылған – 0 0" in page
    assert "8Б 14 … жасырылған – 1 0" in page
    assert "50 %" not in page


def test_the_page_says_where_the_codes_lead(desk: FlaskClient, database: Database, listed: None, now: datetime) -> None:
    said = [" ".join(seen(desk.get("/subscriptions/").text).split())]
    for channel, url in (("whatsapp", "https://wa.me/77000000001"), ("telegram", "https://t.me/SenimBot")):
        with database.writing() as session:
            doors.tell(session, channel, "1", url, now=now)
        said.append(" ".join(seen(desk.get("/subscriptions/").text).split()))

    assert "Бірде-бір мессенджер қосылмаған" in said[0]
    assert texts("kk")("subscriptions-desk-way-whatsapp", url="https://wa.me/77000000001") in said[1]
    assert texts("kk")("subscriptions-desk-way-telegram", url="https://t.me/SenimBot") in said[2]


def test_posters_come_as_one_file_and_a_replaced_code_leads_nowhere(
    desk: FlaskClient, database: Database, listed: None
) -> None:
    printed = post(desk, "posters", **{"class": ["", "7А"]})
    before = codes(database)
    replaced = post(desk, "withdraw", **{"class": "7А"})
    post(desk, "posters", **{"class": ["7А"]})

    assert (printed.mimetype, printed.data[:4]) == ("application/pdf", b"%PDF")
    assert set(before) == {None, "7А"}
    assert replaced.status_code == 303
    assert codes(database)[None] == before[None]
    assert codes(database)["7А"] != before["7А"]
    with database.reading() as session:
        of_posters = (
            select(AuditRecord.tag).where(AuditRecord.tag.startswith("subscriptions:")).order_by(AuditRecord.id)
        )
        tags = session.scalars(of_posters).all()
    assert [tag.rpartition(":")[2] for tag in tags] == ["printed", "withdrawn", "printed"]


def test_nothing_ticked_or_a_press_that_fails_brings_the_form_back_as_it_was(
    desk: FlaskClient, listed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_posters: object) -> bytes:
        raise NotPressed

    monkeypatch.setattr(view.pages, "press", broken)

    nothing, failed = post(desk, "posters"), post(desk, "posters", **{"class": ["8Б"]})

    assert (nothing.status_code, failed.status_code) == (422, 422)
    assert "Кемінде бір плакатты" in nothing.text
    assert "бұл жолы шықпай қалды" in failed.text
    assert 'value="8Б" data-tick checked' in failed.text
    assert 'value="7А" data-tick checked' not in failed.text


def test_another_schools_class_is_not_there(desk: FlaskClient, database: Database, listed: None, now: datetime) -> None:
    with database.writing() as session:
        session.add(Poster(code="x", school_id=another_school(session).id, class_name="9В", made_at=now))

    assert post(desk, "posters", **{"class": ["9В"]}).status_code == 404
    assert post(desk, "withdraw", **{"class": "9В"}).status_code == 404
    assert codes(database) == {"9В": "x"}


def test_a_deputy_head_is_not_shown_it(office: FlaskClient) -> None:
    assert office.get("/subscriptions/").status_code == 403
