"""Drafts of broadcasts: one that may be sent as it stands, to parents in Kazakh and Russian."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from core.actors import Specialist
from core.broadcasts import editing
from core.broadcasts.draft import Draft
from core.broadcasts.recipients import of_audiences
from db.models.broadcasts import Broadcast
from db.models.journals import Audience

WORDS = {
    "kk": "Құрметті ата-аналар! Балаңызбен бүгін он минут әңгімелесіңіз: оның күні қалай өткенін сұраңыз.",
    "ru": "Уважаемые родители! Поговорите сегодня с ребёнком десять минут: спросите, как прошёл его день.",
}


def draft(**overrides: Any) -> Draft:
    """What a writer wants to say to parents."""
    return Draft(**{"recipients": of_audiences(Audience.PARENT), "texts": WORDS, **overrides})


def broadcast(session: Session, *, by: Specialist, now: datetime, **overrides: Any) -> Broadcast:
    """A draft that is kept."""
    return editing.make(session, draft(**overrides), by=by, now=now)
