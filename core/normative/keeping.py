"""Acts as a psychologist keeps them: written down, changed, checked today, with their text attached."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import audit, calendar, chain, files, schools, words
from core.actors import Specialist, require_psychologist
from core.normative.acts import CODE, ActUnknown
from core.texts import DEFAULT_LOCALE, LOCALES
from db.models.normative import ActKind, ActStatus, NormativeAct

# as the table keeps them; titles and notes have no bound there and get one here
LONGEST: Final = {"title": 400, "note": 2000, "number": 40, "registration": 40, "code": 40, "edition": 120, "link": 400}
CHECKED: Final = frozenset({ActStatus.IN_FORCE, ActStatus.REPEALED})
OF_PERSONS: Final = "done"


class ActRefused(Exception):
    """The act cannot be kept so; ``field`` says where."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class TitleMissing(ActRefused):
    """An act without a title in Kazakh is not found again."""


class TooLong(ActRefused):
    """More than the field holds."""


class LinkRefused(ActRefused):
    """Not an address that begins with https."""


class CodeRefused(ActRefused):
    """Not a code of the state's register, such as V2200029288."""


class IssuedLater(ActRefused):
    """An act of a day that has not come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a person writes of an act; ``titles`` and ``notes`` by locale, Kazakh is needed."""

    kind: ActKind
    titles: Mapping[str, str]
    notes: Mapping[str, str] = field(default_factory=dict)
    number: str = ""
    issued_on: date | None = None
    registration: str = ""
    code: str = ""
    edition: str = ""
    link: str = ""


def add(session: Session, draft: Draft, *, by: Specialist, now: datetime) -> NormativeAct:
    """Write a new act down, at the end of the list. The school's own act holds; any other has yet to be checked.

    Raises:
        NotAllowed: the actor is no psychologist.
        ActRefused: the draft cannot be kept so.
    """
    require_psychologist(by)
    today = _today(session, by, now)
    values = _values(draft, today)
    chain.hold(session, by.school_id)
    last = session.scalar(select(func.max(NormativeAct.position)).where(NormativeAct.school_id == by.school_id))
    is_own = draft.kind is ActKind.LOCAL
    act = NormativeAct(
        school_id=by.school_id,
        position=(last or 0) + 1,
        status=ActStatus.IN_FORCE if is_own else ActStatus.TO_CHECK,
        checked_on=today if is_own else None,
        checked_by=by.id if is_own else None,
        source="",
        review=OF_PERSONS,
        **values,
    )
    session.add(act)
    session.flush()
    audit.record(session, "normative:added", subject="normative", subject_id=act.id, staff_id=by.id, now=now)
    return act


def change(session: Session, act_id: int, draft: Draft, *, by: Specialist, now: datetime) -> None:
    """Write an act down otherwise; whether it holds is said by :func:`check` alone.

    Raises:
        NotAllowed, ActUnknown, ActRefused: it stays as it was.
    """
    act = _own(session, act_id, by)
    values = _values(draft, _today(session, by, now))
    fields = sorted(name for name, value in values.items() if getattr(act, name) != value)
    for name in fields:
        setattr(act, name, values[name])
    if fields:
        audit.record(
            session, "normative:changed", subject="normative", subject_id=act.id, staff_id=by.id, now=now, fields=fields
        )


def check(session: Session, act_id: int, *, status: ActStatus, by: Specialist, now: datetime) -> None:
    """A person looked today: it is in force, or it is repealed and stays in the list as such.

    Raises:
        NotAllowed, ActUnknown: nothing to mark.
        ValueError: "to check" is not what somebody finds by checking.
    """
    if status not in CHECKED:
        raise ValueError(status)
    act = _own(session, act_id, by)
    act.status, act.checked_on, act.checked_by = status, _today(session, by, now), by.id
    audit.record(
        session, "normative:checked", subject="normative", subject_id=act.id, staff_id=by.id, now=now, status=status
    )


def attach(session: Session, act_id: int, *, name: str, content: bytes, by: Specialist, now: datetime) -> None:
    """Keep the act's text beside it, in place of what was attached before.

    Raises:
        NotAllowed, ActUnknown: there is nothing to attach it to.
        FileEmpty, FileTooLarge, FileKindUnknown: the file is not taken in.
    """
    act = _own(session, act_id, by)
    before = act.file_id
    act.file_id = files.keep(session, name=name, content=content, by=by, now=now).id
    files.forget(session, before, by=by)
    audit.record(session, "normative:file:attached", subject="normative", subject_id=act.id, staff_id=by.id, now=now)


def detach(session: Session, act_id: int, *, by: Specialist, now: datetime) -> None:
    """Throw the attached file away.

    Raises:
        NotAllowed, ActUnknown: there is none to throw away.
    """
    act = _own(session, act_id, by)
    before, act.file_id = act.file_id, None
    if before is not None:
        files.forget(session, before, by=by)
        audit.record(session, "normative:file:removed", subject="normative", subject_id=act.id, staff_id=by.id, now=now)


def _own(session: Session, act_id: int, by: Specialist) -> NormativeAct:
    require_psychologist(by)
    act = session.get(NormativeAct, act_id)
    if act is None or act.school_id != by.school_id:
        raise ActUnknown
    return act


def _today(session: Session, by: Specialist, now: datetime) -> date:
    return calendar.local(schools.school(session, by.school_id), now).date()


def _values(draft: Draft, today: date) -> dict[str, Any]:
    """The columns of a draft that can be kept."""
    titles, notes = _by_locale(draft.titles, "title"), _by_locale(draft.notes, "note")
    if not titles.get(DEFAULT_LOCALE):
        raise TitleMissing("title-kk")
    lines = {name: " ".join(getattr(draft, name).split()) for name in ("number", "registration", "code", "edition")}
    for name, value in (*lines.items(), ("link", draft.link)):
        if len(value) > LONGEST[name]:
            raise TooLong(name)
    if lines["code"] and CODE.fullmatch(lines["code"]) is None:
        raise CodeRefused("code")
    if draft.issued_on is not None and draft.issued_on > today:
        raise IssuedLater("issued_on")
    link = words.web_address(draft.link) if draft.link.strip() else ""
    if link is None:
        raise LinkRefused("link")
    kept = {"kind": draft.kind, "issued_on": draft.issued_on, "link": link}
    return {"titles": titles, "notes": notes, **lines, **kept}


def _by_locale(typed: Mapping[str, str], name: str) -> dict[str, str]:
    said = {locale: typed.get(locale, "").strip() for locale in LOCALES}
    for locale, value in said.items():
        if len(value) > LONGEST[name]:
            raise TooLong(f"{name}-{locale}")
    return {locale: value for locale, value in said.items() if value}
