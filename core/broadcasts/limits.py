"""Limits: how fast each channel may be written to, so that it can be said beforehand how long a sending takes."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from core.settings import Settings

# Telegram counts what arrives in any second; the wire shifts messages by some milliseconds against each other
HELD: Final = 59 / 60
OUTWARD: Final = 0.75  # WhatsApp counts what comes in and what goes out together
KEPT_FOR_ANSWERS: Final = 0.2


@dataclass(frozen=True, slots=True)
class Limit:
    """Messages a second of one bot (None: as fast as this machine can), people a day (None: as many as there are)."""

    per_second: float | None = None
    per_day: int | None = None


def of(settings: Settings) -> Mapping[str, Limit]:
    """What the settings let each channel do; of Telegram's bots and WhatsApp's numbers it is one's share."""
    whatsapp = settings.whatsapp
    return {
        "web": Limit(),
        "telegram": Limit(per_second=settings.telegram.per_second * HELD),
        "whatsapp": Limit(per_second=whatsapp.per_second * OUTWARD, per_day=broadcast_share(whatsapp.per_day)),
    }


def broadcast_share(per_day: int) -> int:
    """How many of the people WhatsApp lets be written to first in a day broadcasts may take: answers come first."""
    return max(1, math.floor(per_day * (1 - KEPT_FOR_ANSWERS)))
