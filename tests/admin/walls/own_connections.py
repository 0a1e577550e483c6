"""What the bot has found out about a messenger: of the whole installation, and of no person."""

from datetime import datetime

from sqlalchemy.orm import Session

from core import connections
from core.connections import Fact, Light

FACTS = (
    Fact("token", Light.FINE),
    Fact("number", Light.FINE, "+7 700 000 00 01"),
    Fact("quality", Light.WARNING, "YELLOW"),
    Fact("webhook", Light.BAD, "not subscribed"),
    Fact("limit", Light.WARNING, "TIER_250"),
    Fact("invited", Light.FINE, "12/200"),
    Fact("waiting", Light.FINE, "4"),
    Fact("throughput", Light.FINE, "STANDARD"),
    Fact("template.invite.kk", Light.FINE, "APPROVED"),
    Fact("template.news.ru", Light.BAD, "REJECTED"),
)


def fill(session: Session, *, now: datetime) -> None:
    """One number of WhatsApp, with something amiss."""
    connections.tell(session, channel="whatsapp", bot="105550001234567", facts=FACTS, now=now)
