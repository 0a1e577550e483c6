"""Silence for a built-in rule: with a reason, for grave rules by two people, never at the price of a core phrase."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from core import audit
from core.actors import NotAllowed, Role, Specialist
from core.lexicon import effects
from core.lexicon.standing import mark
from db.models.schools import School
from db.models.screening import RuleMute
from db.models.staff import Staff

LONGEST_REASON: Final = 400
REVIEWERS: Final = frozenset({Role.PSYCHOLOGIST, Role.DEPUTY_HEAD})


class RuleUnknown(Exception):
    """No built-in rule has this id."""


class ReasonMissing(Exception):
    """Why a rule falls silent has to be written, in at most four hundred characters."""


class AlreadyAsked(Exception):
    """The rule is silent here, or waits for a second person."""


class NothingAsked(Exception):
    """The rule is neither silent nor waits for anybody."""


class SecondPersonNeeded(Exception):
    """Who asked for the silence cannot be the one who agrees to it."""


class CoreWouldBeMissed(Exception):
    """Without this rule a core phrase of danger would not be found: it stays."""


@dataclass(frozen=True, slots=True)
class Mute:
    """Silence of one rule, in force or waiting: who asked, why, who agreed."""

    rule: str
    reason: str
    asked_by: int
    asker: str
    asked_at: datetime
    approver: str | None
    in_force: bool


def standing(session: Session, *, by: Specialist) -> Mapping[str, Mute]:
    """What is silent or waits in the actor's school, by rule, the newest first; a rule that is no more is left out."""
    _require_reviewer(by)
    rows = session.scalars(_open(by.school_id).order_by(RuleMute.id.desc())).all()
    names = dict(session.execute(select(Staff.id, Staff.full_name).where(Staff.school_id == by.school_id)).all())
    return {
        row.rule: Mute(
            rule=row.rule,
            reason=row.reason,
            asked_by=row.asked_by,
            asker=names.get(row.asked_by, ""),
            asked_at=row.asked_at,
            approver=names.get(row.approved_by) if row.approved_by else None,
            in_force=row.approved_at is not None,
        )
        for row in rows
        if effects.rule(row.rule) is not None
    }


def waiting(session: Session, *, by: Specialist) -> int:
    """How many silences wait for this person to agree or not."""
    if by.roles.isdisjoint(REVIEWERS):
        return 0
    asked = _open(by.school_id).where(RuleMute.approved_at.is_(None), RuleMute.asked_by != by.id)
    return session.scalar(select(func.count()).select_from(asked.subquery())) or 0


def has_second(session: Session, *, by: Specialist) -> bool:
    """Whether anybody else of the school could agree."""
    return any(person.id != by.id for person in _reviewers(session, by.school_id))


def ask(session: Session, rule: str, *, reason: str, by: Specialist, now: datetime) -> bool:
    """Ask for the silence of a rule. It is in force at once, unless a second person has to agree.

    Returns:
        Whether it is in force.

    Raises:
        NotAllowed: only a psychologist asks.
        RuleUnknown, ReasonMissing, AlreadyAsked, CoreWouldBeMissed: see there.
    """
    if not by.may_read_talks:
        raise NotAllowed("only a psychologist asks for the silence of a rule")
    _hold(session, by)
    if effects.rule(rule) is None:
        raise RuleUnknown
    reason = " ".join(reason.split())
    if not reason or len(reason) > LONGEST_REASON:
        raise ReasonMissing
    if _found(session, rule, by) is not None:
        raise AlreadyAsked
    _refuse_loss(session, rule, by)
    mute = RuleMute(school_id=by.school_id, rule=rule, reason=reason, asked_by=by.id, asked_at=now)
    if not effects.needs_two(rule):
        mute.approved_by, mute.approved_at = by.id, now
    session.add(mute)
    in_force = mute.approved_at is not None
    _audit(session, "lexicon:muted" if in_force else "lexicon:mute:asked", rule, by=by, now=now)
    return in_force


def approve(session: Session, rule: str, *, by: Specialist, now: datetime) -> None:
    """The second person agrees: the rule is silent from now on.

    Raises:
        NothingAsked: nothing waits (any more).
        SecondPersonNeeded: it is the same person.
        CoreWouldBeMissed: with what fell silent meanwhile, a core phrase would be missed.
    """
    _require_reviewer(by)
    _hold(session, by)
    mute = _found(session, rule, by)
    if mute is None or mute.approved_at is not None or effects.rule(rule) is None:
        raise NothingAsked
    if mute.asked_by == by.id:
        raise SecondPersonNeeded
    _refuse_loss(session, rule, by)
    mute.approved_by, mute.approved_at = by.id, now
    _audit(session, "lexicon:mute:approved", rule, by=by, now=now)


def end(session: Session, rule: str, *, by: Specialist, now: datetime) -> None:
    """The rule speaks again, or a wish for its silence is turned down: one person is enough, at once.

    Raises:
        NothingAsked: it speaks already.
    """
    _require_reviewer(by)
    _hold(session, by)
    mute = _found(session, rule, by)
    if mute is None:
        raise NothingAsked
    tag = "lexicon:mute:declined" if mute.approved_at is None else "lexicon:unmuted"
    mute.ended_by, mute.ended_at = by.id, now
    _audit(session, tag, rule, by=by, now=now)


def in_force(session: Session, *, school_id: int) -> frozenset[str]:
    """The rules that are silent now."""
    return frozenset(mark(session, school_id).muted)


def _open(school_id: int) -> Select[RuleMute]:
    return select(RuleMute).where(RuleMute.school_id == school_id, RuleMute.ended_at.is_(None))


def _found(session: Session, rule: str, by: Specialist) -> RuleMute | None:
    return session.scalars(_open(by.school_id).where(RuleMute.rule == rule)).one_or_none()


def _refuse_loss(session: Session, rule: str, by: Specialist) -> None:
    if effects.impact(rule, in_force(session, school_id=by.school_id)).lost_core:
        raise CoreWouldBeMissed


def _require_reviewer(by: Specialist) -> None:
    if by.roles.isdisjoint(REVIEWERS):
        raise NotAllowed("only psychologists and deputy heads decide about rules")


def _reviewers(session: Session, school_id: int) -> Sequence[Staff]:
    everybody = session.scalars(select(Staff).where(Staff.school_id == school_id, Staff.active)).all()
    return [person for person in everybody if REVIEWERS & {role.name for role in person.roles}]


def _hold(session: Session, by: Specialist) -> None:
    """Whoever decides about rules of a school waits for whoever does so already."""
    session.execute(select(School.id).where(School.id == by.school_id).with_for_update()).all()


def _audit(session: Session, tag: str, rule: str, *, by: Specialist, now: datetime) -> None:
    audit.record(session, tag, subject="lexicon", subject_id=None, staff_id=by.id, now=now, rule=rule)
