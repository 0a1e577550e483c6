"""Work records: one fact of work, its words sealed with the journal key."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import calendar, frame, public_codes, schools
from core.crypto import vault
from db.models.journals import Audience, Direction, WorkRecord
from db.models.schools import ProblemCategory

FACE_TO_FACE = "offline"  # the channel of work done with people in one room


def record_work(
    session: Session,
    *,
    school_id: int,
    staff_id: int,
    need_id: int | None,
    direction: Direction,
    audience: Audience,
    format: str,  # noqa: A002  the domain's word for the form of work
    category: str | None,
    happened_at: datetime,
    words: Mapping[str, str],
    participants: int = 1,
    ref: str | None = None,
    **more: Any,
) -> WorkRecord:
    """Record one fact of work. Statistics count these, never journal lines.

    ``more``: other columns by name; area and stage follow from category and day unless given. ``ref``: to find it by.
    """
    ref = ref or public_codes.new_ref()
    record = WorkRecord(
        ref=ref,
        school_id=school_id,
        need_id=need_id,
        staff_id=staff_id,
        direction=direction,
        audience=audience,
        is_group=participants > 1,
        is_repeat=_has_work(session, need_id),
        format=format,
        category=category,
        participants=participants,
        happened_at=happened_at,
        sealed_words=_sealed(session, ref, words),
        **{"area": _area(session, category), "stage": _stage(session, school_id, happened_at), **more},
    )
    session.add(record)
    session.flush()
    return record


def words_of(session: Session, record: WorkRecord) -> dict[str, str]:
    """The words of a work record: topic, result, recommendation, next step, and the talk's code."""
    opened = vault(session).purpose("journals").open(record.sealed_words, f"work:{record.ref}")
    words: dict[str, str] = json.loads(opened)
    return words


def _sealed(session: Session, ref: str, words: Mapping[str, str]) -> bytes:
    said = json.dumps(dict(words), ensure_ascii=False).encode()
    return vault(session).purpose("journals").seal(said, f"work:{ref}")


def _area(session: Session, category: str | None) -> int | None:
    """The problem area of a category; several categories belong to none of the four."""
    found = session.scalar(select(ProblemCategory.area).where(ProblemCategory.code == category)) if category else None
    return found if found in frame.AREAS else None


def _stage(session: Session, school_id: int, happened_at: datetime) -> int:
    return frame.stage_of(calendar.local(schools.school(session, school_id), happened_at).date())


def _has_work(session: Session, need_id: int | None) -> bool:
    if need_id is None:
        return False
    return session.scalar(select(WorkRecord.id).where(WorkRecord.need_id == need_id).limit(1)) is not None
