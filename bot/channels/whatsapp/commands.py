"""Words that stand alone and ask for something, and the codes that links write into the answer box beforehand."""

import re
from functools import cache

from core.texts import LOCALES, texts

COMMANDS = {
    "start": "start:begin",
    "menu": "menu:open",
    "privacy": "privacy:open",
    "help": "help:start",
    "stop": "subscriptions:stop",
}
GREETINGS = ("subscriptions-desk-greeting", "duty-page-greeting")  # what our links write before their code
_STAFF_LINK = re.compile(r"(.*?)\bduty-([A-Za-z0-9_-]{20,48})", re.DOTALL)
_POSTER = re.compile(r"(.*?)\bj-([A-Za-z0-9]{4,16})", re.DOTALL)


def payload_of(text: str) -> str | None:
    """The payload of a command or of a link's code; words stay words, also those that were put before a code."""
    said = text.strip()
    if (token := _STAFF_LINK.fullmatch(said)) is not None and _is_greeting(token[1]):
        return f"duty:link:{token[2]}"
    if (code := _POSTER.fullmatch(said)) is not None and _is_greeting(code[1]):
        return f"subscriptions:join:{code[2]}"
    return _named().get(said.casefold().removeprefix("/"))


def _is_greeting(before: str) -> bool:
    return " ".join(before.split()).casefold() in _greetings()


@cache
def _greetings() -> frozenset[str]:
    """Every greeting of ours, without its code, and none at all."""
    written = (texts(locale)(name, code="") for locale in LOCALES for name in GREETINGS)
    return frozenset(("", *(" ".join(greeting.split()).casefold() for greeting in written)))


@cache
def _named() -> dict[str, str]:
    """Every command by its name, and the menu by its name in each language."""
    menus = (word for locale in LOCALES for word in texts(locale)("whatsapp-words-menu").split(","))
    return {**{word.strip().casefold(): COMMANDS["menu"] for word in menus}, **COMMANDS}
