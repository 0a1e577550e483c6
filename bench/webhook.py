"""Our webhook: ``python -m bot`` as a school runs it, beside a small Bot API that takes its answers."""

import asyncio
import sqlite3
import tempfile
from pathlib import Path

import psutil

from bench.processes import free_port, serving
from bench.telegram_api import TOKEN, answering
from bench.webhook_load import SECRET, Telegram, WebhookCost


async def measure(port: int, server: psutil.Process) -> WebhookCost:
    """Bring every chat to where it writes, then measure."""
    telegram = Telegram(port)
    await telegram.connect()
    await telegram.begin()
    await telegram.greet()
    return await telegram.measure(server)


def kept(home: Path) -> tuple[int, int]:
    """How many messages of children stand in the tables, and how many rows of the outbox."""
    with sqlite3.connect(home / "senim.db") as tables:
        children = tables.execute("SELECT count(*) FROM help_messages WHERE side = 'child'").fetchone()[0]
        return children, tables.execute("SELECT count(*) FROM outbox").fetchone()[0]


def main() -> None:
    """Measure in a home of its own; what was confirmed must be there, and so must its answer."""
    port = free_port()
    with tempfile.TemporaryDirectory() as home, answering() as api:
        environment = {
            "SENIM_HOME": home,
            "SENIM_CHAT__PORT": str(port),
            "SENIM_CHAT__PUBLIC_URL": "https://senim.example",
            "SENIM_TELEGRAM__TOKEN": TOKEN,
            "SENIM_TELEGRAM__API_BASE": api.base,
            "SENIM_TELEGRAM__MODE": "webhook",
            "SENIM_TELEGRAM__WEBHOOK_SECRET": SECRET,
        }
        with serving("bot", port=port, **environment) as server:
            cost = asyncio.run(measure(port, server))
        children, answers = kept(Path(home))
        if children != cost.confirmed or answers < children:
            raise SystemExit(f"{cost.confirmed} were confirmed, {children} were kept, {answers} answers")
    print(cost.shown())


if __name__ == "__main__":
    main()
