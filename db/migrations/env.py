"""Alembic's entry: migrate the connection it is handed, or the database the settings name."""

from alembic import context
from sqlalchemy import Connection

from db.engine import Database
from db.models import Base


def _migrate(connection: Connection) -> None:
    context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True, compare_type=True)
    with context.begin_transaction():
        context.run_migrations()


handed_over: Connection | None = context.config.attributes.get("connection")
if handed_over is not None:
    _migrate(handed_over)
else:
    with Database(context.config.get_main_option("sqlalchemy.url") or "").migrating() as fresh:
        _migrate(fresh)
