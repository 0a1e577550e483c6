"""Sending over a channel, and asking it for files."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from core.messages.failures import SendError
from core.messages.outbound import OutboundMessage


@dataclass(frozen=True, slots=True)
class Delivered:
    """A channel's receipt: whom it reached (compared with whom it was meant for) and its own id.

    ``also`` names what stands above it as messages of their own: a picture, a file, the first pages of long words.
    One that is not ``is_certain`` was taken over, and the channel says later what became of it; of one that
    ``is_announced`` only an invitation to read it was.
    """

    address: str
    shown: str
    also: tuple[str, ...] = ()
    is_certain: bool = True
    is_announced: bool = False


@dataclass(frozen=True, slots=True)
class Parcel:
    """A message opened for sending; ``ref`` makes a repeated hand-over recognisable. A broadcast goes last."""

    ref: str
    address: str
    message: OutboundMessage
    is_broadcast: bool = False


class Sender(Protocol):
    """Sends outward over one channel.

    ``batch`` parcels at the most are handed over at a time, and ``at_once`` hand-overs may be on their way together.
    What a sender that ``leaves_traces`` has shown stays on somebody's phone until it is taken away there. One that
    ``can_repeat`` shows a parcel once, however often it is handed over.
    """

    batch: int
    at_once: int
    leaves_traces: bool
    can_repeat: bool

    async def send(self, parcels: Sequence[Parcel]) -> Sequence[Delivered | SendError]:
        """Hand over parcels in order; one result for each, an error standing for a failed one."""

    async def ready(self, address: str) -> None:
        """Wait until this address may be written to again; other addresses are not held up."""

    def is_open(self, address: str) -> bool:
        """Whether a broadcast may be handed over to this address at this moment."""


class FileSource(Protocol):
    """Where a channel keeps the files that people sent; only the bot's process can ask it."""

    async def fetch(self, source: str, *, limit: int) -> bytes:
        """The file behind a name that this channel's intake gave it, at most ``limit`` bytes.

        Raises:
            FileGone: it will never come: deleted, expired, too big.
            SendError: not now; ask again later.
        """
