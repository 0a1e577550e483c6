"""Settings: one frozen tree, read from the environment once, at the edge that starts."""

from core.settings.messengers import TelegramSettings, WhatsAppSettings
from core.settings.places import ChatSettings, DatabaseSettings, DoorSettings, PanelSettings
from core.settings.refusals import SettingsInvalid, StartRefused
from core.settings.tree import Settings, load_settings

__all__ = [
    "ChatSettings",
    "DatabaseSettings",
    "DoorSettings",
    "PanelSettings",
    "Settings",
    "SettingsInvalid",
    "StartRefused",
    "TelegramSettings",
    "WhatsAppSettings",
    "load_settings",
]
