"""The commands of the messengers above the rooms: how each looks from outside, and how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from installation import settings_of, stop

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from core.settings import Settings

telegram_app = typer.Typer(help="The Telegram channel.", no_args_is_help=True)
whatsapp_app = typer.Typer(help="The WhatsApp channel.", no_args_is_help=True)
APPS: Final = {"telegram": telegram_app, "whatsapp": whatsapp_app}

ShowOnly = Annotated[bool, typer.Option("--show-only", help="say what differs and change nothing")]


@telegram_app.command("sync")
def telegram_sync(*, show_only: ShowOnly = False) -> None:
    """Bring each bot's name, descriptions, commands and menu button in line with the texts; show what differs."""
    from bot.channels.telegram import setup

    settings = settings_of()
    if not settings.telegram.tokens:
        stop("SENIM_TELEGRAM__TOKEN is not set")
    _ask(setup.sync(settings.telegram, show_only=show_only, say=print))


@whatsapp_app.command("check")
def whatsapp_check() -> None:
    """Ask Meta how each number stands: token, quality, limits, webhook, templates. An error when anything is bad."""
    from bot.channels.whatsapp import setup

    _ask(setup.check(_with_whatsapp(), say=print))


@whatsapp_app.command("sync")
def whatsapp_sync(
    *,
    show_only: ShowOnly = False,
    subscribe: Annotated[bool, typer.Option("--subscribe", help="have Meta bring webhooks of this account")] = False,
) -> None:
    """Show how the templates stand, and have Meta review what is missing or says something else than our texts."""
    from bot.channels.whatsapp import setup

    _ask(setup.sync(_with_whatsapp().whatsapp, show_only=show_only, subscribe=subscribe, say=print))


@whatsapp_app.command("register")
def whatsapp_register() -> None:
    """Register each number with the Cloud API, once; asks for the six digits that guard it from then on."""
    from bot.channels.whatsapp import setup

    settings = _with_whatsapp().whatsapp
    _ask(setup.register(settings, typer.prompt("PIN", hide_input=True, confirmation_prompt=True), say=print))


def _with_whatsapp() -> Settings:
    settings = settings_of()
    if not settings.whatsapp.numbers:
        stop("SENIM_WHATSAPP__TOKEN is not set")
    return settings


def _ask(question: Coroutine[Any, Any, None]) -> None:
    import asyncio

    from core.settings import StartRefused

    try:
        asyncio.run(question)
    except StartRefused as refusal:
        stop(str(refusal))
