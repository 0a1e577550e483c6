"""What a test's hands do at the calendar: send a form, look at a meeting, read what was told and audited."""

from collections.abc import Sequence

from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from core.appointments import Appointment
from db.engine import Database
from db.models.audit import AuditRecord
from tests.admin.hands import token
from tests.factories import appointments

NAME = "Жанар Төлеуова"
PHONE = "+77011234567"
REASON = "канарейка-себеп-4471"
AT_FOUR = {"day": "2026-11-24", "time": "16:00", "room": ""}


def send(browser: FlaskClient, path: str, **fields: str) -> TestResponse:
    """A form with its token."""
    return browser.post(path, data={"csrf_token": token(browser), **fields})


def meeting(database: Database, ref: str) -> Appointment:
    """The meeting as it stands."""
    with database.reading() as session:
        return session.scalars(select(Appointment).where(Appointment.ref == ref)).one()


def told(database: Database, ref: str) -> Sequence[str]:
    """What was written to the person."""
    with database.reading() as session:
        found = session.scalars(select(Appointment).where(Appointment.ref == ref)).one()
        return [message.text for message in appointments.told(session, found)]


def openings(database: Database) -> int:
    """How many times a card was opened, by the audit."""
    with database.reading() as session:
        return len(session.scalars(select(AuditRecord).where(AuditRecord.tag == "appointment:card:read")).all())
