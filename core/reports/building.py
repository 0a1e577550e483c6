"""Building: a report as it stands at this moment, free of any language."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from core import schools, staff
from core.actors import Specialist
from core.journals.facts import word
from core.reports import blocks, charts, kinds, naming, sections, statistics
from core.reports.kinds import Shape
from core.reports.periods import Period
from core.reports.report import Block, Fact, Report, Table
from core.reports.tables import plan, prevention
from core.reports.tables.directions import SERVICE
from db.models.reports import ReportKind


def build(
    session: Session, kind: ReportKind, period: Period, *, by: Specialist, now: datetime, scheme: str = SERVICE
) -> Report:
    """The report of a period as it stands now.

    Raises:
        NotAllowed: reports are not for this person.
    """
    kinds.require_reader(by)
    shape = kinds.SHAPES[kind]
    found = _tables(session, by.school_id, period, shape, scheme=scheme)
    ground = sections.Ground(session, by.school_id, period, found)
    parts = tuple(_block(ground, code, under) for code, under in shape.blocks.items())
    if shape.is_open:
        parts = blocks.remembering(session, by.school_id, kind, period, parts)
    school = schools.school(session, by.school_id)
    used = {code: found[code] for under in shape.blocks.values() for code in under}
    return Report(
        kind=kind,
        period=period,
        school=school.names,
        title=word(f"reports-title-{kind.value.replace('_', '-')}"),
        subtitle=naming.name(period),
        scheme=scheme,
        k=shape.k,
        tables=tuple(used.values()),
        charts=charts.of_tables(used),
        blocks=parts,
        signers=_signers(session, by.school_id, principal=school.principal, deputy=school.deputy, shape=shape),
        built_at=now.isoformat(),
    )


def _tables(session: Session, school_id: int, period: Period, shape: Shape, *, scheme: str) -> Mapping[str, Table]:
    counted = statistics.tables(session, school_id, period, scheme=scheme, k=shape.k)
    found = {table.code: table for table in counted.tables}
    if shape.plan:
        found["plan"] = plan.table(session, school_id, period.school_year, directions=shape.plan)
    return {**found, "prevention": prevention.table(counted.works)}


def _block(ground: sections.Ground, code: str, under: tuple[str, ...]) -> Block:
    write = sections.SECTIONS.get(code)
    return Block(
        code=code,
        heading=word(f"reports-block-{code}"),
        prefilled=tuple(write(ground)) if write else (),
        tables=under,
    )


def _signers(
    session: Session, school_id: int, *, principal: str, deputy: str, shape: Shape
) -> tuple[tuple[Fact, str], ...]:
    """Each psychologist; then whoever takes note, or for an attestation the head."""
    mine = [
        (word("reports-signer-psychologist"), one.full_name) for one in session.scalars(staff.psychologists(school_id))
    ]
    last = (word("reports-signer-deputy"), deputy) if shape.is_open else (word("reports-signer-principal"), principal)
    return (*(mine or [(word("reports-signer-psychologist"), "")]), last)
