"""Snoozing: a talk sleeps until its moment or until the child writes, and danger wakes everything."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core import schools
from core.actors import NotAllowed, Specialist
from core.help_requests import (
    HelpRequest,
    Side,
    answers,
    cases,
    closing,
    drafts,
    joining,
    queue,
    snoozing,
    talks,
    threads,
)
from core.help_requests.queue import Urgency, Waiting
from core.help_requests.snoozing import FOREVER
from db.models.help_requests import HelpMessage
from db.models.schools import CalendarPeriod
from tests.factories.help_requests import DANGER, draft, help_request, write
from tests.factories.schools import another_school
from tests.factories.staff import deputy_head, psychologist

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def talk(session: Session, now: datetime) -> HelpRequest:
    return help_request(session, now=now)


@pytest.fixture
def by(session: Session) -> Specialist:
    return psychologist(session)


@pytest.fixture
def asleep(session: Session, talk: HelpRequest, by: Specialist, now: datetime) -> HelpRequest:
    """A talk that sleeps for an hour."""
    snoozing.snooze(session, talk.id, until=now + HOUR, why="", by=by, now=now)
    session.flush()
    return talk


def row(session: Session, by: Specialist, now: datetime) -> Waiting:
    session.flush()
    (found,) = queue.waiting(session, by=by, now=now)
    return found


def said(session: Session, talk: HelpRequest) -> list[tuple[Side, str]]:
    session.flush()
    messages = session.scalars(
        select(HelpMessage).where(HelpMessage.help_request_id == talk.id).order_by(HelpMessage.id)
    )
    return [(message.side, threads.words(session, talk, message)) for message in messages][1:]


class TestASnoozedTalk:
    def test_is_the_psychologists_and_marked(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        version = talk.version

        snoozing.snooze(session, talk.id, until=now + HOUR, why=" Анасы ертең келеді \n", by=by, now=now)

        assert (talk.assigned_to, talk.snoozed_until) == (by.id, now + HOUR)
        assert talk.version > version
        assert said(session, talk) == [(Side.SYSTEM, "snoozed"), (Side.NOTE, "Анасы ертең келеді")]

    @pytest.mark.parametrize("why", ["", " \n"])
    def test_needs_no_reason(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime, why: str
    ) -> None:
        snoozing.snooze(session, talk.id, until=now + HOUR, why=why, by=by, now=now)

        assert said(session, talk) == [(Side.SYSTEM, "snoozed")]

    def test_stands_last_in_the_queue_until_its_moment(
        self, session: Session, asleep: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        other = help_request(session, now=now)

        found = queue.waiting(session, by=by, now=now)

        assert [(item.help_request, item.urgency, item.wakes_at) for item in found] == [
            (other, Urgency.OTHER, None), (asleep, Urgency.LATER, now + HOUR)
        ]  # fmt: skip

    def test_is_due_today_when_its_moment_has_come(
        self, session: Session, asleep: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        found = [row(session, by, now + HOUR - timedelta(seconds=1)), row(session, by, now + HOUR)]

        assert [(item.urgency, item.is_woken) for item in found] == [(Urgency.LATER, False), (Urgency.TODAY, True)]

    def test_has_been_seen_to_once_it_is_answered(
        self, session: Session, asleep: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        answers.answer(session, asleep.id, text="Сәлем", by=by, now=now + HOUR)

        found = row(session, by, now + HOUR)

        assert (found.urgency, found.is_woken) == (Urgency.OTHER, False)

    def test_still_wakes_when_it_was_answered_before(
        self, session: Session, asleep: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        answers.answer(session, asleep.id, text="Ертең жазамын", by=by, now=now)

        assert row(session, by, now).urgency is Urgency.LATER
        assert row(session, by, now + HOUR).is_woken

    def test_wakes_by_hand(self, session: Session, asleep: HelpRequest, by: Specialist, now: datetime) -> None:
        snoozing.wake(session, asleep.id, by=by, now=now)

        assert (row(session, by, now).urgency, row(session, by, now + HOUR).is_woken) == (Urgency.OTHER, False)

    def test_pushes_no_waking_one_out_of_the_queue(
        self, session: Session, asleep: HelpRequest, by: Specialist, now: datetime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(queue, "SHOWN", 1)
        later = help_request(session, now=now + DAY)

        assert row(session, by, now).help_request is later

    def test_forgets_its_moment_with_its_close(
        self, session: Session, asleep: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        closing.dismiss(session, asleep.id, reason=closing.Dismissal.THANKS, by=by, now=now)
        closing.reopen(session, asleep.id, by=by, now=now)

        assert not row(session, by, now + HOUR).is_woken


class TestAChild:
    def test_wakes_the_talk_with_any_word(
        self, session: Session, asleep: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        write(session, asleep, now=now)

        assert (asleep.snoozed_until, row(session, by, now).urgency) == (None, Urgency.OTHER)

    def test_wakes_what_would_sleep_for_ever(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        snoozing.snooze(session, talk.id, until=None, why="", by=by, now=now)
        before = row(session, by, now + 400 * DAY)

        write(session, talk, now=now + 400 * DAY)

        assert (before.urgency, before.wakes_at) == (Urgency.LATER, FOREVER)
        assert snoozing.is_endless(FOREVER)
        assert not snoozing.is_endless(now)
        assert row(session, by, now + 400 * DAY).urgency is not Urgency.LATER

    def test_in_danger_wakes_it_red(self, session: Session, asleep: HelpRequest, by: Specialist, now: datetime) -> None:
        write(session, asleep, finding=DANGER, now=now)

        assert (asleep.snoozed_until, row(session, by, now).urgency) == (None, Urgency.RED)

    def test_who_calls_for_help_wakes_it_red(
        self, session: Session, asleep: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        drafts.call_for_help(session, asleep, mark="crisis:button", now=now)

        assert (asleep.snoozed_until, row(session, by, now).urgency) == (None, Urgency.RED)

    def test_who_deletes_the_words_leaves_nothing_to_wake(
        self, session: Session, asleep: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        talks.erase(session, asleep, now=now)
        session.flush()

        assert asleep.snoozed_until is None
        assert queue.waiting(session, by=by, now=now + HOUR) == []


class TestACase:
    def test_sleeps_whole_and_wakes_when_one_child_talk_does(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        other = help_request(session, now=now)
        joining.join(session, other.id, to=talk.id, by=by, now=now)

        snoozing.snooze(session, other.id, until=now + HOUR, why="", by=by, now=now)
        sleeping = row(session, by, now)
        write(session, other, now=now)

        assert (sleeping.urgency, talk.snoozed_until) == (Urgency.LATER, now + HOUR)
        assert (row(session, by, now).urgency, row(session, by, now).wakes_at) == (Urgency.OTHER, None)

    def test_with_danger_in_another_talk_stays_awake(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        red = help_request(session, finding=DANGER, now=now)
        joining.join(session, red.id, to=talk.id, by=by, now=now)

        with pytest.raises(snoozing.RedStaysAwake):
            snoozing.snooze(session, talk.id, until=now + HOUR, why="", by=by, now=now)


class TestARefusal:
    def test_is_given_in_danger(self, session: Session, by: Specialist, now: datetime) -> None:
        red = help_request(session, finding=DANGER, now=now)

        for until in (now + HOUR, None):
            with pytest.raises(snoozing.RedStaysAwake):
                snoozing.snooze(session, red.id, until=until, why="", by=by, now=now)

        assert red.snoozed_until is None

    @pytest.mark.parametrize("late", [timedelta(0), HOUR])
    def test_is_given_to_a_moment_that_is_over(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime, late: timedelta
    ) -> None:
        with pytest.raises(snoozing.MomentPast):
            snoozing.snooze(session, talk.id, until=now - late, why="", by=by, now=now)

    def test_is_given_when_the_talk_is_closed(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        closing.dismiss(session, talk.id, reason=closing.Dismissal.TEST, by=by, now=now)

        with pytest.raises(cases.TalkClosed):
            snoozing.snooze(session, talk.id, until=now + HOUR, why="", by=by, now=now)

    def test_is_given_to_everybody_else(self, session: Session, asleep: HelpRequest, now: datetime) -> None:
        stranger = psychologist(session, school_id=another_school(session).id)
        sooner = now + HOUR / 2

        with pytest.raises(answers.AlreadyTaken):
            snoozing.snooze(session, asleep.id, until=sooner, why="", by=psychologist(session), now=now)
        with pytest.raises(answers.RequestUnknown):
            snoozing.snooze(session, asleep.id, until=sooner, why="", by=stranger, now=now)
        with pytest.raises(NotAllowed):
            snoozing.snooze(session, asleep.id, until=sooner, why="", by=deputy_head(session), now=now)
        for nobody in (psychologist(session), stranger):
            with pytest.raises(answers.RequestUnknown):
                snoozing.wake(session, asleep.id, by=nobody, now=now)

        assert asleep.snoozed_until == now + HOUR

    def test_is_given_for_a_draft_and_for_what_is_not_there(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        for request_id in (draft(session, now=now).id, 4711):
            with pytest.raises(answers.RequestUnknown):
                snoozing.snooze(session, request_id, until=now + HOUR, why="", by=by, now=now)


class TestTheChoices:
    @pytest.mark.parametrize(
        ("today", "expected"),
        [
            (23, {"tomorrow": 24, "in-three-days": 26, "next-week": 30}),  # a Monday
            (25, {"tomorrow": 26, "in-three-days": 30}),  # a Wednesday: in three days it is Saturday
            (27, {"tomorrow": 30}),  # a Friday
            (29, {"tomorrow": 30, "in-three-days": 32}),  # a Sunday; the 32nd is 2 December
        ],
    )
    def test_are_openings_of_working_days_and_no_day_twice(
        self, session: Session, today: int, expected: dict[str, int]
    ) -> None:
        school = schools.first_school(session)
        session.execute(delete(CalendarPeriod))

        found = snoozing.choices(session, school, now=datetime(2026, 11, today, 5, tzinfo=UTC))

        days = {name: (moment.date() - date(2026, 11, 1)).days + 1 for name, moment in found}
        assert days == expected
        assert {moment.timetz().replace(tzinfo=None) for _, moment in found} == {school.opens}

    def test_pass_over_holidays(self, session: Session) -> None:
        school = schools.first_school(session)
        session.execute(delete(CalendarPeriod))
        session.add(
            CalendarPeriod(
                kind="holiday",
                starts=date(2026, 11, 24),
                ends=date(2026, 11, 25),
                names={"kk": "Мереке", "ru": "Праздник", "en": "Holiday"},
                source="test",
                review="needed",
            )
        )
        session.flush()

        found = dict(snoozing.choices(session, school, now=datetime(2026, 11, 23, 5, tzinfo=UTC)))

        assert found["tomorrow"].date() == date(2026, 11, 26)

    def test_are_none_when_the_school_never_opens_again(self, session: Session, now: datetime) -> None:
        school = another_school(session, working_days=[])

        assert snoozing.choices(session, school, now=now) == []
