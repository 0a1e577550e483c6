"""Limits: how fast each channel may be written to, so that it can be said beforehand how long a sending takes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from core.settings import Settings

# Telegram counts what arrives in any second; the wire shifts messages by some milliseconds against each other
HELD: Final = 59 / 60


@dataclass(frozen=True, slots=True)
class Limit:
    """Messages a second of one bot (None: as fast as this machine can), people a day (None: as many as there are)."""

    per_second: float | None = None
    per_day: int | None = None


def of(settings: Settings) -> Mapping[str, Limit]:
    """What the settings let each channel do; of Telegram's bots it is one bot's share."""
    return {"web": Limit(), "telegram": Limit(per_second=settings.telegram.per_second * HELD)}
