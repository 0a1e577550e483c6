"""The emulator alone: ``python -m tests.telegram --port 8081``. Type as a child; [Title] presses a button."""

import argparse
import asyncio
import sys
from contextlib import suppress

from tests.telegram.people import Person
from tests.telegram.server import TOKEN, TelegramServer

UID = 6_000_000_001


def show(person: Person) -> None:
    """Print the chat as it stands."""
    lines = ["", "─" * 40]
    for message in person.screen():
        lines.append(f"{message.side:>3} #{message.message_id}  {message.text}")
        lines.extend("      " + "  ".join(f"[{title}]" for title, _ in row) for row in message.buttons)
    sys.stdout.write("\n".join([*lines, *(f"    ({toast})" for toast in person.toasts[-1:]), "> "]))
    sys.stdout.flush()


async def acts(person: Person, line: str) -> str:
    """Do what one typed line says; a complaint when it cannot be done."""
    try:
        if line.startswith("[") and line.endswith("]"):
            await person.taps(line[1:-1])
        elif line:
            await person.says(line)
    except AssertionError as error:
        return f"{error}\n> "
    return ""


async def watch(person: Person) -> None:
    """Show the chat whenever it changes."""
    while True:
        show(person)
        while not await person.chat.news(3600):
            pass


async def run(port: int, token: str) -> None:
    """Serve, and read lines until the input ends."""
    server = TelegramServer(tokens=(token,))
    sys.stdout.write(f"Bot API: {await server.start(port)}   token: {token}\n")
    person = Person(server, UID, language_code="kk")
    watching = asyncio.ensure_future(watch(person))
    try:
        while line := await asyncio.to_thread(sys.stdin.readline):
            sys.stdout.write(await acts(person, line.strip()))
    finally:
        watching.cancel()
        await server.stop()


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.telegram")
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--token", default=TOKEN)
    chosen = parser.parse_args()
    with suppress(KeyboardInterrupt):
        asyncio.run(run(chosen.port, chosen.token))


if __name__ == "__main__":
    main()
