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
LONGEST_GREETING = 80  # letters a link writes before its code, on one line: who wrote more has written something
_STAFF_LINK = re.compile(r"(?:.*[^\S\n])?duty-([A-Za-z0-9_-]{20,48})")
_POSTER = re.compile(r"(?:.*[^\S\n])?j-([A-Za-z0-9]{4,16})")


def payload_of(text: str) -> str | None:
    """The payload of a command or of a link's code; words stay words."""
    said = text.strip()
    if (token := _STAFF_LINK.fullmatch(said)) is not None and _is_greeting(said, token):
        return f"duty:link:{token[1]}"
    if (code := _POSTER.fullmatch(said)) is not None and _is_greeting(said, code):
        return f"subscriptions:join:{code[1]}"
    return _named().get(said.casefold().removeprefix("/"))


def _is_greeting(said: str, match: re.Match[str]) -> bool:
    return len(said) - len(match[1]) <= LONGEST_GREETING


@cache
def _named() -> dict[str, str]:
    """Every command by its name, and the menu by its name in each language."""
    menus = (word for locale in LOCALES for word in texts(locale)("whatsapp-words-menu").split(","))
    return {**{word.strip().casefold(): COMMANDS["menu"] for word in menus}, **COMMANDS}
