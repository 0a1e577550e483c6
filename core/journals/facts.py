"""The facts of a journal line: values free of any language, rendered when a book is opened or printed.

A fact is a plain string or number, ``{"text": id}`` for a word of the service, ``{"names": {locale: …}}`` for a name
the school edits, ``{"day": iso}`` or ``{"moment": iso}``, or a list of facts shown with a comma between them.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import calendar, schools
from core.journals import work
from core.texts import Texts
from db.models.journals import Audience, Direction, WorkRecord
from db.models.schools import ProblemCategory

Facts = dict[str, Any]


def word(name: str) -> dict[str, str]:
    """A fact that is one of the service's own words."""
    return {"text": name}


def render(fact: Any, text: Texts) -> str:
    """A fact as people read it."""
    if fact is None:
        return ""
    if isinstance(fact, list):
        return ", ".join(shown for part in fact if (shown := render(part, text)))
    if not isinstance(fact, Mapping):
        return str(fact)
    if "day" in fact:
        return date.fromisoformat(fact["day"]).strftime("%d.%m.%Y")
    if "moment" in fact:
        return datetime.fromisoformat(fact["moment"]).strftime("%d.%m.%Y, %H:%M")
    if "names" in fact:
        return str(fact["names"].get(text.locale) or fact["names"]["kk"])
    return text(fact["text"])


def category(session: Session, code: str | None) -> Any:
    """What a request is about, in the journals' words and every language."""
    found = session.scalars(select(ProblemCategory).where(ProblemCategory.code == code)).one_or_none()
    return {"names": found.adult_names} if found else None


def of_work(session: Session, record: WorkRecord) -> Facts:
    """Everything the columns of J1–J5 and J7–J9 may ask of a work record."""
    words = work.words_of(session, record)
    happened = calendar.local(schools.school(session, record.school_id), record.happened_at)
    kind = word("journals-kind-group" if record.is_group else "journals-kind-individual")
    client = [words.get("client") or word(f"journals-audience-{record.audience}"), record.class_name]
    about = category(session, record.category)
    return {
        "happened_on": {"day": happened.date().isoformat()},
        "happened_at": {"moment": happened.replace(tzinfo=None).isoformat()},
        "topic": words.get("topic") or about,
        "audience": word(f"journals-audience-{record.audience}"),
        "group": client,
        "participants": record.participants,
        "kind": kind,
        "purpose": words.get("topic") or about,
        "summary": words.get("result"),
        "recommendation": words.get("recommendation"),
        "consent": _consent(record),
        "area": about,
        "format": word("journals-format-" + record.format.replace("_", "-")),
        "reach": record.participants,
        "feedback": words.get("result"),
        "minutes": record.minutes,
        "client": client,
        "first_or_repeat": word("journals-repeat" if record.is_repeat else "journals-first"),
        "contact_form": word(f"journals-channel-{record.channel}") if record.channel else None,
        "reason": words.get("topic") or about,
        "result": [part for part in (words.get("result"), words.get("recommendation")) if part],
        "next_step": words.get("next_step"),
        "target": client,
        "channel": word(f"journals-channel-{record.channel}") if record.channel else None,
        "direction": word(f"journals-direction-{record.direction}"),
        "class_name": record.class_name,
        "category": word(f"journals-audience-{record.audience}"),
    }


def _consent(record: WorkRecord) -> Any:
    if record.audience is Audience.STUDENT and record.direction is Direction.COUNSELLING:
        return word("journals-consent-anonymous")
    return None
