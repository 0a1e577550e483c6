"""Check-ins: ten minutes, two hours, the next morning; silent, one at a time, until a person is there."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.crisis import check_ins
from core.help_requests import HelpRequest, answers, drafts, threads
from core.texts import texts
from db.models.outbox import Lane, OutboxMessage
from tests.factories.help_requests import DANGER, EMERGENCY, MILD, help_request, write
from tests.factories.staff import psychologist

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
MORNING = datetime(2026, 11, 24, 3, 30, tzinfo=UTC)  # half past eight in Almaty, when the school opens


@pytest.fixture
def red(session: Session, now: datetime) -> HelpRequest:
    """A talk that turned red this very moment."""
    return help_request(session, finding=DANGER, now=now)


def sent(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(OutboxMessage)) or 0


def moments(session: Session, starts: datetime, *, until: datetime, step: timedelta = MINUTE) -> list[datetime]:
    """When check-ins leave while the clock ticks."""
    left: list[datetime] = []
    moment = starts
    while moment <= until:
        left += [moment] * check_ins.send_due(session, now=moment)
        moment += step
    return left


class TestTheSeries:
    def test_asks_after_ten_minutes_two_hours_and_in_the_morning(
        self, session: Session, now: datetime, red: HelpRequest
    ) -> None:
        left = moments(session, now, until=now + timedelta(days=3), step=5 * MINUTE)

        assert left == [now + 10 * MINUTE, now + 2 * HOUR, MORNING]
        assert (red.check_ins, red.check_in_at) == (3, None)

    def test_asks_at_night_too_and_again_when_that_very_night_ends(self, session: Session) -> None:
        midnight = datetime(2026, 11, 23, 19, 0, tzinfo=UTC)
        help_request(session, finding=DANGER, now=midnight)

        left = moments(session, midnight, until=midnight + timedelta(days=2), step=5 * MINUTE)

        assert left == [midnight + 10 * MINUTE, midnight + 2 * HOUR, MORNING]

    def test_leaves_a_rest_before_the_morning(self, session: Session) -> None:
        early = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)  # half past five: the second one comes at half past seven
        help_request(session, finding=DANGER, now=early)

        assert moments(session, early, until=early + timedelta(days=2), step=5 * MINUTE)[-1] == MORNING

    def test_comes_on_a_holiday_morning(self, session: Session) -> None:
        friday = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
        help_request(session, finding=DANGER, now=friday)

        left = moments(session, friday, until=friday + timedelta(days=2), step=5 * MINUTE)

        assert left[-1] == datetime(2026, 11, 28, 3, 30, tzinfo=UTC)

    def test_is_a_silent_neutral_envelope_in_the_first_lane(self, session: Session, red: HelpRequest) -> None:
        message = check_ins.envelope(red)

        assert (message.text, message.is_silent, message.is_private) == (texts("kk")("crisis-check-in"), True, True)
        assert [reply.payload for reply in message.quick_replies] == [f"crisis:check:{red.ref}"]

    def test_leaves_before_everything_else(self, session: Session, now: datetime, red: HelpRequest) -> None:
        check_ins.send_due(session, now=now + 10 * MINUTE)

        row = session.scalars(select(OutboxMessage)).one()
        assert (row.lane, row.address_info) == (Lane.CRISIS, f"thread:{red.ref}")


class TestAClockThatStoodStill:
    @pytest.mark.parametrize("silence", [25 * MINUTE, 5 * HOUR, timedelta(days=2)])
    def test_asks_once_when_it_goes_again_and_not_twice_at_once(
        self, session: Session, now: datetime, red: HelpRequest, silence: timedelta
    ) -> None:
        again = now + silence

        left = moments(session, again, until=again + 9 * MINUTE)

        assert left == [again]

    def test_loses_none_of_the_three(self, session: Session, now: datetime, red: HelpRequest) -> None:
        again = now + timedelta(days=2)

        assert len(moments(session, again, until=again + timedelta(days=2), step=5 * MINUTE)) == 3

    def test_sends_nothing_again_after_a_tick_that_was_undone(
        self, session: Session, now: datetime, red: HelpRequest
    ) -> None:
        at = now + 10 * MINUTE
        with session.begin_nested() as attempt:
            check_ins.send_due(session, now=at)
            attempt.rollback()
        assert sent(session) == 0

        assert moments(session, at, until=at + 9 * MINUTE) == [at]
        assert sent(session) == 1


class TestCheckInsStop:
    def test_when_a_person_has_answered_what_was_written_last(
        self, session: Session, now: datetime, red: HelpRequest
    ) -> None:
        answers.answer(session, red.id, text="Мен осындамын", by=psychologist(session), now=now + 5 * MINUTE)

        assert moments(session, now + 6 * MINUTE, until=now + 3 * HOUR) == []
        assert red.check_in_at is None

    def test_not_by_an_answer_to_something_older(self, session: Session, now: datetime, red: HelpRequest) -> None:
        answers.answer(session, red.id, text="Мен осындамын", by=psychologist(session), now=now + 5 * MINUTE)
        write(session, red, finding=MILD, now=now + 7 * MINUTE)

        assert moments(session, now + 8 * MINUTE, until=now + HOUR) == [now + 10 * MINUTE]

    def test_and_go_on_when_the_child_writes_after_they_rested(
        self, session: Session, now: datetime, red: HelpRequest
    ) -> None:
        answers.answer(session, red.id, text="Мен осындамын", by=psychologist(session), now=now + 5 * MINUTE)
        moments(session, now + 6 * MINUTE, until=now + 20 * MINUTE)

        write(session, red, finding=MILD, now=now + HOUR)

        assert moments(session, now + HOUR, until=now + 2 * HOUR) == [now + HOUR + 10 * MINUTE]

    def test_when_the_danger_has_been_ended(self, session: Session, now: datetime, red: HelpRequest) -> None:
        from core.crisis import response

        response.end_crisis(session, red, staff_id=psychologist(session).id, now=now + MINUTE)

        assert moments(session, now + MINUTE, until=now + 3 * HOUR) == []

    def test_when_the_talk_is_erased(self, session: Session, now: datetime, red: HelpRequest) -> None:
        threads.wipe(session, red)
        session.flush()

        assert moments(session, now, until=now + 3 * HOUR) == []

    def test_not_by_what_the_child_taps(self, session: Session, now: datetime, red: HelpRequest) -> None:
        drafts.call_for_help(session, red, mark="crisis:safe:no", now=now + 9 * MINUTE)

        assert moments(session, now, until=now + HOUR) == [now + 19 * MINUTE]


def test_more_danger_starts_the_series_anew(session: Session, now: datetime, red: HelpRequest) -> None:
    moments(session, now, until=now + 3 * HOUR)

    write(session, red, finding=EMERGENCY, now=now + 4 * HOUR)

    assert moments(session, now + 4 * HOUR, until=now + 7 * HOUR) == [
        now + 4 * HOUR + 10 * MINUTE,
        now + 6 * HOUR,
    ]


def test_a_calm_talk_is_never_asked(session: Session, now: datetime) -> None:
    talk = help_request(session, now=now)

    assert talk.check_in_at is None
    assert moments(session, now, until=now + 3 * HOUR) == []
