"""Occasions: days and seasons worth a message, proposed for the year; what stands for each, and words to begin from.

An occasion that comes several times a year is told apart by its day: its key is «code@2026-10-12».
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from core import schools
from core.actors import Specialist, require_psychologist
from core.broadcasts import occasion_days, recipients
from core.broadcasts.occasion_days import MOURNING, Span
from core.broadcasts.recipients import Recipients
from db.models.broadcasts import Broadcast, BroadcastState, Occasion, RunState
from db.models.journals import Audience
from db.models.schools import CalendarPeriod

LOCALES: Final = ("kk", "ru", "en")
AHEAD: Final = timedelta(days=400)  # a year and the holidays after it
_LEFT: Final = frozenset({RunState.SENDING, RunState.PAUSED, RunState.DONE})


class OccasionUnknown(Exception):
    """The library has no such occasion, or it does not come on that day."""


class Standing(StrEnum):
    """What stands for an occasion: nothing yet, a draft, one that waits for a second person, for its hour, one sent."""

    NOTHING = "nothing"
    DRAFT = "draft"
    PROPOSED = "proposed"
    SCHEDULED = "scheduled"
    SENT = "sent"


Stands = tuple[Standing, Broadcast | None]
_ORDER: Final = tuple(Standing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """One time an occasion comes: its days (both included), whom it is for, the message that got furthest if any.

    ``groups``: the same for each group it is for, since each is written to in words of its own.
    """

    key: str
    code: str
    names: Mapping[str, str]
    first: date
    last: date
    audiences: tuple[Audience, ...]
    grades: tuple[int, ...]
    is_duty: bool
    is_cheerful: bool
    is_sensitive: bool
    standing: Standing
    broadcast: Broadcast | None
    groups: Mapping[Audience, Stands]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """What a message for an occasion begins from: words by language, a topic, whom it is for, the day it is meant for.

    ``audience`` is the group it is worded for, ``others`` have words of their own; ``grades`` narrow pupils down.
    """

    key: str
    day: date
    topic: int
    audience: Audience
    others: tuple[Audience, ...]
    grades: tuple[int, ...]
    texts: Mapping[str, str]
    is_cheerful: bool
    is_sensitive: bool


def coming(session: Session, *, school_id: int, since: date, until: date) -> Sequence[Coming]:
    """Every occasion between two days, both included, by day and then in the order of the library."""
    terms = _terms(session)
    of_school = messages(session, school_id)
    found = [
        _coming(occasion, span, of_school)
        for occasion in _library(session)
        for span in occasion_days.spans(occasion.rule, terms, since=since, until=until)
    ]
    return sorted(found, key=lambda one: one.first)


def in_mourning(session: Session, *, school_id: int, since: date) -> Sequence[Coming]:
    """The messages for a school that mourns since that day, and what stands for each."""
    of_school = messages(session, school_id)
    span = Span(since, since)
    return [_coming(one, span, of_school) for one in _library(session) if one.rule["kind"] == MOURNING]


def draft(session: Session, code: str, *, by: Specialist, day: date, audience: Audience | None = None) -> Prepared:
    """What to begin a message from. ``code`` may be a key; else the time is meant that comes first from ``day`` on.

    ``audience``: in the words for this group; None: for the first one the occasion is for.

    Raises:
        NotAllowed: only a psychologist writes.
        OccasionUnknown: there is none like it.
    """
    require_psychologist(by)
    code, _, of_day = code.partition("@")
    occasion = session.scalars(select(Occasion).where(Occasion.code == code)).one_or_none()
    if occasion is None:
        raise OccasionUnknown
    meant = _day_of(session, occasion, _parsed(of_day) if of_day else day, school_id=by.school_id)
    if of_day and key(code, meant) != key(code, _parsed(of_day)):
        raise OccasionUnknown
    groups = tuple(Audience(name) for name in occasion.audiences)
    group = audience if audience in groups else groups[0]
    return Prepared(
        key=key(code, meant),
        day=meant,
        topic=occasion.topic,
        audience=group,
        others=tuple(one for one in groups if one is not group),
        grades=tuple(occasion.grades) if group is Audience.STUDENT else (),
        texts=words_for(occasion, group),
        is_cheerful=occasion.is_cheerful,
        is_sensitive=occasion.is_sensitive,
    )


def words_for(occasion: Occasion, audience: Audience) -> dict[str, str]:
    """The words by language as a group reads them: its own («kk:parent») where there are some, else the first ones."""
    return {locale: occasion.texts.get(f"{locale}:{audience}") or occasion.texts[locale] for locale in LOCALES}


def key(code: str, day: date) -> str:
    """The name of one time of an occasion."""
    return f"{code}@{day.isoformat()}"


def names(session: Session, of_key: str | None) -> Mapping[str, str] | None:
    """What the occasion of a message is called, by language; None without one."""
    code = (of_key or "").partition("@")[0]
    return session.scalars(select(Occasion.names).where(Occasion.code == code)).one_or_none() if code else None


def messages(session: Session, school_id: int) -> Mapping[str, Sequence[Broadcast]]:
    """The messages of a school that were begun for occasions, by the key of each, oldest first."""
    own = select(Broadcast).where(
        Broadcast.school_id == school_id,
        Broadcast.occasion.is_not(None),
        Broadcast.state != BroadcastState.CANCELLED,
    )
    found: dict[str, list[Broadcast]] = {}
    for one in session.scalars(own.order_by(Broadcast.id).options(selectinload(Broadcast.runs))).all():
        found.setdefault(one.occasion or "", []).append(one)
    return found


def furthest(messages: Iterable[Broadcast]) -> Stands:
    """Of several messages the one that got furthest, the latest of equals; nothing when none stands."""
    best: Stands = (Standing.NOTHING, None)
    for one in messages:
        stands = _standing(one)
        if stands is not Standing.NOTHING and _ORDER.index(stands) >= _ORDER.index(best[0]):
            best = (stands, one)
    return best


def _groups(one: Broadcast) -> frozenset[Audience]:
    return recipients.audiences(Recipients.from_dict(one.recipients))


def _standing(one: Broadcast) -> Standing:
    """How far a message got; one that ended without reaching anybody stands for nothing."""
    if any(run.state in _LEFT for run in one.runs):
        return Standing.SENT
    return Standing.NOTHING if one.state is BroadcastState.FINISHED else Standing(one.state.value)


def _coming(occasion: Occasion, span: Span, of_school: Mapping[str, Sequence[Broadcast]]) -> Coming:
    name, groups = key(occasion.code, span.first), tuple(Audience(one) for one in occasion.audiences)
    mine = of_school.get(name, ())
    stands, broadcast = furthest(mine)
    return Coming(
        key=name,
        code=occasion.code,
        names=occasion.names,
        first=span.first,
        last=span.last,
        audiences=groups,
        grades=tuple(occasion.grades),
        is_duty=occasion.is_duty,
        is_cheerful=occasion.is_cheerful,
        is_sensitive=occasion.is_sensitive,
        standing=stands,
        broadcast=broadcast,
        groups={group: furthest(one for one in mine if group in _groups(one)) for group in groups},
    )


def _day_of(session: Session, occasion: Occasion, day: date, *, school_id: int) -> date:
    """The first day of the time that is meant; in mourning, the day it began."""
    if occasion.rule["kind"] == MOURNING:
        since = schools.school(session, school_id).mourns_since
        if since is None:
            raise OccasionUnknown
        return since
    found = occasion_days.spans(occasion.rule, _terms(session), since=day, until=day + AHEAD)
    if not found:
        raise OccasionUnknown
    return next((span.first for span in found if span.first == day), found[0].first)


def _parsed(of_day: str) -> date:
    try:
        return date.fromisoformat(of_day)
    except ValueError:
        raise OccasionUnknown from None


def _library(session: Session) -> Sequence[Occasion]:
    return session.scalars(select(Occasion).order_by(Occasion.position)).all()


def _terms(session: Session) -> Sequence[CalendarPeriod]:
    return session.scalars(select(CalendarPeriod).where(CalendarPeriod.kind == "term")).all()
