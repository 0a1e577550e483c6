"""Settings: one frozen tree, read from the environment once, at the edge that starts."""

import ipaddress
import re
from pathlib import Path
from typing import Literal, Self
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict, SettingsError

TOKEN = re.compile(r"\d{1,16}:[A-Za-z0-9_-]{20,64}")
SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")
FREE_PER_SECOND = 30


class StartRefused(Exception):
    """The service does not start; the message is one line that says why."""


class SettingsInvalid(StartRefused):
    """A setting is wrong or missing; the message names it."""


def _parted(token: SecretStr) -> list[str]:
    return [part.strip() for part in token.get_secret_value().split(",") if part.strip()]


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class DatabaseSettings(BaseModel):
    """Where the tables and, apart from them, the thread keys live (SQLAlchemy URLs)."""

    model_config = ConfigDict(frozen=True)

    url: str | None = None
    keys_url: str | None = None


class DoorSettings(BaseModel):
    """One listening address and the address people type to reach it."""

    model_config = ConfigDict(frozen=True)

    public_url: str | None = None  # before the host, which is judged by it
    host: str = "127.0.0.1"
    port: int = Field(ge=1, le=65535)

    @field_validator("host")
    @classmethod
    def refuse_open_plaintext(cls, host: str, known: ValidationInfo) -> str:
        """A child's words never cross a network in the clear: only an https address may be public."""
        if not _is_loopback(host) and not (known.data.get("public_url") or "").startswith("https://"):
            raise ValueError(
                f"{host} is reachable from the network, but the PUBLIC_URL beside it is not https://… "
                "(put a TLS proxy in front and name its address, or listen on 127.0.0.1)"
            )
        return host

    @property
    def url(self) -> str:
        """The address to print for people, without a trailing slash."""
        return (self.public_url or f"http://localhost:{self.port}").rstrip("/")


class ChatSettings(DoorSettings):
    """The web chat's door."""

    port: int = Field(default=8080, ge=1, le=65535)
    exit_url: str = "https://kk.wikipedia.org/"


class PanelSettings(DoorSettings):
    """The panel's door; ``demo`` alone lets a person skip the second factor."""

    port: int = Field(default=8081, ge=1, le=65535)
    demo: bool = False


class TelegramSettings(BaseModel):
    """The Telegram channel; without a token there is none. Several tokens, parted by commas, are several bots.

    ``per_second`` is what Telegram allows one bot; with ``paid`` broadcasts cost Stars and the rate may be higher.
    """

    model_config = ConfigDict(frozen=True)

    token: SecretStr = SecretStr("")
    api_base: str = "https://api.telegram.org"
    mode: Literal["poll", "webhook"] = "poll"
    webhook_secret: SecretStr = SecretStr("")
    voice: bool = False
    paid: bool = False  # before the rate, which is judged by it
    per_second: float = Field(default=FREE_PER_SECOND, ge=1, le=1000)

    @field_validator("per_second")
    @classmethod
    def refuse_a_rate_nobody_pays_for(cls, rate: float, known: ValidationInfo) -> float:
        """Faster than thirty a second Telegram takes only what is paid for in Stars."""
        if rate > FREE_PER_SECOND and not known.data.get("paid"):
            raise ValueError(f"more than {FREE_PER_SECOND} a second is the paid mode: PAID=true is needed beside it")
        return rate

    @field_validator("token")
    @classmethod
    def refuse_what_is_no_token(cls, token: SecretStr) -> SecretStr:
        """A token that Telegram would not take is told of at the start, without being shown."""
        if not all(TOKEN.fullmatch(part) for part in _parted(token)):
            raise ValueError("this is not what BotFather gives (123456:AA…; several are parted by commas)")
        return token

    @field_validator("api_base")
    @classmethod
    def refuse_plaintext(cls, api_base: str) -> str:
        """The token and every word go there: only this machine may be spoken to without TLS."""
        address = urlsplit(api_base)
        if address.scheme != "https" and not (address.scheme == "http" and _is_loopback(address.hostname or "")):
            raise ValueError("https://… is needed (http:// only for this machine)")
        return api_base

    @field_validator("webhook_secret")
    @classmethod
    def refuse_a_guessable_secret(cls, secret: SecretStr) -> SecretStr:
        """Telegram takes 1 to 256 letters, digits, _ and -; fewer than sixteen can be guessed."""
        if secret.get_secret_value() and not SECRET.fullmatch(secret.get_secret_value()):
            raise ValueError("16 to 256 of the signs A-Z a-z 0-9 _ - are needed")
        return secret

    @property
    def tokens(self) -> dict[str, str]:
        """Token by bot id."""
        return {part.partition(":")[0]: part for part in _parted(self.token)}


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

    def for_panel(self) -> Self:
        """What the panel may know: it never talks to a messenger, so it holds no token; how fast one is, it may say."""
        known = TelegramSettings(per_second=self.telegram.per_second, paid=self.telegram.paid)
        return self.model_copy(update={"telegram": known})

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
    if settings.telegram.mode == "webhook" and settings.telegram.tokens:
        if not settings.telegram.webhook_secret.get_secret_value():
            raise SettingsInvalid("SENIM_TELEGRAM__WEBHOOK_SECRET is missing: anybody could pretend to be Telegram")
        if not settings.chat.public_url:
            raise SettingsInvalid("SENIM_CHAT__PUBLIC_URL is missing: Telegram must know where to bring updates")
    if settings.database_url == settings.keys_url:
        raise SettingsInvalid("SENIM_DATABASE__KEYS_URL names the tables: thread keys are kept apart from them")
    return settings


def _explain(problem: object) -> str:
    location, message = problem["loc"], problem["msg"]  # type: ignore[index]
    name = "SENIM_" + "__".join(str(part).upper() for part in location)
    return f"{name}: {message.removeprefix('Value error, ')}"
