"""Counting who gets messages: by group, class, language and channel. No count of pupils tells of a few of them.

A count of pupils below five is hidden, and enough beside it that it cannot be worked out; a sum over the groups is not
told, for it would give a hidden count away.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from core import suppression
from db.models.journals import Audience
from db.models.subscriptions import Subscription, SubscriptionClass, SubscriptionState

HIDDEN: Final = None
Shown = int | None  # None: there are some, too few to be told


@dataclass(frozen=True, slots=True)
class Group:
    """One of the four groups: who gets messages now, and what this month brought."""

    audience: Audience
    active: Shown
    languages: Mapping[str, Shown]
    channels: Mapping[str, Shown]
    joined: Shown
    left: Shown
    blocked: Shown


@dataclass(frozen=True, slots=True)
class ClassLine:
    """One class; without a name: pupils who named none. ``share``: percent of its pupils, where their number is known.

    Somebody with children in two classes counts in both.
    """

    name: str | None
    pupils: int | None
    students: Shown
    parents: int
    teachers: int
    share: int | None


def groups(session: Session, school_id: int, *, since: date) -> tuple[Group, ...]:
    """The four groups in their order; joined, left and blocked are counted from a day on."""
    active = _counts(session, school_id, SubscriptionState.ACTIVE)
    languages = _parts(session, school_id, Subscription.locale)
    channels = _parts(session, school_id, Subscription.channel)
    joined = _counts(session, school_id, SubscriptionState.ACTIVE, Subscription.joined_on, since)
    left = _counts(session, school_id, SubscriptionState.LEFT, Subscription.left_on, since)
    blocked = _counts(session, school_id, SubscriptionState.BLOCKED, Subscription.left_on, since)
    return tuple(
        Group(
            one,
            _alone(one, active.get(one, 0)),
            _apart(one, languages.get(one, {})),
            _apart(one, channels.get(one, {})),
            *(_alone(one, counted.get(one, 0)) for counted in (joined, left, blocked)),
        )
        for one in Audience
    )


def classes(session: Session, school_id: int, sizes: Mapping[str, int | None]) -> tuple[ClassLine, ...]:
    """The classes with ``sizes`` (pupils by name) in their order, then others that subscribers named, then no class."""
    found = _by_class(session, school_id)
    names = [*sizes, *sorted({name for _, name in found} - set(sizes))]
    students = [found.get((Audience.STUDENT, name), 0) for name in names]
    everybody = _counts(session, school_id, SubscriptionState.ACTIVE).get(Audience.STUDENT, 0)
    shown = suppression.parts((*students, max(0, everybody - sum(students))), k=suppression.INSIDE)
    lines = [
        ClassLine(
            name=name,
            pupils=sizes.get(name),
            students=count,
            parents=found.get((Audience.PARENT, name), 0),
            teachers=found.get((Audience.TEACHER, name), 0),
            share=_share(count, sizes.get(name)),
        )
        for name, count in zip(names, shown, strict=False)
    ]
    if shown[-1] != 0:
        lines.append(ClassLine(None, None, shown[-1], 0, 0, None))
    return tuple(lines)


def _counts(
    session: Session,
    school_id: int,
    state: SubscriptionState,
    day: InstrumentedAttribute[date] | InstrumentedAttribute[date | None] | None = None,
    since: date | None = None,
) -> dict[Audience, int]:
    counted = select(Subscription.audience, func.count()).where(
        Subscription.school_id == school_id, Subscription.state == state
    )
    if day is not None:
        counted = counted.where(day >= since)
    return dict(session.execute(counted.group_by(Subscription.audience)).all())


def _parts(session: Session, school_id: int, column: InstrumentedAttribute[str]) -> dict[Audience, dict[str, int]]:
    own = (Subscription.school_id == school_id) & (Subscription.state == SubscriptionState.ACTIVE)
    counted = select(Subscription.audience, column, func.count()).where(own).group_by(Subscription.audience, column)
    found: dict[Audience, dict[str, int]] = {}
    for audience, part, count in session.execute(counted.order_by(column)).all():
        found.setdefault(audience, {})[part] = count
    return found


def _by_class(session: Session, school_id: int) -> dict[tuple[Audience, str], int]:
    counted = (
        select(Subscription.audience, SubscriptionClass.class_name, func.count())
        .join(SubscriptionClass, SubscriptionClass.subscription_id == Subscription.id)
        .where(Subscription.school_id == school_id, Subscription.state == SubscriptionState.ACTIVE)
        .group_by(Subscription.audience, SubscriptionClass.class_name)
    )
    return {(audience, name): count for audience, name, count in session.execute(counted).all()}


def _alone(audience: Audience, count: int) -> Shown:
    """A count that stands by itself."""
    return HIDDEN if audience is Audience.STUDENT and 0 < count < suppression.INSIDE else count


def _apart(audience: Audience, counts: Mapping[str, int]) -> dict[str, Shown]:
    """The parts of a group whose sum is told beside them."""
    if audience is not Audience.STUDENT:
        return dict(counts)
    values: Sequence[Shown] = suppression.parts(tuple(counts.values()), k=suppression.INSIDE)
    return dict(zip(counts, values, strict=True))


def _share(count: Shown, pupils: int | None) -> int | None:
    return min(100, round(100 * count / pupils)) if count is not None and pupils else None
