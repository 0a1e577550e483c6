"""Posters: a code stands for a school and, where it hangs in a classroom, for a class; it never stands for a person."""

import secrets
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from db.models.schools import School
from db.models.subscriptions import Poster

LENGTH: Final = 10
_SIGNS: Final = "23456789abcdefghjkmnpqrstuvwxyz"  # none that is taken for another when it is typed from a wall


def code_for(session: Session, school_id: int, class_name: str | None, *, now: datetime) -> str:
    """The code of a school's or a class's poster, made when it is asked for first."""
    known = session.scalars(select(Poster).where(*_of(school_id, class_name))).first()
    if known is not None:
        return known.code
    code = "".join(secrets.choice(_SIGNS) for _ in range(LENGTH))
    session.add(Poster(code=code, school_id=school_id, class_name=class_name, made_at=now))
    session.flush()
    return code


def found(session: Session, code: str) -> Poster | None:
    """What a code says; None when there is no such poster (any more). The demo school takes in nobody."""
    known = select(Poster).join(School, School.id == Poster.school_id)
    return session.scalars(known.where(Poster.code == code.lower(), School.is_demo.is_(False))).one_or_none()


def withdraw(session: Session, school_id: int, class_name: str | None) -> None:
    """Posters that hang somewhere lead nowhere any more; the next one that is asked for has a new code."""
    session.execute(delete(Poster).where(*_of(school_id, class_name)))


def _of(school_id: int, class_name: str | None) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return Poster.school_id == school_id, Poster.class_name == class_name
