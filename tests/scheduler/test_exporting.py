"""The worker of exports is started when something is in line, one at a time, and knows no messenger."""

from typing import Any

import pytest
import time_machine
from sqlalchemy.orm import Session

from core.exports import jobs as asked
from core.exports.wish import What, Wish
from scheduler import exporting, jobs
from scheduler.exporting import RESTS, Starter
from tests.conftest import MORNING
from tests.factories.staff import psychologist


class Worker:
    """A process as the starter sees it."""

    started: list["Worker"]

    def __init__(self, command: list[str], *, env: dict[str, str]) -> None:
        self.command, self.env, self.ended = command, env, None
        self.started.append(self)

    def poll(self) -> int | None:
        """How it ended."""
        return self.ended


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The workers that were started."""
    Worker.started = []
    monkeypatch.setattr(exporting.subprocess, "Popen", Worker)
    return Worker.started


def test_one_works_at_a_time_and_is_not_told_the_token(started: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SENIM_TELEGRAM__TOKEN", "123456:secret")
    starter = Starter()

    assert [starter.start(), starter.start()] == [True, False]
    started[0].ended = 0
    assert starter.start()
    assert started[0].command[-2:] == ["exports", "work"]
    assert "SENIM_TELEGRAM__TOKEN" not in started[0].env


def test_one_that_fell_is_not_started_again_at_once(started: list[Any]) -> None:
    starter = Starter()
    starter.start()
    started[0].ended = 1

    assert not any(starter.start() for _ in range(RESTS + 1))
    assert starter.start()


def test_the_tick_starts_it_when_something_is_in_line(
    session: Session, started: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "STARTER", Starter())
    with time_machine.travel(MORNING, tick=False):
        jobs.make_exports(session)
        before = len(started)
        asked.ask(session, Wish(what=What.MATERIALS, format="pdf", locale="kk"), by=psychologist(session), now=MORNING)

        assert jobs.make_exports(session) == 0  # nothing is to be sent

    assert (before, len(started)) == (0, 1)
