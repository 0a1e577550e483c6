"""`senim staff`: the way back in for whoever runs the machine, when nobody can sign in."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from typer.testing import CliRunner, Result

import senim
from core import crypto, staff_passwords
from core.actors import Role
from core.settings import Settings
from db.engine import Database
from db.models.audit import AuditRecord
from db.models.staff import Invitation, Staff
from tests.factories.staff import staff_member


@pytest.fixture
def member(database: Database) -> Staff:
    """The school's only administrator, with a second factor."""
    with database.writing() as session:
        return staff_member(
            session, role=Role.ADMINISTRATOR, username="aigul", tf_primary_method="authenticator", password="old"
        )


def command(settings: Settings, monkeypatch: pytest.MonkeyPatch, *words: str) -> Result:
    monkeypatch.setenv("SENIM_HOME", str(settings.home))
    return CliRunner().invoke(senim.app, ["staff", *words])


@pytest.mark.parametrize("role", Role)
def test_a_link_is_printed_for_every_role(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, database: Database, role: Role
) -> None:
    answer = command(settings, monkeypatch, "add", "--role", role.value)

    assert "/first-login/" in answer.stdout
    with database.reading() as session:
        assert session.scalars(select(Invitation.role)).one() == role.value


def test_a_lost_phone_is_forgotten(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, database: Database, member: Staff
) -> None:
    assert command(settings, monkeypatch, "reset-second-factor", "Aigul").exit_code == 0

    with database.reading() as session:
        assert session.get_one(Staff, member.id).tf_primary_method is None


def test_even_the_only_administrator_is_switched_off_and_it_is_written_down(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, database: Database, member: Staff
) -> None:
    assert command(settings, monkeypatch, "switch-off", "aigul").exit_code == 0

    with database.reading() as session:
        assert not session.get_one(Staff, member.id).active
        assert session.scalars(select(AuditRecord.tag)).all() == ["staff:switched_off"]


def test_a_forgotten_password_gets_a_link_that_the_panel_takes(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, database: Database, member: Staff
) -> None:
    answer = command(settings, monkeypatch, "new-password", "aigul")

    token = answer.stdout.strip().rpartition("/")[2]
    with database.reading() as session:
        secret = crypto.panel_secret(settings.secrets_folder)
        assert staff_passwords.holder(session, secret, token, now=datetime.now(UTC)).id == member.id


@pytest.mark.parametrize("act", ["switch-off", "reset-second-factor", "new-password"])
def test_a_name_that_nobody_has_is_said_to_be_one(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    answer = command(settings, monkeypatch, act, "nobody")

    assert answer.exit_code == 2
    assert "nobody" in answer.stderr
