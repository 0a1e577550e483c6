"""A psychologist."""

import pytest
from sqlalchemy.orm import Session

from core.actors import Specialist
from tests.factories.staff import psychologist


@pytest.fixture
def by(session: Session) -> Specialist:
    return psychologist(session)
