"""The supervisor: starts the processes, starts again whichever falls, and says where the doors are."""

import ctypes
import json
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

from core.settings import Settings

COMMAND = Path(__file__).with_name("senim.py")
PROCESSES = ("bot", "admin")
PAUSES = (0.5, 1.0, 2.0)
PATIENCE = 20.0
DIE_WITH_PARENT = 1


class _Child:
    """One supervised process."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.falls = 0
        self.rests_until = 0.0
        self.start()

    def start(self) -> None:
        self.started_at = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, str(COMMAND), self.name], env=_environment(self.name), preexec_fn=_die_with_parent
        )

    def look_after(self) -> None:
        """Start again after a pause that grows a little with every quick fall."""
        if self.process.poll() is None:
            return
        now = time.monotonic()
        if not self.rests_until:
            self.falls = 0 if now - self.started_at > PATIENCE else self.falls + 1
            pause = PAUSES[min(self.falls, len(PAUSES) - 1)]
            self.rests_until = now + pause
            print(f"senim: {self.name} ended with {self.process.returncode}; again in {pause} s", file=sys.stderr)
        elif now >= self.rests_until:
            self.rests_until = 0.0
            self.start()


def _environment(name: str) -> dict[str, str]:
    """The panel never talks to a messenger: it is not even told the token."""
    hidden = ("SENIM_TELEGRAM", "SENIM_WHATSAPP") if name == "admin" else "\0"
    return {key: value for key, value in os.environ.items() if not key.upper().startswith(hidden)}


def _die_with_parent() -> None:
    """A supervisor that is killed takes its processes with it: two bots on one database would both deliver."""
    ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGTERM)


def supervise(settings: Settings, *, first_login: Callable[[], str | None]) -> None:
    """Run the processes until told to stop."""
    stopping = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stopping.set())
    children = [_Child(name) for name in PROCESSES]
    threading.Thread(target=_announce, args=(settings, first_login, stopping), daemon=True).start()
    while not stopping.wait(0.2):
        for child in children:
            child.look_after()
    for child in children:
        child.process.terminate()
    for child in children:
        try:
            child.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            child.process.kill()


def _announce(settings: Settings, first_login: Callable[[], str | None], stopping: threading.Event) -> None:
    """Print the addresses once both doors are open, and the first-login link while nobody can sign in."""
    doors = [f"http://{_reachable(door.host)}:{door.port}" for door in (settings.chat, settings.panel)]
    while not all(_is_ready(door) for door in doors):
        if stopping.wait(0.2):
            return
    print(f"Senim is ready.\n  chat:  {settings.chat.url}/\n  panel: {settings.panel.url}/", flush=True)
    link = first_login()
    if link is not None:
        print(f"  first login (works once, for an hour): {link}", flush=True)
    if settings.panel.demo:
        print(f"  or look around an invented school, without an account: {settings.panel.url}/login", flush=True)


def _reachable(host: str) -> str:
    """Who listens everywhere is reached at home."""
    home = "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104
    return f"[{home}]" if ":" in home else home


def _is_ready(door: str) -> bool:
    try:
        with urllib.request.urlopen(f"{door}/health/ready", timeout=2) as answer:
            return bool(json.load(answer)["status"] == "ready")
    except (OSError, ValueError):
        return False
