"""Who a broadcast is for becomes rows: ``python -m bench.expansion ours|orm sqlite|postgresql COUNT``.

``ours`` is the statement of each batch, as the clock runs it; ``orm`` reads each subscription and adds a row for it, a
thousand to a commit. Told: rows a second, the longest batch in milliseconds, and the most memory the process took.
"""

import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from core import crypto, schools
from core.broadcasts import expanding
from core.settings import DatabaseSettings, Settings
from core.subscriptions import topics
from db import schema
from db.engine import Database
from db.models.broadcasts import BroadcastDelivery, BroadcastRun
from db.models.outbox import DeliveryState
from db.models.subscriptions import Subscription
from tests.factories.sendings import sending
from tests.postgres import running

A_COMMIT = 1000
COLUMNS = "ref, school_id, channel, lookup, sealed_address, audience, locale, topics, state, came_by, joined_on"
SAID = f"'telegram', {{hash}}, {{hash}}, 'parent', 'kk', {topics.ALL}, 'active', 'poster', '2026-09-10'"
PEOPLE = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :count) "
    f"INSERT INTO subscriptions ({COLUMNS}) SELECT 'p' || i, :school, {SAID.format(hash='randomblob(32)')} FROM n",
    "postgresql": f"INSERT INTO subscriptions ({COLUMNS}) SELECT 'p' || i, :school, "
    + SAID.format(hash="decode(md5(i::text) || md5('a' || i), 'hex')").replace("'2026-09-10'", "date '2026-09-10'")
    + " FROM generate_series(1, :count) AS n(i)",
}


@contextmanager
def database(engine: str) -> Iterator[Database]:
    """An installation of its own."""
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(home=Path(home), _env_file=None)  # type: ignore[call-arg]
        keys = crypto.bot_vault(settings.secrets_folder, settings.keys_url)
        if engine == "sqlite":
            yield _made(settings.database_url, keys)
            return
        with running() as server:
            tables = DatabaseSettings(url=server.url(server.new()), keys_url=settings.keys_url)
            yield _made(str(tables.url), keys)


def _made(url: str, keys: crypto.Vault) -> Database:
    made = Database(url, info={"vault": keys})
    schema.upgrade(made, keys.thread_keys)
    return made


def ours(tables: Database, _run_id: int) -> Iterator[float]:
    """Each batch in a transaction of its own; its seconds."""
    laid = 1
    while laid:
        began = time.perf_counter()
        with tables.writing() as session:
            laid = expanding.expand_due(session, now=datetime.now(UTC))
        yield time.perf_counter() - began


def orm(tables: Database, run_id: int) -> Iterator[float]:
    """Row by row; each commit's seconds."""
    last = 0
    while True:
        began = time.perf_counter()
        with tables.writing() as session:
            asked = select(Subscription).where(Subscription.id > last).order_by(Subscription.id).limit(A_COMMIT)
            people = session.scalars(asked).all()
            for one in people:
                row = BroadcastDelivery(run_id=run_id, subscription_id=one.id, channel=one.channel)
                row.audience, row.state = one.audience, DeliveryState.QUEUED
                session.add(row)
        if not people:
            return
        last = people[-1].id
        yield time.perf_counter() - began


def prepare(session: Session, engine: str, count: int) -> int:
    """So many parents, and a run to all of them."""
    session.execute(text(PEOPLE[engine]), {"count": count, "school": schools.first_school(session).id})
    if engine == "postgresql":
        session.execute(text("ANALYZE subscriptions"))
    run: BroadcastRun = sending(session, now=datetime.now(UTC))
    return run.id


def measure(how: Callable[[Database, int], Iterator[float]], engine: str, count: int) -> dict[str, float]:
    """Rows a second, the longest transaction, the most memory."""
    with database(engine) as tables:
        with tables.writing() as session:
            run_id = prepare(session, engine, count)
        cpu = time.process_time()
        seconds = list(how(tables, run_id))
        cpu = time.process_time() - cpu
        tables.dispose_sync()
    return {
        "rate": count / sum(seconds),
        "longest_ms": max(seconds) * 1e3,
        "cpu_us": cpu / count * 1e6,
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


if __name__ == "__main__":
    chosen, kind, people = sys.argv[1:]
    print(json.dumps(measure({"ours": ours, "orm": orm}[chosen], kind, int(people))))
