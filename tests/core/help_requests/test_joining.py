"""Joining: one case for staff; no child ever sees, gets or loses a word through it."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, strategies
from hypothesis import settings as trying
from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from core.actors import NotAllowed, Specialist
from core.help_requests import HelpRequest, RequestState, answers, closing, joining, queue, talks, threads
from core.journals import entries, facts
from core.texts import texts
from db.models.audit import AuditRecord
from db.models.help_requests import HelpMessage
from db.models.journals import Journal, JournalEntry, Need
from db.models.outbox import OutboxMessage
from tests.factories.help_requests import DONE, draft, help_request, write
from tests.factories.schools import another_school
from tests.factories.staff import deputy_head, psychologist

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def ids(session: Session, talk: HelpRequest) -> list[int]:
    session.flush()
    return [found.id for found in joining.case(session, talk)]


def rows(session: Session, by: Specialist, now: datetime) -> list[tuple[int, int]]:
    session.flush()
    return [(item.help_request.id, item.joined) for item in queue.waiting(session, by=by, now=now)]


def status(session: Session, talk: HelpRequest) -> str:
    session.flush()
    need = select(Need.id).where(Need.help_request_id == talk.id).scalar_subquery()
    line = session.scalars(
        select(JournalEntry).where(JournalEntry.need_id == need, JournalEntry.journal == Journal.NEEDS)
    ).one()
    return facts.render(entries.facts_of(session, line)["status"], texts("en"))


class TestAJoinedTalk:
    def test_is_the_psychologists_with_the_one_it_continues(
        self, session: Session, head: HelpRequest, member: HelpRequest, by: Specialist
    ) -> None:
        assert ids(session, head) == ids(session, member) == [head.id, member.id]
        assert (head.assigned_to, member.assigned_to, head.joined_to) == (by.id, by.id, None)
        marks = [threads.words(session, member, message) for message in member.messages]
        assert marks == ["екінші", "joined"]
        assert len(head.messages) == 1

    def test_is_noted_in_the_audit(self, session: Session, member: HelpRequest, by: Specialist) -> None:
        acts = session.execute(
            select(AuditRecord.subject_id, AuditRecord.staff_id).where(AuditRecord.tag == "help_request:joined")
        ).all()

        assert acts == [(member.id, by.id)]

    def test_keeps_its_number_in_j6_and_says_what_it_continues(
        self, session: Session, head: HelpRequest, member: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        joined = status(session, member)
        joining.split(session, member.id, by=by, now=now)

        assert joined == "in progress, continues No. 1"
        assert (status(session, head), status(session, member)) == ("in progress", "in progress")

    def test_says_so_after_its_close_too(
        self, session: Session, head: HelpRequest, member: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        closing.close(session, member.id, closing=DONE, by=by, now=now + HOUR)

        assert status(session, member) == "closed, 23.11.2026, continues No. 1"
        assert status(session, head) == "closed, 23.11.2026"

    def test_twice_changes_nothing(
        self, session: Session, head: HelpRequest, member: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        before = (head.version, member.version)

        assert joining.join(session, member.id, to=head.id, by=by, now=now) is head
        assert joining.join(session, head.id, to=member.id, by=by, now=now) is head

        assert (head.version, member.version) == before

    def test_brings_its_own_case_along(
        self, session: Session, head: HelpRequest, member: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        first, second = help_request(session, now=now), help_request(session, now=now)
        joining.join(session, second.id, to=first.id, by=by, now=now)

        joining.join(session, first.id, to=member.id, by=by, now=now)

        assert ids(session, second) == [head.id, member.id, first.id, second.id]
        assert {talk.joined_to for talk in (member, first, second)} == {head.id}


class TestAChild:
    def test_gets_an_answer_only_in_the_talk_it_was_written_in(
        self, session: Session, head: HelpRequest, member: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        answer = answers.answer(session, member.id, text="Саған ғана", by=by, now=now + HOUR)
        session.flush()

        assert talks.answered(head) == []
        with pytest.raises(threads.NotYours):
            talks.open_answer(session, [head.ref], answer.ref, now=now)
        parcels = session.execute(select(OutboxMessage.help_message_id, OutboxMessage.address_info)).all()
        assert parcels == [(answer.id, f"thread:{member.ref}")]
        assert talks.open_answer(session, [member.ref], answer.ref, now=now)[1] == "Саған ғана"

    def test_who_deletes_one_talk_takes_nothing_from_the_other(
        self, session: Session, head: HelpRequest, member: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        talks.erase(session, head, now=now)

        assert ids(session, member) == [member.id]
        assert threads.words(session, member, member.messages[0]) == "екінші"
        assert rows(session, by, now + HOUR) == [(member.id, 0)]

    def test_who_writes_into_a_closed_case_opens_one_talk(
        self, session: Session, head: HelpRequest, member: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        closing.close(session, head.id, closing=DONE, by=by, now=now + HOUR)

        write(session, member, now=now + 2 * HOUR)

        assert (head.state, member.state) == (RequestState.CLOSED, RequestState.IN_WORK)
        assert rows(session, by, now + 2 * HOUR) == [(member.id, 0)]


class TestSplitting:
    def test_a_member_leaves_the_others_together(
        self, session: Session, head: HelpRequest, member: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        third = help_request(session, now=now)
        joining.join(session, third.id, to=head.id, by=by, now=now)

        joining.split(session, member.id, by=by, now=now)

        assert (ids(session, member), ids(session, third)) == ([member.id], [head.id, third.id])
        assert threads.words(session, member, session.scalars(_last(member)).one()) == "split"

    def test_the_first_one_leaves_the_others_together(
        self, session: Session, head: HelpRequest, member: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        third = help_request(session, now=now)
        joining.join(session, third.id, to=head.id, by=by, now=now)

        joining.split(session, head.id, by=by, now=now)

        assert (ids(session, head), ids(session, third)) == ([head.id], [member.id, third.id])

    def test_what_stands_alone_changes_nothing(
        self, session: Session, head: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        version = head.version

        joining.split(session, head.id, by=by, now=now)

        assert (head.version, len(head.messages)) == (version, 1)


class TestARefusal:
    def test_is_given_to_a_talk_and_itself(
        self, session: Session, head: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        with pytest.raises(joining.CannotJoin):
            joining.join(session, head.id, to=head.id, by=by, now=now)

    def test_is_given_when_one_of_them_is_closed(
        self, session: Session, head: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        closed = help_request(session, now=now)
        closing.dismiss(session, closed.id, reason=closing.Dismissal.TEST, by=by, now=now)

        for one, other in ((head, closed), (closed, head)):
            with pytest.raises(joining.CannotJoin):
                joining.join(session, one.id, to=other.id, by=by, now=now)

        assert head.joined_to is closed.joined_to is None

    def test_is_given_for_what_is_not_this_persons(
        self, session: Session, head: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        foreign = help_request(session, now=now, school_id=another_school(session).id)
        theirs, erased = help_request(session, now=now), help_request(session, now=now)
        answers.accept(session, theirs.id, by=psychologist(session), now=now)
        talks.erase(session, erased, now=now)
        unsent = draft(session, now=now)
        session.flush()

        for other in (foreign.id, theirs.id, erased.id, unsent.id, 4711):
            for pair in ((head.id, other), (other, head.id)):
                with pytest.raises((answers.RequestUnknown, answers.AlreadyTaken)):
                    joining.join(session, pair[0], to=pair[1], by=by, now=now)
        with pytest.raises(NotAllowed):
            joining.join(session, head.id, to=theirs.id, by=deputy_head(session), now=now)

    def test_to_split_is_given_to_everybody_else(
        self, session: Session, head: HelpRequest, member: HelpRequest, now: datetime
    ) -> None:
        for nobody in (psychologist(session), psychologist(session, school_id=another_school(session).id)):
            with pytest.raises(answers.RequestUnknown):
                joining.split(session, member.id, by=nobody, now=now)

        assert ids(session, head) == [head.id, member.id]


@trying(max_examples=25)
@given(
    acts=strategies.lists(
        strategies.tuples(strategies.booleans(), strategies.integers(0, 4), strategies.integers(0, 4)), max_size=12
    )
)
def test_whatever_is_joined_and_split_every_talk_stands_in_one_row(
    session: Session, by: Specialist, now: datetime, acts: list[tuple[bool, int, int]]
) -> None:
    begun = [help_request(session, now=now) for _ in range(5)]

    for is_join, one, other in acts:
        if not is_join:
            joining.split(session, begun[one].id, by=by, now=now)
        elif one != other:
            joining.join(session, begun[one].id, to=begun[other].id, by=by, now=now)
        session.flush()

    mine = {talk.id for talk in begun}
    cases = {tuple(ids(session, talk)) for talk in begun}
    assert sorted(number for case in cases for number in case) == sorted(mine)
    found = [(head, joined) for head, joined in rows(session, by, now) if head in mine]
    assert sorted(found) == sorted((case[0], len(case) - 1) for case in cases)
    assert all(session.get_one(HelpRequest, case[0]).joined_to is None for case in cases)


def _last(talk: HelpRequest) -> Select[tuple[HelpMessage]]:
    return select(HelpMessage).where(HelpMessage.help_request_id == talk.id).order_by(HelpMessage.id.desc()).limit(1)
