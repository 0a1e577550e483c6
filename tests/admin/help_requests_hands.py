"""What a test's hands do at the inbox: press a button, look what is stored."""

from collections.abc import Callable
from datetime import datetime

from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from core.help_requests import answers
from core.staff import specialist
from db.engine import Database
from db.models.audit import AuditRecord
from db.models.help_requests import HelpMessage, HelpRequest, Side
from db.models.staff import Staff
from tests.admin.hands import Panel, token

RED = "өлгім келеді"
Ask = Callable[..., HelpRequest]
SignIn = Callable[[FlaskClient, Staff], None]
CLOSING = {
    "direction": "counselling",
    "format": "bot_dialogue",
    "category": "bullying",
    "topic": "",
    "class_name": "7 а",
    "minutes": "15",
    "result": "тыңдалды",
    "recommendation": "тыныс жаттығуы",
    "next_step": "",
}


def reads(database: Database, request_id: int) -> list[AuditRecord]:
    """The read-audit of one talk."""
    statement = select(AuditRecord).where(
        AuditRecord.tag == "help_request:thread:read", AuditRecord.subject_id == request_id
    )
    with database.reading() as session:
        return list(session.scalars(statement))


def part(page: str, mark: str, until: str) -> str:
    """The piece of a page from ``mark`` to ``until``."""
    start = page.index(mark)
    return page[start : page.index(until, start)]


def press(client: FlaskClient, request_id: int, act: str, **form: str) -> TestResponse:
    """Send one of the inbox's forms."""
    return client.post(f"/inbox/{request_id}/{act}", data={"csrf_token": token(client), **form})


def found(database: Database, request_id: int) -> HelpRequest:
    """The request as it is stored now, with its messages."""
    with database.reading() as session:
        request = session.get_one(HelpRequest, request_id)
        list(request.messages)
        return request


def said(database: Database, request_id: int, side: Side) -> list[HelpMessage]:
    """The messages of one side."""
    return [message for message in found(database, request_id).messages if message.side is side]


def count(database: Database, table: type) -> int:
    """How many rows a table holds."""
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def take_for(database: Database, member: Staff, request_id: int, now: datetime) -> None:
    """Another psychologist takes the request."""
    with database.writing() as session:
        answers.accept(session, request_id, by=specialist(member), now=now)


def let_go(database: Database, panel: Panel, *, seconds: float) -> int:
    """Let time pass, and the clock send what is due; how many answers left."""
    panel.clock.move(seconds=seconds)
    with database.writing() as session:
        return answers.send_due(session, now=panel.clock())
