"""The neutral vocabulary every messenger is translated into and out of."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol, Self

MAX_QUICK_REPLIES = 10
MAX_TITLE = 20
MAX_PAYLOAD_BYTES = 64
MAX_BODY_WITH_REPLIES = 1024
MAX_PAGE = 3500  # what every messenger shows as one message, counted as they count: in UTF-16 units
MAX_INBOUND_TEXT = 20_000


@dataclass(frozen=True, slots=True)
class QuickReply:
    """A tappable answer: at most 20 characters shown, at most 64 bytes sent back."""

    title: str
    payload: str


class Media(StrEnum):
    """What a messenger can carry besides words."""

    PHOTO = "photo"
    VOICE = "voice"
    VIDEO = "video"
    STICKER = "sticker"
    DOCUMENT = "document"
    LOCATION = "location"
    CONTACT = "contact"
    POLL = "poll"
    DICE = "dice"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class InboundMessage:
    """What came in, by allow-list: nothing of the sender but the address to answer to.

    ``shown`` names the already sent message whose button was tapped and ``source`` this very message, in the channel's
    own words; ``corrects`` says that the message of that name was written anew. ``media`` is the kind of what came
    instead of words or beside them, ``file`` the channel's name of it, ``album`` what joins several of one sending.
    """

    channel: str
    bot: str
    external_id: str
    address: str
    text: str | None = None
    payload: str | None = None
    shown: str | None = None
    locale: str | None = None
    source: str | None = None
    corrects: bool = False
    media: Media | None = None
    file: str | None = None
    album: str | None = None
    is_forwarded: bool = False
    can_clean: bool = False

    @property
    def is_spoken(self) -> bool:
        """Whether there are words, or a picture, to keep; a voice is kept only when its owner says so again."""
        return self.text is not None or (self.media is Media.PHOTO and self.file is not None)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of our own, shown above the words; ``alt`` says in words what it shows.

    Either a shipped one by its ``name`` (core/pictures), or one ``drawn`` for this person alone: a PNG in base64.
    """

    alt: str
    name: str | None = None
    drawn: str | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of our own, ``content`` in base64. Its name and its words must tell a stranger nothing.

    One that goes to many has a ``digest``: a channel need carry it only once.
    """

    name: str
    media_type: str
    content: str
    digest: str | None = None

    @property
    def data(self) -> bytes:
        """The file itself."""
        return base64.b64decode(self.content)


@dataclass(frozen=True, slots=True)
class OutboundMessage:
    """What goes out: words, and at the most one picture or one attachment with them.

    ``replaces`` names a message already shown that this one takes the place of; ``clears`` asks the channel to take
    away what was shown before, where it can. ``is_private`` asks it to keep the words from being passed on (a file
    that comes with them could not be opened then).
    """

    text: str
    quick_replies: tuple[QuickReply, ...] = ()
    replaces: str | None = None
    clears: bool = False
    is_silent: bool = False
    template: str | None = None
    is_private: bool = False
    picture: Picture | None = None
    attachment: Attachment | None = None

    def as_dict(self) -> dict[str, Any]:
        """A JSON-ready picture, read back by :meth:`from_dict`."""
        # written out: ``asdict`` copies deeply and costs a turn more than its encryption
        return {
            "text": self.text,
            "quick_replies": [{"title": reply.title, "payload": reply.payload} for reply in self.quick_replies],
            "replaces": self.replaces,
            "clears": self.clears,
            "is_silent": self.is_silent,
            "template": self.template,
            "is_private": self.is_private,
            "picture": self.picture
            and {"alt": self.picture.alt, "name": self.picture.name, "drawn": self.picture.drawn},
            "attachment": self.attachment
            and {name: getattr(self.attachment, name) for name in self.attachment.__slots__},
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Self:
        """The message that :meth:`as_dict` described."""
        replies = tuple(QuickReply(**reply) for reply in data["quick_replies"])
        picture, attachment = data.get("picture"), data.get("attachment")  # rows written before them have none
        return cls(
            **{
                **data,
                "quick_replies": replies,
                "picture": picture and Picture(**picture),
                "attachment": attachment and Attachment(**attachment),
            }
        )


@dataclass(frozen=True, slots=True)
class Delivered:
    """A channel's receipt: whom it reached (compared with whom it was meant for) and its own id.

    ``also`` names what stands above it as messages of their own: a picture, a file, the first pages of long words.
    """

    address: str
    shown: str
    also: tuple[str, ...] = ()


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

    async def send(self, parcels: Sequence[Parcel]) -> "Sequence[Delivered | SendError]":
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


class FileGone(Exception):
    """The channel has no such file any more, or may not hand it over."""


class SendError(Exception):
    """A channel could not send; ``is_retryable`` says whether to try again."""

    is_retryable = True


class ContactUnreachable(SendError):
    """The person has blocked the service or is gone."""

    is_retryable = False


class MessageRefused(SendError):
    """The messenger will never take this message."""

    is_retryable = False


class WindowClosed(SendError):
    """The messenger lets us write only with an approved template now."""

    is_retryable = False


class Uncertain(SendError):
    """No answer came: the person may have the message, or not."""


class ChannelAway(SendError):
    """The messenger itself cannot be reached; nothing was sent."""


class Throttled(SendError):
    """The messenger asks to wait ``retry_after`` seconds."""

    def __init__(self, retry_after: float) -> None:
        super().__init__(f"retry after {retry_after}s")
        self.retry_after = retry_after
