"""``python -m db.new_migration "what changes"``: a migration from the difference between tables and models."""

import sys
import tempfile
from pathlib import Path

from alembic import command

from db import schema
from db.engine import Database


def write(message: str) -> None:
    """Migrate an empty database to the newest revision, then let Alembic write what the models have more."""
    config = schema.alembic_config()
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'empty.db'}")
        with database.write_engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            command.revision(config, message=message, autogenerate=True)
        database.dispose_sync()


if __name__ == "__main__":
    write(sys.argv[1])
