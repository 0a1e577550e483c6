"""Ruling: how meetings are booked, the bells of both shifts, and one's own address for meetings over video."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from itertools import pairwise
from typing import Final
from urllib.parse import urlsplit

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core import audit
from core.actors import NotAllowed, Specialist
from core.cyclogram import arrangers, hours
from core.cyclogram.days import Span
from db.models.cyclogram import Bell, BookingRules, MeetingLink

# name -> the smallest and the largest that can be chosen: minutes, unless the name says days or counts something
BOUNDS: Final[Mapping[str, tuple[int, int]]] = {
    "meeting_minutes": (10, 180),
    "pause_minutes": (0, 60),
    "notice_minutes": (0, 7 * 24 * 60),
    "horizon_days": (1, 120),
    "most_open": (1, 10),
    "most_moves": (0, 20),
    "hold_minutes": (1, 15),
    "claim_minutes": (5, 120),
}
SHIFTS: Final = (1, 2)
MOST_LESSONS: Final = 10
MOST_PAUSES: Final = 6
LONGEST_LINK: Final = 300


class RuleInvalid(Exception):
    """A number outside its bounds; ``name`` says which."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class PausesInvalid(Exception):
    """One ends before it begins, two overlap, or there are too many."""


class BellsInvalid(Exception):
    """A lesson ends before it begins, or begins before the one before it has ended."""


class LinkInvalid(Exception):
    """Not an address that begins with https and leads somewhere, or too long a one."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson of one shift, school-local."""

    shift: int
    lesson: int
    opens: time
    closes: time


def set_rules(
    session: Session,
    *,
    numbers: Mapping[str, int],
    is_automatic: bool,
    by_bells: bool,
    pauses: Sequence[Span],
    by: Specialist,
    now: datetime,
) -> BookingRules:
    """Set the rules of booking of the actor's school; ``numbers`` holds every name of ``BOUNDS``.

    Raises:
        RuleInvalid, PausesInvalid: a value that cannot be.
        NotAllowed: see :func:`core.cyclogram.arrangers.require_school`.
    """
    arrangers.require_school(session, by)
    for name, (least, most) in BOUNDS.items():
        if not least <= numbers.get(name, least - 1) <= most:
            raise RuleInvalid(name)
    in_order = sorted(pauses)
    if len(in_order) > MOST_PAUSES or not _follow(in_order):
        raise PausesInvalid
    arrangers.hold_school(session, by)
    rules = hours.rules_of(session, by.school_id)
    session.add(rules)
    for name in BOUNDS:
        setattr(rules, name, numbers[name])
    rules.is_automatic, rules.by_bells = is_automatic, by_bells
    rules.pauses = [[f"{begins:%H:%M}", f"{ends:%H:%M}"] for begins, ends in in_order]
    audit.record(
        session, "cyclogram:rules:set", subject="cyclogram", subject_id=None, staff_id=by.id, now=now, **numbers
    )
    session.flush()
    return rules


def lessons(session: Session, school_id: int) -> Sequence[Bell]:
    """The bells of a school, shift by shift."""
    own = select(Bell).where(Bell.school_id == school_id)
    return session.scalars(own.order_by(Bell.shift, Bell.lesson)).all()


def set_bells(session: Session, wanted: Sequence[Lesson], *, by: Specialist, now: datetime) -> None:
    """Replace the bells of the actor's school by these.

    Raises:
        BellsInvalid: a lesson that cannot be.
        NotAllowed: see :func:`core.cyclogram.arrangers.require_school`.
    """
    arrangers.require_school(session, by)
    for shift in SHIFTS:
        of_shift = sorted((lesson for lesson in wanted if lesson.shift == shift), key=lambda lesson: lesson.lesson)
        is_numbered_once = len({lesson.lesson for lesson in of_shift}) == len(of_shift)
        if not is_numbered_once or not _follow([(lesson.opens, lesson.closes) for lesson in of_shift]):
            raise BellsInvalid
    if any(lesson.shift not in SHIFTS or lesson.lesson not in range(1, MOST_LESSONS + 1) for lesson in wanted):
        raise BellsInvalid
    arrangers.hold_school(session, by)
    session.execute(delete(Bell).where(Bell.school_id == by.school_id))
    session.add_all(
        Bell(school_id=by.school_id, shift=one.shift, lesson=one.lesson, opens=one.opens, closes=one.closes)
        for one in wanted
    )
    audit.record(
        session, "cyclogram:bells:set", subject="cyclogram", subject_id=None, staff_id=by.id, now=now, bells=len(wanted)
    )
    session.flush()


def link_of(session: Session, staff_id: int) -> str:
    """A psychologist's own address for meetings over video, or nothing."""
    found = session.get(MeetingLink, staff_id)
    return "" if found is None else found.address


def set_link(session: Session, address: str, *, by: Specialist, now: datetime) -> None:
    """Set one's own address for meetings over video; an empty one takes it away, and nobody is offered such a meeting.

    Raises:
        LinkInvalid: not https, no host, somebody's sign-in inside it, or too long.
        NotAllowed: only whoever receives people has one.
    """
    if not by.may_read_talks:
        raise NotAllowed("only a psychologist has an address for meetings")
    wanted, found = address.strip(), session.get(MeetingLink, by.id)
    if wanted and not _is_address(wanted):
        raise LinkInvalid
    if found is not None and not wanted:
        session.delete(found)
    elif found is not None:
        found.address = wanted
    elif wanted:
        session.add(MeetingLink(staff_id=by.id, address=wanted))
    tag = "cyclogram:link:set" if wanted else "cyclogram:link:removed"
    audit.record(session, tag, subject="cyclogram", subject_id=None, staff_id=by.id, now=now)
    session.flush()


def _follow(spans: Sequence[Span]) -> bool:
    """Whether each ends after it begins, and begins when the one before has ended."""
    is_forward = all(begins < ends for begins, ends in spans)
    return is_forward and all(one[1] <= other[0] for one, other in pairwise(spans))


def _is_address(written: str) -> bool:
    if len(written) > LONGEST_LINK or not written.isascii() or not written.isprintable() or " " in written:
        return False
    try:
        parts = urlsplit(written)
    except ValueError:
        return False
    return parts.scheme == "https" and "." in (parts.hostname or "") and "@" not in parts.netloc
