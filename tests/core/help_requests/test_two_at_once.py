"""Two at once: whatever two people or two windows do to one case in the same second, it ends in one piece."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.actors import Specialist
from core.help_requests import (
    HelpRequest,
    RequestState,
    answers,
    cases,
    closing,
    handing,
    joining,
    presence,
    reply_drafts,
    snoozing,
    talks,
    threads,
)
from core.help_requests.handing import TakeOver
from db.engine import Database
from db.models.help_requests import ReplyDraft, TalkPresence
from tests.factories.help_requests import DONE, help_request, write
from tests.factories.staff import psychologist

HOUR = timedelta(hours=1)
Beside = Callable[[Callable[[Session], Any]], Future[Any]]


@pytest.fixture
def beside(database: Database) -> Iterator[Beside]:
    """Carry a rule out in another thread and transaction, beside the one that is open."""

    def carry_out(rule: Callable[[Session], Any]) -> Any:
        with database.writing() as session:
            return rule(session)

    with ThreadPoolExecutor(1) as pool:
        yield lambda rule: pool.submit(carry_out, rule)


@pytest.fixture
def by(database: Database) -> Specialist:
    with database.writing() as session:
        return psychologist(session)


@pytest.fixture
def colleague(database: Database) -> Specialist:
    with database.writing() as session:
        return psychologist(session)


@pytest.fixture
def case(database: Database, by: Specialist, now: datetime) -> tuple[int, int]:
    """Two joined talks: the one the case goes by, and its member."""
    with database.writing() as session:
        head, member = help_request(session, now=now).id, help_request(session, now=now).id
        joining.join(session, member, to=head, by=by, now=now)
    return head, member


def test_a_case_that_is_being_closed_is_not_taken_over(
    database: Database, beside: Beside, case: tuple[int, int], by: Specialist, colleague: Specialist, now: datetime
) -> None:
    head, member = case

    with database.writing() as session:
        closing.close(session, head, closing=DONE, by=by, now=now)
        late = beside(lambda s: handing.take_over(s, member, reason=TakeOver.AWAY, by=colleague, now=now))

    with pytest.raises(cases.TalkClosed):
        late.result()


def test_a_case_that_is_being_taken_over_is_not_put_off(
    database: Database, beside: Beside, case: tuple[int, int], by: Specialist, colleague: Specialist, now: datetime
) -> None:
    head, member = case

    with database.writing() as session:
        handing.take_over(session, member, reason=TakeOver.URGENT, by=colleague, now=now)
        late = beside(lambda s: snoozing.snooze(s, head, until=now + HOUR, why="", by=by, now=now))

    with pytest.raises(answers.AlreadyTaken):
        late.result()


def test_two_talks_joined_from_both_sides_are_one_case(
    database: Database, beside: Beside, by: Specialist, now: datetime
) -> None:
    with database.writing() as session:
        one, other = help_request(session, now=now).id, help_request(session, now=now).id

    with database.writing() as session:
        joining.join(session, one, to=other, by=by, now=now)
        late = beside(lambda s: joining.join(s, other, to=one, by=by, now=now).id)

    assert late.result() == other
    with database.reading() as session:
        found = joining.case(session, session.get_one(HelpRequest, one))
        assert [talk.id for talk in found] == [other, one]


def test_words_written_while_the_talk_is_being_put_off_wake_it(
    database: Database, beside: Beside, by: Specialist, now: datetime
) -> None:
    with database.writing() as session:
        talk = help_request(session, now=now)

    with database.writing() as session:
        snoozing.snooze(session, talk.id, until=None, why="", by=by, now=now)
        written = beside(lambda s: write(s, threads.own(s, [talk.ref], talk.ref), now=now))
    written.result()

    with database.reading() as session:
        assert session.get_one(HelpRequest, talk.id).snoozed_until is None


def test_of_two_windows_the_later_draft_stays(
    database: Database, beside: Beside, case: tuple[int, int], by: Specialist, now: datetime
) -> None:
    head = case[0]

    with database.writing() as session:
        reply_drafts.keep(session, head, kind="reply", text="бірінші", by=by, now=now)
        late = beside(lambda s: reply_drafts.keep(s, head, kind="reply", text="екінші", by=by, now=now))
    late.result()

    with database.reading() as session:
        assert reply_drafts.kept(session, session.get_one(HelpRequest, head), by=by) == {"reply": "екінші"}


def test_of_a_talk_that_is_being_deleted_no_draft_is_kept(
    database: Database, beside: Beside, case: tuple[int, int], by: Specialist, now: datetime
) -> None:
    head = case[0]

    with database.writing() as session:
        ref = session.get_one(HelpRequest, head).ref
        talks.erase(session, threads.own(session, [ref], ref), now=now)
        late = beside(lambda s: reply_drafts.keep(s, head, kind="reply", text="кеш", by=by, now=now))

    with pytest.raises(answers.RequestUnknown):
        late.result()
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(ReplyDraft)) == 0


def test_one_person_in_two_windows_is_present_once(
    database: Database, beside: Beside, case: tuple[int, int], by: Specialist, now: datetime
) -> None:
    head = case[0]

    with database.writing() as session:
        presence.arrive(session, head, by=by, now=now, is_writing=True)
        late = beside(lambda s: presence.arrive(s, head, by=by, now=now, is_writing=False))
    late.result()

    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(TalkPresence)) == 1


def test_an_answer_that_leaves_while_the_child_writes_does_not_answer_these_words(
    database: Database, beside: Beside, by: Specialist, now: datetime
) -> None:
    with database.writing() as session:
        talk = help_request(session, now=now)
        answers.answer(session, talk.id, text="Сәлем", by=by, now=now, send_at=now + HOUR)

    with database.writing() as session:
        write(session, threads.own(session, [talk.ref], talk.ref), now=now + HOUR / 2)
        late = beside(lambda s: answers.send_due(s, now=now + HOUR))
    late.result()

    with database.reading() as session:
        found = session.get_one(HelpRequest, talk.id)
        assert (found.state, found.due_at) == (RequestState.IN_WORK, talk.due_at)


@pytest.mark.parametrize("act", ["withdraw", "send_due"])
def test_a_talk_is_deleted_while_its_answer_leaves_or_is_taken_back(
    database: Database, beside: Beside, by: Specialist, now: datetime, act: str
) -> None:
    with database.writing() as session:
        talk = help_request(session, now=now)
        message_id = answers.answer(session, talk.id, text="Сәлем", by=by, now=now, send_at=now + HOUR).id
    acts: dict[str, Callable[[Session], Any]] = {
        "withdraw": lambda s: answers.withdraw(s, message_id, by=by),
        "send_due": lambda s: answers.send_due(s, now=now + HOUR),
    }

    with database.writing() as session:
        own = threads.own(session, [talk.ref], talk.ref)
        late = beside(acts[act])
        talks.erase(session, own, now=now)

    if act == "withdraw":
        with pytest.raises(answers.RequestUnknown):
            late.result()
    else:
        assert late.result() == 0
