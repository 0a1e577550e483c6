"""A psychologist who reports, a deputy head who reads it, and work as it stands in the tables."""

from collections.abc import Callable
from datetime import datetime
from itertools import count
from typing import Any

import pytest
from sqlalchemy.orm import Session

from core import schools
from core.actors import Role, Specialist
from db.models.journals import Audience, Direction, WorkRecord
from db.models.staff import Staff, StaffRole

Worked = Callable[..., WorkRecord]


@pytest.fixture
def engine(request: pytest.FixtureRequest) -> str:
    """Reports are counted on SQLite; the one test that asks for both engines says so."""
    found: str = getattr(request, "param", "sqlite")
    return found


@pytest.fixture
def by(session: Session) -> Specialist:
    """The psychologist of the seeded school."""
    school = schools.first_school(session)
    member = Staff(
        school_id=school.id,
        username="psychologist",
        full_name="Айгүл Сәрсенова",
        fs_uniquifier="psychologist",
        active=True,
        locale="kk",
        roles=[StaffRole(name=Role.PSYCHOLOGIST.value)],
    )
    session.add(member)
    session.flush()
    return Specialist(id=member.id, school_id=school.id, roles=frozenset({Role.PSYCHOLOGIST}))


@pytest.fixture
def deputy(by: Specialist) -> Specialist:
    """A deputy head of the same school."""
    return Specialist(id=by.id, school_id=by.school_id, roles=frozenset({Role.DEPUTY_HEAD}))


@pytest.fixture
def worked(session: Session, by: Specialist, now: datetime) -> Worked:
    """A piece of work: ``worked(direction=…, participants=12)``; what is not said is an ordinary consultation."""
    numbers = count()

    def work(**given: Any) -> WorkRecord:
        values: dict[str, Any] = {
            "ref": f"work-{next(numbers)}",
            "school_id": by.school_id,
            "staff_id": by.id,
            "direction": Direction.COUNSELLING,
            "audience": Audience.STUDENT,
            "is_repeat": False,
            "format": "consultation",
            "channel": "offline",
            "category": "fear",
            "area": 3,
            "class_name": "7А",
            "participants": 1,
            "happened_at": now,
            "sealed_words": b"",
            **given,
        }
        record = WorkRecord(**{"is_group": values["participants"] > 1, **values})
        session.add(record)
        session.flush()
        return record

    return work
