"""Approving: a plan is agreed and approved by name and day; whoever wants to change it opens it again first."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy.orm import Session

from core import calendar, schools
from core.actors import Specialist, require_psychologist
from core.plans import making
from db.models.plans import AnnualPlan

LONGEST_NAME: Final = 120


class NothingPlanned(Exception):
    """An empty plan is not approved."""


class NameMissing(Exception):
    """A stamp says who signed."""


class NameTooLong(Exception):
    """More than :data:`LONGEST_NAME` characters."""


class DayWrong(Exception):
    """Signed in the future, or approved before it was agreed."""


class NotApproved(Exception):
    """It is open already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """Who agreed (a deputy head) and who approved (the principal), on which days; no day: not yet."""

    agreed_by: str = ""
    agreed_on: date | None = None
    approved_by: str = ""
    approved_on: date | None = None


def approve(session: Session, school_year: int, approval: Approval, *, by: Specialist, now: datetime) -> AnnualPlan:
    """Write down that the plan as it stands was agreed, approved, or both.

    Raises:
        PlanUnknown, PlanApproved: there is nothing to approve.
        NothingPlanned: it is empty.
        NameMissing, NameTooLong, DayWrong: the stamp could not stand so.
    """
    plan = making.opened(session, school_year, by=by)
    if not plan.items:
        raise NothingPlanned
    today = calendar.local(schools.school(session, by.school_id), now).date()
    _require_valid(approval, today)
    plan.agreed_by, plan.agreed_on = approval.agreed_by.strip(), approval.agreed_on
    plan.approved_by, plan.approved_on = approval.approved_by.strip(), approval.approved_on
    making.note(session, "plan:approved", plan, by=by, now=now, items=len(plan.items))
    return plan


def reopen(session: Session, school_year: int, *, by: Specialist, now: datetime) -> AnnualPlan:
    """Open an approved plan for changes: the stamp falls, because what was signed is not what will stand there.

    Raises:
        PlanUnknown: there is no plan.
        NotApproved: it is open.
    """
    require_psychologist(by)
    plan = making.require(session, school_year, by=by)
    session.refresh(plan, with_for_update=True)
    if plan.approved_on is None and plan.agreed_on is None:
        raise NotApproved
    was = plan.approved_on or plan.agreed_on
    plan.agreed_on = plan.approved_on = None
    making.note(session, "plan:reopened", plan, by=by, now=now, was=was.isoformat() if was else "")
    return plan


def is_closed(plan: AnnualPlan) -> bool:
    """Whether the plan carries a signature, and is not changed without opening it."""
    return plan.approved_on is not None or plan.agreed_on is not None


def proposed(session: Session, plan: AnnualPlan, *, today: date) -> Approval:
    """The stamp as a form proposes it: the names of the school's heads, today."""
    school = schools.school(session, plan.school_id)
    return Approval(
        agreed_by=plan.agreed_by or school.deputy,
        agreed_on=plan.agreed_on or today,
        approved_by=plan.approved_by or school.principal,
        approved_on=plan.approved_on or today,
    )


def _require_valid(approval: Approval, today: date) -> None:
    signed = [
        (approval.agreed_by.strip(), approval.agreed_on),
        (approval.approved_by.strip(), approval.approved_on),
    ]
    if not any(day for _, day in signed):
        raise DayWrong
    for name, day in signed:
        if day is not None and not name:
            raise NameMissing
        if len(name) > LONGEST_NAME:
            raise NameTooLong
        if day is not None and day > today:
            raise DayWrong
    if approval.agreed_on and approval.approved_on and approval.approved_on < approval.agreed_on:
        raise DayWrong
