"""Tips: a search over two thousand of them on both engines, and the turn from the menu to a tip.

``python -m bench.tips search URL`` and ``python -m bench.tips turns`` print what one run cost.
"""

import asyncio
import json
import random
import secrets
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy.orm import Session

from bench.figures import Figure, cost_of, least, started
from bench.turns import Chats
from core.tips import catalogue, search
from core.tips.areas import AREAS, UNKNOWN, Audience
from db import schema, tips_seeding
from db.engine import Database
from db.keys import ThreadKeyStore
from db.models.tips import Tip, TipAudience, TipText, TipVersion

MANY = 2_000
TIMES = 25
TYPED = ("қорқам", "korkam", "боюсь", "мектеп", "емтихан", "мен мектептен қорқам", "а", "нет такого слова", "zzzz")
ROUND = ("tips:open", "tips:area:exams", "tips:show:{code}", "menu:open")


def tips() -> list[Figure]:
    """The slowest of what children type, on each engine, and each turn on the way to a tip, by the median."""
    figures = []
    with tempfile.TemporaryDirectory() as folder:
        sqlite = cost_of(started(f"bench.tips search sqlite:///{folder}/tips.db"))
        figures.append(_search("SQLite", sqlite["slowest_ms"]))
    from tests.postgres import running

    with running() as server:
        postgres = cost_of(started(f"bench.tips search {server.url(server.new())}"))
        figures.append(_search("PostgreSQL", postgres["slowest_ms"]))
    turns = cost_of(started("bench.tips turns"))
    return [*figures, least("menu-to-tip turn, the slowest of its taps", "ms", turns["slowest_ms"], 10)]


def _search(engine: str, slowest: float) -> Figure:
    return least(f"search over {MANY:,} tips, the slowest of what is typed, {engine}", "ms", slowest, 20)


def fill(session: Session, count: int = MANY) -> None:
    """Invented tips of the words that the shipped ones are made of."""
    chance = random.Random(7)  # the same tips in every run
    words = {
        locale: [word for _, item in tips_seeding.shipped() for card in item[locale]["cards"] for word in card.split()]
        for locale in tips_seeding.LOCALES
    }
    for number in range(count):
        texts = []
        for locale, known in words.items():
            title, cards = " ".join(chance.choices(known, k=4)), [" ".join(chance.choices(known, k=50)) for _ in "123"]
            folded = search.folded(title, cards)
            texts.append(TipText(locale=locale, title=title[:120], short=title[:20], cards=cards, folded=folded))
        own = {"license": "own", "source": "bench", "basis": "bench", "author": "", "review": "needed"}
        session.add(
            Tip(
                code=f"bench-{number}",
                area=list(AREAS)[number % len(AREAS)],
                position=number,
                audiences=[TipAudience(audience=one) for one in chance.sample(list(Audience), 3)],
                versions=[TipVersion(number=1, state="current", texts=texts, **own)],
            )
        )


def _median(work: Callable[[], object]) -> float:
    """In milliseconds of this process's clock on the wall."""
    work()
    costs = []
    for _ in range(TIMES):
        began = time.perf_counter()
        work()
        costs.append((time.perf_counter() - began) * 1e3)
    return statistics.median(costs)


def searching(url: str) -> None:
    """Fill a database and look for everything that is typed."""
    database = Database(url)
    with tempfile.TemporaryDirectory() as folder:
        keys = ThreadKeyStore(f"sqlite:///{folder}/keys.db")
        schema.upgrade(database, keys)
        keys.database.dispose_sync()
    with database.writing() as session:
        fill(session)
        search.fold_new(session)
    with database.reading() as session:
        found = [_median(lambda typed=typed: _look(session, typed)) for typed in TYPED]  # type: ignore[misc]
    database.dispose_sync()
    print(json.dumps({"slowest_ms": max(found)}))


def _look(session: Session, typed: str) -> None:
    search.search(session, typed, school_id=1, audience=UNKNOWN, locale="kk")


async def turning() -> None:
    """One child goes from the menu to a tip and back, among two thousand tips."""
    with tempfile.TemporaryDirectory() as home:
        children = Chats(Path(home), 1)
        await children.begin()
        await children.bot.lane.run(fill)
        code = await children.bot.lane.run(
            lambda session: catalogue.listed(session, school_id=1, area="exams", audience=UNKNOWN, locale="kk")[0].code
        )
        costs: dict[str, list[float]] = {}
        for _ in range(TIMES):
            for payload in ROUND:
                began = time.perf_counter()
                await children.tap(0, secrets.token_hex(4), payload.format(code=code))
                costs.setdefault(payload, []).append((time.perf_counter() - began) * 1e3)
        await children.end()
    print(json.dumps({"slowest_ms": max(statistics.median(found) for found in costs.values())}))


if __name__ == "__main__":
    if sys.argv[1] == "search":
        searching(sys.argv[2])
    else:
        asyncio.run(turning())
