"""Traces: each message of a phone once, dumb to whoever has the tables alone, and gone when its time has come."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import contacts, crypto, traces
from core.crypto import CapabilityMissing
from core.settings import Settings
from core.traces import Shown
from db.engine import Database
from db.models.contacts import Contact
from db.models.traces import TidyChat, Trace
from tests.factories.contacts import inbound

TELEGRAM, PHONE, OTHER = "telegram", "8801:990000000017", "8801:990000000018"
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def note(session: Session, source: str = "1", *, now: datetime, **overrides: Any) -> None:
    values: dict[str, Any] = {"channel": TELEGRAM, "address": PHONE, "side": "bot"}
    traces.note(session, source=source, now=now, **{**values, **overrides})


def due(session: Session, *, now: datetime, channel: str = TELEGRAM, limit: int = 100) -> list[str]:
    return [shown.source for shown in traces.due(session, channel=channel, now=now, limit=limit)]


def kept(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Trace)) or 0


class TestNoting:
    def test_opens_to_everything_it_was_told_but_the_minute(self, session: Session, now: datetime) -> None:
        moment = now + timedelta(minutes=59, seconds=59, microseconds=7)
        note(session, "41", side="child", thread="a-talk", clean_at=now, now=moment)

        (shown,) = traces.due(session, channel=TELEGRAM, now=now, limit=9)

        assert shown == Shown(shown.id, PHONE, "41", "child", now, "a-talk")

    def test_remembers_a_message_once_and_the_first_time(self, session: Session, now: datetime) -> None:
        for day, thread in enumerate(("first", "second", "third")):
            note(session, thread=thread, now=now + day * DAY)

        assert kept(session) == 1
        assert traces.thread_of(session, channel=TELEGRAM, address=PHONE, source="1") == "first"

    @pytest.mark.parametrize("other", [{"channel": "max"}, {"address": OTHER}, {"source": "2"}])
    def test_tells_messages_apart_by_channel_chat_and_name(
        self, session: Session, now: datetime, other: dict[str, str]
    ) -> None:
        note(session, now=now)

        note(session, **{"source": "1", **other}, now=now)

        assert kept(session) == 2

    def test_of_what_nobody_can_take_away_keeps_neither_address_nor_name_and_finds_its_words(
        self, session: Session, now: datetime
    ) -> None:
        note(session, "41", side="child", thread="a-talk", clean_at=now, is_cleanable=False, now=now)

        (shown,) = traces.due(session, channel=TELEGRAM, now=now, limit=9)

        assert (shown.address, shown.source, shown.thread) == ("", "", "a-talk")
        assert traces.thread_of(session, channel=TELEGRAM, address=PHONE, source="41") == "a-talk"
        note(session, "42", thread="a-talk", now=now)
        traces.forget(session, channel=TELEGRAM, address=PHONE)
        assert kept(session) == 0

    def test_leaves_nothing_readable_of_the_chat_the_message_or_the_talk(self, session: Session, now: datetime) -> None:
        note(session, "70717273", thread="talk-canary", now=now)
        traces.tidy(session, channel=TELEGRAM, address=PHONE, is_wanted=True)
        session.flush()

        rows = (session.execute(select(table.__table__)).one() for table in (Trace, TidyChat))

        stored = b"|".join(one if isinstance(one, bytes) else str(one).encode() for row in rows for one in row)
        for canary in (PHONE, PHONE.partition(":")[2], "8801:", "70717273", "talk-canary"):
            assert canary.encode() not in stored

    def test_joins_no_phone_with_what_the_service_remembers_of_its_owner(self, session: Session, now: datetime) -> None:
        note(session, now=now)
        traces.tidy(session, channel=TELEGRAM, address=PHONE, is_wanted=True)
        contacts.identify(session, inbound(channel=TELEGRAM, bot="8801", address=PHONE), now=now)
        session.flush()

        trace, owner = session.scalars(select(Trace)).one(), session.scalars(select(Contact)).one()

        assert owner.lookup not in {trace.chat, trace.mark}
        assert trace.chat != trace.mark


class TestTheTalkOfAMessage:
    def test_is_found_by_the_chat_and_the_name_of_the_message(self, session: Session, now: datetime) -> None:
        note(session, "1", thread="one", now=now)
        note(session, "2", thread="two", now=now)

        found = [traces.thread_of(session, channel=TELEGRAM, address=PHONE, source=source) for source in ("1", "2")]

        assert found == ["one", "two"]

    def test_is_nobody_elses_to_find(self, session: Session, now: datetime) -> None:
        note(session, "1", thread="one", now=now)
        note(session, "2", now=now)
        strangers = [(TELEGRAM, OTHER, "1"), ("max", PHONE, "1"), (TELEGRAM, PHONE, "2"), (TELEGRAM, PHONE, "3")]

        found = [traces.thread_of(session, channel=c, address=address, source=s) for c, address, s in strangers]

        assert found == [None] * 4

    def test_is_forgotten_with_the_trace(self, session: Session, now: datetime) -> None:
        note(session, thread="one", clean_at=now, now=now)
        (shown,) = traces.due(session, channel=TELEGRAM, now=now, limit=9)

        traces.gone(session, [shown.id])

        assert traces.thread_of(session, channel=TELEGRAM, address=PHONE, source="1") is None


class TestCleaning:
    def test_makes_everything_of_the_chat_due_and_then_it_is_gone(self, session: Session, now: datetime) -> None:
        for source in ("1", "2", "3"):
            note(session, source, now=now)
        before = due(session, now=now + DAY)

        traces.clean(session, channel=TELEGRAM, address=PHONE, now=now + HOUR)
        found = traces.due(session, channel=TELEGRAM, now=now + HOUR, limit=9)
        traces.gone(session, [shown.id for shown in found[:2]])

        assert (before, [shown.source for shown in found]) == ([], ["1", "2", "3"])
        assert (due(session, now=now + DAY), kept(session)) == (["3"], 1)

    def test_touches_no_other_chat(self, session: Session, now: datetime) -> None:
        note(session, "mine", now=now)
        note(session, "of another phone", address=OTHER, now=now)
        note(session, "of another messenger", channel="max", now=now)

        traces.clean(session, channel=TELEGRAM, address=PHONE, now=now)

        assert due(session, now=now + DAY) == ["mine"]
        assert due(session, channel="max", now=now + DAY) == []

    def test_leaves_what_is_shown_afterwards(self, session: Session, now: datetime) -> None:
        note(session, "before", now=now)

        traces.clean(session, channel=TELEGRAM, address=PHONE, now=now)
        note(session, "after", now=now)

        assert due(session, now=now + DAY) == ["before"]


class TestATidyChat:
    def test_is_one_from_the_wish_to_its_taking_back(self, session: Session) -> None:
        seen = []
        for is_wanted in (True, True, False, False, True):
            traces.tidy(session, channel=TELEGRAM, address=PHONE, is_wanted=is_wanted)
            session.flush()
            seen.append(traces.is_tidy(session, channel=TELEGRAM, address=PHONE))

        assert seen == [True, True, False, False, True]

    def test_is_that_chat_alone(self, session: Session) -> None:
        traces.tidy(session, channel=TELEGRAM, address=PHONE, is_wanted=True)

        assert not traces.is_tidy(session, channel=TELEGRAM, address=OTHER)
        assert not traces.is_tidy(session, channel="max", address=PHONE)

    def test_loses_what_is_forty_hours_old_and_nothing_younger(self, session: Session, now: datetime) -> None:
        traces.tidy(session, channel=TELEGRAM, address=PHONE, is_wanted=True)
        note(session, "old", now=now)
        note(session, "young", now=now + HOUR)

        marked = []
        for moment in (now + 40 * HOUR - MINUTE, now + 40 * HOUR):
            traces.mark_old(session, now=moment)
            marked.append(due(session, now=moment))

        assert marked == [[], ["old"]]

    def test_and_no_other_loses_old_messages_by_itself(self, session: Session, now: datetime) -> None:
        traces.tidy(session, channel=TELEGRAM, address=PHONE, is_wanted=True)
        traces.tidy(session, channel=TELEGRAM, address=OTHER, is_wanted=True)
        traces.tidy(session, channel=TELEGRAM, address=OTHER, is_wanted=False)
        note(session, "tidy", now=now)
        note(session, "no longer tidy", address=OTHER, now=now)
        note(session, "never tidy", channel="max", now=now)

        traces.mark_old(session, now=now + 50 * HOUR)

        assert due(session, now=now + 50 * HOUR) == ["tidy"]
        assert due(session, channel="max", now=now + 50 * HOUR) == []


class TestWhatIsDue:
    def test_is_told_oldest_first_and_no_more_than_asked(self, session: Session, now: datetime) -> None:
        for number, source in enumerate("dacb"):
            note(session, source, clean_at=now - number * HOUR, now=now)

        assert due(session, now=now) == ["d", "a", "c", "b"]
        assert due(session, now=now, limit=2) == ["d", "a"]

    def test_is_of_one_channel(self, session: Session, now: datetime) -> None:
        note(session, "1", clean_at=now, now=now)
        note(session, "2", channel="max", clean_at=now, now=now)

        assert (due(session, now=now), due(session, channel="max", now=now)) == (["1"], ["2"])

    def test_waits_for_its_moment(self, session: Session, now: datetime) -> None:
        note(session, clean_at=now + HOUR, now=now)

        assert [due(session, now=moment) for moment in (now, now + HOUR - MINUTE, now + HOUR)] == [[], [], ["1"]]


class TestForgetting:
    def test_takes_what_was_shown_more_than_sixty_days_ago(self, session: Session, now: datetime) -> None:
        note(session, "old", thread="old", now=now)
        note(session, "young", thread="young", now=now + HOUR)
        left = []

        for moment in (now + 60 * DAY, now + 60 * DAY + MINUTE):
            traces.purge(session, now=moment)
            left.append([_talk(session, source) for source in ("old", "young")])

        assert left == [["old", "young"], [None, "young"]]


class TestThePanel:
    @pytest.fixture
    def panel(self, settings: Settings, database: Database, now: datetime) -> Iterator[Database]:
        """The same tables with what the panel may do, after the bot has noted a message."""
        with database.writing() as session:
            note(session, thread="one", clean_at=now, now=now)
        keys = crypto.panel_vault(settings.secrets_folder, settings.keys_url)
        panel = Database(settings.database_url, info={"vault": keys})
        yield panel
        panel.dispose_sync()
        keys.thread_keys.database.dispose_sync()

    @pytest.mark.parametrize(
        "act",
        [
            lambda session, now: note(session, "2", now=now),
            lambda session, now: due(session, now=now),
            lambda session, now: _talk(session, "1"),
            lambda session, now: traces.clean(session, channel=TELEGRAM, address=PHONE, now=now),
            lambda session, now: traces.is_tidy(session, channel=TELEGRAM, address=PHONE),
            lambda session, now: traces.tidy(session, channel=TELEGRAM, address=PHONE, is_wanted=True),
        ],
        ids=["note", "open", "find the talk", "clean", "ask for tidiness", "tidy"],
    )
    def test_can_neither_open_nor_look_up(
        self, panel: Database, now: datetime, act: Callable[[Session, datetime], object]
    ) -> None:
        with panel.session(panel.write_engine) as session, pytest.raises(CapabilityMissing):
            act(session, now)


def _talk(session: Session, source: str) -> str | None:
    return traces.thread_of(session, channel=TELEGRAM, address=PHONE, source=source)
