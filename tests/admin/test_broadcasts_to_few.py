"""A message to a few pupils: no number on a page tells how few, and the writer is told what a reply may give away."""

import re
from datetime import datetime
from typing import Any

import pytest
from flask.testing import FlaskClient

from core import staff
from core.broadcasts.recipients import of_audiences
from core.texts import Texts
from db.engine import Database
from db.models.broadcasts import RunState
from db.models.journals import Audience
from db.models.outbox import DeliveryState
from db.models.staff import Staff
from tests.admin.hands import token
from tests.admin.seen import seen
from tests.factories.broadcasts import run
from tests.factories.deliveries import delivered
from tests.factories.drafts import WORDS, broadcast
from tests.factories.subscribers import subscribers

T = Texts("kk")


@pytest.fixture
def address(database: Database, psychologist: Staff, now: datetime) -> str:
    """A run that reached two pupils, met one shut chat and was refused once."""
    with database.writing() as session:
        by = staff.specialist(session.get_one(Staff, psychologist.id))
        made = broadcast(session, by=by, now=now, recipients=of_audiences(Audience.STUDENT))
        sent = run(session, made, due_at=now, latest_at=now, state=RunState.SENDING, started_at=now)
        for number, state in ((2, DeliveryState.SENT), (1, DeliveryState.BLOCKED), (1, DeliveryState.QUEUED)):
            delivered(session, sent, number, state, audience=Audience.STUDENT)
        return f"/broadcasts/{made.ref}/runs/{sent.ref}/"


def test_the_progress_counts_nobody_out(desk: FlaskClient, address: str) -> None:
    page = seen(desk.get(address, query_string={"part": "progress"}).text)

    assert T("broadcasts-count-blocked", count=T("broadcasts-few")) in page
    assert "75" not in page
    assert T("broadcasts-done-of", done=T("broadcasts-few"), expected=T("broadcasts-few")) in page


@pytest.mark.parametrize(("pupils", "is_told"), [(4, True), (5, False)])
def test_the_writer_is_told_that_a_reply_may_give_away_who_wrote_it(
    desk: FlaskClient, database: Database, pupils: int, is_told: bool
) -> None:
    with database.writing() as session:
        subscribers(session, pupils, audience=Audience.STUDENT)
    form: dict[str, Any] = {"csrf_token": token(desk), "c1-audiences": "student", "text-kk": WORDS["kk"]}
    page = seen(desk.post("/broadcasts/check", data=form).text)

    assert (T("broadcasts-note-few") in page) is is_told
    assert not re.search(r"\b4\b", page)
