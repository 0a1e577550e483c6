"""What a bot in this process is in the middle of: time that a test lets pass by itself must not pass over it."""

from typing import Any

import pytest

from bot.lane import WriterLane
from db.engine import Database


class Work:
    """Counts calls that are under way, those of the writer lane and of the tables from the beginning."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch
        self._under_way = 0
        self.counts(WriterLane, "run")
        self.counts(Database, "read")

    @property
    def is_under_way(self) -> bool:
        """Whether something was asked that is not answered yet."""
        return self._under_way > 0

    def counts(self, owner: type, name: str) -> None:
        """Count the calls of this coroutine too."""
        original = getattr(owner, name)

        async def counted(*asked: Any, **how: Any) -> Any:
            self._under_way += 1
            try:
                return await original(*asked, **how)
            finally:
                self._under_way -= 1

        self._monkeypatch.setattr(owner, name, counted)
