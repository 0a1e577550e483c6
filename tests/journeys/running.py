"""A whole installation, started as a person would: ``senim run`` on free ports and an empty data folder."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.telegram.server import TOKEN
from tests.whatsapp.approved import VERSION

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Installation:
    """Where its doors are."""

    chat: str
    panel: str
    first_login: str
    home: Path


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def on_telegram(url: str, mode: str) -> dict[str, str]:
    """Settings that make an installation speak with this Telegram."""
    return {
        "SENIM_TELEGRAM__TOKEN": TOKEN,
        "SENIM_TELEGRAM__API_BASE": url,
        "SENIM_TELEGRAM__MODE": mode,
        "SENIM_TELEGRAM__WEBHOOK_SECRET": "only-for-the-loopback-42",
    }


def on_whatsapp(server: Any) -> dict[str, str]:
    """Settings that make an installation speak with this WhatsApp."""
    return {
        "SENIM_WHATSAPP__TOKEN": str(server.token),
        "SENIM_WHATSAPP__PHONE_NUMBER_ID": ",".join(server.numbers),
        "SENIM_WHATSAPP__WABA_ID": str(server.waba),
        "SENIM_WHATSAPP__APP_SECRET": str(server.secret),
        "SENIM_WHATSAPP__VERIFY_TOKEN": str(server.verify),
        "SENIM_WHATSAPP__API_BASE": f"{server.url}/{VERSION}",
    }


@contextmanager
def installation(home: Path, **settings: str) -> Iterator[Installation]:
    """Start it, read its addresses from what it prints, and stop it."""
    chat, panel = free_port(), free_port()
    environment = {
        **os.environ,
        "SENIM_HOME": str(home),
        "SENIM_CHAT__PORT": str(chat),
        "SENIM_CHAT__EXIT_URL": "/texts/kk.json",
        "SENIM_PANEL__PORT": str(panel),
        "SENIM_PANEL__DEMO": "true",
        "SENIM_CHAT__PUBLIC_URL": f"http://127.0.0.1:{chat}",
        **settings,
    }
    command = [sys.executable, str(ROOT / "senim.py"), "run"]
    with subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield Installation(
                chat=f"http://127.0.0.1:{chat}/",
                panel=f"http://127.0.0.1:{panel}",
                first_login=_first_login(process).replace("localhost", "127.0.0.1"),
                home=home,
            )
        finally:
            process.terminate()
            process.wait(40)


def _first_login(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    for line in process.stdout:
        if "/first-login/" in line:
            return "http" + line.strip().partition("http")[2]
    raise AssertionError("senim ended before it was ready")
