"""The neutral vocabulary every messenger is translated into and out of."""

from core.messages.failures import (
    ChannelAway,
    ContactUnreachable,
    FileGone,
    MessageRefused,
    SendError,
    Throttled,
    Uncertain,
    WindowClosed,
)
from core.messages.inbound import InboundMessage, Media
from core.messages.limits import (
    MAX_BODY_WITH_REPLIES,
    MAX_INBOUND_TEXT,
    MAX_PAGE,
    MAX_PAYLOAD_BYTES,
    MAX_QUICK_REPLIES,
    MAX_TITLE,
)
from core.messages.outbound import Attachment, OutboundMessage, Picture, QuickReply
from core.messages.sending import Delivered, FileSource, Parcel, Sender

__all__ = [
    "MAX_BODY_WITH_REPLIES",
    "MAX_INBOUND_TEXT",
    "MAX_PAGE",
    "MAX_PAYLOAD_BYTES",
    "MAX_QUICK_REPLIES",
    "MAX_TITLE",
    "Attachment",
    "ChannelAway",
    "ContactUnreachable",
    "Delivered",
    "FileGone",
    "FileSource",
    "InboundMessage",
    "Media",
    "MessageRefused",
    "OutboundMessage",
    "Parcel",
    "Picture",
    "QuickReply",
    "SendError",
    "Sender",
    "Throttled",
    "Uncertain",
    "WindowClosed",
]
