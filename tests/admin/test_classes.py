"""The page of classes: added at once, filled in as one table, refused kindly, read only by a deputy head."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from core import classes
from core.actors import Role
from db.engine import Database
from db.models.audit import AuditRecord
from db.models.schools import SchoolClass
from db.models.staff import Staff
from tests.admin.hands import Panel, hire, token
from tests.admin.test_offline import SignIn


@pytest.fixture
def desk(panel: Panel, psychologist: Staff, sign_in: SignIn) -> FlaskClient:
    """The psychologist's browser."""
    client = panel()
    sign_in(client, psychologist)
    return client


def send(client: FlaskClient, path: str, **typed: str):
    return client.post(f"/classes/{path}", data={"csrf_token": token(client), **typed})


def listed(database: Database) -> list[SchoolClass]:
    with database.reading() as session:
        return list(session.scalars(select(SchoolClass).order_by(SchoolClass.id)))


def test_a_school_is_listed_in_one_go_and_filled_in_as_a_table(desk: FlaskClient, database: Database) -> None:
    assert send(desk, "add", list="5А 5ә, сынып").status_code == 303
    page = desk.get("/classes/").text
    assert "Қосылған сынып саны: 1" in page
    assert "5ә, сынып" in page

    first = listed(database)[0]
    typed = {f"pupils-{first.id}": "24", f"language-{first.id}": "ru", f"teacher-{first.id}": "Гүлнар Әли"}
    assert send(desk, "save", **typed).status_code == 303

    first = listed(database)[0]
    assert (first.name, first.pupils, first.language, first.teacher) == ("5А", 24, "ru", "Гүлнар Әли")
    with database.reading() as session:
        of_classes = select(AuditRecord.tag).where(AuditRecord.tag.startswith("classes:")).order_by(AuditRecord.id)
        tags = session.scalars(of_classes).all()
    assert tags == ["classes:added", "classes:changed"]


def test_a_size_that_cannot_be_brings_the_table_back_as_it_was_typed(desk: FlaskClient, database: Database) -> None:
    send(desk, "add", list="5А")
    one = listed(database)[0]

    answer = send(desk, "save", **{f"pupils-{one.id}": "240", f"language-{one.id}": "kk", f"teacher-{one.id}": "Әли"})

    assert answer.status_code == 422
    assert 'value="240"' in answer.text
    assert 'value="Әли"' in answer.text
    assert listed(database)[0].teacher == ""


def test_what_is_no_class_is_said_and_kept(desk: FlaskClient) -> None:
    answer = send(desk, "add", list="бесінші")

    assert answer.status_code == 422
    assert ">бесінші</textarea>" in answer.text


def test_a_class_leaves_the_list_and_another_schools_is_not_there(desk: FlaskClient, database: Database) -> None:
    send(desk, "add", list="5А")

    assert send(desk, f"{listed(database)[0].id}/remove").status_code == 303
    assert listed(database) == []
    assert send(desk, "77/remove").status_code == 404


def test_names_stand_beside_signatures(desk: FlaskClient) -> None:
    send(desk, "signers", principal="Асқар Нұрлан", deputy="Болат Омаров")

    page = desk.get("/classes/").text
    assert 'value="Асқар Нұрлан"' in page
    assert 'value="Болат Омаров"' in page


def test_a_deputy_head_reads_and_changes_nothing(panel: Panel, database: Database, sign_in: SignIn) -> None:
    with database.writing() as session:
        member = hire(session, username="deputy", role=Role.DEPUTY_HEAD, now=panel.clock())
        session.add(SchoolClass(school_id=member.school_id, name="5А", grade=5, teacher="Әли"))
    client = panel()
    sign_in(client, member)

    page = client.get("/classes/").text

    assert "Әли" in page
    assert 'name="list"' not in page
    assert send(client, "add", list="6А").status_code == 403
    with database.reading() as session:
        assert classes.names(session, member.school_id) == ("5А",)
