"""Handing over and taking over: who has a talk changes hands, and each change is noted with its reason."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import audit, staff
from core.actors import Specialist, require_psychologist
from core.bus import publish
from core.duty import conflicts
from core.events import HelpRequestHandedOver
from core.help_requests import answers, cases, threads
from core.help_requests.answers import RequestUnknown
from core.help_requests.cases import Case, TalkClosed
from db.models.help_requests import HelpRequest, RequestState, Side
from db.models.staff import Staff


class ColleagueUnknown(Exception):
    """Not a psychologist of this school who may sign in, or the person themself."""


class TakeOver(StrEnum):
    """Why a colleague's talk is taken."""

    AWAY = "away"
    URGENT = "urgent"
    AGREED = "agreed"


@dataclass(frozen=True, slots=True)
class Colleague:
    """Another psychologist of the school, and how many cases they have open."""

    id: int
    name: str
    open_talks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamTalk:
    """A colleague's open case, without a word of it; ``request_id`` is the talk it goes by."""

    request_id: int
    code: str
    colleague: str
    is_red: bool
    is_overdue: bool
    due_at: datetime | None
    state: RequestState
    last_child_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """How many open cases one psychologist has; ``staff_id`` is None for those that nobody has taken yet."""

    staff_id: int | None
    name: str
    open: int
    red: int
    overdue: int


def colleagues(session: Session, *, by: Specialist) -> Sequence[Colleague]:
    """The other psychologists of the school who may sign in, by name.

    Raises:
        NotAllowed: the actor may not read talks.
    """
    require_psychologist(by)
    busy = Counter(case.head.assigned_to for case in cases.open_ones(session, school_id=by.school_id))
    found = session.scalars(staff.psychologists(by.school_id))
    return [Colleague(member.id, member.full_name, busy[member.id]) for member in found if member.id != by.id]


def hand_over(session: Session, request_id: int, *, to: int, why: str, by: Specialist, now: datetime) -> HelpRequest:
    """Give a case to a colleague; ``why`` becomes a private note. A red one pages again, for whoever gets it.

    Raises:
        ColleagueUnknown: it cannot be given to this person.
        TalkClosed: a closed talk is opened again first.
        AlreadyTaken: a colleague has it.
        RequestUnknown: another school's, deleted, or not there.
    """
    case = cases.take(session, request_id, by=by, now=now)
    is_about = any(conflicts.is_between(session, talk.id, to) for talk in case.talks)
    if is_about or to not in {colleague.id for colleague in colleagues(session, by=by)}:
        raise ColleagueUnknown
    help_request = session.get_one(HelpRequest, request_id)
    threads.append(session, help_request, side=Side.SYSTEM, text="handed-over", now=now, staff_id=by.id)
    if why.strip():
        session.flush()  # the mark stands before its reason
        answers.note(session, request_id, text=why, by=by, now=now)
    _give(session, help_request, to)
    for talk in case.talks:
        publish(session, HelpRequestHandedOver(help_request_id=talk.id, staff_id=by.id, to_id=to, now=now))
    _note(session, "help_request:handed_over", request_id, by=by, now=now, to=to)
    return help_request


def take_over(session: Session, request_id: int, *, reason: TakeOver, by: Specialist, now: datetime) -> HelpRequest:
    """Take a colleague's open case: the only door past :func:`core.help_requests.answers.find`. A free one is taken.

    Nobody has to agree: a child in danger does not wait for the person who has the talk.

    Raises:
        NotAllowed: the actor may not read talks.
        TalkClosed: there is nothing left to do in it.
        RequestUnknown: another school's, about this very person, deleted, or not there.
    """
    require_psychologist(by)
    cases.hold(session, request_id)
    help_request = session.get(HelpRequest, request_id)
    if help_request is None or help_request.school_id != by.school_id or help_request.state in answers.HIDDEN:
        raise RequestUnknown
    if conflicts.is_between(session, request_id, by.id):
        raise RequestUnknown
    if help_request.state is RequestState.CLOSED:
        raise TalkClosed
    before = help_request.assigned_to
    if before not in (None, by.id):
        mark = f"taken-over:{reason.value}"
        threads.append(session, help_request, side=Side.SYSTEM, text=mark, now=now, staff_id=by.id)
        _give(session, help_request, by.id)
        _note(session, "help_request:taken_over", request_id, by=by, now=now, reason=reason.value, of=before)
    for talk in cases.case(session, help_request):
        answers.accept(session, talk.id, by=by, now=now)  # its alerts are seen, and a need without a number gets one
    return help_request


def team(session: Session, *, by: Specialist, now: datetime) -> Sequence[TeamTalk]:
    """The open cases colleagues have, also those who may not sign in any more: red first, then by what is owed.

    Raises:
        NotAllowed: the actor may not read talks.
    """
    require_psychologist(by)
    members = session.scalars(select(Staff).where(Staff.school_id == by.school_id))
    names = {member.id: member.full_name for member in members}
    about_me = set(session.scalars(conflicts.of_person(by.id)))
    found = [
        _team_talk(case, names[owner], now)
        for case in cases.open_ones(session, school_id=by.school_id)
        if (owner := case.head.assigned_to) is not None
        and owner != by.id
        and about_me.isdisjoint(talk.id for talk in case.talks)
    ]
    return sorted(found, key=lambda talk: (not talk.is_red, talk.due_at is None, talk.due_at or now, talk.request_id))


def load(session: Session, *, school_id: int, now: datetime) -> Sequence[Load]:
    """How the open cases of a school are spread: each psychologist by name, then those nobody has taken."""
    found: dict[int | None, list[Case]] = {}
    for case in cases.open_ones(session, school_id=school_id):
        found.setdefault(case.head.assigned_to, []).append(case)
    able = session.scalars(staff.psychologists(school_id)).all()
    others = set(found) - {None} - {member.id for member in able}
    gone = session.scalars(select(Staff).where(Staff.id.in_(others)).order_by(Staff.full_name, Staff.id)).all()
    everybody = [*((member.id, member.full_name) for member in (*able, *gone)), (None, "")]
    return [_load(staff_id, name, found.get(staff_id, []), now) for staff_id, name in everybody]


def _give(session: Session, help_request: HelpRequest, to: int) -> None:
    """A case has one owner, its closed talks too; whoever gets it finds it awake."""
    for talk in cases.case(session, help_request):
        talk.assigned_to = to
        talk.snoozed_until = None
        talk.version += 1


def _note(
    session: Session, tag: str, request_id: int, *, by: Specialist, now: datetime, **detail: str | int | None
) -> None:
    audit.record(session, tag, subject="help_request", subject_id=request_id, staff_id=by.id, now=now, **detail)


def _team_talk(case: Case, colleague: str, now: datetime) -> TeamTalk:
    return TeamTalk(
        request_id=case.head.id,
        code=case.head.code,
        colleague=colleague,
        is_red=case.is_red,
        is_overdue=case.is_overdue(now),
        due_at=case.due_at,
        state=case.head.state,
        last_child_at=max((talk.last_child_at for talk in case.talks if talk.last_child_at), default=None),
    )


def _load(staff_id: int | None, name: str, found: Sequence[Case], now: datetime) -> Load:
    return Load(
        staff_id=staff_id,
        name=name,
        open=len(found),
        red=sum(case.is_red for case in found),
        overdue=sum(case.is_overdue(now) for case in found),
    )
