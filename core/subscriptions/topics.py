"""Topics: what messages are about. The four problem areas of the service, and the school's own notices."""

from typing import Final

NOTICES: Final = 0
TOPICS: Final = (1, 2, 3, 4, NOTICES)
ALL: Final = sum(1 << topic for topic in TOPICS)


def bit(topic: int) -> int:
    """The bit of a topic in ``Subscription.topics``."""
    return 1 << topic


def listed(bits: int) -> tuple[int, ...]:
    """The topics of a set of bits, in the order they are shown in."""
    return tuple(topic for topic in TOPICS if bits & bit(topic))
