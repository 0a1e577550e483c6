"""Fixtures of the calendar: a psychologist who receives people this afternoon, and a parent who has booked."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from core.appointments import Appointment, visitors, words
from db.engine import Database
from db.models.staff import Staff
from tests.admin.appointments.hands import NAME, PHONE, REASON
from tests.admin.hands import Panel, signed_in
from tests.factories import appointments


@pytest.fixture
def received(database: Database, psychologist: Staff) -> int:
    """Fifteen to seventeen, Monday to Friday, in one room; its id."""
    with database.writing() as session:
        room = appointments.room(session)
        appointments.hours(session, psychologist.id, room_id=room.id)
        return room.id


@pytest.fixture
def booked(panel: Panel, database: Database, received: int) -> str:
    """A parent with a name, a telephone and a reason, today at three; the meeting's reference."""
    now = panel.clock()
    with database.writing() as session:
        found = appointments.booked(session, now=now)
        _of_a_parent(session, found, panel)
        return found.ref


@pytest.fixture
def later(
    panel: Panel, psychologist: Staff, sign_in: Callable[[FlaskClient, Staff], None]
) -> Callable[..., FlaskClient]:
    """The psychologist's browser some hours later: ``later(hours=5)``; a sign-in does not last so long idle."""

    def move(**step: float) -> FlaskClient:
        panel.clock.move(**step)
        return signed_in(panel, psychologist, sign_in)

    return move


def _of_a_parent(session: Session, found: Appointment, panel: Panel) -> None:
    visitor = visitors.keep(
        session,
        school_id=found.school_id,
        channel="web",
        bot="",
        address="box-of-a-parent",
        now=panel.clock(),
        name=NAME,
        phone=PHONE,
    )
    found.visitor_id = visitor.id
    words.write(session, found, reason=REASON)
