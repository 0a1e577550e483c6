"""The commands of an operator: how WhatsApp stands, by real calls, and bringing templates in line with our texts."""

import asyncio
from collections.abc import Callable, Sequence
from secrets import token_hex

import aiohttp

from bot.channels.whatsapp import account, checking
from bot.channels.whatsapp.graph import Graph
from bot.channels.whatsapp.refusals import AccountTrouble, TokenRefused
from bot.channels.whatsapp.webhook import WHERE
from bot.connecting import Http
from core.connections import Fact, Light
from core.messages import ChannelAway, SendError, Throttled, Uncertain
from core.settings import Settings, StartRefused, WhatsAppSettings

REFUSALS: dict[type[SendError], str] = {
    TokenRefused: "Meta does not know SENIM_WHATSAPP__TOKEN, or it may not do this",
    AccountTrouble: "Meta says that the account or the number is blocked",
    ChannelAway: "Meta cannot be reached",
    Uncertain: "Meta does not answer",
    Throttled: "Meta asks to try again later",
}
DOOR_SECONDS = 10.0
PIN_DIGITS = 6


class WhatsAppRefused(StartRefused):
    """WhatsApp cannot be asked just now, or something about it is wrong."""


async def check(settings: Settings, *, say: Callable[[str], None]) -> None:
    """Say how each number stands.

    Raises:
        WhatsAppRefused: something is bad; each line says what.
    """
    http = Http()
    try:
        is_well = await _is_door_open(settings, http, say)
        for graph in _graphs(settings.whatsapp, http):
            is_well = await _check_one(graph, settings.whatsapp, say) and is_well
    finally:
        await http.close()
    if not is_well:
        raise WhatsAppRefused("WhatsApp does not work as it should: see the lines marked BAD")


async def sync(settings: WhatsAppSettings, *, show_only: bool, subscribe: bool, say: Callable[[str], None]) -> None:
    """Show how the templates stand, and have Meta review what is missing or says something else than our texts.

    Raises:
        WhatsAppRefused: the account cannot be asked, or its id is not set.
    """
    if not settings.waba_id:
        raise WhatsAppRefused("SENIM_WHATSAPP__WABA_ID is not set: templates belong to the account")
    http = Http()
    try:
        graph = _graphs(settings, http)[0]
        if subscribe:
            await account.subscribe(graph, settings.waba_id)
            say("webhooks: subscribed")
        await _sync_templates(graph, settings.waba_id, show_only=show_only, say=say)
    except SendError as problem:
        raise WhatsAppRefused(REFUSALS.get(type(problem), f"Meta refused: {problem}")) from None
    finally:
        await http.close()


async def register(settings: WhatsAppSettings, pin: str, *, say: Callable[[str], None]) -> None:
    """Register each number with the Cloud API: until then nothing can be sent from it.

    Raises:
        WhatsAppRefused: Meta refuses, or the PIN is not six digits.
    """
    if not (pin.isascii() and pin.isdecimal() and len(pin) == PIN_DIGITS):
        raise WhatsAppRefused("the PIN is six digits; write it down, Meta asks for it when the number is moved")
    http = Http()
    try:
        for graph in _graphs(settings, http):
            await account.register(graph, pin)
            say(f"{graph.number}: registered")
    except SendError as problem:
        raise WhatsAppRefused(REFUSALS.get(type(problem), f"Meta refused: {problem}")) from None
    finally:
        await http.close()


async def _sync_templates(graph: Graph, waba: str, *, show_only: bool, say: Callable[[str], None]) -> None:
    for one in await account.standings(graph, waba):
        say(f"{one.name}: {one.state}{'' if one.is_ours else ' (other words than ours)' if one.id else ''}")
        if not one.is_ours and not show_only:
            await account.bring(graph, waba, one)
            say(f"{one.name}: sent for review")


async def _check_one(graph: Graph, settings: WhatsAppSettings, say: Callable[[str], None]) -> bool:
    try:
        found = await checking.facts(graph, settings)
    except SendError as problem:
        found = checking.unasked(problem)
    for fact in found:
        say(_line(graph.number, fact))
    return all(fact.light is not Light.BAD for fact in found)


async def _is_door_open(settings: Settings, http: Http, say: Callable[[str], None]) -> bool:
    """Whether Meta could reach us: asked the way Meta asks, at the address that was made public."""
    address, challenge = f"{settings.chat.url}{WHERE}", token_hex(8)
    asked = {
        "hub.mode": "subscribe",
        "hub.verify_token": settings.whatsapp.verify_token.get_secret_value(),
        "hub.challenge": challenge,
    }
    try:
        async with asyncio.timeout(DOOR_SECONDS), http.session.get(address, params=asked) as got:
            is_open = got.status == 200 and await got.text() == challenge
    except (aiohttp.ClientError, TimeoutError):
        is_open = False
    say(_line("webhook", Fact(address, Light.FINE if is_open else Light.BAD, "answers" if is_open else "no answer")))
    return is_open


def _graphs(settings: WhatsAppSettings, http: Http) -> Sequence[Graph]:
    token = settings.token.get_secret_value()
    return [Graph(http, token, number, settings.api_base) for number in settings.numbers]


def _line(bot: str, fact: Fact) -> str:
    return f"{fact.light.value.upper():7} {bot} {fact.name}{f': {fact.value}' if fact.value else ''}"
