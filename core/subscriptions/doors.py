"""Doors: where each channel is entered; the bot alone can ask a messenger for its name and tells it here."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models.subscriptions import ChannelDoor


def tell(session: Session, channel: str, bot: str, url: str, *, now: datetime) -> None:
    """Write down where a channel's bot is entered, as «https://t.me/SenimBot»."""
    door = session.get(ChannelDoor, (channel, bot))
    if door is None:
        session.add(ChannelDoor(channel=channel, bot=bot, url=url, told_at=now))
    else:
        door.url, door.told_at = url, now
    session.flush()


def of(session: Session) -> Sequence[ChannelDoor]:
    """Every door that was told, by channel."""
    return session.scalars(select(ChannelDoor).order_by(ChannelDoor.channel, ChannelDoor.bot)).all()
