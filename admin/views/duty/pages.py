"""What the duty page shows: people and how each is reached, the week, absences, the drill under way, the register."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from admin.security import translate
from admin.views.duty import drilling
from admin.views.duty.drilling import Held, Running
from admin.views.help_requests.moments import Clock
from core.actors import Specialist
from core.documents import posters
from core.duty import links, rota
from core.duty.ladder import ladder
from core.subscriptions import doors
from db.models.duty import DutyAbsence, DutyTurn, StaffLink
from db.models.staff import Staff


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody an alert wakes: ``way`` is linked, broken or none; ``until`` the day an absence ends."""

    id: int
    name: str
    is_on_duty: bool
    way: str
    until: str = ""
    stand_in: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnLine:
    """A turn as it stands in the week."""

    staff_id: int
    name: str
    weekday: int
    opens: str
    closes: str
    is_overnight: bool
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceLine:
    """An absence that is, or is to come."""

    id: int
    name: str
    starts: str
    ends: str
    stand_in: str
    is_now: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLink:
    """One of the person's own messengers."""

    ref: str
    channel: str
    since: str
    is_broken: bool


@dataclass(frozen=True, slots=True)
class StartWay:
    """A link that opens the bot in one messenger with the one-time line; ``picture`` is its code for a camera."""

    channel: str
    link: str
    picture: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The whole page."""

    people: Sequence[Person]
    candidates: Sequence[Staff]
    week: Sequence[Sequence[TurnLine]]
    today: date
    absences: Sequence[AbsenceLine]
    own: Sequence[OwnLink]
    is_woken: bool
    drill: Running | None
    register: Sequence[Held]
    median: int | None

    @property
    def has_rota(self) -> bool:
        """Whether anybody has a turn."""
        return any(self.week)


def front(session: Session, *, by: Specialist, clock: Clock) -> Front:
    """Everything for one look."""
    able = rota.candidates(session, school_id=by.school_id)
    names = {member.id: member.full_name for member in able}
    today = _today(clock)
    register, median = drilling.register(session, by=by, clock=clock)
    return Front(
        people=_people(session, names, clock),
        candidates=able,
        week=_week(rota.turns(session, school_id=by.school_id), names),
        today=today,
        absences=[
            _absence(row, names, today, clock) for row in rota.absences(session, school_id=by.school_id, since=today)
        ],
        own=[_own(link, clock) for link in links.links_of(session, staff_id=by.id)],
        is_woken=by.id in names,
        drill=drilling.running(session, by=by, clock=clock),
        register=register,
        median=median,
    )


def ways(session: Session, parameter: str) -> Sequence[StartWay]:
    """Every messenger's link that brings the one-time parameter to the bot."""
    greeting = translate("duty-page-greeting", code=parameter)
    found = (door for door in doors.of(session) if door.channel in doors.LINKED)
    made = ((door.channel, doors.link(door.channel, door.url, parameter, greeting=greeting)) for door in found)
    return [StartWay(channel, link, _picture(link)) for channel, link in made]


def _picture(link: str) -> str:
    """The code of a link for an ``img``."""
    return f"data:image/svg+xml;base64,{b64encode(posters.drawing(link).encode()).decode()}"


def _people(session: Session, names: Mapping[int, str], clock: Clock) -> Sequence[Person]:
    """The ladder of this moment, then those who are away."""
    today = _today(clock)
    absences = rota.absences(session, school_id=clock.school.id, since=today)
    gone = {row.staff_id: row for row in absences if row.starts <= today}
    on_duty = rota.on_duty(session, clock.school, now=clock.now)
    order = [person for person in ladder(session, school_id=clock.school.id, now=clock.now) if person in names]
    return [
        Person(
            id=person,
            name=names[person],
            is_on_duty=person in on_duty,
            way=_way(links.links_of(session, staff_id=person)),
            until=clock.day(gone[person].ends) if person in gone else "",
            stand_in=names.get(gone[person].stand_in_id or 0, "") if person in gone else "",
        )
        for person in dict.fromkeys((*order, *(person for person in names if person in gone)))
    ]


def _way(found: Sequence[StaffLink]) -> str:
    if not found:
        return "none"
    return "broken" if all(link.is_broken for link in found) else "linked"


def _week(turns: Sequence[DutyTurn], names: Mapping[int, str]) -> Sequence[Sequence[TurnLine]]:
    """Seven days; who may not be woken any more has no turn."""
    lines = [
        TurnLine(
            staff_id=turn.staff_id,
            name=names[turn.staff_id],
            weekday=turn.weekday,
            opens=turn.opens.strftime("%H:%M"),
            closes=turn.closes.strftime("%H:%M"),
            is_overnight=turn.closes <= turn.opens,
            place=turn.position,
        )
        for turn in turns
        if turn.staff_id in names
    ]
    return [[line for line in lines if line.weekday == day] for day in range(7)]


def _absence(row: DutyAbsence, names: Mapping[int, str], today: date, clock: Clock) -> AbsenceLine:
    return AbsenceLine(
        id=row.id,
        name=names.get(row.staff_id, ""),
        starts=clock.day(row.starts),
        ends=clock.day(row.ends),
        stand_in=names.get(row.stand_in_id or 0, ""),
        is_now=row.starts <= today,
    )


def _own(link: StaffLink, clock: Clock) -> OwnLink:
    return OwnLink(ref=link.ref, channel=link.channel, since=clock.moment(link.linked_at), is_broken=link.is_broken)


def _today(clock: Clock) -> date:
    return clock.here(clock.now).date()
