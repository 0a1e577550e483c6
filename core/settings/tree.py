"""The whole tree, read from the environment once, at the edge that starts."""

from pathlib import Path
from typing import Self

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict, SettingsError

from core.settings.messengers import TelegramSettings, WhatsAppSettings
from core.settings.places import ChatSettings, DatabaseSettings, PanelSettings
from core.settings.refusals import SettingsInvalid


class Settings(BaseSettings):
    """Everything Senim can be told from outside: ``SENIM_<SECTION>__<NAME>``."""

    model_config = SettingsConfigDict(
        env_prefix="SENIM_", env_nested_delimiter="__", frozen=True, extra="ignore", env_file=".env"
    )

    home: Path = Path("var")
    database: DatabaseSettings = Field(default_factory=DatabaseSettings)
    chat: ChatSettings = Field(default_factory=ChatSettings)
    panel: PanelSettings = Field(default_factory=PanelSettings)
    telegram: TelegramSettings = Field(default_factory=TelegramSettings)
    whatsapp: WhatsAppSettings = Field(default_factory=WhatsAppSettings)

    def for_panel(self) -> Self:
        """What the panel may know: it never talks to a messenger, so it holds no token; how fast one is, it may say."""
        telegram = TelegramSettings(per_second=self.telegram.per_second, paid=self.telegram.paid)
        whatsapp = WhatsAppSettings(per_second=self.whatsapp.per_second, per_day=self.whatsapp.per_day)
        return self.model_copy(update={"telegram": telegram, "whatsapp": whatsapp})

    @property
    def database_url(self) -> str:
        """The tables: given, or ``senim.db`` in the data folder."""
        return self.database.url or f"sqlite:///{self.home.resolve() / 'senim.db'}"

    @property
    def keys_url(self) -> str:
        """The thread keys: given, or ``keys.db`` beside the tables (its backups live seven days)."""
        return self.database.keys_url or f"sqlite:///{self.home.resolve() / 'keys.db'}"

    @property
    def secrets_folder(self) -> Path:
        """Long-lived keys, one file each, readable by the service alone."""
        return self.home / "secrets"


def load_settings() -> Settings:
    """Read the environment.

    Raises:
        SettingsInvalid: with one line per setting that is wrong, naming it.
    """
    try:
        settings = Settings()
    except ValidationError as error:
        raise SettingsInvalid("; ".join(_explain(problem) for problem in error.errors())) from None
    except SettingsError as error:  # a whole section in one variable that is not JSON
        raise SettingsInvalid(f"{error}: set SENIM_<SECTION>__<NAME> one by one") from None
    if settings.database.url and not settings.database.keys_url and not settings.database.url.startswith("sqlite"):
        raise SettingsInvalid("SENIM_DATABASE__KEYS_URL is missing: thread keys are kept apart from the tables")
    _require_messengers(settings)
    if settings.database_url == settings.keys_url:
        raise SettingsInvalid("SENIM_DATABASE__KEYS_URL names the tables: thread keys are kept apart from them")
    return settings


def _require_messengers(settings: Settings) -> None:
    if settings.telegram.mode == "webhook" and settings.telegram.tokens:
        if not settings.telegram.webhook_secret.get_secret_value():
            raise SettingsInvalid("SENIM_TELEGRAM__WEBHOOK_SECRET is missing: anybody could pretend to be Telegram")
        if not settings.chat.public_url:
            raise SettingsInvalid("SENIM_CHAT__PUBLIC_URL is missing: Telegram must know where to bring updates")
    for name in settings.whatsapp.missing:
        raise SettingsInvalid(f"SENIM_WHATSAPP__{name} is missing: beside the token it is needed")
    if settings.whatsapp.numbers and not settings.chat.public_url:
        raise SettingsInvalid("SENIM_CHAT__PUBLIC_URL is missing: Meta must know where to bring webhooks")


def _explain(problem: object) -> str:
    location, message = problem["loc"], problem["msg"]  # type: ignore[index]
    name = "SENIM_" + "__".join(str(part).upper() for part in location)
    return f"{name}: {message.removeprefix('Value error, ')}"
