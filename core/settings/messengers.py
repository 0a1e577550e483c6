"""What each messenger needs to be spoken to; without a token there is none."""

import re
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationInfo, field_validator

from core.settings.places import refuse_plaintext

TOKEN = re.compile(r"\d{1,16}:[A-Za-z0-9_-]{20,64}")
APP_SECRET = re.compile(r"[0-9a-f]{32}")
IDENTIFIER = re.compile(r"\d{5,24}")
SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")
FREE_PER_SECOND = 30


def _parted(token: SecretStr) -> list[str]:
    return [part.strip() for part in token.get_secret_value().split(",") if part.strip()]


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

    _refuse_plaintext = field_validator("api_base")(refuse_plaintext)

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


class WhatsAppSettings(BaseModel):
    """The WhatsApp channel (Cloud API); without a token there is none. Several numbers of one account have commas.

    ``per_second`` is what one number may carry in and out together; ``per_day`` how many people the whole account may
    write to first within a day.
    """

    model_config = ConfigDict(frozen=True)

    token: SecretStr = SecretStr("")
    phone_number_id: str = ""
    waba_id: str = ""
    app_secret: SecretStr = SecretStr("")
    verify_token: SecretStr = SecretStr("")
    api_base: str = "https://graph.facebook.com/v24.0"
    voice: bool = False
    per_second: float = Field(default=80, ge=1, le=1000)
    per_day: int = Field(default=250, ge=1)

    @field_validator("waba_id")
    @classmethod
    def refuse_more_than_one_account(cls, given: str) -> str:
        """The numbers are those of one account."""
        if given.strip() and not IDENTIFIER.fullmatch(given.strip()):
            raise ValueError("the id of one account is needed: digits, as Meta's console shows it")
        return given.strip()

    @field_validator("phone_number_id")
    @classmethod
    def refuse_what_is_no_id(cls, given: str) -> str:
        """Meta's ids are digits; the telephone number itself is not one of them."""
        parts = [part.strip() for part in given.split(",") if part.strip()]
        if not all(IDENTIFIER.fullmatch(part) for part in parts):
            raise ValueError("the ids of Meta's console are digits (not the telephone number; several are parted by ,)")
        return ",".join(parts)

    @field_validator("app_secret")
    @classmethod
    def refuse_what_is_no_secret(cls, secret: SecretStr) -> SecretStr:
        """By it every webhook is proved: a slip of the hand must not leave the door open."""
        if secret.get_secret_value() and not APP_SECRET.fullmatch(secret.get_secret_value()):
            raise ValueError("the 32 signs (0-9 a-f) that Meta's console shows as the app secret are needed")
        return secret

    @field_validator("verify_token")
    @classmethod
    def refuse_a_guessable_token(cls, secret: SecretStr) -> SecretStr:
        """Who knows it could have another address confirmed; fewer than sixteen signs can be guessed."""
        if secret.get_secret_value() and not SECRET.fullmatch(secret.get_secret_value()):
            raise ValueError("16 to 256 of the signs A-Z a-z 0-9 _ - are needed")
        return secret

    _refuse_plaintext = field_validator("api_base")(refuse_plaintext)

    @property
    def numbers(self) -> tuple[str, ...]:
        """The ids of the numbers, where there is a token to speak for them."""
        return tuple(self.phone_number_id.split(",")) if self.token.get_secret_value() and self.phone_number_id else ()

    @property
    def missing(self) -> list[str]:
        """The settings that a token cannot do without and that are not there."""
        needed = {
            "PHONE_NUMBER_ID": self.phone_number_id,
            "APP_SECRET": self.app_secret.get_secret_value(),
            "VERIFY_TOKEN": self.verify_token.get_secret_value(),
        }
        return [name for name, given in needed.items() if self.token.get_secret_value() and not given]
