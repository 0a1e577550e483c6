"""How a bot looks in Telegram: names, descriptions, commands and menu button, brought in line with our texts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.channels.telegram.api import BotApi, TokenRefused
from bot.connecting import Http
from core.messages import ChannelAway, SendError, Throttled, Uncertain
from core.settings import StartRefused, TelegramSettings
from core.texts import LOCALES, texts

# what a person sees whose Telegram speaks none of our languages
DEFAULT = ""
COMMANDS = ("start", "menu", "hide", "privacy")
REFUSALS: dict[type[SendError], str] = {
    TokenRefused: "Telegram does not know a token of SENIM_TELEGRAM__TOKEN",
    ChannelAway: "Telegram cannot be reached",
    Uncertain: "Telegram does not answer",
    Throttled: "Telegram asks to try again later",
}
PRIVATE = {"type": "all_private_chats"}
WORDS = {
    "Name": ("name", "telegram-name"),
    "Description": ("description", "telegram-description"),
    "ShortDescription": ("short_description", "telegram-short"),
}


class TelegramRefused(StartRefused):
    """Telegram cannot be asked just now, or does not know a token."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as it should be, and the call that mends it."""

    what: str
    is_now: str
    should_be: str
    method: str
    fields: dict[str, Any]


async def differences(api: BotApi) -> Sequence[Difference]:
    """Everything that is not as our texts say."""
    found: list[Difference | None] = []
    for language in (DEFAULT, *LOCALES):
        found += [await _words(api, what, language) for what in WORDS]
        found.append(await _commands(api, language))
    found.append(await _menu_button(api))
    return [difference for difference in found if difference is not None]


async def sync(settings: TelegramSettings, *, show_only: bool, say: Callable[[str], None]) -> None:
    """Show what differs for each bot, and mend it unless it is only to be shown.

    Raises:
        TelegramRefused: Telegram cannot be asked, or does not know a token.
    """
    http = Http()
    try:
        for bot, token in settings.tokens.items():
            await _sync_one(BotApi(http, token, settings.api_base), bot, show_only=show_only, say=say)
    except SendError as problem:
        raise TelegramRefused(REFUSALS.get(type(problem), type(problem).__name__)) from None
    finally:
        await http.close()


async def _sync_one(api: BotApi, bot: str, *, show_only: bool, say: Callable[[str], None]) -> None:
    found = await differences(api)
    for one in found:
        say(f"{bot} {one.what}: {one.is_now!r} -> {one.should_be!r}")
        if not show_only:
            await apply(api, one)
    say(f"{bot}: {'nothing differs' if not found else f'{len(found)} differ' if show_only else 'in line now'}")


async def apply(api: BotApi, difference: Difference) -> None:
    """Mend one difference."""
    await api.call(difference.method, **difference.fields)


async def _words(api: BotApi, what: str, language: str) -> Difference | None:
    field, text_id = WORDS[what]
    should_be = texts(language or None)(text_id)
    is_now = str((await api.call(f"getMy{what}", language_code=language)).get(field, ""))
    if is_now == should_be:
        return None
    fields = {field: should_be, "language_code": language}
    return Difference(f"{field} [{language or 'default'}]", is_now, should_be, f"setMy{what}", fields)


async def _commands(api: BotApi, language: str) -> Difference | None:
    text = texts(language or None)
    wanted = [{"command": name, "description": text(f"telegram-command-{name}")} for name in COMMANDS]
    found = await api.call("getMyCommands", scope=PRIVATE, language_code=language)
    if found == wanted:
        return None
    fields = {"commands": wanted, "scope": PRIVATE, "language_code": language}
    what = f"commands [{language or 'default'}]"
    return Difference(what, _listed(found), _listed(wanted), "setMyCommands", fields)


async def _menu_button(api: BotApi) -> Difference | None:
    found = str((await api.call("getChatMenuButton")).get("type", ""))
    if found == "commands":
        return None
    return Difference("menu button", found, "commands", "setChatMenuButton", {"menu_button": {"type": "commands"}})


def _listed(commands: Sequence[dict[str, str]]) -> str:
    return ", ".join(f"/{command['command']} {command['description']}" for command in commands)
