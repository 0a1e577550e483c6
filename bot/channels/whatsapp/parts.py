"""Parts: messages that stand above the one whose fate is followed; nobody waits for a word about them."""

from collections import OrderedDict

REMEMBERED = 10_000


class Parts:
    """The latest of them, by what WhatsApp calls them."""

    def __init__(self) -> None:
        self._latest: OrderedDict[str, None] = OrderedDict()

    def note(self, source: str) -> None:
        """One was sent."""
        self._latest[source] = None
        if len(self._latest) > REMEMBERED:
            self._latest.popitem(last=False)

    def __contains__(self, source: str) -> bool:
        return source in self._latest
