"""A psychologist, and two talks of one child that she has joined."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from core.actors import Specialist
from core.help_requests import joining
from db.models.help_requests import HelpRequest
from tests.factories.help_requests import help_request
from tests.factories.staff import psychologist

HOUR = timedelta(hours=1)


@pytest.fixture
def by(session: Session) -> Specialist:
    return psychologist(session)


@pytest.fixture
def head(session: Session, by: Specialist, now: datetime) -> HelpRequest:
    return help_request(session, now=now, text="бірінші")


@pytest.fixture
def member(session: Session, head: HelpRequest, by: Specialist, now: datetime) -> HelpRequest:
    """A talk that continues the first one."""
    found = help_request(session, now=now + HOUR, text="екінші")
    joining.join(session, found.id, to=head.id, by=by, now=now + HOUR)
    session.flush()
    return found
