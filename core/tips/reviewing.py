"""Who has read a wording: a psychologist and a native speaker, by name and day. Nothing is read until both have.

A school's reading of the shipped wording is kept beside it, in a version without words that names the wording by its
digest: another school reads for itself, and a release that words the tip anew has not been read by anybody.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import calendar, schools
from core.actors import Specialist
from db.models.staff import Staff
from db.models.tips import TipVersion

READ: Final = "read"
NEEDED, CHECKED = "needed", "checked"
AS: Final = ("psychologist", "native")
LICENSE: Final = "own"
_BETWEEN = "\t"


@dataclass(frozen=True, slots=True)
class ReadBy:
    """One reading: ``role`` is one of :data:`AS`, or empty where a release says itself who has read it."""

    role: str
    name: str
    on: date | None


def readings(row: TipVersion) -> Sequence[ReadBy]:
    """What a version remembers of its readers."""
    return [_reading(line, row.reviewed_on) for line in row.reviewer.splitlines() if line.strip()]


def is_enough(found: Sequence[ReadBy]) -> bool:
    """Whether both a psychologist and a native speaker are among them."""
    return {one.role for one in found}.issuperset(AS)


def note(session: Session, row: TipVersion, role: str, *, by: Specialist, now: datetime) -> None:
    """Add the actor's reading to a version of the school; the newest reading of a kind takes the older one's place."""
    name = " ".join(session.get_one(Staff, by.id).full_name.split())
    row.reviewed_on = calendar.local(schools.school(session, by.school_id), now).date()
    kept = [one for one in readings(row) if one.role != role]
    written = [*kept, ReadBy(role, name, row.reviewed_on)]
    row.reviewer = "\n".join(_BETWEEN.join((one.role, one.name, one.on.isoformat())) for one in written if one.on)
    row.review = CHECKED if is_enough(written) else NEEDED


def mark_of(session: Session, shipped: TipVersion, number: int, *, by: Specialist, now: datetime) -> TipVersion:
    """The school's mark beside a shipped wording, made with this number when there is none yet."""
    mine = select(TipVersion).where(
        TipVersion.tip_id == shipped.tip_id,
        TipVersion.school_id == by.school_id,
        TipVersion.state == READ,
        TipVersion.digest == shipped.digest,
    )
    found = session.scalars(mine).one_or_none()
    if found is None:
        found = wordless(shipped.tip_id, number, state=READ, is_hidden=False, by=by, now=now)
        found.digest = shipped.digest
        session.add(found)
    return found


def wordless(tip_id: int, number: int, *, state: str, is_hidden: bool, by: Specialist, now: datetime) -> TipVersion:
    """A version that carries no words: a mark of the school about the shipped wording."""
    return TipVersion(
        tip_id=tip_id,
        school_id=by.school_id,
        number=number,
        state=state,
        is_hidden=is_hidden,
        license=LICENSE,
        source="",
        basis="",
        author="",
        review=NEEDED,
        reviewer="",
        made_by=by.id,
        made_at=now,
    )


def _reading(line: str, on: date | None) -> ReadBy:
    role, _, rest = line.partition(_BETWEEN)
    name, _, day = rest.partition(_BETWEEN)
    return ReadBy(role, name, date.fromisoformat(day)) if role in AS else ReadBy("", line, on)
