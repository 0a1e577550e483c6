"""Where what names somebody could have leaked to: tables and their logs, pages of the panel, what was said aloud."""

import base64
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from admin.app import create_app
from admin.lifetime import MARK, SEEN, SIGNED_IN
from core import staff_sessions
from core.actors import Role
from core.settings import Settings
from core.staff_sessions import Device
from db.models.help_requests import HelpRequest
from db.models.staff import Staff
from tests.admin.hands import close, hire
from tests.chat import LiveBot


def found_in(data: bytes, wanted: Iterable[bytes]) -> set[bytes]:
    """Which of the words stand there, as they are or as JSON and Python escape them."""
    return {word for word in wanted if any(spelt in data for spelt in {word, word.decode().encode("unicode_escape")})}


def in_base64(phone: str) -> set[str]:
    """How a phone looks inside of anything that is written in base64: three ways, by where it begins."""
    if not phone.isdecimal():
        return set()
    raw = phone.encode()
    shifted = [base64.b64encode(b"\0" * shift + raw).decode()[-(-shift * 4 // 3) :] for shift in range(3)]
    return {piece[1 : len(piece) - 4] for piece in shifted}


def said(log: pytest.LogCaptureFixture) -> bytes:
    """What the service and its libraries said; PIL is the child's camera here, it draws the test's pictures."""
    assert {"aiosqlite", "asyncio"} & {record.name for record in log.records}
    lines = {record.getMessage(): None for record in log.records if not record.name.startswith("PIL")}
    return "\n".join(lines).encode()  # what is said a thousand times is looked at once


def pages(settings: Settings, live: LiveBot, role: Role) -> Iterator[bytes]:
    """Every page a member of staff can open, and every fragment and header of it."""
    app = create_app(settings, clock=live.clock)
    with live.bot.database.writing() as session:
        member = hire(session, username=f"reader_{role.value}", role=role, now=live.clock())
        requests = list(session.scalars(select(HelpRequest.id)))
    client = app.test_client()
    _enter(client, member, live)
    fixed = [rule.rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ()) and not rule.arguments]
    for path in [*fixed, *(f"/inbox/{number}" for number in requests), "/inbox/?part=queue", "/health/ready"]:
        answer = client.get(path)
        yield answer.data + str(answer.headers).encode()
    close(app)


def _enter(client: FlaskClient, member: Staff, live: LiveBot) -> None:
    with live.bot.database.writing() as rows:
        mark = staff_sessions.begin(rows, member.id, device=Device.COMPUTER, now=live.clock())
    with client.session_transaction() as session:
        moment = live.clock().timestamp()
        session.update({"_user_id": member.fs_uniquifier, "_fresh": True, "fs_cc": "set"})
        session.update({MARK: mark, SIGNED_IN: moment, SEEN: moment, "fs_paa": moment})


def files(home: Path) -> Iterator[tuple[str, bytes]]:
    """Every byte the service keeps: tables, their write-ahead log, keys."""
    for path in sorted(home.rglob("*")):
        if path.is_file() and path.suffix != ".key":
            yield path.name, path.read_bytes()
