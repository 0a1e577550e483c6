"""The tips of one school: one of its own, one it words otherwise, a wording of each that waits for somebody."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.texts import LOCALES
from db.models.tips import Tip, TipAudience, TipText, TipVersion
from tests.admin.walls.people import Person


def shipped(session: Session) -> Tip:
    """The first tip of the release: every school has it."""
    return session.scalars(select(Tip).where(Tip.school_id.is_(None)).order_by(Tip.id).limit(1)).one()


def fill(session: Session, where: str, person: Person, *, say: Callable[[str], str], now: datetime) -> int:
    """Written past the linter, which would refuse such words; gives the id of the school's own tip."""
    own = Tip(code=f"own-{where}", school_id=person.school_id, area="family", position=900)
    own.audiences = [TipAudience(audience="parents")]
    session.add(own)
    session.flush()
    for tip in (own, shipped(session)):
        for number, state in ((1, "past"), (2, "current"), (3, "waiting")):
            session.add(_version(tip, number, state, person, words=say(f"{where}.tip"), now=now))
    session.flush()
    return own.id


def _version(tip: Tip, number: int, state: str, person: Person, *, words: str, now: datetime) -> TipVersion:
    broken = [{"rule": "number", "locale": "kk", "bubble": 1}] if state == "waiting" else []
    return TipVersion(
        tip_id=tip.id,
        school_id=person.school_id,
        number=number,
        state=state,
        license="own",
        source=words,
        basis=words,
        author=words,
        review="needed",
        made_by=person.id,
        made_at=now,
        broken=broken,
        reason=words if broken else "",
        texts=[
            TipText(locale=locale, title=words, short="Кеңес", cards=[words, f"{words} {number}"]) for locale in LOCALES
        ],
    )
