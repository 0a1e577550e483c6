"""Freezing: a report as it was signed. Whatever it shows is sealed, linked into the chain, and never written again."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import audit, chain, public_codes
from core.actors import Specialist, require_psychologist
from core.crypto import vault
from core.reports.report import Report, from_dict, to_dict
from db.models.reports import FrozenReport, ReportKind

SUBJECT: Final = "report"


class ReportUnknown(Exception):
    """No such frozen report in this school."""


def freeze(session: Session, report: Report, *, by: Specialist, now: datetime) -> FrozenReport:
    """Keep a report as it stands; a second copy of the same period stands beside the first.

    Raises:
        NotAllowed: only a psychologist signs reports.
    """
    require_psychologist(by)
    ref = public_codes.new_ref()
    kept = replace(report, ref=ref, made_at=now.isoformat())
    said = json.dumps(to_dict(kept), ensure_ascii=False).encode()
    frozen = FrozenReport(
        ref=ref,
        school_id=by.school_id,
        kind=report.kind,
        period=report.period.code,
        first_day=report.period.first_day,
        last_day=report.period.last_day,
        sealed_content=vault(session).purpose("reports").seal(said, f"report:{ref}"),
        made_at=now,
        made_by=by.id,
    )
    session.add(frozen)
    session.flush()
    chain.append(session, by.school_id, SUBJECT, frozen.id, chain.row_of(frozen))
    audit.record(
        session,
        "report:frozen",
        subject="frozen_report",
        subject_id=frozen.id,
        staff_id=by.id,
        now=now,
        kind=report.kind.value,
        period=report.period.code,
    )
    return frozen


def opened(session: Session, ref: str, *, by: Specialist) -> Report:
    """A frozen report as it was signed.

    Raises:
        ReportUnknown: another school's, or not there.
    """
    found = session.scalars(select(FrozenReport).where(FrozenReport.ref == ref)).one_or_none()
    if found is None or found.school_id != by.school_id:
        raise ReportUnknown
    said = vault(session).purpose("reports").open(found.sealed_content, f"report:{ref}")
    return from_dict(json.loads(said))


def copies(
    session: Session, *, by: Specialist, kind: ReportKind | None = None, period: str | None = None
) -> Sequence[FrozenReport]:
    """The frozen reports of the actor's school, latest first: all, or those of one kind and period."""
    statement = select(FrozenReport).where(FrozenReport.school_id == by.school_id)
    if kind is not None:
        statement = statement.where(FrozenReport.kind == kind)
    if period is not None:
        statement = statement.where(FrozenReport.period == period)
    return session.scalars(statement.order_by(FrozenReport.id.desc())).all()
