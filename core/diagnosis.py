"""Diagnosis: what is wrong with an installation, in plain words."""

import os
import shutil
import stat

from core.clock import jobs
from core.crisis import markers
from core.settings import Settings
from db import schema
from db.engine import Database


def diagnose(settings: Settings) -> list[str]:
    """What is wrong, in plain words; empty when nothing is."""
    problems = [
        f"the screening misses a core phrase of danger (number {n})" for n, _ in enumerate(markers.self_test(), 1)
    ]
    if not os.access(settings.home, os.W_OK):
        return [*problems, f"SENIM_HOME: {settings.home} is not there or cannot be written"]
    if shutil.disk_usage(settings.home).free < 1_000_000_000:
        problems.append("less than 1 GB of disk is free")
    secrets = settings.secrets_folder.glob("*.key")
    problems += [f"{path} can be read by others" for path in secrets if stat.S_IMODE(path.stat().st_mode) & 0o077]
    return [*problems, *_tables(settings)]


def _tables(settings: Settings) -> list[str]:
    try:
        database = Database(settings.database_url)
        try:
            is_current = schema.is_current(database)
            failing = _failing(database) if is_current else []
        finally:
            database.dispose_sync()
    except Exception as problem:  # noqa: BLE001  whatever the fault, it is what we report
        return [f"the database cannot be opened: {type(problem).__name__}"]
    return failing if is_current else ["the tables are not at the newest schema: run senim db upgrade"]


def _failing(database: Database) -> list[str]:
    with database.reading() as session:
        found = jobs.failing(session)
    return [f"{job.name} of the clock failed {job.failures} times in a row: {job.problem}" for job in found]
