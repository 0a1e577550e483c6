"""Where somebody writes to us over WhatsApp: ``<our number's id>:<their id>``, known to the bot's process alone.

Their id is the one WhatsApp made for this school alone (``KZ.1349…``); a phone stands in only where none was given.
"""

from collections.abc import Mapping


def address_of(number: str, user: str) -> str:
    """The address of a person who writes to this number."""
    return f"{number}:{user}"


def number_and_user(address: str) -> tuple[str, str]:
    """The number and the person of an address."""
    number, _, user = address.partition(":")
    return number, user


def addressee(user: str) -> Mapping[str, str]:
    """The field of a request that says whom it goes to."""
    return {"recipient": user} if "." in user else {"to": user}
