"""Outages: told when they begin, taken back when they are over, and as old as they are."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from core import outages
from db.engine import Database

HOUR = timedelta(hours=1)


def current(session: Session) -> list[tuple[str, str, datetime]]:
    return [(outage.channel, outage.problem, outage.since) for outage in outages.current(session)]


class TestTelling:
    def test_of_a_problem_writes_it_down_with_its_moment(self, session: Session, now: datetime) -> None:
        outages.tell(session, {"telegram": "token"}, now=now)

        assert current(session) == [("telegram", "token", now)]

    def test_of_none_writes_nothing(self, session: Session, now: datetime) -> None:
        outages.tell(session, {"telegram": None, "web": None}, now=now)

        assert current(session) == []

    def test_of_what_goes_on_keeps_its_first_moment(self, session: Session, now: datetime) -> None:
        for hour in range(3):
            outages.tell(session, {"telegram": "away"}, now=now + hour * HOUR)

        assert current(session) == [("telegram", "away", now)]

    def test_of_another_problem_begins_anew(self, session: Session, now: datetime) -> None:
        outages.tell(session, {"telegram": "away"}, now=now)

        outages.tell(session, {"telegram": "conflict"}, now=now + HOUR)

        assert current(session) == [("telegram", "conflict", now + HOUR)]

    def test_of_its_end_takes_it_back_and_no_other(self, session: Session, now: datetime) -> None:
        outages.tell(session, {"telegram": "away", "web": "away"}, now=now)

        outages.tell(session, {"telegram": None, "web": "away"}, now=now + HOUR)

        assert current(session) == [("web", "away", now)]

    def test_of_the_same_problem_after_its_end_is_a_new_one(self, session: Session, now: datetime) -> None:
        for hour, problem in enumerate(("away", None, "away")):
            outages.tell(session, {"telegram": problem}, now=now + hour * HOUR)

        assert current(session) == [("telegram", "away", now + 2 * HOUR)]

    def test_is_seen_by_another_process(self, database: Database, now: datetime) -> None:
        for hour in range(2):
            with database.writing() as session:
                outages.tell(session, {"telegram": "away"}, now=now + hour * HOUR)

        with database.reading() as session:
            assert current(session) == [("telegram", "away", now)]


class TestAChannelThatIsNotThereAnyMore:
    def test_has_no_problem_either(self, session: Session, now: datetime) -> None:
        outages.tell(session, {"web": None, "telegram": "token"}, now=now)

        outages.tell(session, {"web": None}, now=now + HOUR)

        assert outages.current(session) == []


class TestWhatIsWrongNow:
    def test_is_told_longest_first(self, session: Session, now: datetime) -> None:
        found: dict[str, str | None] = {"a": None, "b": None, "c": None}
        for hour, channel in ((0, "b"), (1, "a"), (2, "c")):
            found[channel] = "away"
            outages.tell(session, found, now=now + hour * HOUR)

        assert [channel for channel, *_ in current(session)] == ["b", "a", "c"]
