"""What goes out."""

import base64
from dataclasses import dataclass
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class QuickReply:
    """A tappable answer: at most 20 characters shown, at most 64 bytes sent back."""

    title: str
    payload: str


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

    Where a messenger lets us write with approved templates alone, ``template`` names the one that says what kind of
    message waits (None: a plain invitation) and ``template_words`` fill its gaps. One that ``is_kept`` can be asked for
    later on; any other waits for the person to come back.
    """

    text: str
    quick_replies: tuple[QuickReply, ...] = ()
    replaces: str | None = None
    clears: bool = False
    is_silent: bool = False
    template: str | None = None
    template_words: tuple[str, ...] = ()
    is_kept: bool = False
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
            "template_words": list(self.template_words),
            "is_kept": self.is_kept,
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
                "template_words": tuple(data.get("template_words", ())),
                "picture": picture and Picture(**picture),
                "attachment": attachment and Attachment(**attachment),
            }
        )
