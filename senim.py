"""The command line above the rooms. Imports stay inside commands: each loads only what it needs."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

import messengers
import office
from installation import panel_database, prepare, settings_of, stop

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from core.actors import Role
    from core.settings import Settings
    from core.tips.report import Line

app = typer.Typer(
    help="Senim: the digital side of a school's psychological service.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,  # a decorated traceback shows local variables
)
db_app = typer.Typer(help="The database.", no_args_is_help=True)
staff_app = typer.Typer(help="Who may sign in to the panel.", no_args_is_help=True)
app.add_typer(db_app, name="db")
app.add_typer(staff_app, name="staff")
demo_app = typer.Typer(help="The invented school to look around in.", no_args_is_help=True)
app.add_typer(demo_app, name="demo")
content_app = typer.Typer(help="What there is to read.", no_args_is_help=True)
app.add_typer(content_app, name="content")
for name, commands in {**messengers.APPS, **office.APPS}.items():
    app.add_typer(commands, name=name)


@app.command()
def run() -> None:
    """Start everything: the bot with its clock, and the panel; restart whichever falls."""
    settings = settings_of()
    prepare(settings)
    from supervisor import supervise

    supervise(settings, first_login=lambda: _first_login(settings))


@app.command()
def bot() -> None:
    """Start the conversation, the web chat and the clock."""
    import asyncio

    from core import logs

    settings = settings_of()
    logs.configure()
    asyncio.run(_serve_bot(settings))


@app.command()
def admin() -> None:
    """Start the panel."""
    from core import logs

    settings = settings_of().for_panel()
    logs.configure()
    from admin.app import serve

    serve(settings)


@app.command()
def screen(
    source: Annotated[
        typer.FileText,
        typer.Argument(help="a table with tabs, columns id and text", encoding="utf-8", errors="replace"),
    ],
    target: Annotated[typer.FileTextWrite, typer.Argument(help="where id, level, soft and rules go", encoding="utf-8")],
) -> None:
    """Screen a table of messages as the chat would; nothing is stored."""
    from core.crisis import table

    try:
        target.writelines(f"{line}\n" for line in table.screened(source))
    except table.ColumnsMissing:
        stop("the first line must name the columns id and text")


@app.command()
def scheduler() -> None:
    """Start the clock alone, for an installation whose bots run elsewhere."""
    import asyncio

    from core import logs

    settings = settings_of()
    logs.configure()
    asyncio.run(_serve_clock(settings))


@db_app.command("upgrade")
def db_upgrade() -> None:
    """Make or migrate the tables and fill empty content from the seeds."""
    prepare(settings_of())
    print("the database is at the newest schema")


@staff_app.command("add")
def staff_add(
    role: Annotated[str, typer.Option(help="psychologist, deputy_head, administrator or observer")] = "psychologist",
) -> None:
    """Print a first-login link that works once, for an hour."""
    from core.actors import Role

    if role not in set(Role):
        stop(f"--role {role}: choose one of {', '.join(Role)}")
    settings = settings_of()
    prepare(settings)
    print(_invite(settings, Role(role)))


@staff_app.command("new-password")
def staff_new_password(username: Annotated[str, typer.Argument(help="the name this person signs in with")]) -> None:
    """Print a link that sets a new password once, within an hour; the second factor stays."""
    from datetime import UTC, datetime

    from core import crypto, staff_changes, staff_passwords

    settings = settings_of()
    member = _change_staff(staff_changes.permit_new_password_at_the_machine, username)
    secret = crypto.panel_secret(settings.secrets_folder)
    print(f"{settings.panel.url}/new-password/{staff_passwords.link_token(secret, member, now=datetime.now(UTC))}")


@staff_app.command("switch-off")
def staff_switch_off(username: Annotated[str, typer.Argument(help="the name this person signs in with")]) -> None:
    """Close somebody's access at once, whoever they are; what they wrote stays."""
    from core import staff_changes

    _change_staff(staff_changes.switch_off_at_the_machine, username)
    print(f"{username}: access is closed, every session has ended")


@staff_app.command("reset-second-factor")
def staff_reset_second_factor(
    username: Annotated[str, typer.Argument(help="the name this person signs in with")],
) -> None:
    """Forget a lost phone: the second factor is set up anew at the next sign-in."""
    from core import staff_changes

    _change_staff(staff_changes.reset_second_factor_at_the_machine, username)
    print(f"{username}: the second factor is set up anew at the next sign-in, every session has ended")


@demo_app.command("load")
def demo_load() -> None:
    """Make the invented school as it would stand now, unless it is there already; takes seconds."""
    from datetime import UTC, datetime

    from core.demo import loading

    settings = settings_of()
    prepare(settings)
    with panel_database(settings) as database:
        is_new = loading.prepare(database, settings.home, now=datetime.now(UTC))
    print("the invented school is ready" if is_new else "the invented school is there already")
    if not settings.panel.demo:
        print("its doors stay shut until the panel runs with SENIM_PANEL__DEMO=true (make run sets it)")


@demo_app.command("clear")
def demo_clear() -> None:
    """Delete the invented school with everything in it; nothing of the real school is touched."""
    from core.demo import clearing

    settings = settings_of()
    prepare(settings)
    with panel_database(settings) as database:
        was_there = clearing.clear(database)
    print("the invented school is deleted" if was_there else "there is no invented school")


@content_app.callback()
def content() -> None:
    """What there is to read."""


@content_app.command("report")
def content_report(
    *, as_json: Annotated[bool, typer.Option("--json", help="one JSON object instead of tables")] = False
) -> None:
    """Count the tips by area, audience and language, and what the linter finds in them; nothing is changed."""
    import json

    from core.tips import report

    lines = _tips(settings_of())
    if as_json:
        print(json.dumps(report.as_dict(lines)))
        return
    for row in report.table(lines):
        print(row)
    for line in lines:
        for explanation in report.explained(line):
            print(f"✗ {line.code}: {explanation}")


def _tips(settings: Settings) -> list[Line]:
    """The tips of the first school; those of this release where there is no database, or an older one."""
    from pathlib import Path

    from core import schools
    from core.tips import report
    from db import schema
    from db.engine import Database

    database = Database(settings.database_url)
    try:
        is_there = not database.is_sqlite or Path(database.url.database or "").exists()
        if not is_there or not schema.is_current(database):
            return report.shipped()
        with database.reading() as session:
            return report.standing(session, schools.first_school(session).id)
    finally:
        database.dispose_sync()


@app.command()
def doctor() -> None:
    """Check the machine, the database and the screening; say in plain words what is wrong."""
    from core.diagnosis import diagnose

    problems = diagnose(settings_of())
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


def _change_staff(change: Callable[..., Any], username: str) -> Any:
    """One change of one person by whoever runs the machine; the audit says that it was the machine."""
    from datetime import UTC, datetime

    from core.staff_changes import StaffUnknown
    from db.engine import Database

    settings = settings_of()
    prepare(settings)
    database = Database(settings.database_url)
    try:
        with database.writing() as session:
            return change(session, username, now=datetime.now(UTC))
    except StaffUnknown:
        stop(f"{username}: nobody signs in with this name")
    finally:
        database.dispose_sync()


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
    from scheduler.exporting import STARTER

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
    STARTER.stop()
    leader.close()


async def _serve_clock(settings: Settings) -> None:
    import asyncio

    from core import crypto
    from core.leadership import lead
    from db.engine import Database
    from scheduler.app import build_clock
    from scheduler.exporting import STARTER

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
    STARTER.stop()
    leader.close()


if __name__ == "__main__":
    main()
