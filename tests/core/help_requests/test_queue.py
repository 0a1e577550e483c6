"""The queue: red first, then what is due, then the others; and counts that hold no words."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from core.actors import NotAllowed, Specialist
from core.help_requests import answers, closing, queue, talks
from core.help_requests.queue import Urgency
from tests.factories.help_requests import DANGER, EMERGENCY, draft, end_danger, help_request, write
from tests.factories.schools import another_school
from tests.factories.staff import deputy_head, psychologist

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@pytest.fixture
def by(session: Session) -> Specialist:
    return psychologist(session)


def order(session: Session, by: Specialist, now: datetime) -> list[tuple[int, Urgency]]:
    return [(item.help_request.id, item.urgency) for item in queue.waiting(session, by=by, now=now)]


class TestTheOrder:
    def test_is_red_then_due_today_then_the_others(self, session: Session, by: Specialist, now: datetime) -> None:
        other = help_request(session, now=now)
        today = help_request(session, now=now - DAY * 3)
        red = help_request(session, finding=DANGER, now=now)

        assert order(session, by, now) == [
            (red.id, Urgency.RED), (today.id, Urgency.TODAY), (other.id, Urgency.OTHER)
        ]  # fmt: skip

    def test_among_red_ones_is_who_waits_longest(self, session: Session, by: Specialist, now: datetime) -> None:
        late = help_request(session, finding=EMERGENCY, now=now)
        early = help_request(session, finding=DANGER, now=now - MINUTE)
        write(session, early, finding=DANGER, now=now + MINUTE)

        assert [found for found, _ in order(session, by, now + MINUTE)] == [early.id, late.id]

    def test_puts_the_answered_behind_the_unanswered(self, session: Session, by: Specialist, now: datetime) -> None:
        answered, waiting = (help_request(session, finding=DANGER, now=now) for _ in range(2))
        answers.answer(session, answered.id, text="Мен осындамын", by=by, now=now)
        session.flush()

        assert [found for found, _ in order(session, by, now)] == [waiting.id, answered.id]

    def test_never_leaves_a_red_one_out_however_many_wait(
        self, session: Session, by: Specialist, now: datetime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(queue, "SHOWN", 3)
        for _ in range(5):
            help_request(session, now=now)
        red = help_request(session, finding=DANGER, now=now)

        found = order(session, by, now)

        assert len(found) == 3
        assert found[0] == (red.id, Urgency.RED)


class TestTheQueue:
    def test_has_what_this_psychologist_may_work_on(self, session: Session, by: Specialist, now: datetime) -> None:
        free, mine, theirs, closed = (help_request(session, now=now) for _ in range(4))
        draft(session, now=now)
        help_request(session, now=now, school_id=another_school(session).id)
        erased = help_request(session, now=now)
        talks.erase(session, erased, now=now)
        answers.accept(session, mine.id, by=by, now=now)
        answers.accept(session, theirs.id, by=psychologist(session), now=now)
        closing.dismiss(session, closed.id, reason=closing.Dismissal.TEST, by=by, now=now)
        session.flush()

        assert {found for found, _ in order(session, by, now)} == {free.id, mine.id}
        assert [request.id for request in queue.closed(session, by=by)] == [closed.id]

    def test_is_shut_to_a_deputy_head(self, session: Session, now: datetime) -> None:
        deputy = deputy_head(session)

        with pytest.raises(NotAllowed):
            queue.waiting(session, by=deputy, now=now)
        with pytest.raises(NotAllowed):
            queue.closed(session, by=deputy)

    def test_says_what_is_late(self, session: Session, by: Specialist, now: datetime) -> None:
        talk = help_request(session, now=now)
        assert talk.due_at is not None

        late = [
            queue.waiting(session, by=by, now=moment)[0].is_overdue for moment in (talk.due_at, talk.due_at + MINUTE)
        ]

        assert late == [False, True]


class TestTheMark:
    def test_changes_with_everything_that_happens(self, session: Session, by: Specialist, now: datetime) -> None:
        talk = help_request(session, now=now)
        seen = [_mark(session, by)]

        def happened() -> None:
            seen.append(_mark(session, by))

        write(session, talk, now=now)
        happened()
        answers.accept(session, talk.id, by=by, now=now)
        happened()
        answer = answers.answer(session, talk.id, text="Сәлем", by=by, now=now)
        happened()
        talks.open_answer(session, [talk.ref], answer.ref, now=now)
        happened()
        closing.dismiss(session, talk.id, reason=closing.Dismissal.THANKS, by=by, now=now)
        happened()
        write(session, talk, finding=DANGER, now=now)
        happened()
        end_danger(session, talk.id, by=by, now=now)
        happened()
        talks.erase(session, talk, now=now)
        happened()
        draft(session, now=now)
        happened()

        assert len(set(seen)) == len(seen) == 10

    def test_stays_while_nothing_does(self, session: Session, by: Specialist, now: datetime) -> None:
        help_request(session, now=now)

        assert _mark(session, by) == _mark(session, by)

    def test_is_of_one_school(self, session: Session, by: Specialist, now: datetime) -> None:
        before = _mark(session, by)

        help_request(session, now=now, school_id=another_school(session).id)

        assert _mark(session, by) == before


class TestTheCounts:
    def test_are_by_state_and_red_without_drafts(self, session: Session, by: Specialist, now: datetime) -> None:
        draft(session, now=now)
        help_request(session, now=now)
        help_request(session, finding=DANGER, now=now)
        ended = help_request(session, finding=DANGER, now=now)
        end_danger(session, ended.id, by=by, now=now)
        help_request(session, now=now, school_id=another_school(session).id)
        session.flush()

        assert queue.counts(session, school_id=by.school_id) == {"new": 2, "in_work": 1, "red": 1}

    def test_of_an_empty_school_are_nothing(self, session: Session, by: Specialist) -> None:
        assert queue.counts(session, school_id=by.school_id) == {"red": 0}


def _mark(session: Session, by: Specialist) -> str:
    session.flush()
    return queue.version(session, school_id=by.school_id)
