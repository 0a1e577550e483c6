"""The product as a customer of the emulator: its settings, and its templates as Meta has approved them."""

from pydantic import SecretStr

from bot.channels.whatsapp.templates import TEMPLATES, definition
from core.settings import WhatsAppSettings
from core.texts import LOCALES
from tests.whatsapp.records import Template
from tests.whatsapp.server import CloudServer

VERSION = "v24.0"


def settings_of(server: CloudServer, *, voice: bool = False) -> WhatsAppSettings:
    """The settings with which the product speaks for every number of this server."""
    return WhatsAppSettings(
        token=SecretStr(server.token or ""),
        phone_number_id=",".join(server.numbers),
        waba_id=server.waba,
        app_secret=SecretStr(server.secret),
        verify_token=SecretStr(server.verify),
        api_base=f"{server.url}/{VERSION}",
        voice=voice,
    )


def approve(server: CloudServer) -> None:
    """Every template of the product, in every language."""
    for template in TEMPLATES.values():
        for locale in LOCALES:
            defined = definition(template, locale)
            place = str(300_000_000_000_001 + len(server.templates))
            server.templates[template.known_as, locale] = Template(
                category=template.category, components=defined["components"], id=place
            )
