"""Schools: the seeded one, and another to stay out of."""

from datetime import time
from typing import Any

from sqlalchemy.orm import Session

from db.models.schools import School


def another_school(session: Session, **overrides: Any) -> School:
    """A second school beside the seeded one."""
    values: dict[str, Any] = {
        "code": "another",
        "names": {"kk": "Басқа мектеп", "ru": "Другая школа", "en": "Another school"},
        "timezone": "Asia/Almaty",
        "opens": time(8, 30),
        "closes": time(17, 30),
        "working_days": [0, 1, 2, 3, 4],
    }
    school = School(**{**values, **overrides})
    session.add(school)
    session.flush()
    return school
