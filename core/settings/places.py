"""Where the service keeps its tables, and the addresses it listens at."""

import ipaddress
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def refuse_plaintext(api_base: str) -> str:
    """The token and every word go there: only this machine may be spoken to without TLS."""
    address = urlsplit(api_base)
    if address.scheme != "https" and not (address.scheme == "http" and is_loopback(address.hostname or "")):
        raise ValueError("https://… is needed (http:// only for this machine)")
    return api_base


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
        if not is_loopback(host) and not (known.data.get("public_url") or "").startswith("https://"):
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
