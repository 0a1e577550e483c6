"""What a work record tells the columns of J1-J5 and J7-J9; what it cannot know stays blank for a person to fill."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import calendar, classes, schools
from core.journals import work
from core.journals.facts import Facts, category, word
from db.models.journals import Audience, Direction, WorkRecord
from db.models.materials import Material
from db.models.schools import ProblemCategory

# J2 counts bullying apart from fear, and everything outside the four problem areas with it.
_FIFTH_AREA = 5
_BULLYING = frozenset({"bullying", "cyber"})


def of_work(session: Session, record: WorkRecord) -> Facts:
    """Every fact of a work record, by column key."""
    words = work.words_of(session, record)
    about = words.get("topic") or category(session, record.category)
    audience = word(f"journals-audience-{record.audience}")
    client = [words.get("client") or audience, record.class_name]
    return {
        **_moment(session, record),
        **dict.fromkeys(("topic", "purpose", "reason"), about),
        **dict.fromkeys(("client", "group"), client),
        "summary": _summary(record, words.get("result")),
        "result": words.get("result"),
        **dict.fromkeys(("participants", "reach"), record.participants),
        "offline_participants": record.participants if record.channel == work.FACE_TO_FACE else None,
        **dict.fromkeys(("channel", "contact_form"), _channel(record)),
        "audience": audience,
        # Books the deputy head may open name whom the work was for, never a talk's code.
        "target": [audience, record.class_name],
        "class_name": record.class_name,
        "kind": word("journals-kind-group" if record.is_group else "journals-kind-individual"),
        "direction": word(f"books-direction-{record.direction}"),
        "format": word("journals-format-" + record.format.replace("_", "-")),
        "first_or_repeat": word("journals-repeat" if record.is_repeat else "journals-first"),
        "area": _area(session, record.category),
        "recommendation": words.get("recommendation"),
        "next_step": _next(record, words.get("next_step")),
        "partners": words.get("partners"),
        "method": record.method,
        **_from_fund(session, record, words.get("programme")),
        "class_teacher": _class_teacher(session, record),
        "note": words.get("note"),
        "consent": _consent(record, words.get("consent_on")),
    }


def _moment(session: Session, record: WorkRecord) -> Facts:
    happened = calendar.local(schools.school(session, record.school_id), record.happened_at)
    return {
        "happened_on": {"day": happened.date().isoformat()},
        "happened_at": {"moment": happened.replace(tzinfo=None).isoformat()},
        "minutes": word("books-minutes", count=str(record.minutes)) if record.minutes else None,
    }


def _channel(record: WorkRecord) -> Any:
    return word(f"journals-channel-{record.channel}") if record.channel else None


def _summary(record: WorkRecord, result: str | None) -> Any:
    """What was found, and how many had which level where an assessment said so."""
    if not record.levels:
        return result
    return [result, *(word(f"journals-level-{level}", count=str(count)) for level, count in record.levels.items())]


def _next(record: WorkRecord, said: str | None) -> Any:
    """The next step, and where somebody was sent on to."""
    sent_to = word(f"frame-referral-{record.referral.replace('_', '-')}") if record.referral else None
    return [said, sent_to] if sent_to else said


def _from_fund(session: Session, record: WorkRecord, programme: str | None) -> Facts:
    """The material by its number and name; what corrects or develops goes by it as by a programme."""
    found = session.get(Material, record.material_id) if record.material_id is not None else None
    material = word("journals-material", number=str(found.number), title=found.title) if found else None
    is_programme = record.direction is Direction.CORRECTION
    return {"material": material, "programme": programme or (material if is_programme else None)}


def _class_teacher(session: Session, record: WorkRecord) -> str | None:
    is_with_class = record.audience is Audience.STUDENT and record.is_group
    return classes.teacher(session, record.school_id, record.class_name) or None if is_with_class else None


def _area(session: Session, code: str | None) -> Any:
    found = session.scalars(select(ProblemCategory).where(ProblemCategory.code == code)).one_or_none()
    if found is None:
        return None
    area = _FIFTH_AREA if code in _BULLYING or not found.area else found.area
    return word(f"books-area-{area}")


def _consent(record: WorkRecord, given_on: str | None) -> Any:
    """The parents' written consent: its day, or why none is asked."""
    if given_on:
        return [word("journals-consent-written"), {"day": given_on}]
    if record.audience is not Audience.STUDENT:
        return word("journals-consent-adult")
    if record.direction is Direction.COUNSELLING and record.channel != work.FACE_TO_FACE:
        return word("journals-consent-anonymous")
    return None
