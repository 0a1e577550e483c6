"""Recipients: the choice of subscriptions a message is for, as it is typed, kept, asked of the tables and counted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Self

from sqlalchemy import ColumnElement, and_, exists, false, func, not_, or_, select
from sqlalchemy.orm import Session

from core.subscriptions.topics import bit
from db.models.journals import Audience
from db.models.subscriptions import Subscription, SubscriptionClass, SubscriptionState

MOST_CLAUSES: Final = 3
HIDDEN_BELOW: Final = 5  # so few pupils could be guessed


@dataclass(frozen=True, slots=True)
class Clause:
    """Who fits: one of the audiences, of the languages, of the channels, and of the grades or classes; none: any.

    Grades and classes are one question: «7 and 9Б» are the seventh grades and 9Б together.
    """

    audiences: frozenset[Audience] = frozenset()
    grades: frozenset[int] = frozenset()
    classes: frozenset[str] = frozenset()
    locales: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether it names nothing, so that it would be everybody."""
        return not (self.audiences or self.grades or self.classes or self.locales or self.channels)

    def as_dict(self) -> dict[str, Any]:
        """As JSON keeps it, in an order of its own so that equal clauses look the same."""
        return {
            "audiences": sorted(self.audiences),
            "grades": sorted(self.grades),
            "classes": sorted(self.classes),
            "locales": sorted(self.locales),
            "channels": sorted(self.channels),
        }

    @classmethod
    def from_dict(cls, kept: Mapping[str, Any]) -> Self:
        """Back from what was kept."""
        return cls(
            audiences=frozenset(Audience(name) for name in kept.get("audiences", ())),
            grades=frozenset(int(grade) for grade in kept.get("grades", ())),
            classes=frozenset(kept.get("classes", ())),
            locales=frozenset(kept.get("locales", ())),
            channels=frozenset(kept.get("channels", ())),
        )


@dataclass(frozen=True, slots=True)
class Recipients:
    """Whoever fits one of the clauses and none of those that are excluded; no clause at all is nobody."""

    any_of: tuple[Clause, ...] = ()
    excluding: tuple[Clause, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """As JSON keeps it."""
        return {
            "any_of": [one.as_dict() for one in self.any_of],
            "excluding": [one.as_dict() for one in self.excluding],
        }

    @classmethod
    def from_dict(cls, kept: Mapping[str, Any]) -> Self:
        """Back from what was kept."""
        any_of, excluding = (
            tuple(Clause.from_dict(one) for one in kept.get(part, ())) for part in ("any_of", "excluding")
        )
        return cls(any_of, excluding)


@dataclass(frozen=True, slots=True)
class Counted:
    """How many people a choice reaches just now."""

    total: int = 0
    by_audience: Mapping[Audience, int] = field(default_factory=dict)
    by_channel: Mapping[str, int] = field(default_factory=dict)


def of_audiences(*audiences: Audience, grades: Iterable[int] = ()) -> Recipients:
    """Everybody of these groups, of these grades where some are named."""
    return Recipients((Clause(audiences=frozenset(audiences), grades=frozenset(grades)),))


def condition(
    recipients: Recipients, *, school_id: int, topic: int, class_name: str | None = None
) -> ColumnElement[bool]:
    """The choice as a question to ``Subscription``: active, of the school, asked for the topic, and chosen.

    ``class_name``: of them only those with this class (one wave of a run).
    """
    asked = [
        Subscription.school_id == school_id,
        Subscription.state == SubscriptionState.ACTIVE,
        Subscription.topics.bitwise_and(bit(topic)) != 0,
        or_(false(), *(_fits(one) for one in recipients.any_of)),
        *(not_(_fits(one)) for one in recipients.excluding if not one.is_empty),
    ]
    if class_name is not None:
        asked.append(_has_class(SubscriptionClass.class_name == class_name))
    return and_(*asked)


def count(session: Session, recipients: Recipients, *, school_id: int, topic: int) -> Counted:
    """How many there are, by group and by channel; nobody is named."""
    chosen = condition(recipients, school_id=school_id, topic=topic)
    asked = select(Subscription.audience, Subscription.channel, func.count()).where(chosen)
    rows = session.execute(asked.group_by(Subscription.audience, Subscription.channel)).all()
    by_audience: dict[Audience, int] = {}
    by_channel: dict[str, int] = {}
    for audience, channel, number in rows:
        by_audience[audience] = by_audience.get(audience, 0) + number
        by_channel[channel] = by_channel.get(channel, 0) + number
    return Counted(sum(by_audience.values()), by_audience, by_channel)


def audiences(recipients: Recipients) -> frozenset[Audience]:
    """The groups that may be among them; a clause that names none may be anybody."""
    return frozenset(name for one in recipients.any_of for name in (one.audiences or frozenset(Audience)))


def _fits(clause: Clause) -> ColumnElement[bool]:
    asked: list[ColumnElement[bool]] = [Subscription.id.is_not(None)]
    for column, wanted in (
        (Subscription.audience, clause.audiences),
        (Subscription.locale, clause.locales),
        (Subscription.channel, clause.channels),
    ):
        if wanted:
            asked.append(column.in_(_ordered(wanted)))
    if clause.grades or clause.classes:
        of_grade = SubscriptionClass.grade.in_(_ordered(clause.grades))
        of_class = SubscriptionClass.class_name.in_(_ordered(clause.classes))
        asked.append(_has_class(or_(of_grade, of_class)))
    return and_(*asked)


def _has_class(asked: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(SubscriptionClass.subscription_id == Subscription.id, asked)


def _ordered(wanted: Iterable[Any]) -> Sequence[Any]:
    return sorted(wanted)
