"""The talk key: made by the child's browser, never stored here; everything about a chat is derived from it."""

import base64
import binascii
import re

from core.crypto import Cipher, derive
from core.mailbox import Box

KEY = re.compile(r"[A-Za-z0-9_-]{43}")


class KeyForged(Exception):
    """That is no talk key."""


def address_of(talk_key: str) -> str:
    """The address of a chat: where its box is, and the key that seals bubbles for it.

    Raises:
        KeyForged: not 32 bytes in base64url.
    """
    if not KEY.fullmatch(talk_key):
        raise KeyForged
    try:
        secret = base64.urlsafe_b64decode(talk_key + "=")
    except binascii.Error:
        raise KeyForged from None
    return f"{derive(secret, 'senim box').hex()}.{derive(secret, 'senim bubbles').hex()}"


def box_of(address: str) -> Box:
    """The box behind an address."""
    lookup, _, key = address.partition(".")
    secret = bytes.fromhex(key)
    return Box(bytes.fromhex(lookup), Cipher.of(secret), marks=derive(secret, "senim marks"))
