"""Who writes: each under the id WhatsApp made for this school, or under a phone where it gave none."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from bot.channels.whatsapp.addresses import address_of

_USER = re.compile(r"[A-Za-z]{2}\.[\w.-]{1,140}", re.ASCII)
_PHONE = re.compile(r"\+?(\d{5,20})", re.ASCII)


class People:
    """Who is who in one value of a webhook."""

    def __init__(self, number: str, contacts: Sequence[object]) -> None:
        self.number = number
        self._contacts = [one for one in contacts if isinstance(one, dict)]

    def user(self, named: object, phone: object) -> str | None:
        """The person that a message or a status names so."""
        if (user := made_for_us(named)) is not None:
            return user
        digits = digits_of(phone)
        users = [made_for_us(one.get("user_id")) for one in self._contacts if self._may_be(one, digits)]
        return next((user for user in users if user is not None), digits)

    def address(self, user: str | None) -> str | None:
        """Where this person is answered."""
        return None if user is None else address_of(self.number, user)

    def _may_be(self, contact: Mapping[str, Any], digits: str | None) -> bool:
        """Whether a contact is the person of this phone; of two unknown ones neither is guessed at."""
        theirs = digits_of(contact.get("wa_id"))
        if digits is not None and theirs is not None:
            return digits == theirs
        return len(self._contacts) == 1


def made_for_us(named: object) -> str | None:
    """An id that WhatsApp made for us; None when it is none."""
    return named if isinstance(named, str) and _USER.fullmatch(named) else None


def digits_of(phone: object) -> str | None:
    """The digits of a phone; None when it is none."""
    match = _PHONE.fullmatch(phone) if isinstance(phone, str) else None
    return match[1] if match else None
