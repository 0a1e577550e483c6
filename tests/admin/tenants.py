"""One application for the many installations of the tests: a building whose tenants change.

Four hundred addresses take longer to register than most tests take; what a tenant brings is swapped instead.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from flask import Flask

from admin.session import Senim
from core import crypto
from core.settings import Settings
from db.engine import Database

SECRET = "panel.key"


def move_in(app: Flask, settings: Settings, clock: Callable[[], datetime]) -> None:
    """Let an application serve another installation, as if it had been made for it: nothing of the last one is known.

    The installation gets the application's secret before it has one of its own.
    """
    last: Senim = app.extensions["senim"]
    secret = settings.secrets_folder / SECRET
    secret.touch(mode=0o600)
    secret.write_bytes(last.secret)
    keys = crypto.panel_vault(settings.secrets_folder, settings.keys_url)
    database = Database(settings.database_url, info={"vault": keys})
    last.rows.session_factory.configure(database=database)
    app.extensions["senim"] = replace(last, settings=settings, database=database)
    app.config["SENIM_CLOCK"] = clock
    _forget_tries(app)


def _forget_tries(app: Flask) -> None:
    """Nobody has guessed at a password, no code of a phone was spent."""
    for limiter in app.extensions["limiter"]:
        limiter.reset()
    app.extensions["security"].totp_factory.used.clear()
