"""Connections: what stands between the service and each messenger, found out by the bot and shown to staff."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from db.models.connections import ConnectionFact


class Light(StrEnum):
    """How things stand."""

    FINE = "fine"
    WARNING = "warning"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing found out, as «templates.kk»: a word or a number, never of a person."""

    name: str
    light: Light
    value: str = ""


def tell(session: Session, *, channel: str, bot: str, facts: Iterable[Fact], now: datetime) -> None:
    """Write down everything known of one bot; what is not named is not known any more."""
    of_bot = (ConnectionFact.channel == channel, ConnectionFact.bot == bot)
    session.execute(delete(ConnectionFact).where(*of_bot))
    for fact in facts:
        session.add(
            ConnectionFact(
                channel=channel, bot=bot, name=fact.name, state=fact.light.value, value=fact.value[:200], told_at=now
            )
        )
    session.flush()


def current(session: Session) -> Sequence[ConnectionFact]:
    """Everything known, by channel and bot."""
    order = (ConnectionFact.channel, ConnectionFact.bot, ConnectionFact.name)
    return session.scalars(select(ConnectionFact).order_by(*order)).all()


def bad(session: Session) -> int:
    """How many things do not work that a person has to mend."""
    is_bad = ConnectionFact.state == Light.BAD.value
    return session.scalar(select(func.count()).select_from(ConnectionFact).where(is_bad)) or 0


def keep(session: Session, *, channel: str, bots: Sequence[str]) -> None:
    """Forget what was known of bots that are not there any more."""
    gone = (ConnectionFact.channel == channel, ConnectionFact.bot.not_in(list(bots)))
    session.execute(delete(ConnectionFact).where(*gone))
