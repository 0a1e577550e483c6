"""A red message reaches the psychologist's own phone, in a whole installation: ``senim run``, a messenger, a child."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from core import crypto
from core.actors import Specialist
from core.duty import links
from core.settings import Settings
from db.engine import Database
from db.models.alerts import Alert, AlertStep
from db.models.help_requests import HelpRequest
from tests.factories.staff import psychologist
from tests.journeys.phones import phones


def link_from_the_panel(home: Path) -> tuple[Specialist, str]:
    """A psychologist, and the one-time link that the panel shows them; the panel needs no key to any address."""
    settings = Settings(home=home, _env_file=None)
    keys = crypto.panel_vault(settings.secrets_folder, settings.keys_url)
    database = Database(settings.database_url, info={"vault": keys})
    with database.writing() as session:
        aigul = psychologist(session, full_name="Айгүл Сейітқызы")
        session.flush()
    with database.writing() as session:
        token = links.new_code(session, by=aigul, now=datetime.now(UTC))
    database.dispose_sync()
    keys.thread_keys.database.dispose_sync()
    return aigul, token


@pytest.mark.journey
@pytest.mark.timeout(180)
@pytest.mark.parametrize("mode", ["poll", "webhook", "whatsapp"])
def test_danger_rings_the_linked_phone_and_a_tap_is_written_down(tmp_path: Path, mode: str) -> None:
    home = tmp_path / "home"
    with phones(home, mode) as (of, _senim):
        aigul, token = link_from_the_panel(home)
        phone, child = of(880_000_000_101), of(880_000_000_102)
        phone.follows(token)
        phone.sees("Баланың сөзі мұнда ешқашан жазылмайды")

        child.says("өлгім келеді, шатырда тұрмын")
        shown = phone.sees("🔴")
        phone.tap("duty-alert-page.mine")
        phone.sees("панельді ашып, хатты оқыңыз")

    assert "шатыр" not in shown
    code, alert, steps = read(home)
    assert code in shown
    assert alert.seen_by == aigul.id
    assert [(step.kind, step.way) for step in steps] == [
        ("raised", None),
        ("paged", phone.channel),
        ("acknowledged", None),
    ]


def read(home: Path) -> tuple[str, Alert, list[AlertStep]]:
    """What stands in the tables after everything was stopped."""
    database = Database(Settings(home=home, _env_file=None).database_url)
    with database.reading() as session:
        found = (
            session.scalars(select(HelpRequest.code)).one(),
            session.scalars(select(Alert)).one(),
            list(session.scalars(select(AlertStep).order_by(AlertStep.id))),
        )
        session.expunge_all()
    database.dispose_sync()
    return found
