"""The supervisor: each process is told what it needs, and the panel nothing of a messenger."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

import supervisor

TELEGRAM = {
    "SENIM_TELEGRAM__TOKEN": "8801:canary",
    "SENIM_TELEGRAM__WEBHOOK_SECRET": "canary",
    "SENIM_TELEGRAM__API_BASE": "http://canary",
    "SENIM_TELEGRAM": '{"token": "canary"}',
    "senim_telegram__token": "canary",
}
SHARED = {"SENIM_HOME": "/srv/senim", "SENIM_PANEL__PORT": "8091", "TZ": "Asia/Almaty"}
Started = Callable[[str], dict[str, str]]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Started:
    """The environment that a supervised process is started with, and again after a fall."""
    for name, value in (TELEGRAM | SHARED).items():
        monkeypatch.setenv(name, value)
    environments: list[dict[str, str]] = []

    def remember(_command: list[str], *, env: dict[str, str], **_: Any) -> SimpleNamespace:
        environments.append(env)
        return SimpleNamespace(poll=lambda: None)

    monkeypatch.setattr(supervisor.subprocess, "Popen", remember)

    def start(name: str) -> dict[str, str]:
        child = supervisor._Child(name)
        child.start()
        first, again = environments
        assert first == again
        return first

    return start


def test_the_panel_is_not_told_the_token(started: Started) -> None:
    environment = started("admin")

    assert [name for name in environment if "TELEGRAM" in name.upper()] == []
    assert "canary" not in "".join(environment.values())


def test_the_panel_is_told_everything_else(started: Started) -> None:
    environment = started("admin")

    assert SHARED.items() <= environment.items()


def test_the_bot_is_told_all(started: Started) -> None:
    environment = started("bot")

    assert (TELEGRAM | SHARED).items() <= environment.items()
