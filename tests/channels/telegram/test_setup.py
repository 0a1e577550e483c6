"""`senim telegram sync`: shows what differs, brings it in line, and finds nothing the second time."""

import aiohttp
import pytest
from pydantic import SecretStr

from bot.channels.telegram import setup
from core.settings import TelegramSettings
from core.texts import LOCALES, texts
from tests.telegram.server import TOKEN, TelegramServer
from tests.telegram.wire import Api

SENSITIVE = ("психолог", "суицид", "дағдарыс", "кризис", "psycholog", "suicid", "help line", "помощь психолога")


@pytest.fixture
def said() -> list[str]:
    return []


def given(server: TelegramServer) -> TelegramSettings:
    return TelegramSettings(token=SecretStr(TOKEN), api_base=server.url)


async def test_everything_is_set_once_in_three_languages(said: list[str]) -> None:
    async with TelegramServer() as server:
        await setup.sync(given(server), show_only=False, say=said.append)
        first = len(said)
        await setup.sync(given(server), show_only=False, say=said.append)
        changes = [call.method for call in server.calls if call.method.startswith("set")]

    methods = ("setMyName", "setMyDescription", "setMyShortDescription", "setMyCommands")
    assert [changes.count(method) for method in methods] == [1 + len(LOCALES)] * len(methods)
    assert said[first - 1] == "7: in line now"
    assert said[first:] == ["7: nothing differs"]


async def test_what_only_differs_is_shown_and_not_touched(said: list[str]) -> None:
    async with TelegramServer() as server:
        await setup.sync(given(server), show_only=True, say=said.append)
        changes = [call.method for call in server.calls if call.method.startswith("set")]

    assert changes == []
    assert any(texts("kk")("telegram-name") in line for line in said)
    assert said[-1].endswith("differ")


async def test_one_thing_that_somebody_changed_is_the_only_thing_mended(said: list[str]) -> None:
    async with TelegramServer() as server:
        await setup.sync(given(server), show_only=False, say=said.append)
        async with aiohttp.ClientSession() as http:
            await Api(server.url, http, TOKEN)("setMyName", name="Спам", language_code="ru")
        said.clear()
        await setup.sync(given(server), show_only=False, say=said.append)

    assert said == [f"7 name [ru]: 'Спам' -> {texts('ru')('telegram-name')!r}", "7: in line now"]


async def test_a_token_telegram_does_not_know_is_told_without_being_shown(said: list[str]) -> None:
    async with TelegramServer() as server:
        wrong = TelegramSettings(token=SecretStr("9:" + "x" * 30), api_base=server.url)
        with pytest.raises(setup.TelegramRefused) as refused:
            await setup.sync(wrong, show_only=False, say=said.append)

    assert "x" * 30 not in str(refused.value)


@pytest.mark.parametrize("locale", LOCALES)
def test_what_a_stranger_sees_betrays_nothing(locale: str) -> None:
    text = texts(locale)
    limits = {"telegram-name": 64, "telegram-short": 120, "telegram-description": 512}
    limits |= {f"telegram-command-{name}": 256 for name in setup.COMMANDS}

    for name, limit in limits.items():
        assert 0 < len(text(name)) <= limit
        assert not any(word in text(name).casefold() for word in SENSITIVE), name
