"""Acts as they are read: the list, one of them, where its text stands, and which nobody has checked for long."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from core import words
from core.actors import NotAllowed, Role, Specialist
from db.models.files import StoredFile
from db.models.normative import ActKind, ActStatus, NormativeAct
from db.models.staff import Staff

READERS: Final = frozenset({Role.PSYCHOLOGIST, Role.DEPUTY_HEAD, Role.ADMINISTRATOR})
CHECK_EVERY: Final = timedelta(days=90)
# The state's register of acts; not every act is there in English, all are in the two languages of the state.
REGISTER: Final = "https://adilet.zan.kz/{tongue}/docs/{code}"
TONGUES: Final = {"kk": "kaz", "ru": "rus"}
CODE: Final = re.compile(r"[A-Z][0-9A-Z]{6,20}_{0,2}")


class ActUnknown(Exception):
    """Another school's, or not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act as a school keeps it; ``checked_by`` is a name, ``file`` the name of what is attached."""

    id: int
    kind: ActKind
    titles: Mapping[str, str]
    notes: Mapping[str, str]
    number: str
    issued_on: date | None
    registration: str
    code: str
    edition: str
    status: ActStatus
    checked_on: date | None
    checked_by: str | None
    link: str
    file: str | None

    def title(self, locale: str) -> str:
        """What it is called, in Kazakh where nobody wrote it in the reader's language."""
        return self.titles.get(locale) or self.titles.get("kk", "")

    def note(self, locale: str) -> str:
        """What it asks of the service."""
        return self.notes.get(locale) or self.notes.get("kk", "")

    def address(self, locale: str) -> str | None:
        """Where its text stands: the link a person wrote, else the state's register by its code."""
        if self.link:
            return words.web_address(self.link)
        if CODE.fullmatch(self.code) is None:
            return None
        return REGISTER.format(tongue=TONGUES.get(locale, "rus"), code=self.code)

    def is_overdue(self, today: date) -> bool:
        """Whether somebody should look again if it still holds: nobody has for ninety days, or ever."""
        if self.status is ActStatus.REPEALED:
            return False
        return self.checked_on is None or today - self.checked_on > CHECK_EVERY


def listed(
    session: Session, *, by: Specialist, kind: ActKind | None = None, status: ActStatus | None = None
) -> Sequence[Act]:
    """The school's acts in their order: of one kind, of one status where asked.

    Raises:
        NotAllowed: the actor does not read the folder.
    """
    statement = _acts(by).order_by(NormativeAct.position, NormativeAct.id)
    if kind is not None:
        statement = statement.where(NormativeAct.kind == kind)
    if status is not None:
        statement = statement.where(NormativeAct.status == status)
    return [_act(*row) for row in session.execute(statement).all()]


def find(session: Session, act_id: int, *, by: Specialist) -> Act:
    """One act of the actor's school.

    Raises:
        NotAllowed: the actor does not read the folder.
        ActUnknown: another school's, or not there.
    """
    found = session.execute(_acts(by).where(NormativeAct.id == act_id)).one_or_none()
    if found is None:
        raise ActUnknown
    return _act(*found)


def file_ref(session: Session, act_id: int, *, by: Specialist) -> str:
    """The reference of the file that is attached to an act; empty where there is none.

    Raises:
        NotAllowed, ActUnknown: as :func:`find`.
    """
    find(session, act_id, by=by)
    attached = select(StoredFile.ref).join(NormativeAct, NormativeAct.file_id == StoredFile.id)
    return session.scalar(attached.where(NormativeAct.id == act_id)) or ""


def overdue(session: Session, school_id: int, *, today: date) -> int:
    """How many acts of a school that are not repealed nobody has checked for ninety days."""
    found = session.scalar(
        select(func.count())
        .select_from(NormativeAct)
        .where(
            NormativeAct.school_id == school_id,
            NormativeAct.status != ActStatus.REPEALED,
            or_(NormativeAct.checked_on.is_(None), NormativeAct.checked_on < today - CHECK_EVERY),
        )
    )
    return found or 0


def _acts(by: Specialist) -> Select[NormativeAct, str | None, str | None]:
    if by.roles.isdisjoint(READERS):
        raise NotAllowed("the folder of normative acts is not for observers")
    return (
        select(NormativeAct, Staff.full_name, StoredFile.name)
        .outerjoin(Staff, Staff.id == NormativeAct.checked_by)
        .outerjoin(StoredFile, StoredFile.id == NormativeAct.file_id)
        .where(NormativeAct.school_id == by.school_id)
    )


def _act(row: NormativeAct, checked_by: str | None, file: str | None) -> Act:
    return Act(
        id=row.id,
        kind=row.kind,
        titles=row.titles,
        notes=row.notes,
        number=row.number,
        issued_on=row.issued_on,
        registration=row.registration,
        code=row.code,
        edition=row.edition,
        status=row.status,
        checked_on=row.checked_on,
        checked_by=checked_by,
        link=row.link,
        file=file,
    )
