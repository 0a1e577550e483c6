"""What comes in, by allow-list."""

from dataclasses import dataclass
from enum import StrEnum


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
    DELETED = "deleted"  # what was sent before, taken back on the phone
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class InboundMessage:
    """What came in, by allow-list: nothing of the sender but the address to answer to.

    ``shown`` names the already sent message whose button was tapped and ``source`` this very message, in the channel's
    own words; ``corrects`` says that the message of that name was written anew. ``media`` is the kind of what came
    instead of words or beside them, ``file`` the channel's name of it, ``album`` what joins several of one sending.
    ``can_clean`` and ``can_fold`` say whether what stands in the chat can be taken away, or shown anew in its place;
    ``tells_reading`` that the person sees there when their words were read.
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
    can_fold: bool = True
    tells_reading: bool = False

    @property
    def is_spoken(self) -> bool:
        """Whether there are words, or a picture, to keep; a voice is kept only when its owner says so again."""
        return self.text is not None or (self.media is Media.PHOTO and self.file is not None)

    @property
    def origin(self) -> str | None:
        """Where the messenger is told that these words were read, ``<address> <source>``; None where nobody is told."""
        return f"{self.address} {self.source}" if self.tells_reading and self.source is not None else None
