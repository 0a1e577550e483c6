"""Doors: where each channel is entered; the bot alone can ask a messenger for its name and tells it here."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from urllib.parse import quote

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db.models.subscriptions import ChannelDoor

PAGE = "web"
LINKED: Final = ("telegram", "whatsapp")  # messengers whose links can carry something, the preferred one first


def tell(session: Session, channel: str, bot: str, url: str, *, now: datetime) -> None:
    """Write down where a channel's bot is entered, as «https://t.me/SenimBot»."""
    door = session.get(ChannelDoor, (channel, bot))
    if door is None:
        session.add(ChannelDoor(channel=channel, bot=bot, url=url, told_at=now))
    else:
        door.url, door.told_at = url, now
    session.flush()


def of(session: Session) -> Sequence[ChannelDoor]:
    """Every messenger's door that was told, by channel."""
    messengers = select(ChannelDoor).where(ChannelDoor.channel != PAGE)
    return session.scalars(messengers.order_by(ChannelDoor.channel, ChannelDoor.bot)).all()


def link(channel: str, url: str, parameter: str, *, greeting: str) -> str:
    """A door with something to bring along. WhatsApp carries no parameter but words, which the person sends:

    ``greeting`` ends with the parameter.
    """
    return f"{url}?text={quote(greeting)}" if channel == "whatsapp" else f"{url}?start={parameter}"


def page(session: Session) -> str | None:
    """Where one may write without any messenger; None while no address of it can be given to anybody."""
    return session.scalar(select(ChannelDoor.url).where(ChannelDoor.channel == PAGE).limit(1))


def close(session: Session, channel: str, bots: Sequence[str]) -> None:
    """Forget the doors of bots that are not there any more: a poster must not lead to them."""
    gone = (ChannelDoor.channel == channel, ChannelDoor.bot.not_in(list(bots)))
    session.execute(delete(ChannelDoor).where(*gone))
