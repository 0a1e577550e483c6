"""The map of the house: every event has its place, and what one subscriber raises undoes the whole act."""

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import bus, events
from core.bus import SUBSCRIBERS
from core.events import Event
from core.help_requests import HelpRequest
from db.engine import Database
from tests.factories.help_requests import help_request

EVENTS = {kind for kind in vars(events).values() if isinstance(kind, type) and issubclass(kind, Event)} - {Event}


class TestTheMap:
    def test_names_every_event_and_no_other(self) -> None:
        assert set(SUBSCRIBERS) == EVENTS

    def test_has_events_that_carry_ids_and_moments_alone(self) -> None:
        kinds = {str(kind) for event in SUBSCRIBERS for kind in event.__annotations__.values()}

        assert kinds <= {str(int), str(str), str(int | None), str(str | None), str(tuple[str, ...])}


class TestPublishing:
    def test_tells_every_subscriber_at_once_and_in_order(self, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
        told: list[tuple[str, Any]] = []
        event = events.MessageAdded(help_request_id=1, now=now)
        subscribers = tuple(lambda _session, heard, name=name: told.append((name, heard)) for name in ("one", "two"))
        monkeypatch.setitem(SUBSCRIBERS, events.MessageAdded, subscribers)

        bus.publish(Session(), event)

        assert told == [("one", event), ("two", event)]

    def test_refuses_an_event_without_a_place(self, now: datetime) -> None:
        with pytest.raises(KeyError):
            bus.publish(Session(), Event(now=now))

    def test_undoes_the_act_when_a_subscriber_fails(
        self, database: Database, now: datetime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(_session: Session, _event: Event) -> None:
            raise RuntimeError("the journal is broken")

        def open_a_request() -> None:
            with database.writing() as session:
                help_request(session, now=now)

        monkeypatch.setitem(SUBSCRIBERS, events.HelpRequestOpened, (broken,))

        with pytest.raises(RuntimeError):
            open_a_request()

        with database.reading() as session:
            assert session.scalar(select(func.count()).select_from(HelpRequest)) == 0
