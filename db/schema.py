"""Bringing a database to the newest schema, and telling whether it is there."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from db.engine import Database
from db.keys import ThreadKeyStore
from db.seeding import seed

CONFIG = Path(__file__).resolve().parent.parent / "alembic.ini"


def alembic_config() -> Config:
    """Alembic's configuration, wherever the command was started from."""
    config = Config(str(CONFIG))
    config.set_main_option("script_location", str(CONFIG.parent / "db" / "migrations"))
    return config


def upgrade(database: Database, keys: ThreadKeyStore) -> None:
    """Make or migrate every table, then fill empty content tables from the seeds."""
    config = alembic_config()
    with database.migrating() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    keys.create_tables()
    with database.writing() as session:
        seed(session)


def is_current(database: Database) -> bool:
    """Whether the tables are at the newest revision."""
    head = ScriptDirectory.from_config(alembic_config()).get_current_head()
    with database.read_engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() == head
