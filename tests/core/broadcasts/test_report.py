"""The report of a run: whom it reached, what was answered, its lines; few pupils are nobody's."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.broadcasts import erasing, polls, progress, recording, report
from core.broadcasts.report import Hidden, Line
from db.models.broadcasts import BroadcastRun, BroadcastVote, RunState
from db.models.journals import Audience, Journal
from tests.factories.broadcasts import broadcast, run
from tests.factories.deliveries import delivered

PUPIL, PARENT = Audience.STUDENT, Audience.PARENT
HIDDEN = Hidden()


@pytest.fixture
def engine() -> str:
    """Nothing here is asked in a way that engines could answer differently."""
    return "sqlite"


def a_run(session: Session, now: datetime, *audiences: Audience, **overrides: Any) -> BroadcastRun:
    made = broadcast(session, audiences=audiences, **overrides)
    return run(session, made, due_at=now, latest_at=now, state=RunState.DONE, started_at=now)


def sent(lines: Any) -> dict[str, Any]:
    return {line.name: line.sent for line in lines}


class TestNumbers:
    def test_stand_by_group_class_and_channel_and_are_blank_where_nobody_tells(
        self, session: Session, now: datetime
    ) -> None:
        found = a_run(session, now, PUPIL, PARENT)
        delivered(session, found, 6, audience=PUPIL, classes=("7А",), channel="web")
        delivered(session, found, 7, audience=PARENT, classes=("7А",))

        shown = report.of_run(session, found)

        assert list(shown.parts["audience"]) == [Line("parent", 7, None, None), Line("student", 6, None, None)]
        assert sent(shown.parts["class"]) == {"7А": 13}
        assert sent(shown.parts["channel"]) == {"telegram": 7, "web": 6}
        assert not shown.is_guarded

    def test_of_few_pupils_are_hidden_with_another_that_would_tell_them(self, session: Session, now: datetime) -> None:
        found = a_run(session, now, PUPIL)
        for name, number in (("7А", 2), ("7Ә", 6), ("8А", 9)):
            delivered(session, found, number, audience=PUPIL, classes=(name,))

        shown = report.of_run(session, found)

        assert sent(shown.parts["class"]) == {"7А": HIDDEN, "7Ә": HIDDEN, "8А": 9}
        assert sent(shown.parts["audience"]) == {"student": 17}
        assert shown.is_guarded

    def test_of_few_adults_are_shown(self, session: Session, now: datetime) -> None:
        found = a_run(session, now, PUPIL, Audience.ADMINISTRATION)
        delivered(session, found, 2, audience=Audience.ADMINISTRATION)
        delivered(session, found, 8, audience=PUPIL)

        assert sent(report.of_run(session, found).parts["audience"]) == {"administration": 2, "student": 8}


class TestTheRest:
    def test_counts_the_answers_of_a_poll(self, session: Session, now: datetime) -> None:
        choices = [{"kk": "Иә", "ru": "Да"}, {"kk": "Жоқ", "ru": "Нет"}]
        found = a_run(session, now, PARENT, choices=choices)
        for voter in (b"a", b"b"):
            polls.vote(session, found.ref, choice=1, voter=voter, now=now)

        assert [(words["kk"], count) for words, count in report.of_run(session, found).answers] == [
            ("Иә", 0),
            ("Жоқ", 2),
        ]

    def test_hides_answers_that_few_pupils_gave(self, session: Session, now: datetime) -> None:
        choices = [{"kk": "Иә"}, {"kk": "Жоқ"}, {"kk": "Білмеймін"}]
        found = a_run(session, now, PUPIL, choices=choices)
        for number in range(15):
            choice = 0 if number == 0 else 1 if number < 7 else 2
            polls.vote(session, found.ref, choice=choice, voter=bytes([number]), now=now)

        shown = report.of_run(session, found)

        assert [count for _, count in shown.answers] == [HIDDEN, HIDDEN, 8]
        assert shown.is_guarded

    def test_keeps_the_answers_when_who_gave_them_is_erased(self, session: Session, now: datetime) -> None:
        found = a_run(session, now, PARENT, choices=[{"kk": "Иә"}, {"kk": "Жоқ"}])
        found.finished_at = now
        found.totals = progress.totals(session, found)
        for voter in (b"a", b"b"):
            polls.vote(session, found.ref, choice=1, voter=voter, now=now + timedelta(days=1))

        for _ in range(2):
            erasing.purge(session, before=now + timedelta(days=365))

        assert not session.scalars(select(BroadcastVote)).all()
        assert [count for _, count in report.of_run(session, found).answers] == [0, 2]

    def test_leads_to_the_lines_in_the_books(self, session: Session, now: datetime) -> None:
        found = a_run(session, now, PARENT)
        delivered(session, found, 2)
        recording.record(session, found, now=now)

        lines = report.of_run(session, found).lines

        assert [line.journal for line in lines] == [Journal.AWARENESS, Journal.ADULTS]
