"""The command line above the rooms. Imports stay inside commands: each loads only what it needs."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from core.actors import Role
    from core.settings import Settings

app = typer.Typer(
    help="Senim: the digital side of a school's psychological service.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,  # a decorated traceback shows local variables
)
db_app = typer.Typer(help="The database.", no_args_is_help=True)
staff_app = typer.Typer(help="Who may sign in to the panel.", no_args_is_help=True)
telegram_app = typer.Typer(help="The Telegram channel.", no_args_is_help=True)
app.add_typer(db_app, name="db")
app.add_typer(staff_app, name="staff")
app.add_typer(telegram_app, name="telegram")


@app.command()
def run() -> None:
    """Start everything: the bot with its clock, and the panel; restart whichever falls."""
    settings = _settings()
    _prepare(settings)
    from supervisor import supervise

    supervise(settings, first_login=lambda: _first_login(settings))


@app.command()
def bot() -> None:
    """Start the conversation, the web chat and the clock."""
    import asyncio

    from core import logs

    settings = _settings()
    logs.configure()
    asyncio.run(_serve_bot(settings))


@app.command()
def admin() -> None:
    """Start the panel."""
    from core import logs

    settings = _settings().for_panel()
    logs.configure()
    from admin.app import serve

    serve(settings)


@app.command()
def scheduler() -> None:
    """Start the clock alone, for an installation whose bots run elsewhere."""
    import asyncio

    from core import logs

    settings = _settings()
    logs.configure()
    asyncio.run(_serve_clock(settings))


@db_app.command("upgrade")
def db_upgrade() -> None:
    """Make or migrate the tables and fill empty content from the seeds."""
    _prepare(_settings())
    print("the database is at the newest schema")


@staff_app.command("add")
def staff_add(
    role: Annotated[str, typer.Option(help="psychologist or deputy_head")] = "psychologist",
) -> None:
    """Print a first-login link that works once, for an hour."""
    from core.actors import Role

    if role not in set(Role):
        _stop(f"--role {role}: choose one of {', '.join(Role)}")
    settings = _settings()
    _prepare(settings)
    print(_invite(settings, Role(role)))


@telegram_app.command("sync")
def telegram_sync(
    *,
    show_only: Annotated[bool, typer.Option("--show-only", help="say what differs and change nothing")] = False,
) -> None:
    """Bring each bot's name, descriptions, commands and menu button in line with the texts; show what differs."""
    import asyncio

    from bot.channels.telegram import setup

    settings = _settings()
    if not settings.telegram.tokens:
        _stop("SENIM_TELEGRAM__TOKEN is not set")
    asyncio.run(setup.sync(settings.telegram, show_only=show_only, say=print))


@app.command()
def doctor() -> None:
    """Check the machine, the database and the screening; say in plain words what is wrong."""
    from core.diagnosis import diagnose

    problems = diagnose(_settings())
    for problem in problems:
        print(f"✗ {problem}")
    if problems:
        raise typer.Exit(1)
    print("✓ all is well")


def main() -> None:
    """The console script. What stops a start for a known reason is told in one line that names it."""
    from core.settings import StartRefused
    from db.engine import DatabaseUnsafe

    os.umask(0o077)  # what the service writes, it alone reads
    try:
        app()
    except (DatabaseUnsafe, StartRefused) as reason:
        print(f"senim: {reason}", file=sys.stderr)
        sys.exit(2)
    except OSError as problem:
        print(f"senim: {problem.strerror or problem}", file=sys.stderr)
        sys.exit(2)


def _settings() -> Settings:
    from core.settings import SettingsInvalid, load_settings

    try:
        return load_settings()
    except SettingsInvalid as problem:
        _stop(str(problem))


def _stop(reason: str) -> NoReturn:
    print(f"senim: {reason}", file=sys.stderr)
    raise typer.Exit(2)


def _prepare(settings: Settings) -> None:
    """Make the data folder, the keys and the newest tables."""
    from sqlalchemy.exc import OperationalError

    from core import crypto
    from db import schema
    from db.engine import Database

    try:
        settings.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        keys = crypto.panel_vault(settings.secrets_folder, settings.keys_url)
        database = Database(settings.database_url)
        schema.upgrade(database, keys.thread_keys)
        database.dispose_sync()
    except OSError as problem:
        _stop(f"SENIM_HOME: {settings.home} cannot be used ({problem.strerror})")
    except OperationalError as problem:
        _stop(f"SENIM_DATABASE__URL: the database cannot be opened ({problem.orig})")


def _invite(settings: Settings, role: Role) -> str:
    from datetime import UTC, datetime

    from core import schools, staff
    from db.engine import Database

    database = Database(settings.database_url)
    with database.writing() as session:
        school = schools.first_school(session)
        token = staff.invite(session, school_id=school.id, role=role, now=datetime.now(UTC))
    database.dispose_sync()
    return f"{settings.panel.url}/first-login/{token}"


def _first_login(settings: Settings) -> str | None:
    from core import staff
    from core.actors import Role
    from db.engine import Database

    database = Database(settings.database_url)
    with database.reading() as session:
        is_empty = staff.is_empty(session)
    database.dispose_sync()
    return _invite(settings, Role.PSYCHOLOGIST) if is_empty else None


async def _serve_bot(settings: Settings) -> None:
    """The bot and the clock in one process, sharing the one writer lane."""
    import asyncio

    from bot.app import Bot
    from core.leadership import lead
    from scheduler.app import build_clock

    conversation = Bot(settings)
    clock = build_clock(conversation.tick)
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)

    leader = lead(settings.home, "clock")

    async def start_clock() -> None:
        clock.start()

    await conversation.serve(stop, alongside=start_clock)
    clock.shutdown(wait=False)
    leader.close()


async def _serve_clock(settings: Settings) -> None:
    import asyncio

    from core import crypto
    from core.leadership import lead
    from db.engine import Database
    from scheduler.app import build_clock

    keys = crypto.panel_vault(settings.secrets_folder, settings.keys_url)
    database = Database(settings.database_url, info={"vault": keys})
    leader = lead(settings.home, "clock")

    def carry_out(rule: Callable[[Session], int]) -> None:
        with database.writing() as session:
            rule(session)

    async def tick(rule: Callable[[Session], int]) -> None:
        await asyncio.to_thread(carry_out, rule)

    clock = build_clock(tick)
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    clock.start()
    await stop.wait()
    clock.shutdown(wait=False)
    leader.close()


if __name__ == "__main__":
    main()
