"""The school's classes: which there are, how large each is, and whether a name that was typed is one of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import schools, spelling, words
from core.actors import NotAllowed, Role, Specialist
from db.models.schools import School, SchoolClass

MOST_PUPILS: Final = 60
MOST_CLASSES: Final = 200
LANGUAGES: Final = ("kk", "ru")
# a letter follows its grade after a space or a hyphen as well: «5 А», «5-А»; the grade begins the next class
_PARTS: Final = re.compile(r"[\s,;]+(?=\d)")


class ClassUnknown(Exception):
    """The school has no such class; the message is the name."""


class ClassesUnreadable(Exception):
    """Nothing that was typed is a class."""


@dataclass(frozen=True, slots=True)
class Added:
    """What adding many at once did: new classes, those the school had already, and what is no class."""

    new: tuple[str, ...]
    known: tuple[str, ...]
    unread: tuple[str, ...]


def all_of(session: Session, school_id: int) -> Sequence[SchoolClass]:
    """The school's classes by grade, and within it as the Kazakh alphabet goes."""
    found = session.scalars(select(SchoolClass).where(SchoolClass.school_id == school_id)).all()
    return sorted(found, key=lambda one: place(one.name))


def names(session: Session, school_id: int) -> tuple[str, ...]:
    """The names of the school's classes, «7А», in their order; none until somebody has listed them."""
    found = session.scalars(select(SchoolClass.name).where(SchoolClass.school_id == school_id)).all()
    return tuple(sorted(found, key=place))


def place(name: str) -> tuple[int, int, str]:
    """Where a class stands among others: by grade, and within it as the Kazakh alphabet goes."""
    grade = _grade(name)
    letter = name[len(grade) :]
    return int(grade), spelling.KAZAKH_ORDER.find(letter.lower()), letter


def require(session: Session, school_id: int, name: str | None) -> None:
    """Refuse a class that the school does not have; a grade alone («8») is every class of it.

    A school that has not listed its classes may write any.

    Raises:
        ClassUnknown: there is no such class.
    """
    if not name:
        return
    known = names(session, school_id)
    if known and name not in {*known, *(_grade(one) for one in known)}:
        raise ClassUnknown(name)


def pupils(session: Session, school_id: int) -> int | None:
    """How many pupils the school has: the sum of its classes, None until the size of one is written."""
    return session.scalar(select(func.sum(SchoolClass.pupils)).where(SchoolClass.school_id == school_id))


def teacher(session: Session, school_id: int, name: str | None) -> str:
    """The class teacher's name, empty when nobody wrote it."""
    if not name:
        return ""
    found = select(SchoolClass.teacher).where(SchoolClass.school_id == school_id, SchoolClass.name == name)
    return session.scalar(found) or ""


def find(session: Session, class_id: int, *, by: Specialist) -> SchoolClass:
    """A class of the actor's school.

    Raises:
        ClassUnknown: another school's, or not there.
    """
    found = session.get(SchoolClass, class_id)
    if found is None or found.school_id != by.school_id:
        raise ClassUnknown(str(class_id))
    return found


def add(session: Session, written: str, *, by: Specialist) -> Added:
    """Add many at once: «5А 5Ә 5Б». A class the school has already stays as it is.

    Raises:
        NotAllowed: only a psychologist or an administrator keeps the list.
        ClassesUnreadable: none of it is a class.
    """
    _require_keeper(by)
    new: list[str] = []
    known: list[str] = []
    unread: list[str] = []
    have = set(names(session, by.school_id))
    for part in _PARTS.split(written.strip(" \t\r\n,;")):
        name = words.class_name(part)
        if name is None or len(have) >= MOST_CLASSES:
            unread.append(part)
        elif name in have:
            known.append(name)
        else:
            have.add(name)
            new.append(name)
            session.add(SchoolClass(school_id=by.school_id, name=name, grade=int(_grade(name))))
    if not new and not known:
        raise ClassesUnreadable
    session.flush()
    return Added(tuple(sorted(new, key=place)), tuple(known), tuple(unread))


def change(
    session: Session, class_id: int, *, pupils: int | None, language: str, teacher: str, by: Specialist
) -> SchoolClass:
    """Write how many pupils a class has, its language (``kk``, ``ru``) and who its teacher is.

    Raises:
        NotAllowed: only a psychologist or an administrator keeps the list.
        ClassUnknown: there is no such class.
    """
    _require_keeper(by)
    found = find(session, class_id, by=by)
    found.pupils, found.language, found.teacher = pupils, language, teacher.strip()
    return found


def remove(session: Session, class_id: int, *, by: Specialist) -> str:
    """Take a class off the list; what was written of it stays in the books. Its name.

    Raises:
        NotAllowed: only a psychologist or an administrator keeps the list.
        ClassUnknown: there is no such class.
    """
    _require_keeper(by)
    found = find(session, class_id, by=by)
    session.delete(found)
    session.flush()
    return found.name


def name_signers(session: Session, *, principal: str, deputy: str, by: Specialist) -> School:
    """Write whose names stand beside the signatures: the head of the school and the deputy.

    Raises:
        NotAllowed: only a psychologist or an administrator does.
    """
    _require_keeper(by)
    school = schools.school(session, by.school_id)
    school.principal, school.deputy = principal.strip(), deputy.strip()
    return school


def _require_keeper(by: Specialist) -> None:
    if by.roles.isdisjoint({Role.PSYCHOLOGIST, Role.ADMINISTRATOR}):
        raise NotAllowed("only a psychologist or an administrator keeps the list of classes")


def _grade(name: str) -> str:
    return name if name.isdecimal() else name[:-1]
