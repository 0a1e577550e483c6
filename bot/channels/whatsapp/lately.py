"""Who has written a moment ago, as this process remembers: nobody need look into the tables before answering them."""

from collections import OrderedDict
from datetime import datetime

from bot.channels.whatsapp.updates import CHANNEL
from core.windows import SURELY_OPEN, Window

REMEMBERED = 10_000


class Lately:
    """Windows that were opened here. What is forgotten, or was never known, stands in the tables."""

    def __init__(self) -> None:
        self._heard: OrderedDict[str, datetime] = OrderedDict()

    def note(self, address: str, at: datetime, now: datetime) -> None:
        """It stands in the tables that this person wrote ``at`` this moment; who did so long ago is let go."""
        at = min(at, now)
        self._heard[address] = max(at, self._heard.pop(address, at))
        while self._heard and (len(self._heard) > REMEMBERED or now - next(iter(self._heard.values())) >= SURELY_OPEN):
            self._heard.popitem(last=False)

    def forget(self, address: str) -> None:
        """WhatsApp says otherwise, or the person wants it so: the tables are asked again."""
        self._heard.pop(address, None)

    def window(self, address: str, now: datetime) -> Window | None:
        """The window, where no disagreement of clocks can have closed it yet."""
        window = Window(CHANNEL, heard_at=self._heard.get(address))
        return window if window.is_fresh(now) else None
